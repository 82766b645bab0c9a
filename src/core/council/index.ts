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
export type { Outcome, OutcomeReason, OutcomeSplit, OutcomeWord } from './outcome';
