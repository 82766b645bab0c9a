import type { Missing, Reading } from '../model';
import type { Share } from '../statistics';
import type { Wanted } from './targets';

/** How to move a share to its target: add so much to one side, or take so much from the other; 0 where it is there, null where none suffices. */
export type Ways = { readonly more: number | null; readonly less: number | null };

/** The least whole number that is at least so large; a rounding above a whole number is that number. */
const wholeAtLeast = (needed: number): number => Math.max(0, Math.ceil(needed - Math.max(1e-9, Math.abs(needed) * 1e-14)));

/**
 * How far a share is from its target: in deals, accounts or minor units, whichever `part` and `whole` count. A share wanted to be
 * at least t needs ceil((t N - k) / (1 - t)) more in the part, or ceil(N - k / t) less outside it; one wanted to be at most
 * t is that of the rest at least 1 - t: `more` outside the part, or `less` in it. 44 of 100 at 0.5: 12 more, or 12 less.
 */
export function waysToShare({ want, value }: Wanted, { part, whole }: Share): Ways {
  const [wanted, own] = want === 'atLeast' ? [value, part] : [1 - value, whole - part];
  if (own >= wanted * whole - 1e-9) return { more: 0, less: 0 };
  return {
    more: wanted >= 1 ? null : wholeAtLeast((wanted * whole - own) / (1 - wanted)),
    less: own > 0 ? wholeAtLeast(whole - own / wanted) : null,
  };
}

/** How many more of just as many deals must be won for a rate to reach its target: 25 of 100 at 0.3 needs 5; less than 0 never. */
export const winsToRate = (target: number, { part, whole }: Share): number | null =>
  target > 1 || whole === 0 ? null : wholeAtLeast(target * whole - part);

/**
 * How far a quotient is from its target, in the unit of either side: by how much the top must rise, or the bottom fall (LTV:CAC
 * at least 3: LTV up, or CAC down); for at most, the top fall or the bottom rise. 0 where it is there; null where no
 * change of that side alone suffices.
 */
export function waysToRatio({ want, value }: Wanted, { top, bottom }: { readonly top: number; readonly bottom: number }) {
  const isThere = want === 'atLeast' ? top >= value * bottom : top <= value * bottom;
  if (!(bottom > 0)) return { top: null, bottom: null };
  if (isThere) return { top: 0, bottom: 0 };
  return { top: Math.abs(value * bottom - top), bottom: top > 0 && value > 0 ? Math.abs(bottom - top / value) : null };
}

/** How far a mean over n is from its target: each by itself, and all together (ACV, CAC: minor units). 0 where it is there. */
export function wayToMean({ want, value }: Wanted, mean: { readonly value: number; readonly n: number }) {
  const each = Math.max(0, want === 'atLeast' ? value - mean.value : mean.value - value);
  return { each, together: each * mean.n };
}

/** How CAC comes down to a target: so many more logos at the same spend, or so much less spend (minor units) for as many. */
export function waysToCac(most: number, { value, n }: { readonly value: number; readonly n: number }) {
  if (value <= most) return { logos: 0, spend: 0 };
  return { logos: most > 0 ? wholeAtLeast((value * n) / most - n) : null, spend: (value - most) * n };
}

/** From the best case to the worst; `most` is null where the worst case knows no number that suffices. */
export type CountRange = { readonly least: number; readonly most: number | null; readonly missing: null };
export type Needed = CountRange | { readonly missing: Missing };

/**
 * How many cases it takes for so many to succeed, from the upper limit of the chance (least) to its lower limit (most): never
 * one number. A chance without limits tells no range.
 */
export function casesNeeded(successes: number, chance: Pick<Reading, 'low' | 'high' | 'missing'>): Needed {
  if (chance.missing !== null) return { missing: chance.missing };
  if (successes === 0) return { least: 0, most: 0, missing: null };
  if (chance.low === null || chance.high === null || !(chance.high > 0)) return { missing: 'below_min_n' };
  return {
    least: wholeAtLeast(successes / chance.high),
    most: chance.low > 0 ? wholeAtLeast(successes / chance.low) : null,
    missing: null,
  };
}

/** What the next quarter needs for a share to be back on target. */
export type NextQuarter = {
  /** More inside the part than in the last quarter, or so much less outside. */
  readonly ways: Ways;
  /** Inside the part, all told, with as much outside as in the last quarter; null where no number suffices. */
  readonly inside: number | null;
  /** Deals to create for that, over the chance that is given. */
  readonly created: Needed;
};

/**
 * What must be created and won next quarter for a share of wins to be back on target, if as many other deals are won as in
 * the last quarter: wins inside, and the deals that it takes to win them, over the interval of the win rate. It reads the
 * share by itself and no deal that is open already, so it says what a quarter takes from its start.
 */
export function nextQuarterOfWins(target: number, wins: Share, winRate: Pick<Reading, 'low' | 'high' | 'missing'>): NextQuarter {
  const ways = waysToShare({ want: 'atLeast', value: target }, wins);
  const inside = ways.more === null ? null : wins.part + ways.more;
  return { ways, inside, created: inside === null ? { missing: 'non_positive_denominator' } : casesNeeded(inside, winRate) };
}

/**
 * The same for a share of open deals: how many more must be open at the end of the quarter, and how many must be created
 * for that, over the interval of the share of created deals that are still open by then. Deals open now stay as they are.
 */
export function nextQuarterOfOpen(target: number, open: Share, stillOpen: Pick<Reading, 'low' | 'high' | 'missing'>): NextQuarter {
  const ways = waysToShare({ want: 'atLeast', value: target }, open);
  const inside = ways.more === null ? null : open.part + ways.more;
  return { ways, inside, created: ways.more === null ? { missing: 'non_positive_denominator' } : casesNeeded(ways.more, stillOpen) };
}
