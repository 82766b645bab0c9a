export type { Answer, CompanyStage, HalfPoints, ShownEvidence, StageChoice } from './answer';
export {
  CAPABILITIES,
  ICP_ASPECTS,
  SEGMENTATION_QUESTIONS,
  type AssessedDimension,
  type AssessmentQuestion,
  type Capability,
  type IcpAspect,
  type Level,
  type Route,
  type ScoreBand,
  type SegmentationInstrument,
  type SegmentationQuestion,
  type StageNorm,
} from './instrument';
export { SEGMENTATION } from './segmentation-instrument';
export { ICP_MODEL } from './icp-model-instrument';
export { CAPABILITY_MATRIX, type CapabilityMatrix, type CapabilityRow, type Kpi } from './capability-matrix';
export { capabilitiesWith, KPI_CHOICES, kpiKey, type CapabilityGiven, type StandingCapability } from './given-capabilities';
export { faultOfThresholds, stagesWith, type StageNormGiven, type StageThresholds } from './given-norms';
export { bandOf, tenthsOf } from './score';
export { stageByArr, stageReading, type StageReading } from './stage-reading';
export { answersAt, latestAnswers } from './latest-answers';
export { overallOf, WIDE_SPREAD2, type DimensionScore, type Overall, type Scores } from './overall';
export { routesOf, type Weak } from './routes';
export { trendOf, type TrendPoint } from './trend';
export {
  icpModelLevel,
  type AspectAnswers,
  type IcpAspectRow,
  type IcpLevel,
  type IcpModelInstrument,
  type IcpModelStanding,
  type IcpSignId,
  type IcpSigns,
  type IcpSignSpec,
  type JudgedSign,
} from './icp-model';
export {
  EVIDENCE_IDS,
  measured,
  shownOf,
  unmeasured,
  type EvidenceFact,
  type EvidenceId,
  type EvidencePart,
  type EvidenceSpec,
  type EvidenceUnit,
  type LimitRule,
  type MeasuredEvidence,
} from './evidence';
export { EVIDENCE_CATALOGUE, evidenceOn, evidenceSpec, settingOf } from './evidence-catalogue';
export { gapOf, suggestionOf, type AnswerGap, type Remark, type ScoreLimit, type Suggestion } from './suggestion';
export { assess, type AssessedStanding, type Assessment, type AssessmentGiven, type Rated, type StageStanding } from './assessment';
