export type { Finding, FindingState } from './finding';
export { dealsToTarget, examineTarget, type ShareCounts, type Wanted } from './targets';
export { USUAL_DRIFT_THRESHOLDS, type Change, type Comparison, type DriftKind, type DriftThresholds, type Practical } from './comparison';
export { FLAG_STATUSES, latestOf, type FlagStatus, type Watched } from './watched';
export { judgeFamily, type Family, type JudgedChange, type JudgedState } from './family';
export { filledPart } from './filled-pipeline';
export { MIX_BASES, mixOf, type Category, type MixBase, type MixTable } from './mix';
export { cohortChanges, isYearApart, performanceChanges, retentionChanges, type ComparedPeriods } from './performance';
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
export {
  USUAL_TRIGGER_SETTINGS,
  cacRises,
  shortOfPlan,
  winRateFalls,
  type Triggered,
  type TriggerRule,
  type TriggerSettings,
  type WinRateFall,
  type Windows,
} from './triggers';
export {
  checkCensoring,
  checkCleanUp,
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
