import type { Admission, SetAsideRecord } from '../core/admission';
import { counted, decimal } from '../wording';

/** Rows shown at a time: more than that and nobody reads them. */
const PAGE_ROWS = 50;

/** A cell of a record that was set aside, under its column. `isAtFault` is the one that the reason speaks of. */
export type SetAsideCell = { readonly key: string; readonly header: string; readonly text: string; readonly isAtFault: boolean };
/** A record that was set aside: why, and its cells padded to the columns of the file. Cells beyond the last column come after them. */
export type SetAsideRow = { readonly line: number; readonly reason: string; readonly cells: readonly SetAsideCell[] };

/** A page of the records that a file has set aside. */
export type SetAsidePage = {
  readonly file: string;
  readonly headers: readonly string[];
  readonly rows: readonly SetAsideRow[];
  /** `Rows 51 to 100 of 1,180`. */
  readonly says: string;
  readonly page: number;
  readonly pages: number;
};

const tidy = (header: string): string =>
  header
    .replace(/[\ufeff\u200b]/g, '')
    .replace(/\s+/g, ' ')
    .trim();

/** Names for columns: a column without a name goes by its place, and what stands beyond the last column says so. */
function headersOver(header: readonly string[], width: number): readonly string[] {
  return Array.from({ length: width }, (_, at) => {
    const name = tidy(header[at] ?? '');
    if (at >= header.length) return `Beyond the last column (${at - header.length + 1})`;
    return name === '' ? `Column ${at + 1}` : name;
  });
}

/** Where the fault is: under the column that the reason names, else in the cells that are too many or missing. */
function faultOf({ column, cells }: SetAsideRecord, headers: readonly string[], width: number): (at: number) => boolean {
  const named = column === null ? -1 : headers.indexOf(tidy(column));
  if (named >= 0) return (at) => at === named;
  return cells.length < width ? (at) => at >= cells.length && at < width : (at) => at >= width && at < cells.length;
}

function rowOf(record: SetAsideRecord, headers: readonly string[], width: number): SetAsideRow {
  const isAtFault = faultOf(record, headers, width);
  return {
    line: record.line,
    reason: record.reason,
    cells: headers.map((header, at) => ({ key: `${at}`, header, text: record.cells[at] ?? '', isAtFault: isAtFault(at) })),
  };
}

const rangeText = (from: number, to: number, all: number): string =>
  from === to ? `Row ${decimal(from)} of ${decimal(all)}` : `Rows ${decimal(from)} to ${decimal(to)} of ${decimal(all)}`;

/** The set-aside records of a file, fifty at a time; a page that is no more is the last one. */
export function setAsidePage({ inspection, header, setAside }: Admission, wanted: number): SetAsidePage {
  const pages = Math.max(1, Math.ceil(setAside.length / PAGE_ROWS));
  const page = Math.min(Math.max(wanted, 0), pages - 1);
  const shown = setAside.slice(page * PAGE_ROWS, (page + 1) * PAGE_ROWS);
  const headers = headersOver(header, Math.max(header.length, ...shown.map(({ cells }) => cells.length)));
  return {
    file: inspection.file,
    headers,
    rows: shown.map((record) => rowOf(record, headers, header.length)),
    says: rangeText(page * PAGE_ROWS + 1, page * PAGE_ROWS + shown.length, setAside.length),
    page,
    pages,
  };
}

/** What the rows are folded under. */
export const setAsideTitle = (count: number): string =>
  count === 0 ? 'No row is set aside any more' : `Read and correct ${counted(count, 'set-aside row')}`;

/** Cells as they are handed over: what was emptied beyond the last column is gone, so that the record has the file's width again. */
export function correctedCells(cells: readonly string[], width: number): readonly string[] {
  const isBeyond = cells.slice(width).some((cell) => cell.trim() !== '');
  return isBeyond ? cells : cells.slice(0, width);
}

/** What came of a correction: the record is in the numbers, or it is still set aside and why. */
export function correctionText({ inspection, setAside }: Admission, line: number): string {
  const still = setAside.find((record) => record.line === line);
  if (still !== undefined) return `Line ${line} is still set aside: ${still.reason}.`;
  return `Line ${line} is no longer set aside: ${counted(inspection.loaded, 'row')} of ${inspection.file} will load.`;
}
