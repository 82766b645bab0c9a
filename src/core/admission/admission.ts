import type { AdmittedTable, Inspection, Outcome } from '../model';

/** A column of the file beside what it was taken for. `to` is a product column, a name of its own (a dimension), or null. */
export type ReviewedColumn = {
  readonly header: string;
  readonly to: string | null;
  readonly confidence: number;
  readonly samples: readonly string[];
};

/** A stage word of the file, how often it stands there, and what it means; null while nobody has said. */
export type ReviewedStage = {
  readonly pipeline: string | null;
  readonly stage: string;
  readonly count: number;
  readonly outcome: Outcome | null;
};

/** A record that was not loaded, as it stands in the file. */
export type SetAsideRecord = {
  readonly line: number;
  readonly reason: string;
  readonly column: string | null;
  readonly cells: readonly string[];
};

/** A record near the top of the file, as it stands there: people choose the header row among these. */
export type PreviewRecord = { readonly line: number; readonly cells: readonly string[] };

/** What admission makes of one file: the account of its records, what to show a person, and the table if it may be used. */
export type Admission = {
  readonly inspection: Inspection;
  readonly columns: readonly ReviewedColumn[];
  readonly stages: readonly ReviewedStage[];
  readonly setAside: readonly SetAsideRecord[];
  /** The header as the file has it, in the order of its columns: what the cells of a set-aside record stand under. */
  readonly header: readonly string[];
  readonly headerLine: number;
  /** The first records of the file with the header among them, a dozen at most, by line. */
  readonly preview: readonly PreviewRecord[];
  /** Null while a question is open, or where the file is refused. */
  readonly table: AdmittedTable | null;
};
