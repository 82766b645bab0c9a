export {
  ALLOCATION_KEYS,
  ASSUMPTIONS,
  givenValue,
  LTV_VARIANTS,
  NO_ASSUMPTIONS,
  type AllocationKey,
  type Assumptions,
  type LtvVariant,
  type NumberGiven,
} from './assumptions';
export type { Ask } from './ask';
export type { Cube, Spread } from './cube';
export {
  DEAL_NUMBERS,
  type DealBound,
  type DealCells,
  type DealNumber,
  type DealOrder,
  type DealsAsk,
  type DealTotal,
  type Places,
} from './deal-list';
export { cubeOf, frameOf, piecesOf, type CubeFrame, type CubePiece } from './cube-pieces';
export type { CountedRow, CountedRows, Engine, Parcel, RowsPart, Scoring } from './engine';
export type { Measure } from './measure';
export { SPEND_BY, type MeasureId, type NumberId, type SpreadId } from './measures';
export { METRIC_GROUPS, type IntervalKind, type Metric, type MetricGroup } from './metric';
export { isReadByTwo, isScored } from './read-by-two';
export { isMetricId, METRIC_IDS, metricOf, NARROW_METRIC_IDS, type MetricId } from './metrics';
export { formulaInForce } from './formula-in-force';
export { ACCOUNT, DEAL_CLASS, accountPlan, basePlan, filterAxes, plan, type Condition } from './plan';
export { difference, icpDeltas } from './delta';
export { againstRest, type AgainstRest } from './against-rest';
export { standardisedDeltas, strataOf, stratified } from './standardised';
export { detectableChangeOf } from './detectable';
export { narrowedTo, outsideOf } from './outside';
export { readCube, type Extract } from './read-cube';
export { readNumbers } from './read-formulas';
export { readJudged, type JudgedAsk, type JudgedReading } from './read-judged';
export {
  curvesPlan,
  readCurves,
  RISK_DAYS,
  type CreationCohort,
  type Curve,
  type CurveAsk,
  type CurvePoint,
  type Curves,
  type DayReading,
  type LostBy,
  type WinnersBy,
} from './curves';
export { lostRows, wonRows, type CurveAsked, type LostRows, type WonRows } from './curve-study';
export {
  COMPETITOR,
  LOSS_REASON,
  lossColumns,
  lostDeals,
  lostDealsPlan,
  type LossColumn,
  type LostAsk,
  type LostCell,
  type LostDeals,
  type LostSlice,
} from './lost-deals';
export { reasonsOf } from './reasons';
export { resolve } from './resolve';
export { readLevers, type SliceLevers } from './lever-readings';
export { neededCoverage } from './needed-coverage';
export { LEVERS, splitPlan, splitVelocity, type Lever, type Levers, type LeverSplit } from './velocity-levers';
export { unitOf, unitWord } from './unit-of';
export { assumptionsIn, words } from './words';
export {
  evidenceOf,
  evidencePlan,
  readingAt,
  rowsAsk,
  spanOfReading,
  type Evidence,
  type LeftOutRead,
  type Placed,
  type Sought,
  type VariantRead,
} from './evidence';
export { rowsCheck, sidesOf, type PartSide, type RowsCheck } from './rows-check';
export type { Counted, PartRead, PartRole } from './parts';
export { operationsOf, settingsOf, type SettingId } from './rests-on';
export { accountSums, scoredReader, type ScoredExtract, type Sums } from './read-scored';
export { rescored, type Rescoring } from './rescored';
export { measuredSlices, type MeasuredSlice } from './measured-slices';
export type { Cells } from './cells';
export { sliceFilter } from './slice-filter';
export { readStuck, STAGE, stuckPlan, type StuckAsk, type StuckDeals, type StuckSide, type StuckStage } from './stuck-deals';
export {
  reachPlan,
  readReach,
  stageDimensionOf,
  standingIn,
  stepsOf,
  type ReachAsk,
  type AtStage,
  type StageReach,
  type StageSide,
  type StageSource,
  type Step,
} from './stage-reach';
export { evenly, readSizes, sizesPlan, type DealSizes, type Sizes, type SizesAsk } from './deal-sizes';
export {
  readSurvival,
  survivalPlan,
  type CustomerSurvival,
  type StayBy,
  type Survival,
  type SurvivalAsk,
  type SurvivalPoint,
} from './customer-survival';
export { stayRows, type StayPair, type StayRows, type SurvivalAsked } from './survival-study';
export { studyRows, type StudyRows } from './study-rows';
