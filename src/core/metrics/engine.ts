import type { Dataset, DimensionId, Month, Span, Stop, TableName } from '../model';
import type { Ask } from './ask';
import type { Cube } from './cube';
import type { DealCells, DealsAsk, DealTotal } from './deal-list';

/** Columns packed as one complete Arrow stream by the code that made them. The bytes are transferred: empty afterwards. */
export type Parcel = { readonly table: TableName; readonly rows: number; readonly bytes: Uint8Array };

/**
 * What scores accounts are made from inside an engine: their attributes as one complete Arrow stream (transferred: empty
 * afterwards), the statement, and the control sums of its result, which were reckoned without it.
 */
export type Scoring = { readonly bytes: Uint8Array; readonly sql: string; readonly rows: number; readonly control: string };

/** Which of the rows behind a number: so many from one place on, of some months of the measure's own clock or of all time. */
export type RowsPart = { readonly from: number; readonly count: number; readonly span?: Span | null };

/**
 * A row behind a number: where it stands in its fact, the deal or the account that it is of by their numbers, its month,
 * and what of it is added up; null where the fact has no such thing.
 */
export type CountedRow = {
  readonly row: number;
  readonly deal: number | null;
  readonly account: number | null;
  readonly month: Month | null;
  readonly value: number | null;
};

/** Some of the rows behind a number; `total` and `sum` are of all of them. */
export type CountedRows = { readonly rows: readonly CountedRow[]; readonly total: number; readonly sum: number | null };

/** The port to whatever runs the measures. It speaks of cubes, not of SQL: a kernel or a cluster fits too. */
export interface Engine {
  /**
   * Replaces all tables at once; the old ones stay if anything in the new ones is refused. Scores are made by `scoring`, in the
   * place of a parcel.
   */
  load(dataset: Dataset, parcels: readonly Parcel[], scoring?: Scoring | null): Promise<void>;
  cube(ask: Ask, stop?: Stop): Promise<Cube>;
  /** The rows of the measure's fact that it counts under this ask, in order. A part that begins past the last has none. */
  rows(ask: Ask, measure: Ask['measures'][number], part: RowsPart): Promise<CountedRows>;
  /** The rows of the deals of a list, all of them, in its order. */
  dealOrder(ask: DealsAsk, stop?: Stop): Promise<Int32Array>;
  /** The deals of a list by the codes of a dimension; a code without deals is not among them. */
  dealTotals(ask: DealsAsk, by: DimensionId, stop?: Stop): Promise<readonly DealTotal[]>;
  /** What facts hold of some deals by their rows, scored by the version of the ICP that reads the present. */
  dealCells(rows: readonly number[]): Promise<DealCells>;
  /** What "show SQL" shows; empty for an engine without any. */
  statements(ask: Ask): readonly string[];
  close(): Promise<void>;
}
