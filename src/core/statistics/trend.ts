/** Does a share rise over ordered groups? */

import { normalP } from './normal';
import { expectPart } from './sequence';

export type ScoredShare = { readonly part: number; readonly whole: number; readonly score: number };

export type Trend = {
  /** Positive when the share rises with the score. */
  readonly z: number;
  readonly p: number;
};

/**
 * The trend test of Cochran (1954) and Armitage (1955), two-sided, with the binomial variance. Null where nothing can
 * trend: fewer than two scores with anything in them, or all parts empty or full.
 */
export function cochranArmitage(groups: readonly ScoredShare[]): Trend | null {
  let [part, whole, scores] = [0, 0, 0];
  for (const group of groups) {
    expectPart(group.part, group.whole);
    part += group.part;
    whole += group.whole;
    scores += group.score * group.whole;
  }
  if (whole === 0) return null;
  const rate = part / whole;
  const centre = scores / whole;
  let [slope, squares] = [0, 0];
  for (const group of groups) {
    slope += (group.score - centre) * (group.part - rate * group.whole);
    squares += (group.score - centre) ** 2 * group.whole;
  }
  const variance = rate * (1 - rate) * squares;
  if (!(variance > 0)) return null;
  const z = slope / Math.sqrt(variance);
  return { z, p: normalP(z) };
}
