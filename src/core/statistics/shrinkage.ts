/** Rates of many segments drawn towards what they have in common: a beta prior fitted over the segments. */

import { type Beta, betaQuantile, betaTail } from './beta';
import { type Interval, type Share } from './interval';
import { rootBetween } from './inversion';
import { digamma, logGamma } from './log-gamma';
import { expectCount, expectPart, expectShare } from './sequence';

/** Under this many segments nothing is fitted. */
export const FEWEST_SEGMENTS = 5;

const LIGHTEST = 1e-3;
const GRID = 40;
/** Up to this many terms a difference is summed term by term, which loses no digits. */
const SUMMED = 40;

/** ln Gamma(a + k) - ln Gamma(a), for whole k. */
function logRise(a: number, k: number): number {
  if (k > SUMMED) return logGamma(a + k) - logGamma(a);
  let sum = 0;
  for (let j = 0; j < k; j++) sum += Math.log(a + j);
  return sum;
}

/** The derivative of logRise in a. */
function slope(a: number, k: number): number {
  if (k > SUMMED) return digamma(a + k) - digamma(a);
  let sum = 0;
  for (let j = 0; j < k; j++) sum += 1 / (a + j);
  return sum;
}

/** The logarithm of the marginal likelihood of the segments under a beta prior, without its constant. */
function logLikelihood(segments: readonly Share[], { alpha, beta }: Beta): number {
  let sum = 0;
  for (const { part, whole } of segments) {
    sum += logRise(alpha, part) + logRise(beta, whole - part) - logRise(alpha + beta, whole);
  }
  return sum;
}

/** The likeliest prior of a given weight alpha + beta. In the mean the likelihood has one peak: its slope only falls. */
function likeliestOfWeight(segments: readonly Share[], weight: number): Beta {
  const climb = (mean: number): number => {
    let sum = 0;
    for (const { part, whole } of segments) sum += slope(weight * mean, part) - slope(weight * (1 - mean), whole - part);
    return sum;
  };
  const mean = rootBetween(climb, 1e-12, 1 - 1e-12) ?? 0.5;
  return { alpha: weight * mean, beta: weight * (1 - mean) };
}

/** How the likelihood of the likeliest prior of a weight grows with that weight. */
function climbInWeight(segments: readonly Share[], weight: number): number {
  const { alpha, beta } = likeliestOfWeight(segments, weight);
  let sum = 0;
  for (const { part, whole } of segments) {
    const parts = alpha * slope(alpha, part) + beta * slope(beta, whole - part);
    sum += parts / weight - slope(weight, whole);
  }
  return sum;
}

function fitted(segments: readonly Share[], heaviest: number): Beta {
  const step = Math.log(heaviest / LIGHTEST) / GRID;
  let [best, highest] = [0, -Infinity];
  for (let place = 0; place <= GRID; place++) {
    const height = logLikelihood(segments, likeliestOfWeight(segments, LIGHTEST * Math.exp(place * step)));
    if (height > highest) [best, highest] = [place, height];
  }
  const from = Math.max(0, best - 1) * step;
  const to = Math.min(GRID, best + 1) * step;
  const climb = (log: number): number => climbInWeight(segments, LIGHTEST * Math.exp(log));
  return likeliestOfWeight(segments, LIGHTEST * Math.exp(rootBetween(climb, from, to) ?? best * step));
}

/**
 * The beta prior that the segments share, fitted by marginal likelihood (empirical Bayes; J. G. Skellam 1948). Under 5
 * segments with anything in them, and where all or none succeed, the weak prior: the total's rate, worth `weakWeight`
 * cases. The fitted weight is at most the total count: segments that do not differ say no more about each other than
 * all of them together. Counts whole; null where all segments are empty.
 */
export function fitRatePrior(segments: readonly Share[], weakWeight: number): Beta | null {
  let [part, whole] = [0, 0];
  for (const segment of segments) {
    expectCount(segment.part);
    expectCount(segment.whole);
    expectPart(segment.part, segment.whole);
    part += segment.part;
    whole += segment.whole;
  }
  if (whole === 0) return null;
  const filled = segments.filter((segment) => segment.whole > 0);
  if (filled.length < FEWEST_SEGMENTS || part === 0 || part === whole) {
    return { alpha: (weakWeight * part) / whole, beta: (weakWeight * (whole - part)) / whole };
  }
  return fitted(filled, whole);
}

/** What prior and counts together say of a segment's rate. */
export function posterior({ part, whole }: Share, prior: Beta): Beta {
  expectPart(part, whole);
  return { alpha: prior.alpha + part, beta: prior.beta + whole - part };
}

/** The mean of a rate so described: for a posterior (k + alpha) / (n + alpha + beta). */
export function betaMean({ alpha, beta }: Beta): number {
  return alpha / (alpha + beta);
}

/** The equal-tailed interval of a rate so described; null where alpha or beta is 0, which leaves it no width to have. */
export function betaInterval(of: Beta, level: number): Interval | null {
  expectShare(level);
  if (of.alpha <= 0 || of.beta <= 0) return null;
  return { low: betaQuantile(of, (1 - level) / 2), high: betaQuantile(of, (1 + level) / 2) };
}

/** The chance that a rate so described lies above a value: what league tables rank by. Null where alpha or beta is 0. */
export function chanceAbove(of: Beta, value: number): number | null {
  return of.alpha <= 0 || of.beta <= 0 ? null : betaTail(of, value);
}
