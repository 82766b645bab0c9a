/** Whether a version of the ICP holds: functions of scores and results alone (`domain.md` 9.3 and 9.5). */

export { calibration, FEWEST_TO_CALIBRATE, type Calibration, type CalibrationTold, type ReliabilityBin } from './calibration';
export {
  completeness,
  FILLED_LEVELS,
  filledLevel,
  type AttributeFilled,
  type Completeness,
  type Filled,
  type FilledLevel,
  type UsedFor,
} from './completeness';
export { decileProof, type DecileProof, type DecileRate } from './decile-proof';
export { liftLimits } from './lift';
export {
  missedWins,
  overrated,
  type Disappointment,
  type MissedAccount,
  type MissedTold,
  type Overrated,
  type OverratedAccount,
} from './misses';
export { nearMisses, type NearMiss, type NearMissesTold } from './near-misses';
export { orderOf, type Inversion, type Ordering, type OrderTold } from './ordering';
export { CLEAR, FEWEST_OF_A_KIND, type Untold } from './reason';
export { reviewAge, type ProfileReview, type ReviewAge } from './review-age';
export { capturedBy, scoreSeparation, type Auc, type GainPoint, type ScoreSeparation } from './separation';
export { targetingAccuracy, type TargetingAccuracy } from './targeting';
export { tierProof, type GroupRate, type TierProof, type TierRate } from './tier-proof';
export { tightness, USUAL_SHARES, type MarketShare, type Part, type TierPart, type Tightness } from './tightness';
export { closedOf, shareWon, winRate, type WinRate } from './win-rate';
export { FEWEST_CUSTOMERS, worthProof, type ScoreCorrelation, type CorrelatedWith, type WorthProof } from './worth';
