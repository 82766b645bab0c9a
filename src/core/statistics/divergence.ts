/** The population stability index, and how large it gets when nothing has changed. */

import { chiSquareQuantile } from './chi-square';
import { type Numbers, at, expectCount, expectShare, total } from './sequence';

export type Divergence = {
  readonly psi: number;
  /** The PSI to expect of samples of these sizes from one mix. */
  readonly nullMean: number;
  /** The PSI that samples of these sizes from one mix stay under in a share `level` of cases. */
  readonly critical: number;
  /** Categories that occur on either side. */
  readonly categories: number;
  /** True if a category was empty on one side, so that 0.5 was added to every cell. */
  readonly smoothed: boolean;
};

/**
 * PSI = sum of (q - p) ln(q / p) over shares p before and q after. A category empty on one side adds 0.5 to every cell
 * of both; one that is empty on both is none. With no change PSI is about (1/n + 1/m) chi-square with B - 1 degrees
 * (B. Yurdakul 2018), n and m being the counts as they are. Null if a side is empty or fewer than two categories
 * occur. Both lists are equally long, counts whole.
 */
export function stabilityIndex(before: Numbers, after: Numbers, level: number): Divergence | null {
  expectShare(level);
  const cells: { readonly p: number; readonly q: number }[] = [];
  for (let index = 0; index < Math.max(before.length, after.length); index++) {
    const cell = { p: at(before, index), q: at(after, index) };
    expectCount(cell.p);
    expectCount(cell.q);
    if (cell.p + cell.q > 0) cells.push(cell);
  }
  const [n, m, categories] = [total(before), total(after), cells.length];
  if (n === 0 || m === 0 || categories < 2) return null;
  const smoothed = cells.some(({ p, q }) => p === 0 || q === 0);
  const add = smoothed ? 0.5 : 0;
  let psi = 0;
  for (const cell of cells) {
    const p = (cell.p + add) / (n + add * categories);
    const q = (cell.q + add) / (m + add * categories);
    psi += (q - p) * Math.log(q / p);
  }
  const scale = 1 / n + 1 / m;
  const critical = scale * chiSquareQuantile(level, categories - 1);
  return { psi, nullMean: scale * (categories - 1), critical, categories, smoothed };
}
