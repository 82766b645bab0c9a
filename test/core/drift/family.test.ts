import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judgeFamily, USUAL_DRIFT_THRESHOLDS, type Comparison, type DriftThresholds } from '../../../src/core/drift';
import { comparisonOf, type Made } from './made-comparisons';

const judge = (made: readonly Made[], thresholds: DriftThresholds = USUAL_DRIFT_THRESHOLDS) =>
  judgeFamily(
    made.map((each, at) => comparisonOf({ name: `S${at}`, ...each })),
    thresholds,
  );
const states = (made: readonly Made[], thresholds?: DriftThresholds) => judge(made, thresholds).judged.map(({ state }) => state);

describe('a comparison', () => {
  it.each([
    ['large and sure is drift', { before: 0.25, now: 0.3, p: 0.001 }, 'drifted'],
    ['large and not sure is undecided', { before: 0.25, now: 0.2, p: 0.2 }, 'undecided'],
    ['small and sure is noted, and no finding', { before: 0.25, now: 0.29, p: 0.001 }, 'small'],
    ['small and not sure is nothing', { before: 0.25, now: 0.26, p: 0.6 }, 'steady'],
    ['without a p and without an interval is undecided at most', { before: 0.5, now: 0.9, p: null }, 'undecided'],
  ] as const)('%s', (_, made, state) => expect(states([made])).toEqual([state]));

  it('of money, days or a ratio is large from a tenth of the value before', () => {
    const money = { metric: 'acv', unit: 'money', before: 1000, p: 0.001 } as const;
    expect(states([{ ...money, now: 1100 }])).toEqual(['drifted']);
    expect(states([{ ...money, now: 1099 }])).toEqual(['small']);
  });

  it('of revenue kept is held against points, as rates are', () =>
    expect(states([{ metric: 'nrr', before: 1.1, now: 1.04, p: 0.001 }])).toEqual(['drifted']));

  it('against a target is never drift: it has no interval', () => {
    expect(states([{ metric: 'coverage', unit: 'ratio', before: 3, now: 2, p: 1e-9 }])).toEqual(['undecided']);
    expect(states([{ metric: 'attainment', unit: 'ratio', before: 1, now: 0.5, p: 1e-9 }])).toEqual(['undecided']);
  });

  it('is held against the thresholds that people set', () => {
    const strict: DriftThresholds = { q: 0.01, practical: new Map([['winRate', { by: 'amount', least: 0.1 }]]) };
    expect(states([{ before: 0.25, now: 0.31, p: 0.001 }], strict)).toEqual(['small']);
    expect(states([{ before: 0.25, now: 0.4, p: 0.02 }], strict)).toEqual(['undecided']);
  });
});

describe('the q of a family', () => {
  const P = [0.001, 0.008, 0.039, 0.041, 0.042, 0.06, 0.074, 0.205];
  it('is that of Benjamini and Hochberg over all tests of the question', () => {
    const { judged, tested } = judge(P.map((p) => ({ before: 0.3, now: 0.4, p })));
    const golden = [0.008, 0.032, 0.0672, 0.0672, 0.0672, 0.08, 0.0846, 0.205];
    for (const [at, q] of golden.entries()) expect(judged[at]?.q).toBeCloseTo(q, 4);
    expect(tested).toBe(8);
  });

  it('spends half of the budget on one test of four where that has half of the weight', () => {
    const { judged } = judge([
      { before: 0.3, now: 0.4, p: 0.04, weight: 3 },
      ...[0.5, 0.6, 0.7].map((p) => ({ before: 0.3, now: 0.4, p, weight: 1 })),
    ]);
    // Alone it would be 0.16; with half of four tests it counts as one of two.
    expect(judged[0]?.q).toBeCloseTo(0.08, 12);
  });

  it('counts what was not tested apart, and a finding says over how many tests it stands', () => {
    const family = judge([
      { before: 0.3, now: 0.4, p: 0.001 },
      { before: 0.3, now: 0.31, p: null },
    ]);
    expect([family.tested, family.untested]).toEqual([1, 1]);
    expect(family.findings[0]?.evidence.join('; ')).toContain('over 1 test of this question');
    expect(family.findings[0]).toMatchObject({ state: 'drifted', p: 0.001, q: 0.001, rule: 'performanceDrift' });
  });
});

describe('for any family', () => {
  const one = fc.record({
    before: fc.double({ min: 0.05, max: 0.9, noNaN: true }),
    now: fc.double({ min: 0.05, max: 0.9, noNaN: true }),
    p: fc.oneof(fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0, max: 0.01, noNaN: true }), fc.constant(null)),
    weight: fc.constantFrom(0.5, 1, 3),
  });
  const family = fc.array(one, { maxLength: 30 }).map((made) => made.map((each, at) => comparisonOf({ name: `S${at}`, ...each })));
  const flagsOf = (comparisons: readonly Comparison[]): readonly string[] =>
    judgeFamily(comparisons, USUAL_DRIFT_THRESHOLDS)
      .judged.filter(({ state }) => state === 'drifted')
      .map(({ comparison }) => comparison.id);

  it('a change whose interval holds zero is no flag, whatever its q: word and picture agree', () => {
    const made = (limits: readonly [number, number]) =>
      judgeFamily([comparisonOf({ before: 0.4, now: 0.2, p: 0.001, limits })], USUAL_DRIFT_THRESHOLDS).findings[0]?.state;
    expect([made([-0.3, -0.01]), made([-0.3, 0]), made([-0.3, 0.01])]).toEqual(['drifted', 'undecided', 'undecided']);
  });

  it('the order of the comparisons changes nothing', () =>
    fc.assert(
      fc.property(family, fc.infiniteStream(fc.nat()), (comparisons, keys) => {
        const shuffled = comparisons.map((each) => ({ each, key: keys.next().value ?? 0 })).toSorted((a, b) => a.key - b.key);
        const again = judgeFamily(
          shuffled.map(({ each }) => each),
          USUAL_DRIFT_THRESHOLDS,
        );
        expect(again.findings).toEqual(judgeFamily(comparisons, USUAL_DRIFT_THRESHOLDS).findings);
      }),
    ));

  it('one more test that finds nothing never makes a flag', () =>
    fc.assert(
      fc.property(family, fc.constantFrom(0.5, 1, 3), (comparisons, weight) => {
        const nothing = comparisonOf({ name: 'more', before: 0.3, now: 0.9, p: 1, weight });
        const flags = new Set(flagsOf(comparisons));
        expect(flagsOf([...comparisons, nothing]).filter((id) => !flags.has(id))).toEqual([]);
      }),
    ));

  it('money in another unit changes no state', () =>
    fc.assert(
      fc.property(
        fc.array(
          fc.record({ before: fc.integer({ min: 1, max: 10_000 }), now: fc.integer({ min: 1, max: 10_000 }), p: one.map(({ p }) => p) }),
        ),
        fc.constantFrom(0.01, 100, 1000),
        (made, by) => {
          const money = { metric: 'acv', unit: 'money' } as const;
          const scaled = made.map(({ before, now, p }) => ({ ...money, before: before * by, now: now * by, p }));
          expect(states(scaled)).toEqual(states(made.map((each) => ({ ...money, ...each }))));
        },
      ),
    ));

  it('every flag is large and sure', () =>
    fc.assert(
      fc.property(family, (comparisons) => {
        for (const { state, size, q } of judgeFamily(comparisons, USUAL_DRIFT_THRESHOLDS).findings)
          if (state === 'drifted') expect([Math.abs(size ?? 0) >= 0.05 - 1e-9, (q ?? 1) < 0.1]).toEqual([true, true]);
      }),
    ));
});
