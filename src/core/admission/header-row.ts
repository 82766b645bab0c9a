import { faultOf, rowOnLine, withRecords, type AsideRecord, type PlacedRecord } from './placed-records';
import type { RawColumn, RawTable } from './raw-table';
import { cellsOf } from './row-kinds';
import type { Talk } from './talk';

/** The standing answer that says which line names the columns. */
export const HEADER_ROW = 'header-row';

/** The file with its header as people named it, and whether they did. */
export type Headed = { readonly raw: RawTable; readonly chosen: boolean };

/** Whether the header is no line of its file: each record of it names its own cells. */
export const isNamedByRecords = (raw: RawTable): boolean => raw.headerLine === 0;

/** Puts the header where people say it is. A line on which no record with two cells or more starts is left alone, and said. */
export function chooseHeader(raw: RawTable, answer: string | undefined, talk: Talk): Headed {
  if (answer === undefined) return { raw, chosen: false };
  const line = Number(answer);
  if (line === raw.headerLine) return { raw, chosen: true };
  const headed = isNamedByRecords(raw) ? null : headedOn(raw, line);
  if (headed !== null) {
    talk.assume(null, `line ${line} read as the header, as was said`, 1);
    return { raw: headed, chosen: true };
  }
  talk.say(
    null,
    `line ${answer} cannot be the header, as was said: no record of several cells starts there, or each record names its own`,
    1,
  );
  return { raw, chosen: false };
}

/**
 * The file with another line as its header: the record on it names the columns, and the header so far is a record. Null
 * where no record on that line could name columns. As many records as before.
 */
export function headedOn(raw: RawTable, line: number): RawTable | null {
  const row = rowOnLine(raw, line);
  const odd = raw.odd.find((record) => record.line === line && hasCells(record));
  const cells = row === null ? odd?.cells : cellsOf(raw, row);
  if (cells === undefined || cells.filter((cell) => cell.trim() !== '').length < 2) return null;
  const header = fitted(cells, raw.header.length);
  const former: AsideRecord = { line: raw.headerLine, fault: 'short', cells: raw.header };
  const others = raw.odd.filter((record) => record !== odd);
  const headed = { ...raw, header, headerLine: line };
  if (header.length === raw.header.length) {
    const early = others.filter((record) => record.line < raw.headerLine && record.line > line && isAsWide(record, header.length));
    const placed = [former, ...early].map((record) => ({ line: record.line, cells: record.cells, was: null }));
    const aside = others.filter((record) => !early.includes(record));
    return withRecords(headed, { without: new Set(row === null ? [] : [row]), placed, aside });
  }
  const regular = Array.from({ length: raw.rows }, (_, at) => at).filter((at) => at !== row);
  return reshaped(headed, [...others, former, ...regular.map((at, nth) => asideFrom(raw, at, nth < MOST_WITH_CELLS))]);
}

/** A header as wide as the table: blanks beyond its width are none of it, and columns it does not name have no name. */
function fitted(cells: readonly string[], width: number): readonly string[] {
  if (cells.length <= width) return [...cells, ...Array.from({ length: width - cells.length }, () => '')];
  const filled = cells.findLastIndex((cell) => cell.trim() !== '') + 1;
  return cells.slice(0, Math.max(filled, width));
}

/** A record above the former header was kept out of the columns for its place alone. */
const isAsWide = (record: AsideRecord, width: number): boolean => hasCells(record) && faultOf(record.cells, width) === null;

const hasCells = ({ fault }: AsideRecord): boolean => fault === 'short' || fault === 'long';

/** Where a whole file turns odd, the cells of so many records are kept apart; those of the others stand in one. */
const MOST_WITH_CELLS = 10_000;

function asideFrom(raw: RawTable, row: number, apart: boolean): AsideRecord {
  const cells = cellsOf(raw, row);
  return { line: raw.lines[row] ?? 0, fault: 'short', cells: apart ? cells : [cells.join('\t')] };
}

/** A table of another width: every record is regular or odd by how many cells it has now. */
function reshaped(raw: RawTable, records: readonly AsideRecord[]): RawTable {
  const width = raw.header.length;
  const placed: PlacedRecord[] = [];
  const aside = records.flatMap((record): readonly AsideRecord[] => {
    if (!hasCells(record)) return [record];
    const fault = faultOf(record.cells, width);
    if (fault !== null) return [{ ...record, fault }];
    placed.push({ line: record.line, cells: record.cells, was: null });
    return [];
  });
  const empty: RawColumn = { codes: new Uint32Array(0), values: [] };
  const bare = { ...raw, columns: raw.header.map(() => empty), rows: 0, lines: new Uint32Array(0) };
  return withRecords(bare, { without: new Set(), placed, aside });
}
