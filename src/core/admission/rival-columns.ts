import { quoted } from './cell-text';
import { wordsOf, type Field } from './fields';
import { dataRows } from './row-book';
import { cellAt, lineAt, type Sheet, type SourceColumn } from './sheet';
import type { Talk } from './talk';

/** Up to two data rows in which columns differ; empty where they say the same everywhere. */
function rowsThatDiffer(sheet: Sheet, columns: readonly SourceColumn[]): readonly number[] {
  const [first, ...others] = columns;
  const rows: number[] = [];
  if (first === undefined) return rows;
  for (const row of dataRows(sheet.book)) {
    const cell = cellAt(first, row).trim();
    if (others.some((other) => cellAt(other, row).trim() !== cell)) rows.push(row);
    if (rows.length === 2) break;
  }
  return rows;
}

/** Cells of a column in given rows, as a question shows them. */
const readsOf = (sheet: Sheet, column: SourceColumn, rows: readonly number[]): readonly string[] =>
  rows.map((row) => `line ${lineAt(sheet.raw, row)} → ${quoted(cellAt(column, row)) || '(blank)'}`);

/**
 * Columns that stand in the file under a header that another has too. Where their values agree the first is read and
 * the others are left out; where they differ, people say which one holds, if it `matters`. Returns the columns to leave out.
 */
export function settleDuplicates(sheet: Sheet, matters: (column: SourceColumn) => boolean, talk: Talk): ReadonlySet<SourceColumn> {
  const byHeader = new Map<string, SourceColumn[]>();
  for (const column of sheet.columns) {
    if (column.header !== '') byHeader.set(column.header, [...(byHeader.get(column.header) ?? []), column]);
  }
  const dropped = new Set<SourceColumn>();
  for (const columns of byHeader.values()) {
    if (columns.length < 2) continue;
    const kept = columns.some(matters) ? keptOf(sheet, columns, talk) : columns[0];
    for (const column of columns) if (column !== kept) dropped.add(column);
  }
  return dropped;
}

function keptOf(sheet: Sheet, columns: readonly SourceColumn[], talk: Talk): SourceColumn | undefined {
  const header = columns[0]?.header ?? '';
  const rows = rowsThatDiffer(sheet, columns);
  if (rows.length === 0) {
    talk.say(header, 'the column stands in the file more than once with the same values: read once', columns.length - 1);
    return columns[0];
  }
  const answer = talk.ask({
    id: `duplicate-header:${header}`,
    column: header,
    ask: `Which column named ${header} holds? ${columns.length} columns have that name, and their values differ.`,
    choices: columns.map((column, at) => ({ value: String(at + 1), reads: readsOf(sheet, column, rows) })),
  });
  return columns[Number(answer ?? 1) - 1];
}

/** Of columns that could each be the same field, the one that people say it is; the first while nobody has said. */
export function settleRivals(
  { sheet, talk }: { readonly sheet: Sheet; readonly talk: Talk },
  field: Field,
  columns: readonly SourceColumn[],
): SourceColumn | undefined {
  const rows = rowsThatDiffer(sheet, columns);
  if (rows.length === 0) return columns[0];
  const answer = talk.ask({
    id: `same-field:${field}`,
    column: columns[0]?.header ?? null,
    ask: `Which column is the ${wordsOf(field)}? ${columns.map((column) => column.header).join(' and ')} could each be it, and their values differ.`,
    choices: columns.map((column) => ({ value: column.key, reads: readsOf(sheet, column, rows) })),
  });
  return columns.find((column) => column.key === answer) ?? columns[0];
}
