import { describe, expect, it, test } from 'vitest';
import { NO_COUNCIL_RECORDS } from '../../../src/core/council';
import { readDefinitions, writeDefinitions } from '../../../src/core/workspace';
import { revised } from '../council/made-decisions';

const GIVEN = revised();
const read = (council: unknown) => readDefinitions(JSON.parse(JSON.stringify({ version: 1, council })));
const withDecision = (parts: object) => read({ decisions: [{ ...GIVEN, decision: { ...GIVEN.decision, ...parts } }] });
const READING = {
  metric: 'winRate',
  slice: [],
  period: null,
  unit: 'share',
  currency: null,
  value: 0.5,
  missing: null,
  n: 10,
  low: null,
  high: null,
  level: null,
};
const withReading = (parts: object) => withDecision({ evidence: { ...GIVEN.decision.evidence, readings: [{ ...READING, ...parts }] } });

describe('what a council wrote down, out of a file', () => {
  it('is read as it is, and nothing where nothing was written down', () => {
    expect(withDecision({}).definitions?.council.decisions).toEqual([GIVEN]);
    expect(read({}).definitions?.council).toEqual(NO_COUNCIL_RECORDS);
    expect(withReading({}).error).toBeNull();
  });

  test.each<[string, () => ReturnType<typeof readDefinitions>, RegExp]>([
    ['a list that is none', () => read({ decisions: {} }), /council\.decisions: is not a list/],
    ['records that are none', () => read('none'), /council/],
    ['a decision without an id', () => withDecision({ id: '' }), /decision\.id: is empty/],
    ['a type that is none', () => withDecision({ type: 'conquer' }), /decision\.type: /],
    ['a day that does not exist', () => withDecision({ taken: '2025-02-30' }), /decision\.taken: /],
    [
      'no number where one was NaN',
      () => withDecision({ expected: { metric: 'winRate', want: 'rise', size: Number.NaN } }),
      /expected\.size: /,
    ],
    ['a number beyond all numbers', () => read(JSON.parse('{"plans":[{"companies":1e999}]}')), /plans\.0/],
    ['a change of less than nothing', () => withDecision({ expected: { metric: 'winRate', want: 'rise', size: -1 } }), /expected\.size: /],
    [
      'a metric that is none',
      () => withDecision({ expected: { metric: '__proto__', want: 'rise', size: 1 } }),
      /expected\.metric: is not a metric/,
    ],
    [
      'a figure with a value and a reason',
      () => withReading({ missing: 'no_closed' }),
      /readings\.0: has neither a value nor a reason, or both/,
    ],
    ['a figure with neither', () => withReading({ value: null }), /readings\.0: has neither/],
    ['a text without end', () => withDecision({ text: 'x'.repeat(20_001) }), /decision\.text: is longer than 20000 characters/],
    [
      'conditions without end',
      () => withDecision({ segment: { name: 'S', where: Array(21).fill({}) } }),
      /segment\.where: has more than 20 conditions/,
    ],
    [
      'thresholds out of order',
      () =>
        read({ norms: [{ stage: 'growth', thresholds: { expected: 20, good: 30, alarm: 25 }, by: 'Ana', at: '2025-10-01T08:00:00Z' }] }),
      /norms\.0\.thresholds: has thresholds that are not in order/,
    ],
    [
      'a capability that is none',
      () => read({ capabilities: [{ capability: 'magic', owner: 'Kim', kpis: null, by: 'Ana', at: '2025-10-01T08:00:00Z' }] }),
      /capabilities\.0\.capability: /,
    ],
    [
      'a KPI that is markup',
      () => read({ capabilities: [{ capability: 'icp', owner: null, kpis: ['<img>'], by: 'Ana', at: '2025-10-01T08:00:00Z' }] }),
      /kpis\.0: is no KPI/,
    ],
    [
      'a change in the market on no day',
      () => read({ marketChanges: [{ id: 'a', on: '2025-02-30', text: '', isWithdrawn: false, by: 'Ana', at: '2025-10-01T08:00:00Z' }] }),
      /marketChanges\.0\.on: /,
    ],
    ['decisions without end', () => read({ decisions: Array(20_001).fill(0) }), /council\.decisions: has more than 20000 decisions/],
    [
      'an hour that does not exist',
      () => read({ decisions: [{ ...GIVEN, at: '2025-12-15T25:00:00Z' }] }),
      /decisions\.0\.at: is not an instant/,
    ],
    ['an instant of a day that does not exist', () => read({ decisions: [{ ...GIVEN, at: '2025-02-30T10:00:00Z' }] }), /is not an instant/],
    ['an instant of another zone', () => read({ decisions: [{ ...GIVEN, at: '2025-12-15T10:00:00+02:00' }] }), /is not an instant/],
  ])('is refused with its place for %s', (_, given, says) => {
    const { definitions, error } = given();
    expect(definitions).toBeNull();
    expect(error).toMatch(says);
    expect(error?.length).toBeLessThan(250);
  });

  it('changes no prototype, and takes nothing along that nobody knows', () => {
    const text = JSON.stringify({ version: 1, council: { decisions: [GIVEN] } })
      .replace('"decision":{', '"decision":{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},"extra":1,')
      .replace('"council":{', '"council":{"__proto__":{"decisions":[1]},');
    const { definitions } = readDefinitions(JSON.parse(text));
    expect(definitions?.council.decisions).toEqual([GIVEN]);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
    expect(Object.keys(definitions?.council.decisions[0]?.decision ?? {})).toEqual(Object.keys(GIVEN.decision));
  });

  it('holds markup, SQL and formulas as the text that they are', () => {
    const text = "<img src=x onerror=alert(1)> '; DROP TABLE deals; -- =1+1";
    const { definitions } = withDecision({
      text,
      owner: text,
      segment: { name: text, where: [{ dimension: text, is: 'in', members: [text, null] }] },
    });
    const decision = definitions?.council.decisions[0]?.decision;
    expect([decision?.text, decision?.owner, decision?.segment.where[0]?.members]).toEqual([text, text, [text, null]]);
    expect(JSON.stringify(definitions === null || definitions === undefined ? null : writeDefinitions(definitions))).toContain(
      JSON.stringify(text),
    );
  });
});
