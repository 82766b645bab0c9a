import { isTyped } from './cell-shape';
import type { SampledRecord } from './sample';

type Row = { readonly at: number; readonly cells: readonly string[] };

const MOST_ROWS = 20;

const filled = (cells: readonly string[]): number => cells.filter((cell) => cell.trim() !== '').length;
const isNames = ({ cells }: Row): boolean => !cells.some(isTyped);
/** Lines above a table that a spreadsheet has padded to its width are mostly empty. */
const isFull = ({ cells }: Row): boolean => filled(cells) * 3 >= cells.length * 2;

/** A record of another width, right above data, that holds names: the header of a table whose rows are all too long or too short. */
function headerAbove(records: readonly SampledRecord[], first: Row): Row | null {
  const above = records[first.at - 1];
  if (above === undefined || !above.isSound || above.cells === null || above.width * 2 < first.cells.length || above.width < 2) return null;
  const row = { at: first.at - 1, cells: above.cells };
  return isNames(row) && isFull(row) ? row : null;
}

/**
 * Which of the sampled records holds the names of the columns, by its place: the first of the table's width that is no
 * data (a number or a date among its cells) and not mostly empty. Where the first such record is data, it is taken all
 * the same, unless names stand right above it in another width; whether it names columns is asked by admission, which
 * knows what columns are called. -1 where no record has that width.
 */
export function headerAmong(records: readonly SampledRecord[], width: number): number {
  const rows = records.flatMap((record, at): readonly Row[] =>
    record.isSound && record.width === width && record.cells !== null ? [{ at, cells: record.cells }] : [],
  );
  const first = rows[0];
  if (first === undefined) return -1;
  if (!isNames(first)) return (headerAbove(records, first) ?? first).at;
  const data = rows.findIndex((row) => !isNames(row));
  const names = rows.slice(0, Math.min(MOST_ROWS, data < 0 ? rows.length : data));
  return (names.find(isFull) ?? first).at;
}
