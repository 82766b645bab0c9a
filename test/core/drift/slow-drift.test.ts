import { describe, expect, test } from 'vitest';
import type { CountedPeriod } from '../../../src/core/drift/control-chart';
import { slowDrift, USUAL_SLOW_DRIFT } from '../../../src/core/drift/slow-drift';
import { chanceFrom, type Chance } from '../../../src/core/statistics';

const months = (counts: readonly (readonly [number, number])[]): readonly CountedPeriod[] =>
  counts.map(([part, whole], at) => ({ label: `M${at + 1}`, part, whole, isToDate: false }));
const steady = (count: number, part: number, whole: number): readonly (readonly [number, number])[] =>
  Array.from({ length: count }, () => [part, whole]);

test('the average moves a fifth of the way each month', () => {
  const { points, centre } = slowDrift(months([...steady(12, 25, 100), [35, 100], [35, 100]]));
  expect(centre).toBe(0.25);
  expect(points[0]?.average).toBeCloseTo(0.27, 12);
  expect(points[1]?.average).toBeCloseTo(0.286, 12);
});

test('limits are those of every n behind the average, and of the centre being an estimate', () => {
  const { points } = slowDrift(months([...steady(12, 25, 100), [25, 100], [25, 400]]));
  const spread = 0.25 * 0.75;
  const [first, second] = points;
  // Weights of the months 0.2, then 0.16 and 0.2; of the centre what they add up to.
  const half = [
    2.86 * Math.sqrt(0.2 ** 2 * (spread / 100) + 0.2 ** 2 * (spread / 1200)),
    2.86 * Math.sqrt(0.16 ** 2 * (spread / 100) + 0.2 ** 2 * (spread / 400) + 0.36 ** 2 * (spread / 1200)),
  ];
  expect((first?.high ?? 0) - 0.25).toBeCloseTo(half[0] ?? 0, 12);
  expect(0.25 - (second?.low ?? 0)).toBeCloseTo(half[1] ?? 0, 12);
});

test('the sum adds what a month lies off beyond half a standard deviation', () => {
  const { points } = slowDrift(months([...steady(12, 25, 100), [15, 100], [25, 100]]));
  const off = 0.1 / Math.sqrt((0.25 * 0.75) / 100 + (0.25 * 0.75) / 1200);
  expect(points[0]?.fall).toBeCloseTo(off - 0.5, 12);
  expect(points[1]?.fall).toBeCloseTo(off - 1, 12);
  expect(points.map(({ rise }) => rise)).toEqual([0, 0]);
});

test('a slide of one point a month, none of them striking, is marked by both and told in words', () => {
  const slide = Array.from({ length: 14 }, (_, at): readonly [number, number] => [99 - 3 * at, 300]);
  const { marks } = slowDrift(months([...steady(12, 100, 300), ...slide]));
  expect(marks.map(({ rule, side }) => [rule, side])).toEqual([
    ['ewma', 'below'],
    ['cusum', 'below'],
  ]);
  expect(marks[0]?.words).toMatch(/^the moving average has slid below what is usual since M\d+$/);
  expect(marks[0]?.to).toBe(25);
});

test('too few months, or months that know one outcome only, are not watched, and it says why', () => {
  expect(slowDrift(months(steady(12, 25, 100)))).toMatchObject({ points: [], words: 'not watched: 12 complete months, 13 are needed' });
  expect(slowDrift(months(steady(20, 0, 100)))).toMatchObject({ marks: [], words: 'not watched: the first months know one outcome only' });
  expect(slowDrift([])).toMatchObject({ centre: null, points: [] });
});

test('months to date and months without a case are passed over', () => {
  const { points } = slowDrift([
    ...months([...steady(12, 25, 100), [0, 0], [25, 100]]),
    { label: 'now', part: 90, whole: 90, isToDate: true },
  ]);
  expect(points.map(({ at }) => at)).toEqual([13]);
});

describe('over 24 watched months', () => {
  const COMPANIES = 600;
  const drawn = (rate: number, n: number, { uniform }: Chance): readonly [number, number] => [
    Array.from({ length: n }, uniform).filter((each) => each < rate).length,
    n,
  ];
  const marked = (seed: number, rateAt: (month: number) => number): Readonly<Record<'ewma' | 'cusum', number>> => {
    const chance = chanceFrom(seed);
    const found = Array.from({ length: COMPANIES }, () =>
      slowDrift(months(Array.from({ length: 36 }, (_, at) => drawn(rateAt(at), 20 + chance.below(30), chance)))),
    );
    const share = (rule: string): number => found.filter(({ marks }) => marks.some((mark) => mark.rule === rule)).length / COMPANIES;
    return { ewma: share('ewma'), cusum: share('cusum') };
  };

  test('a steady company is marked seldom, but often enough that a mark is no flag', () => {
    const { ewma, cusum } = marked(77, () => 0.3);
    expect(ewma).toBeLessThan(0.12);
    expect(cusum).toBeLessThan(0.16);
  });
  test('a slide of 12 points over a year is found in most', () => {
    const { ewma, cusum } = marked(78, (month) => 0.3 - 0.12 * Math.min(1, Math.max(0, (month - 12) / 12)));
    expect(ewma).toBeGreaterThan(0.6);
    expect(cusum).toBeGreaterThan(0.6);
  });
  test('the usual settings are those of the field', () =>
    expect(USUAL_SLOW_DRIFT).toEqual({ lambda: 0.2, width: 2.86, slack: 0.5, decision: 5, base: 12 }));
});
