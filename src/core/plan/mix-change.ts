import type { Missing } from '../model';

/** A value with the limits of its interval; null where its method gave none. */
export type Limited = { readonly value: number; readonly low: number | null; readonly high: number | null };

/** How one side of the ICP fares: won of closed deals, minor units a won deal, days from creation to win (null where unknown). */
export type SideRates = { readonly winRate: Limited; readonly acv: Limited | null; readonly cycle: Limited | null };

/** The created deals of a period, by what their accounts are. */
export type CreatedMix = { readonly inIcp: number; readonly outside: number; readonly unknown: number };

/** What is most likely by the rates as they are, and what their limits allow at the least and at the most. */
export type Ranged = { readonly value: number; readonly least: number; readonly most: number };

/** Won deals and bookings (minor units), null where no ACV is known. */
export type Wins = { readonly won: Ranged; readonly bookings: Ranged | null };
/** The same at one mix, with the mean days to a win; null where some cycle is not known. */
export type AtMix = Wins & { readonly cycle: Ranged | null };

export type MixChange = {
  /** The ICP share of created deals, before and after; deals of unknown accounts stay in what it is a share of. */
  readonly from: number;
  readonly to: number;
  /** Deals that would be created on ICP accounts instead of others; below zero where fewer. */
  readonly moved: number;
  readonly before: AtMix;
  readonly after: AtMix;
  readonly change: Wins;
};

export type MixChanged = { readonly change: MixChange; readonly missing: null } | { readonly missing: Missing | 'beyond_known' };

type Deals = { readonly inIcp: number; readonly outside: number };
type Corner = { readonly win: readonly [number, number]; readonly worth: readonly [number, number] };

const endsOf = ({ value, low, high }: Limited): readonly number[] => [Math.min(value, low ?? value), Math.max(value, high ?? value)];
const pairs = (here: Limited, there: Limited): readonly (readonly [number, number])[] =>
  endsOf(here).flatMap((a) => endsOf(there).map((b) => [a, b] as const));

/**
 * The range of something that rises or falls in each of its rates by itself: its ends are among the corners of their limits.
 * It is wider than an interval of 95 %, for it lets all rates stand at their limits at once. A corner at which nothing is won
 * has no mean, and is none.
 */
function ranged(at: (corner: Corner) => number, { middle, corners }: Scene): Ranged {
  const found = [middle, ...corners].map(at).filter(Number.isFinite);
  return { value: at(middle), least: Math.min(...found), most: Math.max(...found) };
}

const wonBy = ({ inIcp, outside }: Deals, [here, there]: Corner['win']): number => inIcp * here + outside * there;
const worthBy = ({ inIcp, outside }: Deals, { win, worth }: Corner): number => inIcp * win[0] * worth[0] + outside * win[1] * worth[1];
/** The mean of a won deal, whichever side it is of. */
const meanBy = (deals: Deals, corner: Corner): number => worthBy(deals, corner) / wonBy(deals, corner.win);

type Sides = { readonly icp: SideRates; readonly other: SideRates };
type Scene = { readonly middle: Corner; readonly corners: readonly Corner[] };

function sceneOf({ icp, other }: Sides, worth: readonly [Limited, Limited]): Scene {
  const wins = pairs(icp.winRate, other.winRate);
  const worths = pairs(...worth);
  return {
    middle: { win: [icp.winRate.value, other.winRate.value], worth: [worth[0].value, worth[1].value] },
    corners: wins.flatMap((win) => worths.map((each) => ({ win, worth: each }))),
  };
}

const ONE: Limited = { value: 1, low: null, high: null };
const both = (icp: Limited | null, other: Limited | null): readonly [Limited, Limited] | null =>
  icp === null || other === null ? null : [icp, other];

type OfDeals = (deals: Deals, corner: Corner) => number;

function winsBy(sides: Sides, by: (of: OfDeals) => (corner: Corner) => number): Wins {
  const acv = both(sides.icp.acv, sides.other.acv);
  return {
    won: ranged(
      by((deals, { win }) => wonBy(deals, win)),
      sceneOf(sides, [ONE, ONE]),
    ),
    bookings: acv === null ? null : ranged(by(worthBy), sceneOf(sides, acv)),
  };
}

function atMix(sides: Sides, deals: Deals): AtMix {
  const cycle = both(sides.icp.cycle, sides.other.cycle);
  const isWon = wonBy(deals, [sides.icp.winRate.value, sides.other.winRate.value]) > 0;
  return {
    ...winsBy(sides, (of) => (corner) => of(deals, corner)),
    cycle: cycle === null || !isWon ? null : ranged((corner) => meanBy(deals, corner), sceneOf(sides, cycle)),
  };
}

/**
 * What as many created deals would have come to with another share of them on ICP accounts, at the win rate, ACV and cycle of
 * either side as they were: arithmetic on the past, if rates hold. Deals of accounts that cannot be scored stay what they
 * are, in neither figure. The range of a change moves all rates together: it is that of the difference, not of two ranges.
 */
export function mixChange(created: CreatedMix, sides: Sides, to: number): MixChanged {
  const all = created.inIcp + created.outside + created.unknown;
  if (created.inIcp + created.outside === 0) return { missing: 'no_created' };
  const after = { inIcp: to * all, outside: created.inIcp + created.outside - to * all };
  if (to < 0 || after.outside < -1e-9 * all) return { missing: 'beyond_known' };
  const before: Deals = created;
  const wished: Deals = { inIcp: after.inIcp, outside: Math.max(0, after.outside) };
  return {
    missing: null,
    change: {
      from: created.inIcp / all,
      to,
      moved: wished.inIcp - before.inIcp,
      before: atMix(sides, before),
      after: atMix(sides, wished),
      change: winsBy(sides, (of) => (corner) => of(wished, corner) - of(before, corner)),
    },
  };
}
