import { roundHalfAway, type Missing } from '../model';
import { logSplitOfProduct, shapley, shapleyOfProduct } from '../statistics';
import { waterfallFrom, type Waterfall } from './waterfall';

/**
 * What a period's bookings are made of: deals created or closed, those won, those of them that have an amount, and their amount
 * in minor units. Deals may be fewer than wins (created this quarter, won from the last), but not none beside some.
 */
export type Bookings = { readonly deals: number; readonly won: number; readonly amounted: number; readonly amount: number };

/** `amounted` (share of wins that have an amount) is a step only where some lack one: else a gap in the data would pass as a fall of ACV. */
export type BookingsFactor = 'deals' | 'mix' | 'winRate' | 'amounted' | 'acv';

/** A change of bookings by its factors, in whole minor units that add up; or why there is no split. */
export type BookingsSplit = { readonly missing: null; readonly waterfall: Waterfall<BookingsFactor> } | { readonly missing: Missing };

export type SplitForm = 'shapley' | 'log';

function expectBookings({ deals, won, amounted, amount }: Bookings): void {
  const isCounted = [deals, won, amounted].every((count) => count >= 0 && count < Infinity) && amounted <= won;
  if (!isCounted || !Number.isFinite(amount) || (amounted === 0 && amount !== 0)) throw new RangeError('these are no bookings');
}

/** Wins of no deals: there is no rate whose product they are. */
const isUnreadable = ({ deals, won }: Bookings): boolean => deals === 0 && won > 0;

const quotient = (part: number, whole: number): number | null => (whole > 0 ? part / whole : null);
type Rates = { readonly winRate: number; readonly amounted: number; readonly acv: number };

/** A period's rates; one that it has nothing to tell of is the other period's, so that it moves nothing. */
function ratesOf(own: Bookings, other: Bookings): Rates {
  const rate = (part: keyof Bookings, whole: keyof Bookings): number =>
    quotient(own[part], own[whole]) ?? quotient(other[part], other[whole]) ?? 0;
  return { winRate: rate('won', 'deals'), amounted: rate('amounted', 'won'), acv: rate('amount', 'amounted') };
}

/** Whole minor units nearest to the effects that add up to the total: floors, and the largest remainders get what is left. */
export function wholeEffects(effects: readonly number[], total: number): readonly number[] {
  const floors = effects.map((effect) => Math.floor(effect));
  const left = total - floors.reduce((sum, floor) => sum + floor, 0);
  const order = [...effects.keys()].toSorted((a, b) => remainder(effects, b) - remainder(effects, a) || a - b);
  const [each, extra] = [Math.floor(left / effects.length), left - Math.floor(left / effects.length) * effects.length];
  const favoured = new Set(order.slice(0, extra));
  return floors.map((floor, index) => 0 + floor + each + (favoured.has(index) ? 1 : 0));
}

/** What an effect is above its floor, to a millionth: remainders that differ by rounding alone go to the earlier. */
function remainder(effects: readonly number[], index: number): number {
  const effect = effects[index] ?? 0;
  return Math.round((effect - Math.floor(effect)) * 1e6);
}

type Effects = readonly { readonly cause: BookingsFactor; readonly effect: number }[];

/** Whole steps; what wins without an amount did is none where nothing about that changed. */
function asWaterfall(start: number, end: number, effects: Effects): BookingsSplit {
  const shown = effects.filter(({ cause, effect }) => cause !== 'amounted' || effect !== 0);
  const whole = wholeEffects(
    shown.map(({ effect }) => effect),
    end - start,
  );
  const steps = shown.map(({ cause }, index) => ({ cause, effect: whole[index] ?? 0 }));
  return { missing: null, waterfall: waterfallFrom(start, end, steps) };
}

const priced = (bookings: Bookings): Bookings => ({ ...bookings, amount: roundHalfAway(bookings.amount) });
const FACTORS = ['deals', 'winRate', 'amounted', 'acv'] as const;

function factorsOf(own: Bookings, other: Bookings): readonly number[] {
  const { winRate, amounted, acv } = ratesOf(own, other);
  return [own.deals, winRate, amounted, acv];
}

/**
 * What moved bookings = deals x win rate x ACV between two periods, by Shapley over the factors, or by their logs, which
 * cannot be taken of nothing. Steps are whole minor units and add up to the change exactly. A factor that a period has nothing
 * to tell of (ACV without a win) takes the other period's and does nothing.
 */
export function splitBookings(before: Bookings, now: Bookings, form: SplitForm = 'shapley'): BookingsSplit {
  expectBookings(before);
  expectBookings(now);
  if (isUnreadable(before) || isUnreadable(now)) return { missing: 'non_positive_denominator' };
  const [was, is] = [priced(before), priced(now)];
  const [from, to] = [factorsOf(was, is), factorsOf(is, was)];
  const effects = form === 'shapley' ? shapleyOfProduct(from, to) : logSplitOfProduct(from, to);
  if (effects === null) return { missing: 'non_positive_denominator' };
  return asWaterfall(
    was.amount,
    is.amount,
    FACTORS.map((cause, index) => ({ cause, effect: effects[index] ?? 0 })),
  );
}

/** One segment's bookings of both periods; a period without it has zeros. */
export type SegmentBookings = { readonly segment: string | null; readonly before: Bookings; readonly now: Bookings };

type Side = 'before' | 'now';
const sumOver = (segments: readonly SegmentBookings[], side: Side, count: keyof Bookings): number =>
  segments.reduce((sum, each) => sum + each[side][count], 0);

type Placed = Rates & { readonly share: number };
const ABSENT: Placed = { share: 0, winRate: 0, amounted: 0, acv: 0 };
const BY_SEGMENT = ['deals', 'mix', 'winRate', 'amounted', 'acv'] as const;

/** Each segment's share of deals and its rates; a period without any deal has the other's mix. */
function placedOf(segments: readonly SegmentBookings[], side: Side): readonly Placed[] {
  const other: Side = side === 'before' ? 'now' : 'before';
  const [own, theirs] = [sumOver(segments, side, 'deals'), sumOver(segments, other, 'deals')];
  return segments.map((each) => ({
    share: quotient(each[side].deals, own) ?? quotient(each[other].deals, theirs) ?? 0,
    ...ratesOf(each[side], each[other]),
  }));
}

/**
 * The same over segments: how many deals, the mix of segments among them, the rates and the ACVs inside segments, by Shapley
 * over the five. Steps are whole minor units and add up to the change of the amount of all segments.
 */
export function splitBookingsBySegment(given: readonly SegmentBookings[]): BookingsSplit {
  for (const { before, now } of given) for (const side of [before, now]) expectBookings(side);
  if (given.some(({ before, now }) => isUnreadable(before) || isUnreadable(now))) return { missing: 'non_positive_denominator' };
  const segments = given.map(({ segment, before, now }) => ({ segment, before: priced(before), now: priced(now) }));
  const deals = [sumOver(segments, 'before', 'deals'), sumOver(segments, 'now', 'deals')] as const;
  const [old, recent] = [placedOf(segments, 'before'), placedOf(segments, 'now')];
  const worth = (present: number): number => {
    const at = (player: number, index: number): Placed => (present & (1 << player) ? recent : old)[index] ?? ABSENT;
    const each = segments.map((_, index) => at(1, index).share * at(2, index).winRate * at(3, index).amounted * at(4, index).acv);
    return deals[present & 1 ? 1 : 0] * each.reduce((sum, amount) => sum + amount, 0);
  };
  const effects = shapley(BY_SEGMENT.length, worth);
  return asWaterfall(
    sumOver(segments, 'before', 'amount'),
    sumOver(segments, 'now', 'amount'),
    BY_SEGMENT.map((cause, index) => ({ cause, effect: effects[index] ?? 0 })),
  );
}
