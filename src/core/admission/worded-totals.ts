import { plainCell } from './cell-text';
import { placesOf, scaled } from './decimal-text';
import type { NumberField } from './read-numbers';
import { isData, nameNotData, setRowAside } from './row-book';
import { cellsOf, type TotalRow } from './row-kinds';
import { cellAt, lineAt, type Sheet, type SourceColumn } from './sheet';

type Sums = { stretch: bigint; all: bigint; rows: number; first: number };

/**
 * Rows with a total's word beside words of their own, a stage that is repeated or the account they sum up: totals where
 * their amount is the sum of the rows above and they lack what those have. A row that has no id among rows with ids, says
 * that it is a total and is no such sum, is set aside: it is no deal, and nothing says what it counts.
 */
export function findWordedTotals(
  sheet: Sheet,
  suspects: readonly number[],
  amounts: NumberField | undefined,
  ids: SourceColumn | undefined,
): readonly TotalRow[] {
  if (amounts === undefined || suspects.length === 0) return [];
  const places = amounts.cells.decimals.reduce((most, decimal) => Math.max(most, decimal === null ? 0 : placesOf(decimal)), 0);
  const figures = amounts.cells.decimals.map((decimal) => (decimal === null ? null : scaled(decimal, places)));
  const figureAt = (row: number): bigint | null => figures[amounts.column.codes[row] ?? 0] ?? null;
  const isSuspect = new Set(suspects);
  const sums: Sums = { stretch: 0n, all: 0n, rows: 0, first: 0 };
  const found: TotalRow[] = [];
  for (let row = 0; row <= (suspects.at(-1) ?? 0); row++) {
    if (!isData(sheet.book, row)) continue;
    const kind = isSuspect.has(row) ? kindFor(sheet, row, { sums, figure: figureAt(row), ids }) : 'data';
    if (kind === 'total' || kind === 'subtotal') {
      nameNotData(sheet.book, row, kind);
      found.push({ line: lineAt(sheet.raw, row), kind, cells: cellsOf(sheet.raw, row) });
      Object.assign(sums, { stretch: 0n, rows: 0 });
    } else if (kind === 'neither')
      setRowAside(sheet.book, row, {
        column: null,
        value: null,
        rule: 'the record says that it is a total, and is no sum of those above it',
      });
    else count(sums, row, figureAt(row) ?? 0n);
  }
  return found;
}

function count(sums: Sums, row: number, figure: bigint): void {
  if (sums.rows === 0) sums.first = row;
  sums.rows += 1;
  sums.stretch += figure;
  sums.all += figure;
}

type Before = { readonly sums: Sums; readonly figure: bigint | null; readonly ids: SourceColumn | undefined };

function kindFor(sheet: Sheet, row: number, { sums, figure, ids }: Before): 'total' | 'subtotal' | 'neither' | 'data' {
  const { stretch, all, rows, first } = sums;
  const hasNoId = ids !== undefined && plainCell(cellAt(ids, row)) === '';
  if (figure !== null && rows > 0 && figure === stretch && lacksWhat(sheet, row, first)) return 'subtotal';
  if (figure !== null && figure === all && all !== stretch && lacksWhat(sheet, row, first)) return 'total';
  return hasNoId && ids.values.length > 2 ? 'neither' : 'data';
}

/** Whether a row is blank where another is filled. */
const lacksWhat = (sheet: Sheet, row: number, other: number): boolean =>
  sheet.columns.some((column) => plainCell(cellAt(column, row)) === '' && plainCell(cellAt(column, other)) !== '');
