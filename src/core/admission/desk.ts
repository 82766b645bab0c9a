import type { Looks } from './column-shape';
import type { OddFate } from './odd-records';
import type { RawTable } from './raw-table';
import type { RowBook } from './row-book';
import type { TotalRow } from './row-kinds';
import type { AdmissionSettings } from './settings';
import type { Sheet } from './sheet';
import type { Talk } from './talk';

/** What admission has before it while it reads one file. */
export type Desk = {
  readonly raw: RawTable;
  readonly settings: AdmissionSettings;
  readonly talk: Talk;
  readonly looks: Looks;
  readonly sheet: Sheet;
  readonly book: RowBook;
  readonly odd: readonly OddFate[];
  /** The file's own totals. */
  readonly totals: readonly TotalRow[];
  /** Rows with a total's word among others: deals, unless their amount is a sum of what stands above. */
  readonly suspects: readonly number[];
};
