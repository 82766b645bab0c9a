import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hashWithRules, readQuestion, rulesIn, versionAddress, withoutRules, type AskedRules } from '../../../src/core/question';
import { parseDate } from '../../../src/core/model';
import { NO_DEFINITIONS, type Definitions } from '../../../src/core/workspace';
import type { Admission } from '../../../src/core/admission';
import { heldRules, ruledBy, toldRules, wantedRules } from '../../../src/views/ruled-address';
import { version } from '../../fixtures/icp-history';
import { dataset } from '../views/made';

const rules = (icp: string | null, asOf: string | null): AskedRules => ({ icp, asOf: asOf as AskedRules['asOf'] });
const OLD = { ...version('retail', 'industry'), id: 'Müller & <b>Co</b>', name: 'ICP 1', effectiveFrom: '2024-01-01' };
const NEW = { ...OLD, id: 'icp-2', name: 'ICP 2', effectiveFrom: '2025-01-01' };
const deals = { inspection: { file: 'deals.csv', table: 'opportunity' } } as unknown as Admission;
const loaded = (some: Partial<Definitions> = {}, asOf: string | null = null) => ({
  dataset: {
    ...dataset(),
    asOf: parseDate(asOf ?? '2025-09-30') ?? 0,
    asOfFrom: asOf === null ? ('lastEvent' as const) : ('given' as const),
  },
  definitions: { ...NO_DEFINITIONS, icp: [OLD, NEW], fileAsOf: new Map(asOf === null ? [] : [['deals.csv', asOf]]), ...some },
  admissions: [deals],
});

describe('rules in an address', () => {
  test('stand beside the question, and are no part of what a page is asked', () => {
    const hash = hashWithRules('#/segments?v=2&p=all', rules('then', '2025-08-15'));
    expect(hash).toBe('#/segments?v=2&p=all&i=then&a=2025-08-15');
    expect([rulesIn(hash), withoutRules(hash)]).toEqual([rules('then', '2025-08-15'), '#/segments?v=2&p=all']);
    expect(readQuestion(hash).notes).toEqual([]);
  });
  test('leave an address as it was when they are taken out again, whatever it is', () =>
    fc.assert(
      fc.property(
        fc.constantFrom('#/council', '#/deals?v=2&p=all', '#/drift?v=2&m=acv&d=d1', ''),
        fc.constantFrom(null, 'latest', 'then', '0badf00d'),
        fc.constantFrom(null, 'last', '2024-02-29'),
        (hash, icp, asOf) => {
          const written = hashWithRules(hash, rules(icp, asOf));
          expect(rulesIn(written)).toEqual(rules(icp, asOf));
          expect(withoutRules(written)).toBe(icp === null && asOf === null ? hash : withoutRules(hash) || '#/');
          expect(hashWithRules(written, rules(icp, asOf))).toBe(written);
        },
      ),
    ));
  test.each([
    ['i=2', 'The ICP version'],
    ['i=icp-2', 'The ICP version'],
    ['i=%3Cscript%3E', 'The ICP version'],
    ['a=2025-02-30', 'The as-of date'],
    ['a=today', 'The as-of date'],
  ])('%s was tampered with: it is left out, and said to be', (part, what) => {
    const hash = `#/council?v=2&p=all&${part}`;
    expect(rulesIn(hash)).toEqual(rules(null, null));
    expect(readQuestion(withoutRules(hash)).notes).toEqual([`${what} in this link could not be read and was left out.`]);
    expect(readQuestion(hash).question.period).toEqual({ kind: 'all' });
  });
  test('never hold the id of a version in the clear', () =>
    expect(hashWithRules('#/council', rules(versionAddress(OLD.id), null))).toMatch(/^#\/council\?v=2&i=[0-9a-f]{8}$/));
});

describe('rules of a workspace', () => {
  test('that are usual are not said; each other is, by its date or its digest', () => {
    expect(toldRules(heldRules(loaded()))).toEqual(rules(null, null));
    expect(toldRules(heldRules(loaded({ icpRuler: { kind: 'inForceThen' } }, '2025-08-15')))).toEqual(rules('then', '2025-08-15'));
    expect(heldRules(loaded({ icpRuler: { kind: 'version', id: OLD.id } })).icp).toBe(versionAddress(OLD.id));
  });
  test('that were just changed are both said, so that a step back finds what was', () => {
    const [was, is] = [heldRules(loaded()), heldRules(loaded({ icpRuler: { kind: 'inForceThen' } }))];
    expect([toldRules(was, is), toldRules(is, was)]).toEqual([rules('latest', null), rules('then', null)]);
  });
  test('are set by what an address asks for, and by nothing else of it', () => {
    const given = loaded({ targets: [] });
    const wanted = wantedRules(rules(versionAddress(OLD.id), '2025-08-15'), heldRules(given));
    const { definitions, notes } = ruledBy(given, wanted);
    expect(notes).toEqual([]);
    expect(definitions).toEqual({
      ...given.definitions,
      icpRuler: { kind: 'version', id: OLD.id },
      fileAsOf: new Map([['deals.csv', '2025-08-15']]),
    });
    expect(ruledBy(given, wantedRules(rules(null, null), heldRules(given)))).toEqual({ definitions: null, notes: [] });
  });
  test('of another workspace are left out with a note, and the rest is taken', () => {
    const given = loaded();
    const { definitions, notes } = ruledBy(given, wantedRules(rules('0badf00d', '2025-08-15'), heldRules(given)));
    expect(definitions?.icpRuler).toEqual({ kind: 'latest' });
    expect(definitions?.fileAsOf).toEqual(new Map([['deals.csv', '2025-08-15']]));
    expect(notes).toEqual([expect.stringMatching(/^The ICP version in this link is not among those of this workspace/)]);
  });
  test('of several snapshots keep the dates of their files', () => {
    const given = { ...loaded(), history: { points: [{}, {}] } as never };
    const { definitions, notes } = ruledBy(given, wantedRules(rules(null, '2025-08-15'), heldRules(given)));
    expect([definitions, notes[0]]).toEqual([null, expect.stringMatching(/^The as-of date in this link was left out\. Each snapshot/)]);
  });
});
