import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import {
  EVIDENCE_CATALOGUE,
  EVIDENCE_IDS,
  evidenceSpec,
  gapOf,
  measured,
  SEGMENTATION_QUESTIONS,
  suggestionOf,
  unmeasured,
  type EvidenceFact,
  type EvidenceId,
  type MeasuredEvidence,
  type SegmentationQuestion,
} from '../../../src/core/assessment';

type Given = { readonly facts?: readonly EvidenceFact[]; readonly low?: number; readonly high?: number };
const of = (id: EvidenceId, value: number, given: Given = {}): MeasuredEvidence => measured(id, value, { n: 100, ...given });

/** What one piece of evidence does to a question, as the catalogue of `assessment.md` 5.1 puts it. */
function effect(question: SegmentationQuestion, evidence: MeasuredEvidence): string {
  const { ceiling2, floor2, limits, remarks } = suggestionOf(question, [evidence]);
  const possible = limits.find(({ kind }) => kind === 'possible')?.score2;
  return [
    ceiling2 === null ? null : `<= ${ceiling2 / 2}`,
    floor2 === null ? null : `>= ${floor2 / 2}`,
    possible === undefined ? null : `${possible / 2} possible`,
    ...remarks.map(({ kind }) => kind),
  ]
    .filter((each) => each !== null)
    .join(', ');
}

describe('the evidence catalogue', () => {
  it('holds E01 to E32, each on a question and with words for how it is counted', () => {
    expect(EVIDENCE_CATALOGUE.map(({ id }) => id)).toEqual(Array.from({ length: 32 }, (_, at) => `E${String(at + 1).padStart(2, '0')}`));
    for (const { questions, says, needs } of EVIDENCE_CATALOGUE) expect([questions.length > 0, says, needs].every(Boolean)).toBe(true);
  });

  it('sets limits for the questions alone that it is on, by settings that it has', () => {
    for (const { id, limits, questions } of EVIDENCE_CATALOGUE)
      for (const { question } of limits) expect(questions, id).toContain(question);
    for (const { limits, settings } of EVIDENCE_CATALOGUE)
      for (const { when } of limits)
        for (const bound of [when.from, when.over, when.below, when.upTo, when.highUpTo, when.lowOver])
          if (typeof bound === 'string') expect(settings).toHaveProperty(bound);
  });

  it.each<[EvidenceId, SegmentationQuestion, number, Given, string]>([
    ['E01', 'rigor', 0, {}, '<= 1'],
    ['E01', 'rigor', 1, {}, ''],
    ['E02', 'rigor', 0, {}, '<= 1'],
    ['E02', 'rigor', 1, {}, '<= 1'],
    ['E02', 'rigor', 2, {}, '<= 2'],
    ['E02', 'rigor', 3, {}, '<= 2'],
    ['E02', 'rigor', 4, {}, '<= 2.5'],
    ['E02', 'rigor', 5, {}, '<= 2.5'],
    ['E02', 'rigor', 6, {}, '3 possible'],
    ['E02', 'rigor', 10, {}, '3 possible'],
    ['E02', 'rigor', 11, {}, 'warning'],
    ['E03', 'validation', 17, { facts: ['shifted'] }, ''],
    ['E03', 'validation', 18, { facts: ['shifted'] }, '<= 2, redFlag'],
    ['E03', 'validation', 18, {}, 'warning'],
    ['E03', 'rigor', 35, { facts: ['neverChanged'] }, ''],
    ['E03', 'rigor', 36, { facts: ['neverChanged'] }, '<= 2, redFlag'],
    ['E03', 'rigor', 36, {}, ''],
    ['E04', 'rigor', 0, {}, '<= 2'],
    ['E04', 'rigor', 0, { facts: ['run', 'sixAttributes'] }, ''],
    ['E04', 'rigor', 1, { facts: ['run'] }, ''],
    ['E04', 'rigor', 1, { facts: ['run', 'sixAttributes'] }, '>= 3'],
    ['E05', 'rigor', 1, {}, ''],
    ['E05', 'rigor', 2, {}, '4 possible'],
    ['E06', 'data', 0.599, {}, '<= 2'],
    ['E06', 'data', 0.6, {}, '<= 2.5'],
    ['E06', 'data', 0.8, {}, '<= 2.5'],
    ['E06', 'data', 0.801, {}, '3 possible'],
    ['E07', 'data', 4.5, {}, '<= 2, redFlag'],
    ['E07', 'data', 5, {}, ''],
    ['E08', 'data', 2, {}, '<= 2.5'],
    ['E08', 'data', 3, {}, ''],
    ['E08', 'data', 4, { facts: ['intentAndUsage'] }, '4 possible'],
    ['E09', 'data', 1, {}, 'redFlag'],
    ['E10', 'data', 0.2, {}, ''],
    ['E10', 'data', 0.201, {}, '<= 2.5'],
    ['E11', 'use', 0.499, {}, '<= 2'],
    ['E11', 'use', 0.5, {}, ''],
    ['E11', 'use', 0.8, {}, '3 possible'],
    ['E12', 'use', 0, {}, '<= 2'],
    ['E12', 'use', 0.8, {}, '3 possible'],
    ['E13', 'use', 1, { facts: ['enoughOfBoth'] }, 'hint'],
    ['E13', 'use', 1, {}, ''],
    ['E13', 'use', 1.11, { facts: ['enoughOfBoth'] }, ''],
    ['E14', 'use', -0.01, {}, 'hint'],
    ['E14', 'use', 0, {}, ''],
    ['E15', 'use', 0.3, {}, ''],
    ['E15', 'use', 0.301, {}, 'hint'],
    ['E16', 'validation', 0, {}, '<= 2'],
    ['E16', 'validation', 0.5, {}, '3 possible'],
    ['E17', 'validation', 1, {}, '<= 2.5'],
    ['E17', 'validation', 2, {}, ''],
    ['E18', 'validation', 0.499, {}, 'redFlag'],
    ['E19', 'validation', 0, {}, '<= 2'],
    ['E19', 'validation', 3, {}, ''],
    ['E19', 'validation', 4, {}, '>= 3'],
    ['E20', 'validation', 0, {}, '<= 3'],
    ['E20', 'validation', 2, { facts: ['rulesOn', 'withOwners'] }, '4 possible'],
    ['E21', 'validation', 0, {}, '<= 2.5'],
    ['E22', 'rigor', 0.6, { facts: ['overAllowed'] }, 'redFlag'],
    ['E22', 'use', 0.6, { facts: ['overAllowed'] }, 'redFlag'],
    ['E22', 'use', 0.6, {}, ''],
    ['E23', 'alignment', -0.3, { low: -0.4, high: -0.1 }, 'redFlag'],
    ['E23', 'alignment', -0.3, { low: -0.4, high: -0.09 }, ''],
    ['E24', 'alignment', 3, {}, '3 possible'],
    ['E24', 'alignment', 2, {}, ''],
    ['E24', 'alignment', 1, {}, '<= 2'],
    ['E25', 'alignment', 0.49, {}, '<= 3'],
    ['E26', 'alignment', 2, {}, '5 possible'],
    ['E27', 'alignment', 5, {}, '4 possible'],
    ['E27', 'alignment', 1, {}, '<= 2'],
    ['E29', 'data', 23, {}, 'warning'],
    ['E31', 'rigor', 0.6, { low: 0.51, high: 0.7, facts: ['renewed'] }, '5 possible'],
    ['E31', 'rigor', 0.6, { low: 0.5, high: 0.7, facts: ['renewed'] }, ''],
    ['E32', 'rigor', 0.41, { facts: ['ofMarket'] }, 'redFlag'],
    ['E32', 'rigor', 0.9, {}, ''],
  ])('%s on %s at %d %j: %s', (id, question, value, given, expected) => {
    expect(effect(question, of(id, value, given))).toBe(expected);
  });
});

describe('a suggestion', () => {
  it('is the floor where there is one, else the lowest ceiling, else none', () => {
    expect(suggestionOf('rigor', [of('E02', 3), of('E01', 0)]).suggested2).toBe(2);
    expect(suggestionOf('rigor', [of('E04', 1, { facts: ['run', 'sixAttributes'] }), of('E02', 7)]).suggested2).toBe(6);
    expect(suggestionOf('rigor', [of('E05', 3)]).suggested2).toBeNull();
  });

  it('is none where the floor lies above the ceiling, and both are shown', () => {
    const told = suggestionOf('validation', [of('E19', 4), of('E21', 0)]);
    expect(told).toMatchObject({ isConflict: true, suggested2: null, ceiling2: 5, floor2: 6 });
    expect(told.limits.map(({ kind, evidence }) => `${kind} ${evidence.id}`)).toEqual(['ceiling E21', 'floor E19']);
  });

  it('is limited by nothing that is not in the data', () => {
    fc.assert(
      fc.property(fc.constantFrom(...EVIDENCE_IDS), fc.constantFrom(...SEGMENTATION_QUESTIONS), (id, question) => {
        const { limits, remarks, suggested2 } = suggestionOf(question, [unmeasured(id, 'not_mapped')]);
        expect([limits, remarks, suggested2]).toEqual([[], [], null]);
      }),
    );
  });

  it('lies at or under every ceiling, at or above every floor, and at 5 only where 5 is possible, whatever the evidence', () => {
    const facts = ['shifted', 'neverChanged', 'run', 'sixAttributes', 'rulesOn', 'withOwners', 'renewed', 'ofMarket'] as const;
    const anyEvidence = fc
      .record({
        id: fc.constantFrom(...EVIDENCE_IDS),
        value: fc.oneof(fc.integer({ min: 0, max: 40 }), fc.double({ min: 0, max: 1, noNaN: true })),
        facts: fc.subarray([...facts]),
      })
      .map(({ id, value, facts: some }) => of(id, value, { facts: some }));
    fc.assert(
      fc.property(fc.constantFrom(...SEGMENTATION_QUESTIONS), fc.array(anyEvidence, { maxLength: 12 }), (question, evidence) => {
        const { suggested2, limits, isConflict } = suggestionOf(question, evidence);
        if (suggested2 === null) return;
        expect(isConflict).toBe(false);
        for (const { kind, score2 } of limits) {
          if (kind === 'ceiling') expect(suggested2).toBeLessThanOrEqual(score2);
          if (kind === 'floor') expect(suggested2).toBeGreaterThanOrEqual(score2);
        }
        if (suggested2 === 10) expect(limits.some(({ kind, score2 }) => kind === 'possible' && score2 === 10)).toBe(true);
      }),
    );
  });

  it('says how far an answer lies outside of it', () => {
    const told = suggestionOf('rigor', [of('E02', 3)]);
    expect(gapOf(4, told)).toBeNull();
    expect(gapOf(7, told)).toMatchObject({ kind: 'aboveCeiling', by2: 3 });
    expect(gapOf(3, suggestionOf('validation', [of('E19', 4)]))).toMatchObject({ kind: 'belowFloor', by2: 3 });
  });

  it('names a ceiling tentative where the product cannot see all', () => {
    const tentative = EVIDENCE_IDS.filter((id) => evidenceSpec(id).limits.some((rule) => rule.kind === 'ceiling' && rule.isTentative));
    expect(tentative).toEqual(['E01', 'E04', 'E19']);
  });
});
