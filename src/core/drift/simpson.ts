import type { Split } from './why';

/** A total that contradicts its parts, in the unit of the rate. */
export type SimpsonBanner = {
  readonly before: number;
  readonly now: number;
  readonly change: number;
  readonly mix: number;
  readonly rate: number;
  /** What the total would be now with the mix of before: the number to read instead. */
  readonly standardised: number;
  /** Segments that have a rate in both periods, and how many of them move against the total. */
  readonly compared: number;
  readonly against: number;
};

/** Differences of less than this share of the rates are rounding. */
const ROUNDING = 1e-12;

/** The direction of each segment's rate, for those that have one in both periods. */
function directions({ segments }: Split, directionOf: (change: number) => number): readonly number[] {
  return segments.flatMap(({ before, now }) => (before.rate === null || now.rate === null ? [] : [directionOf(now.rate - before.rate)]));
}

/**
 * The banner where a total misleads: it moves otherwise than the rate effect, or every segment moves against it
 * (E. H. Simpson 1951; `domain.md` 10.8). Where it stands, the change of the total is no reason to flag a segment. Null
 * where total and parts agree. It tests nothing: how sure a change is stands elsewhere.
 */
export function simpsonBanner(split: Split): SimpsonBanner | null {
  const { before, now, change, mix, rate, standardised, segments } = split;
  const scale = Math.max(...segments.flatMap((each) => [Math.abs(each.before.rate ?? 0), Math.abs(each.now.rate ?? 0)]), 0);
  const directionOf = (moved: number): number => (Math.abs(moved) <= ROUNDING * scale ? 0 : Math.sign(moved));
  const moves = directions(split, directionOf);
  const total = directionOf(change);
  const against = moves.filter((move) => total !== 0 && move === -total).length;
  const isContradicted = directionOf(rate) !== total || (moves.length > 0 && against === moves.length);
  return isContradicted ? { before, now, change, mix, rate, standardised, compared: moves.length, against } : null;
}
