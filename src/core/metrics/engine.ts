import type { Dataset, Stop, TableName } from '../model';
import type { Ask } from './ask';
import type { Cube } from './cube';

/** Columns packed as one complete Arrow stream by the code that made them. The bytes are transferred: empty afterwards. */
export type Parcel = { readonly table: TableName; readonly rows: number; readonly bytes: Uint8Array };

/** A row behind a number: where it stands in its fact, for the file and line that the page then looks up. */
export type RowsPart = { readonly from: number; readonly count: number };

/** The port to whatever runs the measures. It speaks of cubes, not of SQL: a kernel or a cluster fits too. */
export interface Engine {
  /** Replaces all tables at once; the old ones stay if anything in the new ones is refused. */
  load(dataset: Dataset, parcels: readonly Parcel[]): Promise<void>;
  cube(ask: Ask, stop?: Stop): Promise<Cube>;
  /** Row numbers of the measure's fact that it counts under this ask, in order. */
  rows(ask: Ask, measure: Ask['measures'][number], part: RowsPart): Promise<readonly number[]>;
  /** What "show SQL" shows; empty for an engine without any. */
  statements(ask: Ask): readonly string[];
  close(): Promise<void>;
}
