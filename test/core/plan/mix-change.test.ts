import fc from 'fast-check';
import { expect, it } from 'vitest';
import { mixChange, type Limited, type SideRates } from '../../../src/core/plan';

const limited = (most: number): fc.Arbitrary<Limited> =>
  fc
    .tuple(
      fc.double({ min: 0.01, max: 1, noNaN: true }),
      fc.double({ min: 0.01, max: 1, noNaN: true }),
      fc.double({ min: 0.01, max: 1, noNaN: true }),
    )
    .map((cuts) => cuts.toSorted((a, b) => a - b).map((cut) => cut * most))
    .map(([low = 0, value = 0, high = 0]) => ({ low, value, high }));
const sides: fc.Arbitrary<SideRates> = fc.record({ winRate: limited(1), acv: limited(1e6), cycle: limited(400) });
const created = fc.record({
  inIcp: fc.integer({ min: 1, max: 500 }),
  outside: fc.integer({ min: 1, max: 500 }),
  unknown: fc.integer({ min: 0, max: 100 }),
});
/** A point of an interval. */
const within = ({ value, low, high }: Limited, at: number): number => (low ?? value) + at * ((high ?? value) - (low ?? value));
const places = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 6, maxLength: 6 });

it('holds every point of the limits: won deals, bookings and days at any rates inside lie in their ranges', () => {
  fc.assert(
    fc.property(created, sides, sides, fc.double({ min: 0, max: 1, noNaN: true }), places, (mix, icp, other, share, at) => {
      const all = mix.inIcp + mix.outside + mix.unknown;
      const to = (share * (mix.inIcp + mix.outside)) / all;
      const changed = mixChange(mix, { icp, other }, to);
      if (changed.missing !== null) throw new Error(changed.missing);
      const { before, after, change } = changed.change;
      const [w = 0, v = 0, a = 0, b = 0, c = 0, d = 0] = at;
      const rates = [within(icp.winRate, w), within(other.winRate, v)] as const;
      const worths = [within(icp.acv ?? icp.winRate, a), within(other.acv ?? other.winRate, b)] as const;
      const days = [within(icp.cycle ?? icp.winRate, c), within(other.cycle ?? other.winRate, d)] as const;
      const wonOf = (inside: number, outside: number): number => inside * rates[0] + outside * rates[1];
      const bookedOf = (inside: number, outside: number): number => inside * rates[0] * worths[0] + outside * rates[1] * worths[1];
      const daysOf = (inside: number, outside: number): number =>
        (inside * rates[0] * days[0] + outside * rates[1] * days[1]) / wonOf(inside, outside);
      const moved = [to * all, mix.inIcp + mix.outside - to * all] as const;
      const check = (range: { readonly least: number; readonly most: number } | null, value: number): void => {
        if (range === null) throw new Error('a range is there');
        const slack = 1e-9 * (Math.abs(range.least) + Math.abs(range.most) + 1);
        expect(value).toBeGreaterThanOrEqual(range.least - slack);
        expect(value).toBeLessThanOrEqual(range.most + slack);
      };
      check(before.won, wonOf(mix.inIcp, mix.outside));
      check(after.won, wonOf(...moved));
      check(after.bookings, bookedOf(...moved));
      check(after.cycle, daysOf(...moved));
      check(change.won, wonOf(...moved) - wonOf(mix.inIcp, mix.outside));
      check(change.bookings, bookedOf(...moved) - bookedOf(mix.inIcp, mix.outside));
    }),
  );
});

const side = (winRate: number, acv: number | null): SideRates => ({
  winRate: { value: winRate, low: null, high: null },
  acv: acv === null ? null : { value: acv, low: null, high: null },
  cycle: null,
});

it('leaves deals of accounts that cannot be scored where they are, and cannot move them', () => {
  const mix = { inIcp: 20, outside: 60, unknown: 20 };
  const sidesOf = { icp: side(0.5, 10), other: side(0.25, 10) };
  expect(mixChange(mix, sidesOf, 0.9)).toEqual({ missing: 'beyond_known' });
  const most = mixChange(mix, sidesOf, 0.8);
  expect(most.missing === null && most.change.after.won.value).toBeCloseTo(40, 12);
});

it('has no bookings where a side has no ACV, and is nothing where no deal was created', () => {
  const sidesOf = { icp: side(0.5, null), other: side(0.25, 10) };
  const changed = mixChange({ inIcp: 5, outside: 5, unknown: 0 }, sidesOf, 0.6);
  expect(changed.missing === null && changed.change.change.bookings).toBe(null);
  expect(mixChange({ inIcp: 0, outside: 0, unknown: 9 }, sidesOf, 0.6)).toEqual({ missing: 'no_created' });
});

it('has no days where nothing is won', () => {
  const none: SideRates = { ...side(0, 10), cycle: { value: 90, low: 80, high: 100 } };
  const changed = mixChange({ inIcp: 5, outside: 5, unknown: 0 }, { icp: none, other: none }, 0.6);
  expect(changed.missing === null && changed.change.after.cycle).toBe(null);
});
