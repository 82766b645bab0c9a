import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitBookings, splitBookingsBySegment, type Bookings, type BookingsSplit } from '../../../src/core/drift';
import { holds } from '../statistics/property';

const bookings = (deals: number, won: number, amount: number, amounted = won): Bookings => ({ deals, won, amounted, amount });

function fallOf(split: BookingsSplit) {
  if (split.missing !== null) throw new Error(split.missing);
  return split.waterfall;
}
const told = (split: BookingsSplit) => fallOf(split).steps.map(({ cause, effect }) => [cause, effect]);

const any = fc
  .tuple(fc.nat(60), fc.nat(300), fc.integer({ min: -5_000_000, max: 900_000_000 }))
  .chain(([won, more, amount]) => fc.nat(won).map((amounted) => bookings(won + more, won, amounted === 0 ? 0 : amount, amounted)));

function addsUp(split: BookingsSplit, change: number): boolean {
  const { start, end, steps } = fallOf(split);
  const effects = steps.reduce((all, { effect }) => all + effect, 0);
  return (
    end - start === change &&
    effects === change &&
    steps.every(({ effect, to }) => Number.isSafeInteger(effect) && Number.isSafeInteger(to))
  );
}

describe('bookings = deals x win rate x ACV', () => {
  it('of 100 x .30 x 20,000 to 120 x .25 x 22,000: +115,333.33, -115,666.67, +60,333.33, together 60,000 to the cent', () => {
    const split = splitBookings(bookings(100, 30, 60_000_000), bookings(120, 30, 66_000_000));
    // 11,533,333.33 - 11,566,666.67 + 6,033,333.33: the cent that is left goes to the first of equal remainders.
    expect(told(split)).toEqual([
      ['deals', 11_533_334],
      ['winRate', -11_566_667],
      ['acv', 6_033_333],
    ]);
    expect(fallOf(split)).toMatchObject({ start: 60_000_000, end: 66_000_000 });
  });

  it('adds up to the cent for any two periods', () => {
    holds(
      fc.property(any, any, (before, now) => addsUp(splitBookings(before, now), now.amount - before.amount)),
      500,
    );
  });

  it('by logs adds up as well, and is refused at nothing', () => {
    const split = splitBookings(bookings(100, 30, 60_000_000), bookings(120, 30, 66_000_000), 'log');
    expect(addsUp(split, 6_000_000)).toBe(true);
    expect(told(split)).not.toEqual(told(splitBookings(bookings(100, 30, 60_000_000), bookings(120, 30, 66_000_000))));
    expect(splitBookings(bookings(100, 0, 0), bookings(120, 30, 66_000_000), 'log')).toEqual({ missing: 'non_positive_denominator' });
  });

  it('lays a quarter without a win on the win rate, for it tells of no ACV', () => {
    expect(told(splitBookings(bookings(100, 30, 60_000_000), bookings(100, 0, 0)))).toEqual([
      ['deals', 0],
      ['winRate', -60_000_000],
      ['acv', 0],
    ]);
  });

  it('tells wins without an amount apart from a fall of ACV', () => {
    expect(told(splitBookings(bookings(100, 20, 40_000), bookings(100, 20, 20_000, 10)))).toEqual([
      ['deals', 0],
      ['winRate', 0],
      ['amounted', -20_000],
      ['acv', 0],
    ]);
  });

  it('has no rate for wins of no deals, and refuses what cannot be', () => {
    expect(splitBookings(bookings(0, 3, 90), bookings(5, 3, 90))).toEqual({ missing: 'non_positive_denominator' });
    expect(() => splitBookings(bookings(9, 2, 5, 3), bookings(5, 3, 90))).toThrow(RangeError);
  });
});

describe('bookings by segment', () => {
  const none = bookings(0, 0, 0);

  it('add up to the cent for any segments, of which some appear or vanish', () => {
    const segments = fc.array(
      fc.record({
        segment: fc.constantFrom('a', 'b', null),
        before: fc.oneof(any, fc.constant(none)),
        now: fc.oneof(any, fc.constant(none)),
      }),
      { maxLength: 6 },
    );
    holds(
      fc.property(segments, (list) => {
        const change = list.reduce((all, { before, now }) => all + now.amount - before.amount, 0);
        return addsUp(splitBookingsBySegment(list), change);
      }),
      300,
    );
  });

  it('lay a mere change of mix on the mix', () => {
    const split = splitBookingsBySegment([
      { segment: 'large', before: bookings(50, 10, 1_000_000), now: bookings(25, 5, 500_000) },
      { segment: 'small', before: bookings(50, 10, 100_000), now: bookings(75, 15, 150_000) },
    ]);
    expect(told(split)).toEqual([
      ['deals', 0],
      ['mix', -450_000],
      ['winRate', 0],
      ['acv', 0],
    ]);
  });

  it('of one segment are those of the whole', () => {
    const [before, now] = [bookings(100, 30, 60_000_000), bookings(120, 30, 66_000_000)];
    expect(told(splitBookingsBySegment([{ segment: null, before, now }])).filter(([cause]) => cause !== 'mix')).toEqual(
      told(splitBookings(before, now)),
    );
  });
});
