/** Values of cells drawn towards the whole, by how uncertain they are: what a small cell shows is mostly luck. */

import { type Moments, fitMeanPrior } from '../statistics';
import { type Measure, type Valued, practicalSize } from './value';

/** What cells have in common: the value of the whole, how far cells lie apart, and the spread of a single row. */
export type Prior = {
  readonly whole: number;
  readonly between: number;
  readonly within: number;
  readonly designEffect: number;
};

/** A value after shrinkage, and the end of its interval on the side of caution. */
export type Shrunk = { readonly value: number; readonly bound: number };

/** The bound is the one-sided 95 % end of what the value may be. */
const Z_OF_BOUND = 1.6448536269514722;
/** Cells are fewer than this only in tiny data; then the prior is worth so many rows. */
const WEAK_WEIGHT = 10;

/**
 * The normal prior that cells share (empirical Bayes, `fitMeanPrior`), centred on the whole. It is never narrower than the
 * difference worth having: what is looked for are cells that differ by that much, and cells of many combinations overlap, so
 * that most of them differ little even where one differs a lot.
 */
export function priorOf(cells: readonly Valued[], whole: Valued, measure: Measure, designEffect: number): Prior {
  const moments = cells.map(({ n, value, variance }): Moments => ({
    n: Math.max(2, n / designEffect),
    mean: value,
    variance: variance * n,
  }));
  const fitted = fitMeanPrior(moments, WEAK_WEIGHT);
  const least = practicalSize(whole.value, measure) ** 2;
  return {
    whole: whole.value,
    between: Math.max(fitted?.between ?? 0, least),
    within: fitted?.within ?? whole.variance * whole.n,
    designEffect,
  };
}

/** A cell's value drawn towards the whole. Its variance is the larger of its own and what cells of its size have. */
export function shrunk({ n, value, variance }: Valued, prior: Prior, sign: 1 | -1): Shrunk {
  const own = Math.max(variance, prior.within / n) * prior.designEffect;
  const kept = prior.between > 0 ? prior.between / (prior.between + own) : 0;
  const drawn = prior.whole + kept * (value - prior.whole);
  return { value: drawn, bound: drawn - sign * Z_OF_BOUND * Math.sqrt((1 - kept) * prior.between) };
}
