import type { Admission } from '../core/admission';

const NUMBER = /^[+-]?(\d+|\d{1,3}(,\d{3})+)(\.\d+)?$/;
/** What spreadsheets take for the start of a formula, also behind blanks, and in full width. */
const FORMULA = /^[\s\u00a0]*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r]/u;

/** A cell that a spreadsheet will show and not run: a leading apostrophe before what could be a formula, unless it is a number. */
export function guarded(cell: string): string {
  const text = cell.replaceAll('\u0000', '');
  return FORMULA.test(text) && !NUMBER.test(text.trim()) ? `'${text}` : text;
}

const quoted = (cell: string): string => `"${guarded(cell).replaceAll('"', '""')}"`;
const BYTE_ORDER_MARK = '\ufeff';

/** The records of a file that were set aside, each with its line and reason, as a CSV file that any spreadsheet opens. */
export function setAsideCsv({ columns, setAside }: Admission): string {
  const header = ['Line', 'Reason', ...columns.map((column) => column.header)];
  const rows = setAside.map(({ line, reason, cells }) => [String(line), reason, ...cells]);
  return BYTE_ORDER_MARK + [header, ...rows].map((cells) => `${cells.map(quoted).join(',')}\r\n`).join('');
}

/** What that file is called: `opportunities-set-aside.csv`. */
export function setAsideName(file: string): string {
  const name = file.split(/[!/\\]/).at(-1) ?? file;
  return `${name.replace(/\.[A-Za-z0-9]+$/, '')}-set-aside.csv`;
}
