/**
 * Statistics: numbers only, no word of a CRM.
 *
 * What the data leave undefined (n = 0, too few cases) is `null`, never NaN. What breaks a contract (more successes than
 * trials, a level outside 0 to 1, a count that is not whole) throws a RangeError: that is a fault of the caller. Shares
 * are 0-1, levels are two-sided unless a name says otherwise. Chance comes from a seed, so the same question gives the
 * same answer.
 */

export { largestRemainder } from './apportionment';
export { type Beta, betaCdf, betaQuantile, betaTail } from './beta';
export { binomialCdf, binomialDensity, binomialQuantile, binomialTail, exactShareLimits } from './binomial';
export { type Chance, chanceFrom, seedOf, shuffled } from './chance';
export { chiSquareP, chiSquareQuantile } from './chi-square';
export { combinedLimits } from './combined-limits';
export { type ControlLimits, THREE_SIGMA_TAIL, controlLimits, effectiveN } from './control-limits';
export {
  type Effect,
  type MixAndRate,
  type Pair,
  type TwoByTwo,
  dataAndRule,
  logSplitOfProduct,
  mixAndRate,
  shapley,
  shapleyOfProduct,
} from './decomposition';
export { type Divergence, stabilityIndex } from './divergence';
export { drawnSumLimits } from './drawn-sum';
export { type CountTable, type Homogeneity, homogeneity, permutationP } from './homogeneity';
export {
  type Followed,
  type IncidenceAt,
  type IncidenceStep,
  incidenceAt,
  incidenceCurve,
  incidenceFrom,
  incidenceQuantile,
  stepAt,
} from './incidence';
export { type Interval, type Share, wilson, wilsonOneSided } from './interval';
export { benjaminiHochberg } from './multiplicity';
export { fisherAbove, fisherP, newcombe, sharesP } from './newcombe';
export { normalCdf, normalP, normalQuantile, normalTail, twoSidedZ } from './normal';
export { poissonLimits, poissonRatioLimits } from './poisson';
export { type Comparison, type Demand, detectableChange, neededCases } from './power';
export { type Ranks, quantile, quantileLimits, quantileOfSorted, quantileRanks } from './quantile';
export { type Correlation, midranks, spearman } from './rank';
export { FEWEST_CLUSTERS, type Resampling, bootstrap, drawWeights, percentileLimits, resample, resampledP } from './resample';
export { studentTail, twoSidedT } from './student';
export { type Separation, mannWhitneyP, separation } from './separation';
export { type Numbers } from './sequence';
export { FEWEST_SEGMENTS, betaInterval, betaMean, chanceAbove, fitRatePrior, posterior } from './shrinkage';
export {
  type MeanPrior,
  type Moments,
  type NormalMean,
  chanceMeanAbove,
  fitMeanPrior,
  logMoments,
  normalInterval,
  posteriorMean,
} from './shrinkage-of-means';
export { type Spread, countUpTo, inSightAt, mean, spreadOf, spreadOfValues, valueAtRank } from './spread';
export { type LogRank, type Observed, type SurvivalStep, kaplanMeier, logRank } from './survival';
export { type ScoredShare, type Trend, cochranArmitage } from './trend';
export {
  type ClusteredSeparation,
  type Clusters,
  DEALT_AT_ONCE,
  clusteredSeparation,
  dealtInSteps,
  separationDifference,
} from './clustered-separation';
