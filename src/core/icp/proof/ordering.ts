import { benjaminiHochberg, cochranArmitage, sharesP } from '../../statistics';
import { CLEAR, FEWEST_OF_A_KIND, type Untold } from './reason';
import { asShare, closedOf, shareWon, type WinRate } from './win-rate';

/** A lower group that won a greater share than the group just above it; places count from 0 at the best. */
export type Inversion = { readonly upper: number; readonly lower: number; readonly isClear: boolean };

/** Whether win rates fall from the best group to the last. */
export type Ordering = {
  /** As the data stand: in order, or some pair is not. `clear`: more than chance would do (q or p under 0.05). */
  readonly verdict: 'inOrder' | 'inOrderNotClear' | 'notInOrderNotClear' | 'notInOrder';
  readonly inversions: readonly Inversion[];
  /** Cochran and Armitage's trend: z is positive where better groups win more. */
  readonly z: number;
  readonly p: number;
  /** How many neighbouring pairs were compared. */
  readonly pairs: number;
  readonly n: number;
};
export type OrderTold = (Ordering & { readonly missing: null }) | { readonly missing: Untold; readonly won: number; readonly lost: number };

type Pair = { readonly upper: number; readonly lower: number; readonly p: number };

/** Each group beside the next one that has enough closed deals, where the lower one won more; p of all such neighbours. */
function neighbours(groups: readonly WinRate[], least: number): readonly Pair[] {
  const judged = groups.flatMap((group, at) => (closedOf(group) >= least ? [{ group, at }] : []));
  return judged.slice(1).flatMap(({ group, at }, place) => {
    const above = judged[place];
    return above === undefined ? [] : [{ upper: above.at, lower: at, p: sharesP(asShare(above.group), asShare(group)) ?? 1 }];
  });
}

function inversionsIn(groups: readonly WinRate[], pairs: readonly Pair[]): readonly Inversion[] {
  const q = benjaminiHochberg(pairs.map(({ p }) => p));
  const rate = (place: number): number => shareWon(groups[place] ?? { won: 0, lost: 0 }) ?? 0;
  return pairs.flatMap(({ upper, lower }, at) => (rate(lower) > rate(upper) ? [{ upper, lower, isClear: (q[at] ?? 1) < CLEAR }] : []));
}

function verdictOf(inversions: readonly Inversion[], z: number, p: number): Ordering['verdict'] {
  const isTrendClear = p < CLEAR;
  if (inversions.length === 0) return isTrendClear && z > 0 ? 'inOrder' : 'inOrderNotClear';
  return inversions.some(({ isClear }) => isClear) || (isTrendClear && z < 0) ? 'notInOrder' : 'notInOrderNotClear';
}

/**
 * Whether groups, the best first, win in that order: neighbours are compared where each has `least` closed deals, their p
 * corrected together (Benjamini and Hochberg 1995); the trend takes all groups. Needs 20 won and 20 lost (`domain.md` 9.3).
 */
export function orderOf(groups: readonly WinRate[], least: number): OrderTold {
  const won = groups.reduce((sum, group) => sum + group.won, 0);
  const lost = groups.reduce((sum, group) => sum + group.lost, 0);
  if (won < FEWEST_OF_A_KIND || lost < FEWEST_OF_A_KIND) return { missing: 'tooFewClosed', won, lost };
  const pairs = neighbours(groups, least);
  const trend = cochranArmitage(groups.map((group, at) => ({ ...asShare(group), score: -at })));
  if (pairs.length === 0 || trend === null) return { missing: 'oneGroup', won, lost };
  const inversions = inversionsIn(groups, pairs);
  return {
    missing: null,
    verdict: verdictOf(inversions, trend.z, trend.p),
    inversions,
    z: trend.z,
    p: trend.p,
    pairs: pairs.length,
    n: won + lost,
  };
}
