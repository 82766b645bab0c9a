import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  simpsonBanner,
  splitBookings,
  splitBookingsBySegment,
  splitChange,
  waterfallByCause,
  waterfallBySegment,
  type Bookings,
  type BookingsSplit,
  type SegmentSum,
  type Waterfall,
} from '../../../../src/core/drift';
import { grainOf, wholeOf } from '../../../../src/views/drift-whole';
import { holds } from '../../statistics/property';
import { reads } from '../read';

/** Exact, so that what the sums should be owes nothing to the order of adding. */
const summed = (values: readonly number[]): number => {
  const exact = values.map((value) => ({ high: Math.trunc(value), low: value - Math.trunc(value) }));
  return Number(exact.reduce((all, { high }) => all + BigInt(high), 0n)) + exact.reduce((all, { low }) => all + low, 0);
};

const names = fc.constantFrom('A', 'B', 'C', 'D', 'E', 'unknown', '', null);
/** A segment of a period: empty, of one deal, of a few or of very many; none, some or all of it won. */
const counted = fc
  .oneof(fc.constantFrom(0, 1, 2), fc.nat(40), fc.integer({ min: 1, max: 1_000_000 }))
  .chain((whole) => fc.oneof(fc.constantFrom(0, whole), fc.nat(whole)).map((part) => ({ part, whole })));
/** The same for money over wins: cents up to a million million a deal, credits too. */
const priced = fc
  .oneof(fc.constantFrom(0, 1, 2), fc.nat(900))
  .chain((whole) =>
    fc
      .oneof(fc.constant(0), fc.integer({ min: -5_000, max: 5_000_000 }), fc.integer({ min: 1e11, max: 1e12 }))
      .map((each) => ({ part: whole * each, whole })),
  );
const period = (side: fc.Arbitrary<{ part: number; whole: number }>): fc.Arbitrary<readonly SegmentSum[]> =>
  fc.array(
    fc.tuple(names, side).map(([segment, each]) => ({ segment, ...each })),
    { maxLength: 9 },
  );

const rateOf = (sums: readonly SegmentSum[]): number => summed(sums.map(({ part }) => part)) / summed(sums.map(({ whole }) => whole));
const largest = (sums: readonly SegmentSum[]): number =>
  Math.max(1, ...sums.map(({ part, whole }) => (whole > 0 ? Math.abs(part / whole) : 0)));

function leads({ start, end, steps }: Waterfall<unknown>, [from, to]: readonly [number, number], room: number): void {
  const near = (one: number, other: number): void => expect(Math.abs(one - other)).toBeLessThanOrEqual(room);
  near(start, from);
  near(end, to);
  near(
    steps.reduce((all, { effect }) => all + effect, 0),
    to - from,
  );
  for (const [at, step] of steps.entries()) {
    expect(step.from).toBe(at === 0 ? start : steps[at - 1]?.to);
    near(step.to - step.from, step.effect);
  }
  if (steps.length > 0) expect(steps.at(-1)?.to).toBe(end);
}

function splitsUp(before: readonly SegmentSum[], now: readonly SegmentSum[], most: number): void {
  const why = splitChange(before, now);
  const isEmpty = [before, now].some((sums) => sums.every(({ whole }) => whole === 0));
  expect(why.missing === null).toBe(!isEmpty);
  if (why.missing !== null) return;
  const totals = [rateOf(before), rateOf(now)] as const;
  const room = 1e-12 * largest([...before, ...now]);
  expect(Math.abs(why.mix + why.rate - (totals[1] - totals[0]))).toBeLessThanOrEqual(room);
  const effects = why.segments.map(({ mix, rate, effect }) => [mix, rate, effect] as const);
  const all = (place: 0 | 1 | 2): number => effects.reduce((sum, each) => sum + each[place], 0);
  for (const [seen, wanted] of [
    [all(0), why.mix],
    [all(1), why.rate],
    [all(2), why.change],
  ] as const)
    expect(Math.abs(seen - wanted)).toBeLessThanOrEqual(room);
  for (const each of [why.mix, why.rate, why.standardised, ...effects.flat()]) expect(Number.isFinite(each)).toBe(true);
  leads(waterfallByCause(why, most), totals, room);
  leads(waterfallBySegment(why, most), totals, room);
  simpsonBanner(why);
}

describe('mix and rate add up to 1e-12', () => {
  it('for shares of any two periods: segments that appear, vanish, are empty, of one deal or without a label', () =>
    holds(fc.property(period(counted), period(counted), fc.nat(9), splitsUp), 500));

  it('for means of money up to a million million cents a deal, as a share of the largest mean', () =>
    holds(fc.property(period(priced), period(priced), fc.nat(9), splitsUp), 500));

  it('counts a segment that only one period has as mix alone', () =>
    holds(
      fc.property(period(counted), period(counted), (before, now) => {
        const why = splitChange(before, now);
        if (why.missing !== null) return;
        for (const { before: was, now: is, rate } of why.segments) if (was.rate === null || is.rate === null) expect(rate).toBe(0);
      }),
      500,
    ));
});

/** A figure as it is printed, in its smallest printed steps: `32.5%` is 325, `$ 1,234.50` is 123450. */
const figure = (text: string): number => {
  const digits = Number(text.replaceAll(/\D/g, ''));
  return /[-−–]/.test(text) ? 0 - digits : digits;
};

describe('what a page prints adds up to what it prints', () => {
  const printed = (side: fc.Arbitrary<{ part: number; whole: number }>, unit: 'share' | 'money'): void =>
    holds(
      fc.property(period(side), period(side), (before, now) => {
        const why = splitChange(before, now);
        if (why.missing !== null) return;
        const grain = grainOf({ ...reads(1, 1), unit });
        const { mix, rate, change, apart } = wholeOf(why, grain);
        expect([...mix, ...rate].every((part) => Number.isSafeInteger(part))).toBe(true);
        expect(summed([...mix, ...rate])).toBe(change);
        expect(apart).toBe(figure(grain.total(why.now)) - figure(grain.total(why.before)));
        // Both totals and the change are rounded: one grain lies between them at most.
        expect(Math.abs(apart - change)).toBeLessThanOrEqual(1);
      }),
      600,
    );
  it('in tenths of a point', () => printed(counted, 'share'));
  it('in cents', () => printed(priced, 'money'));

  it('with the change as it is rounded once, whatever the totals are rounded to', () => {
    const counts = fc.nat(3_000).chain((lost) => fc.nat(3_000).map((won) => ({ part: won, whole: won + lost + 1 })));
    const away = (of: bigint, by: bigint): bigint => ((of < 0n ? -1n : 1n) * (2n * (of < 0n ? 0n - of : of) + by)) / (2n * by);
    holds(
      fc.property(counts, counts, (before, now) => {
        const why = splitChange([{ segment: 'A', ...before }], [{ segment: 'A', ...now }]);
        if (why.missing !== null) throw new Error(why.missing);
        const [of, by] = [now.part * before.whole - before.part * now.whole, now.whole * before.whole];
        expect(wholeOf(why, grainOf(reads(1, 1))).change).toBe(Number(away(1_000n * BigInt(of), BigInt(by))));
      }),
      600,
    );
  });

  it('in tenths of a point where the totals as printed are a tenth further apart', () => {
    const why = splitChange([{ segment: 'A', part: 292, whole: 1_276 }], [{ segment: 'A', part: 291, whole: 1_363 }]);
    if (why.missing !== null) throw new Error(why.missing);
    const grain = grainOf(reads(1, 1));
    const { change, apart } = wholeOf(why, grain);
    expect([grain.total(why.before), grain.total(why.now), grain.text(change), grain.text(apart)]).toEqual([
      '22.9%',
      '21.3%',
      '−1.5 points',
      '−1.6 points',
    ]);
  });

  it('in tenths of a point for every share of up to a hundred deals against none', () => {
    for (let whole = 1; whole <= 100; whole += 1)
      for (let part = 0; part <= whole; part += 1) {
        const why = splitChange([{ segment: 'A', part: 0, whole }], [{ segment: 'A', part, whole }]);
        if (why.missing !== null) throw new Error(why.missing);
        const grain = grainOf(reads(1, 1));
        expect([part, whole, wholeOf(why, grain).change]).toEqual([part, whole, figure(grain.total(why.now))]);
      }
  });
});

/** Deals, wins, wins with an amount, and their cents: up to a million million each. */
const bookings: fc.Arbitrary<Bookings> = fc
  .tuple(fc.oneof(fc.constantFrom(0, 1), fc.nat(900)), fc.oneof(fc.constantFrom(0, 1), fc.nat(900)), fc.nat(900))
  .chain(([won, lost, lack]) => {
    const amounted = Math.max(0, won - (lack % 3 === 0 ? lack : 0));
    const each = fc.oneof(fc.constant(0), fc.integer({ min: -900, max: 9_000_000 }), fc.integer({ min: 1e11, max: 1e12 }));
    return each.map((cents) => ({ deals: won + lost, won, amounted, amount: 0 + amounted * cents }));
  });

function toTheCent(split: BookingsSplit, before: number, now: number): void {
  if (split.missing !== null) throw new Error(split.missing);
  const { start, end, steps } = split.waterfall;
  expect(end - start).toBe(now - before);
  expect(steps.every(({ effect, from, to }) => [effect, from, to].every((cents) => Number.isSafeInteger(cents)))).toBe(true);
  expect(steps.reduce((sum, { effect }) => sum + effect, 0)).toBe(now - before);
  expect(steps.every(({ from, to, effect }) => to - from === effect)).toBe(true);
  expect(steps.at(-1)?.to ?? start).toBe(end);
}

describe('bookings add up to the cent', () => {
  it('over their factors, for any two quarters', () =>
    holds(
      fc.property(bookings, bookings, (before, now) => toTheCent(splitBookings(before, now), before.amount, now.amount)),
      800,
    ));

  it('over segments that appear, vanish, are empty or have no label', () => {
    const none: Bookings = { deals: 0, won: 0, amounted: 0, amount: 0 };
    const side = fc.oneof(bookings, fc.constant(none));
    holds(
      fc.property(
        fc.uniqueArray(fc.record({ segment: names, before: side, now: side }), {
          maxLength: 8,
          selector: ({ segment }) => String(segment),
        }),
        (list) => {
          const [before, now] = [summed(list.map((each) => each.before.amount)), summed(list.map((each) => each.now.amount))];
          toTheCent(splitBookingsBySegment(list), before, now);
        },
      ),
      800,
    );
  });

  it('gives each factor what turning the periods round takes away, to a cent', () =>
    holds(
      fc.property(bookings, bookings, (before, now) => {
        const [there, back] = [splitBookings(before, now), splitBookings(now, before)];
        if (there.missing !== null || back.missing !== null) throw new Error('no split');
        const turned = new Map(back.waterfall.steps.map(({ cause, effect }) => [cause, effect]));
        const room = 2 + 1e-12 * Math.max(Math.abs(before.amount), Math.abs(now.amount)) * 100;
        for (const { cause, effect } of there.waterfall.steps)
          expect(Math.abs(effect + (turned.get(cause) ?? 0))).toBeLessThanOrEqual(room);
      }),
      500,
    ));
});
