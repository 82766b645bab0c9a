import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { NO_DEFINITIONS, readDefinitions, writeDefinitions } from '../../../src/core/workspace';
import { made } from '../hypotheses/made-hypotheses';
import { hypothesis } from './random-council';

const AT = '2025-01-01T08:00:00Z';
const read = (parts: object) =>
  readDefinitions(
    JSON.parse(JSON.stringify({ version: 1, council: { hypotheses: [{ hypothesis: { ...made(), ...parts }, by: 'Ana', at: AT }] } })),
  );

describe('a hypothesis out of a file', () => {
  it('is the one that was written into it, in whatever state', () => {
    fc.assert(
      fc.property(hypothesis, (given) => {
        const council = { ...NO_DEFINITIONS.council, hypotheses: [{ hypothesis: given, by: 'Ana', at: AT }] };
        const { definitions } = readDefinitions(JSON.parse(JSON.stringify(writeDefinitions({ ...NO_DEFINITIONS, council }))));
        expect(definitions?.council.hypotheses).toEqual(council.hypotheses);
      }),
      { numRuns: 50 },
    );
  });

  test.each<[string, object, RegExp]>([
    ['an id that is empty', { id: '' }, /hypothesis\.id: is empty/],
    ['a metric that cannot be tested', { metric: 'nrr' }, /hypothesis\.metric: /],
    ['no size', { size: 0 }, /hypothesis\.size: is 0, and must be more than 0/],
    ['a size beyond all numbers', { size: Infinity }, /hypothesis\.size: /],
    ['half a deal', { needed: 12.5 }, /hypothesis\.needed: is not a whole number/],
    ['no deal at all', { needed: 0 }, /hypothesis\.needed: /],
    [
      'a design effect that makes intervals narrower',
      { baseline: { value: 0.2, n: 9, spread: null, designEffect: 0.5 } },
      /designEffect: /,
    ],
    ['an arm of more than all accounts', { allocation: { seed: 's', treatedShare: 1.2 } }, /treatedShare: /],
    ['more looks than are planned', { readOut: { kind: 'looks', looks: 6 } }, /readOut\.looks: /],
    ['a day that does not exist', { readOn: '2025-02-30' }, /hypothesis\.readOn: is not a calendar date/],
    ['a rule that is none', { segment: { kind: 'sql', text: 'DROP TABLE deals' } }, /hypothesis\.segment/],
    ['a verdict that is none', { told: { verdict: 'proven' } }, /hypothesis\.told/],
    ['a text without end', { text: 'x'.repeat(20_001) }, /hypothesis\.text: is longer than 20000 characters/],
  ])('is refused with its place for %s', (_, parts, says) => {
    const { definitions, error } = read(parts);
    expect(definitions).toBeNull();
    expect(error).toMatch(says);
    expect(error?.length).toBeLessThan(250);
  });
});
