export type { Answer, CompanyStage, HalfPoints, ShownEvidence, StageChoice } from './answer';
