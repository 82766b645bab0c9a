import { day, type Day, monthOf } from '../calendar';
import { minorUnits } from './cells';
import { type Counts, everyRow, readTable, type Row } from './table';

export interface SpendLine {
  /** Counted from year 0. */
  readonly month: number;
  readonly class: string;
  /** The industry it is direct to, or null. */
  readonly industry: string | null;
  readonly minor: number;
}

export interface Contract {
  readonly account: string;
  readonly start: Day;
  readonly end: Day | null;
  readonly mrr: number;
}

/** Months stand as 2023-01, or as their first day. */
export function readSpend(folder: string, file: string): { counts: Counts; lines: SpendLine[] } {
  const { counts, rows } = readTable(folder, file, everyRow);
  const lines = rows.map((row) => ({
    month: monthOf(day(`${must(row, 'Month').slice(0, 7)}-01`)),
    class: must(row, 'Class'),
    industry: row.text('Industry'),
    minor: minorUnits(must(row, 'Amount')),
  }));
  return { counts, lines };
}

export function readContracts(folder: string, file: string): { counts: Counts; contracts: Contract[] } {
  const { counts, rows } = readTable(folder, file, everyRow);
  const contracts = rows.map((row) => {
    const end = row.text('End Date');
    const mrr = minorUnits(must(row, 'MRR'));
    return { account: must(row, 'Account ID'), start: day(must(row, 'Start Date')), end: end === null ? null : day(end), mrr };
  });
  return { counts, contracts };
}

function must(row: Row, column: string): string {
  const value = row.text(column);
  if (value === null) throw new Error(`Line ${row.line} has no ${column}.`);
  return value;
}
