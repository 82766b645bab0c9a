/**
 * Hypotheses that were written down before anybody looked: how many deals they take and how long that is, which account is in
 * which arm, and the one read-out at the end (`domain.md` 10.5, 11.7).
 */

export type {
  Allocation,
  ArmReading,
  Baseline,
  Hypothesis,
  HypothesisMetric,
  HypothesisRevision,
  HypothesisStatus,
  HypothesisVerdict,
  ReadConfounder,
  ReadOut,
  ToldReadOut,
} from './hypothesis';
export { armOf, dealtAccounts, type Dealt } from './arms';
export { armSums, type ArmSums, type CountedDeal } from './arm-sums';
export { confoundersOf, type Spreads } from './confounding';
export { durationOf, MONTH_DAYS, ofSlowerArm, type Duration } from './duration';
export { faultOfHypothesis, faultOfStart } from './fault';
export { dueLook, lookDates, looksOf, MOST_LOOKS, significanceAt } from './looks';
export { ICP_PILOT } from './preset';
export { armDifference, armReading, isLessThanWorth, readOutOf, statusAfter } from './read-out';
export { sampleNeeded, type SampleGiven } from './sample';
