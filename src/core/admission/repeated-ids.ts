import { idToMatch, type TableId } from '../model';
import { plainCell, quoted } from './cell-text';
import { kindOf, TABLES, type Field } from './fields';
import type { Mapping } from './map-columns';
import { isMissing } from './missing-markers';
import type { DateField } from './read-dates';
import { dataRows, setRowAside } from './row-book';
import { cellAt, lineAt, type Sheet, type SourceColumn } from './sheet';
import type { Talk } from './talk';

type Rows = readonly number[];
/** A way of reading repeated ids: which of the rows of one id stays. `all` keeps every row. */
type Way = { readonly value: string; readonly keeps: (rows: Rows) => number | null; readonly words: string };

/** Asks what rows mean that share an id, and sets aside those that the answer leaves out. */
export function settleRepeats(
  sheet: Sheet,
  { table, mapping, dates }: { readonly table: TableId; readonly mapping: Mapping; readonly dates: readonly DateField[] },
  talk: Talk,
): void {
  const columns = TABLES[table].unique.map((field) => mapping.byField.get(field)).filter((column) => column !== undefined);
  const first = columns[0];
  if (first === undefined || (TABLES[table].unique.length > 1 && columns.length < 2)) return;
  const repeats = repeatsOf(sheet, columns);
  if (repeats.length === 0) return;
  const ways = waysOf(dates, TABLES[table].noun);
  const rows = repeats.reduce((sum, each) => sum + each.rows.length, 0);
  const answer = talk.ask({
    id: `repeated-ids:${first.header}`,
    column: first.header,
    ask: `What do rows with the same ${first.header} mean? ${repeats.length} of them stand on ${rows} rows: snapshots of several days, one line for each product, or repeats.`,
    choices: ways.map((way) => ({ value: way.value, reads: repeats.slice(0, 2).map((repeat) => reading(sheet, repeat, way)) })),
  });
  const way = ways.find((each) => each.value === answer);
  if (way === undefined || way.value === 'all') return;
  for (const { id, rows: same } of repeats) {
    const kept = way.keeps(same);
    for (const row of same)
      if (row !== kept)
        setRowAside(sheet.book, row, {
          column: first.header,
          value: quoted(id),
          rule: `stands on several rows, of which ${way.words} counts`,
        });
  }
}

type Repeat = { readonly id: string; readonly rows: Rows };

function repeatsOf(sheet: Sheet, columns: readonly SourceColumn[]): readonly Repeat[] {
  const [first] = columns;
  if (first === undefined || isUnique(sheet, columns)) return [];
  const byId = new Map<string, number[]>();
  for (const row of dataRows(sheet.book)) {
    const id = cellAt(first, row).trim();
    if (isMissing(plainCell(id), kindOf('opportunityId'))) continue;
    const key = columns.map((column) => idToMatch(cellAt(column, row).trim())).join('\n');
    const rows = byId.get(key);
    if (rows === undefined) byId.set(key, [row]);
    else rows.push(row);
  }
  return [...byId].filter(([, rows]) => rows.length > 1).map(([key, rows]) => ({ id: key.replace(/\n/g, ' '), rows }));
}

/** The usual case without a Map: one id column in which no cell stands twice. */
function isUnique(sheet: Sheet, columns: readonly SourceColumn[]): boolean {
  const [column] = columns;
  if (column === undefined || columns.length > 1) return false;
  const seen = new Uint8Array(column.values.length);
  const blank = column.values.map((cell) => isMissing(plainCell(cell.slice(0, 80)), 'id'));
  const padded = column.kinds !== null || column.values.some((cell) => cell !== cell.trim());
  for (const row of dataRows(sheet.book)) {
    const code = column.codes[row] ?? 0;
    if (seen[code] === 1 && blank[code] !== true) return false;
    seen[code] = 1;
  }
  return !padded && !isOfBothLengths(column);
}

/** Salesforce writes an id short in reports and long elsewhere: a file with both may hold a deal twice. */
const isOfBothLengths = ({ values }: SourceColumn): boolean =>
  values.some(({ length }) => length === 15) && values.some(({ length }) => length === 18);

function waysOf(dates: readonly DateField[], noun: string): readonly Way[] {
  const last: Way = { value: 'last', keeps: (rows) => rows.at(-1) ?? null, words: 'the last' };
  const first: Way = { value: 'first', keeps: (rows) => rows[0] ?? null, words: 'the first' };
  const all: Way = { value: 'all', keeps: () => null, words: `every one, as ${noun} of their own` };
  return [...newest(dates, 'snapshotDate'), ...newest(dates, 'modifiedDate'), last, first, all];
}

/** The row of the latest snapshot or change; of two on the same day the later in the file. */
function newest(dates: readonly DateField[], field: Field): readonly Way[] {
  const date = dates.find((each) => each.field === field);
  if (date === undefined) return [];
  const dayAt = (row: number): number => {
    const code = date.column.codes[row] ?? 0;
    return date.cells.known[code] === 1 ? (date.cells.days[code] ?? 0) : Number.NEGATIVE_INFINITY;
  };
  const keeps = (rows: Rows): number | null =>
    rows.reduce<number | null>((best, row) => (best === null || dayAt(row) >= dayAt(best) ? row : best), null);
  const value = field === 'snapshotDate' ? 'latest-snapshot' : 'newest';
  return [{ value, keeps, words: `the one with the latest ${date.column.header}` }];
}

function reading(sheet: Sheet, { id, rows }: Repeat, way: Way): string {
  const lines = rows.slice(0, 4).map((row) => lineAt(sheet.raw, row));
  const where = `${quoted(id)} on lines ${lines.join(', ')}${rows.length > 4 ? ' and more' : ''}`;
  const kept = way.keeps(rows);
  return `${where} → ${way.value === 'all' || kept === null ? `${rows.length} rows, each counted` : `line ${lineAt(sheet.raw, kept)} alone`}`;
}
