export {
  DECISION_STATUSES,
  DECISION_TYPES,
  FUNCTIONS,
  VERDICTS,
  type Approver,
  type CompanyFunction,
  type DecidedSegment,
  type Decision,
  type DecisionEvidence,
  type DecisionRevision,
  type DecisionStatus,
  type DecisionType,
  type Expected,
  type FrozenReading,
  type Made,
  type SegmentCondition,
  type Verdict,
} from './decision';
export { NO_COUNCIL_RECORDS, type CouncilRecords, type PacketStamp } from './records';
export { marketChangesWithin, standingMarketChanges, type MarketChange } from './market-change';
export type { Outcome, OutcomeReason, OutcomeSplit, OutcomeWord } from './outcome';
export { hypothesisHistory, standingHypotheses, withHypothesis } from './hypotheses-log';
export { areEmpty, joinedRecords, recordsWithout } from './joined';
export { historyOf, standingDecisions, standingRevisions, withRevision, type DecisionField, type RevisionStep } from './log';
export {
  ANY_DECISION,
  choicesOf,
  decisionsMatching,
  isDue,
  isLate,
  quarterBefore,
  quarterOf,
  reviewAfter,
  TOLD_STATUSES,
  toldStatus,
  type DecisionChoices,
  type DecisionFilter,
  type DecisionsSeen,
  type ToldStatus,
} from './standing';
export { faultOfDecision } from './fault';
export { isOfClosed, looksBackAYear, monthsCompared, type ComparedMonths } from './compared-months';
export { EXPECTABLE, followedBy, isExpectable, isOfCohort, unexpectable, type Unexpectable } from './expectable';
export { casesFor } from './needed-cases';
export { cannotTell, tooEarly, verdictOf, type Measured, type Told } from './verdict';
export { movedParts, pairOf, type Asked, type OutcomeGround, type Pair } from './moved-parts';
