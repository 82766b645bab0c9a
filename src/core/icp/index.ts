export type { AttributeReader } from '../model';
export { readerOf, type AccountColumns, type AttributeColumn, type AttributeNumbers, type AttributeTexts } from './account-columns';
export type { AccountResults } from './account-results';
export {
  ICP,
  ICP_PROFILE,
  TIER,
  type AccountRule,
  type Band,
  type Card,
  type Criterion,
  type DecidedBy,
  type Family,
  type IcpMembership,
  type IcpProfile,
  type IcpVersion,
  type Importance,
  type Override,
  type Points,
  type Score,
  type ScoreTier,
  type Side,
  type Tier,
} from './profile';
export { score } from './score';
export { inOrder, versionInForce, versionsRead, type IcpRuler } from './ruler';
export { NO_SCORES, profileCodes, scoreDimensionsOf, scoresTable, type ScoredVersion } from './score-dimensions';
export { overridesByNumber, scoresSql } from './scores-sql';
export { MEMBERSHIP_CODES, PROFILE_UNKNOWN, TIER_CODES, type Scored } from './scored';
export { attributeTable, type AttributeTable } from './attribute-table';
export { scoreAccounts } from './score-accounts';
export { faultOfOverride, overridesInForce, standingsOf, type OverrideStanding } from './override';
export { nextNumber, published, type Publication, type Publishing } from './publish';
export { MONTHS_TO_REVIEW, monthsBetween, versionHistory, type Standing, type VersionStanding } from './version-history';
export { changesBetween, saysSame, type VersionChange } from './version-changes';
export {
  EVERY_ACCOUNT,
  fitScore,
  targetAccounts,
  USUAL_SORTING,
  type TargetFilter,
  type Targeting,
  type TargetSorting,
} from './target-accounts';
export { accountLine, tierReasons, type AccountLine, type AccountSegmentation, type Lining, type TierReasons } from './account-line';
export {
  agreement,
  comparableColumns,
  crosstab,
  isNamedAsTier,
  suggestedMapping,
  type Agreement,
  type CrmMapping,
  type CrmVerdict,
  type Crosstab,
  type KappaMissing,
} from './crm-comparison';
export { attributesOffered, commonRule, isOneOf, joined, negated, within, type Offered, type ValueCount } from './offered';
export {
  changedBand,
  changedCriterion,
  changedProfile,
  changedRule,
  emptyProfile,
  movedBand,
  movedCriterion,
  movedProfile,
  withBand,
  withCriterion,
  withEntry,
  withoutBand,
  withoutCriterion,
  withoutProfile,
  withoutRule,
  withProfile,
  withRule,
  withSide,
  type NewCriterion,
  type RuleList,
} from './edit';
export { IMPORTANCES, pointingOf, pointsById, pointsByImportance, sharedOut, sumOfPoints, withImportance, withPoints } from './edit-points';
export { equalProfile, familyOf, libraryProfile, startersFor, type Mapped } from './library';
export { crmColumns, crmLabels, crmProfile, suggestedMeaning, type CrmMeaning } from './from-crm';
export { explain, type Explained, type JudgedRule, type ScoreBounds } from './explain';
export { sumOf as sumOfLines, type Line } from './lines';
export { splitTwoByTwo, type Split, type TwoByTwo } from './two-by-two';
export {
  calibration,
  FEWEST_TO_CALIBRATE,
  type Calibration,
  type CalibrationTold,
  type ReliabilityBin,
  completeness,
  FILLED_LEVELS,
  filledLevel,
  type AttributeFilled,
  type Completeness,
  type Filled,
  type FilledLevel,
  type UsedFor,
  decileProof,
  type DecileProof,
  type DecileRate,
  missedWins,
  overrated,
  type Disappointment,
  type MissedAccount,
  type MissedTold,
  type Overrated,
  type OverratedAccount,
  nearMisses,
  type NearMiss,
  type NearMissesTold,
  liftLimits,
  orderOf,
  type Inversion,
  type Ordering,
  type OrderTold,
  CLEAR,
  FEWEST_OF_A_KIND,
  type Untold,
  reviewAge,
  type ProfileReview,
  type ReviewAge,
  capturedBy,
  scoreSeparation,
  type Auc,
  type GainPoint,
  type ScoreSeparation,
  targetingAccuracy,
  type TargetingAccuracy,
  tierProof,
  type GroupRate,
  type TierProof,
  type TierRate,
  tightness,
  USUAL_SHARES,
  type MarketShare,
  type Part,
  type TierPart,
  type Tightness,
  closedOf,
  shareWon,
  winRate,
  type WinRate,
  FEWEST_CUSTOMERS,
  worthProof,
  type ScoreCorrelation,
  type CorrelatedWith,
  type WorthProof,
} from './proof';
export { faultOfVersion, MOST_CRITERIA, MOST_PROFILES } from './fault';
export { bestCustomers, customersHaving, type BestCustomers, type NoBest, type ValueShare } from './best-customers';
export { accountsOfWins, winsByAttribute, type AttributeWins, type ValueWins } from './attribute-wins';
export { type Lot } from './closed-deals';
export { type Worth } from './customer-worth';
export { antiCandidates, CLEAR_Q, draftFromBest, isDistinctive } from './draft-from-best';
export { draftFromSuggestion } from './draft-from-suggestion';
export { type Area, type Judgement } from './judged-weights';
export { canTellLeaks, leakageIn, leakOfFill, leakOfLabel, type Leak, type Leakage } from './leakage';
export { isDescriptive } from './attribute-values';
export { HALVES } from './stability';
export { mostSteps, suggestInSteps, type SuggestAsk, type Suggestion, type Suggestions, type Weighed } from './suggest-weights';
export { findAccounts, type FoundAccounts } from './find-accounts';
export { numbersById, overrideEffect, type OverrideEffect } from './override-effect';
export { accountsByBand, type BandCounts } from './band-counts';
export { withCard, withFacts } from './edit-card';
