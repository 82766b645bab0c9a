/** Half points: a score of 2.5 is held as 5, so that no binary fraction is ever added up. */
export type HalfPoints = number;

/** A reading as it was when it was shown beside a question; `missing` is its reason code where it has no value. */
export type ShownEvidence = {
  /** `E01` to `E32`. */
  readonly id: string;
  readonly value: number | null;
  readonly n: number;
  readonly low: number | null;
  readonly high: number | null;
  readonly missing: string | null;
};

/** What a person said to one question of an instrument. Later answers of the same person to the same question take its place. */
export type Answer = {
  readonly instrument: 'segmentation' | 'icpModel' | 'capabilities';
  /** Of the instrument: scores are compared within one version only. */
  readonly version: number;
  /** A dimension of the segmentation assessment, an aspect of the ICP model, or a capability. */
  readonly question: string;
  readonly score2: HalfPoints;
  readonly by: string;
  /** The as-of date of the data it was said over, `YYYY-MM-DD`. */
  readonly on: string;
  /** When it was said, an ISO instant: it orders answers and is no part of a number. */
  readonly at: string;
  readonly note: string;
  readonly evidence: readonly ShownEvidence[];
  /** What the product suggested then, in half points; null where it suggested nothing. */
  readonly suggested2: HalfPoints | null;
};

/** The company's stage, which people choose: its rows overlap in ARR. */
export type CompanyStage = 'seriesAB' | 'seriesCD' | 'growth' | 'enterprise';
/** Which stage was chosen, by whom; the latest stands. */
export type StageChoice = { readonly stage: CompanyStage | null; readonly by: string; readonly at: string };
