import fc from 'fast-check';
import { expect, it } from 'vitest';
import { simpsonBanner, splitChange, type SegmentSum } from '../../../src/core/drift';
import { holds, sure } from '../statistics/property';

const sum = (segment: string, part: number, whole: number): SegmentSum => ({ segment, part, whole });
function bannerOf(before: readonly SegmentSum[], now: readonly SegmentSum[]) {
  const why = splitChange(before, now);
  return why.missing === null ? simpsonBanner(why) : null;
}

it('shows where 32 falls to 28 % while both segments rise: mix -6.3, rate +2.3, standardised 34.6 %', () => {
  const banner = sure(bannerOf([sum('A', 24, 60), sum('B', 8, 40)], [sum('A', 13, 30), sum('B', 15, 70)]));
  expect([banner.mix, banner.rate, banner.standardised].map((share) => (share * 100).toFixed(1))).toEqual(['-6.3', '2.3', '34.6']);
  expect(banner).toMatchObject({ before: 0.32, now: 0.28, compared: 2, against: 2 });
});

it('shows where only the rate effect goes the other way', () => {
  const banner = sure(bannerOf([sum('A', 40, 80), sum('B', 2, 20)], [sum('A', 12, 20), sum('B', 7, 80)]));
  expect(banner).toMatchObject({ compared: 2, against: 1 });
  expect(Math.sign(banner.rate)).toBe(1);
});

it('does not show where total and rates fall together, nothing moves, or all segments are of one period', () => {
  expect(bannerOf([sum('A', 24, 60), sum('B', 8, 40)], [sum('A', 12, 60), sum('B', 6, 40)])).toBeNull();
  expect(bannerOf([sum('A', 24, 60)], [sum('A', 24, 60)])).toBeNull();
  expect(bannerOf([sum('A', 1, 3), sum('B', 2, 6)], [sum('A', 100, 300), sum('B', 7, 21)])).toBeNull();
});

it('shows for any company whose total falls while each segment rises', () => {
  const whole = fc.integer({ min: 10, max: 200 });
  const rows = fc.array(fc.tuple(whole, whole, fc.nat(8), fc.integer({ min: 1, max: 9 })), { minLength: 2, maxLength: 6 });
  holds(
    fc.property(rows, (list) => {
      const before = list.map(([old, , tenth], index) => sum(String(index), (old * tenth) / 10, old));
      const now = list.map(([, new_, tenth, more], index) => sum(String(index), new_ * Math.min(1, tenth / 10 + more / 100), new_));
      const total = (sums: readonly SegmentSum[]) =>
        sums.reduce((all, { part }) => all + part, 0) / sums.reduce((all, each) => all + each.whole, 0);
      const change = total(now) - total(before);
      if (Math.abs(change) < 1e-9) return true;
      return (bannerOf(before, now) !== null) === change < 0;
    }),
    400,
  );
});
