import { describe, expect, it } from 'vitest';
import { dealsToTarget, examineTarget, simpsonBanner, splitBookings, splitChange, waterfallByCause } from '../../../../src/core/drift';
import { dataAndRule } from '../../../../src/core/statistics';
import { sure } from '../../statistics/property';
import { reads } from '../read';

/** The verdict on a share of ICP deals, as a page and a report give it. */
const verdict = (inIcp: number, all: number, value: number, unknown = 0) =>
  examineTarget({ want: 'atLeast', value }, reads(inIcp / all, all, { metric: 'icpShareOpen' }), { inIcp, unknown, all });

describe('a target of domain.md 10.2', () => {
  it.each([
    [0.5, 50, 31, 19],
    [0.5, 100, 59, 41],
    [0.5, 200, 112, 88],
    [0.7, 40, 33, 23],
    [0.7, 100, 78, 62],
  ])('of %d on %d deals is met from %d and missed up to %d, and nowhere between', (value, all, met, missed) => {
    const states = Array.from({ length: all + 1 }, (_, inIcp) => verdict(inIcp, all, value).state);
    expect(states.map((state) => state === 'met').indexOf(true)).toBe(met);
    expect(states.lastIndexOf('missed')).toBe(missed);
    expect(new Set(states.slice(missed + 1, met))).toEqual(new Set(['undecided']));
  });

  it('is undecided at 58 of 100 (lower 0.49776), met at 59 (0.50777), with 52 and 10 unknown undecided [0.43838, 0.69568]', () => {
    expect(verdict(58, 100, 0.5).state).toBe('undecided');
    expect(verdict(58, 100, 0.5).low).toBeCloseTo(0.49776, 5);
    expect(verdict(59, 100, 0.5).state).toBe('met');
    expect(verdict(59, 100, 0.5).low).toBeCloseTo(0.50777, 5);
    const doubtful = verdict(52, 100, 0.5, 10);
    expect(doubtful.state).toBe('undecided');
    expect(doubtful.low).toBeCloseTo(0.43838, 5);
    expect(doubtful.high).toBeCloseTo(0.69568, 5);
  });

  it('that 44 of 100 fall short of needs 12 more, and with them just reaches one half', () => {
    expect(dealsToTarget(0.5, { inIcp: 44, all: 100 })).toBe(12);
    expect(verdict(44, 100, 0.5).next).toContain('12 more');
  });

  it('needs the least number that reaches it, whatever the target and the counts', () => {
    for (const target of [0.1, 0.3, 1 / 3, 0.5, 0.6, 0.7, 0.9, 0.95])
      for (let all = 1; all <= 60; all += 1)
        for (let inIcp = 0; inIcp <= all; inIcp += 1) {
          const needed = sure(dealsToTarget(target, { inIcp, all }));
          const reaches = (more: number): boolean => inIcp + more >= target * (all + more) - 1e-9;
          expect(reaches(needed) && (needed === 0 || !reaches(needed - 1))).toBe(true);
        }
  });
});

describe('what moved a total, of domain.md 15', () => {
  const sum = (segment: string, part: number, whole: number) => ({ segment, part, whole });
  const why = splitChange([sum('A', 24, 60), sum('B', 8, 40)], [sum('A', 13, 30), sum('B', 15, 70)]);
  if (why.missing !== null) throw new Error(why.missing);

  it('A 60/24 to 30/13 and B 40/8 to 70/15: each part to the six digits given', () => {
    const told = (number: number): string => number.toFixed(6);
    expect([why.before, why.now, why.change].map(told)).toEqual(['0.320000', '0.280000', '-0.040000']);
    expect([why.mix, why.rate].map(told)).toEqual(['-0.062857', '0.022857']);
    expect(why.segments.map(({ segment, mix, rate }) => [segment, told(mix), told(rate)])).toEqual([
      ['A', '-0.035000', '0.015000'],
      ['B', '-0.027857', '0.007857'],
    ]);
  });

  it('shows the banner with 34.6 % and a waterfall from 32 to 28 %', () => {
    expect((100 * sure(simpsonBanner(why)).standardised).toFixed(1)).toBe('34.6');
    const { start, end } = waterfallByCause(why);
    expect([start, end].map((share) => share.toFixed(2))).toEqual(['0.32', '0.28']);
  });

  it('bookings of 100 x .30 x 20,000 to 120 x .25 x 22,000, within a cent of the exact thirds', () => {
    const split = splitBookings(
      { deals: 100, won: 30, amounted: 30, amount: 60_000_000 },
      { deals: 120, won: 30, amounted: 30, amount: 66_000_000 },
    );
    if (split.missing !== null) throw new Error(split.missing);
    const effects = new Map(split.waterfall.steps.map(({ cause, effect }) => [cause, effect]));
    for (const [cause, exact] of [
      ['deals', 34_600_000 / 3],
      ['winRate', -34_700_000 / 3],
      ['acv', 18_100_000 / 3],
    ] as const)
      expect(Math.abs((effects.get(cause) ?? Number.NaN) - exact)).toBeLessThan(1);
    expect([...effects.values()].reduce((all, effect) => all + effect, 0)).toBe(6_000_000);
  });

  it('S00 .52, S10 .47, S01 .60, S11 .56: the data -0.045, the rule +0.085', () => {
    const { data, rule } = dataAndRule({ oldDataOldRule: 0.52, newDataOldRule: 0.47, oldDataNewRule: 0.6, newDataNewRule: 0.56 });
    expect([data.toFixed(3), rule.toFixed(3), (data + rule).toFixed(2)]).toEqual(['-0.045', '0.085', '0.04']);
  });
});
