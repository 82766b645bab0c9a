import type { CompanyStage } from './answer';

/** The dimensions of the segmentation assessment, in the order in which ties are broken. */
export const SEGMENTATION_QUESTIONS = ['rigor', 'data', 'use', 'validation', 'alignment'] as const;
export type SegmentationQuestion = (typeof SEGMENTATION_QUESTIONS)[number];

/** The aspects of the ICP model. */
export const ICP_ASPECTS = ['basis', 'segments', 'steering', 'targetAccounts', 'teams', 'forecast', 'targets'] as const;
export type IcpAspect = (typeof ICP_ASPECTS)[number];

/** The rows of the capability matrix. */
export const CAPABILITIES = ['market', 'icp', 'score', 'activate', 'measure', 'govern'] as const;
export type Capability = (typeof CAPABILITIES)[number];

/** Whatever a person can be asked: ids of the three instruments do not collide. */
export type AssessmentQuestion = SegmentationQuestion | IcpAspect | Capability;

/** One level of a dimension: what it is called, what it means, and what one would find. */
export type Level = {
  readonly score: 1 | 2 | 3 | 4 | 5;
  readonly name: string;
  readonly description: string;
  readonly evidence: string;
};

export type AssessedDimension = {
  readonly id: SegmentationQuestion;
  readonly name: string;
  readonly measures: string;
  /** What to ask in the room. */
  readonly question: string;
  readonly redFlags: readonly string[];
  readonly levels: readonly Level[];
};

/** Overall scores from one tenth to another, both included. */
export type ScoreBand = {
  readonly id: 'critical' | 'developing' | 'competent' | 'advanced' | 'bestInClass';
  readonly from: number;
  readonly to: number;
  readonly name: string;
  readonly reading: string;
  readonly next: string;
};

/** What is usual at a stage, in tenths. ARR in millions of USD, the upper edge excluded; null where ARR does not tell. */
export type StageNorm = {
  readonly id: CompanyStage;
  readonly name: string;
  readonly arr: { readonly from: number; readonly to: number | null } | null;
  readonly expected: number;
  readonly good: number;
  readonly alarm: number;
};

/** Where a weak dimension leads: what to do next, and where in the product. */
export type Route = { readonly next: string; readonly inProduct: string };

export type SegmentationInstrument = {
  readonly id: 'segmentation';
  readonly version: number;
  readonly dimensions: readonly AssessedDimension[];
  readonly bands: readonly ScoreBand[];
  readonly stages: readonly StageNorm[];
  readonly routing: Readonly<Record<SegmentationQuestion, Route>>;
};
