import type { CalendarDate, Currency, Reading } from '../model';
import { moneySaid, sizeSaid } from './said';
import { waysToShare, winsToRate, type Ways } from './scenario';
import type { Wanted } from './targets';

/** What one side of a share counts: its rows or accounts, and how much money those of them with an amount make (minor units). */
export type Side = { readonly count: number; readonly valued: number; readonly minor: number };

/** The part of a share and all else; for a rate of wins the wins, and what else was decided. */
export type Sides = { readonly part: Side; readonly others: Side };

/** What a share is of; `wins` are those among as many decided deals. */
export type SharedThing = 'deals' | 'accounts' | 'money' | 'wins';

/**
 * How far a share is from its target: so much `more` on the wanted side, or so much `less` on the other, all else unchanged; 0
 * where it is there, null where no number suffices or taking away makes no sense. A share of counts is told in money at the
 * mean amount of its side, a share of amounts in deals likewise: that one of the two is an estimate.
 */
export type Distance = {
  readonly of: SharedThing;
  readonly counts: Ways;
  /** Minor units. */
  readonly money: Ways;
  readonly currency: Currency | null;
  /** The last day of the quarter under way; null where the share is of a period that is over. */
  readonly by: CalendarDate | null;
};

export type DistanceAsked = {
  readonly of: SharedThing;
  readonly sides: Sides;
  readonly currency: Currency | null;
  readonly by: CalendarDate | null;
  /** What is won stays won: only more can be won. */
  readonly isFinal: boolean;
};

const meanOf = ({ valued, minor }: Side): number | null => (valued > 0 && minor > 0 ? minor / valued : null);

function inMoney(count: number | null, side: Side): number | null {
  const mean = meanOf(side);
  if (count === null || count === 0) return count;
  return mean === null ? null : Math.round(count * mean);
}

function inCounts(minor: number | null, side: Side): number | null {
  const mean = meanOf(side);
  if (minor === null || minor === 0) return minor;
  return mean === null ? null : Math.ceil(minor / mean - 1e-9);
}

const between = ({ part, others }: Sides, read: (side: Side) => number) => ({ part: read(part), whole: read(part) + read(others) });

/** How far a share is from its target in what it counts and in money. 44 of 100 at 0.5: 12 more, or 12 less. */
export function distanceOf(wanted: Wanted, { of, sides, currency, by, isFinal }: DistanceAsked): Distance {
  const isLeast = wanted.want === 'atLeast';
  const [gaining, losing] = isLeast ? [sides.part, sides.others] : [sides.others, sides.part];
  const about = { of, currency, by };
  if (of === 'wins') {
    const more = isLeast
      ? winsToRate(
          wanted.value,
          between(sides, ({ count }) => count),
        )
      : null;
    return { ...about, counts: { more, less: null }, money: { more: inMoney(more, sides.part), less: null } };
  }
  const found = waysToShare(
    wanted,
    between(sides, (side) => (of === 'money' ? side.minor : side.count)),
  );
  const { more, less } = isFinal ? { ...found, less: null } : found;
  const ways = { more, less };
  return of === 'money'
    ? { ...about, counts: { more: inCounts(more, gaining), less: inCounts(less, losing) }, money: ways }
    : { ...about, counts: ways, money: { more: inMoney(more, gaining), less: inMoney(less, losing) } };
}

const NOUNS = { deals: 'deals', money: 'deals', wins: 'wins', accounts: 'accounts' } as const;

type Way = { readonly distance: Distance; readonly way: keyof Ways; readonly side: string };

/** One way, or nothing where it is none: `12 more ICP deals (about USD 410,000)`. */
function waySaid({ distance: { of, counts, money, currency }, way, side }: Way): string | null {
  const [count, minor] = [counts[way], money[way]];
  const word = way === 'more' ? 'more' : 'fewer';
  if (of === 'money') {
    if (minor === null || minor === 0) return null;
    const deals = count === null ? '' : ` (about ${count} deals)`;
    return `${moneySaid(minor, currency)} ${way} on ${side} accounts${deals}`;
  }
  if (count === null || count === 0) return null;
  return `${count} ${word} ${side} ${NOUNS[of]}${minor === null ? '' : ` (about ${moneySaid(minor, currency)})`}`;
}

function waysSaid(wanted: Wanted, distance: Distance): string {
  if (distance.of === 'wins') {
    const { more } = distance.counts;
    return more === null || more === 0 ? '' : `${more} more wins of as many closed deals would reach it`;
  }
  const [gaining, losing] = wanted.want === 'atLeast' ? ['ICP', 'non-ICP'] : ['non-ICP', 'ICP'];
  const ways = [waySaid({ distance, way: 'more', side: gaining }), waySaid({ distance, way: 'less', side: losing })];
  const said = ways.filter((each) => each !== null);
  if (said.length === 0) return '';
  const when = distance.by === null ? ' in such a period' : ` by ${distance.by}`;
  return `${said.join(' or ')}${when} would reach it, all else unchanged`;
}

/** What would reach the target, in plain words; nothing where it is reached, unread, or out of reach. */
export function distanceSaid(wanted: Wanted, reading: Reading, distance: Distance | null): string {
  if (reading.missing !== null) return '';
  const short = wanted.want === 'atLeast' ? wanted.value - reading.value : reading.value - wanted.value;
  if (short <= 0) return '';
  if (distance !== null) return waysSaid(wanted, distance);
  return `${sizeSaid(short, reading)} from its target`;
}
