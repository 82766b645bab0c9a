export type { Finding, FindingState } from './finding';
export { dealsToTarget, examineTarget, VERDICT_LEVEL, type ShareCounts, type TargetBasis, type Wanted } from './targets';
export { distanceOf, type Distance, type DistanceAsked, type SharedThing, type Side, type Sides } from './distance';
export { USUAL_DRIFT_THRESHOLDS, type Change, type Comparison, type DriftKind, type DriftThresholds, type Practical } from './comparison';
export { FLAG_STATUSES, latestOf, type FlagStatus, type Watched } from './watched';
export {
  goneFlags,
  historyOf,
  joinedLogs,
  loggedFlag,
  LONGEST_ID,
  MOST_FLAGS,
  MOST_RECORDS,
  recorded,
  type FlagLog,
  type FlagRecord,
  type GoneFlag,
  type LoggedFlag,
  type LoggedPoint,
} from './flag-log';
export { GIVEN_OUT, withBudget } from './budget';
export { idOf } from './compared';
export { inOrderOf } from './in-order';
export { judgeFamily, type Family, type JudgedChange, type JudgedState } from './family';
export { filledPart } from './filled-pipeline';
export { countIn, MIX_BASES, mixBaseOf, mixOf, shareNamed, type MixBase, type MixTable } from './mix';
export type { Category } from './mix-tested';
export { cohortChanges, costChanges, isYearApart, performanceChanges, retentionChanges, type ComparedPeriods } from './performance';
export { isPractical, leastChange, practicalOf } from './thresholds';
export {
  splitChange,
  splitReadings,
  topContributors,
  type SegmentEffect,
  type SegmentReadings,
  type SegmentSum,
  type Split,
  type Standing,
  type Why,
} from './why';
export { mixOfDimensions, widestMix, type CrossedCell } from './mix-of-dimensions';
export { waterfallByCause, waterfallBySegment, type SplitCause, type Waterfall, type WaterfallStep } from './waterfall';
export { waterfallByMix, type MixCause } from './mix-waterfall';
export { simpsonBanner, type SimpsonBanner } from './simpson';
export {
  splitBookings,
  splitBookingsBySegment,
  wholeEffects,
  type Bookings,
  type BookingsFactor,
  type BookingsSplit,
  type SegmentBookings,
  type SplitForm,
} from './bookings';
export { byMoneyAtStake, moneyAtStake, stakeBasesOf, type Stake, type StakeBase, type StakeBases } from './money-at-stake';
export {
  casesNeeded,
  nextQuarterOfOpen,
  nextQuarterOfWins,
  wayToMean,
  waysToCac,
  waysToRatio,
  waysToShare,
  winsToRate,
  type CountRange,
  type Needed,
  type NextQuarter,
  type Ways,
} from './scenario';
export { belowTarget, type BelowTarget, type Observed } from './below-target';
export { cacRises, shortOfPlan, winRateFalls, type WinRateFall } from './triggers';
export {
  UNTESTED,
  USUAL_TRIGGER_SETTINGS,
  type Tested,
  type Triggered,
  type TriggerRule,
  type TriggerSettings,
  type Windows,
} from './trigger-terms';
export {
  checkCensoring,
  checkCleanUp,
  checkConversion,
  checkCurrency,
  checkIcpVersion,
  checkOverdue,
  checkResegmentation,
  checkSeasonal,
  checkStages,
  checkUnknowns,
  type Confuser,
  type ConfuserId,
  type InBothRates,
  type LossesOn,
  type RuleEffect,
} from './confusers';
export { FEWEST_PERIODS, controlChart, type ChartPoint, type ControlChart, type CountedPeriod, type Mark } from './control-chart';
export { runRuleMarks } from './run-rules';
export { slowDrift, type SlowDrift, type SlowDriftSettings, type SlowPoint } from './slow-drift';
export { behindOf, caseReader, COUNT_BEHIND, openAmountAt, type CaseReader } from './case-reader';
export { sinceOf } from './since';
export { splitOfTotal } from './total-split';
export { stakeOf } from './stake-bases';
export { confusersOf, type Changed, type Sought } from './confusers-of';
export { ruleEffect } from './rule-effect';
export { changeSaid, moneySaid } from './said';
