import type { Admission } from '../core/admission';
import { rawCell } from './cell';

const BYTE_ORDER_MARK = '\ufeff';

/** The records of a file that were set aside, each with its line and reason, as a CSV file that any spreadsheet opens. */
export function setAsideCsv({ columns, setAside }: Admission): string {
  const header = ['Line', 'Reason', ...columns.map((column) => column.header)];
  const rows = setAside.map(({ line, reason, cells }) => [String(line), reason, ...cells]);
  return BYTE_ORDER_MARK + [header, ...rows].map((cells) => `${cells.map(rawCell).join(',')}\r\n`).join('');
}

/** What that file is called: `opportunities-set-aside.csv`. */
export function setAsideName(file: string): string {
  const name = file.split(/[!/\\]/).at(-1) ?? file;
  return `${name.replace(/\.[A-Za-z0-9]+$/, '')}-set-aside.csv`;
}
