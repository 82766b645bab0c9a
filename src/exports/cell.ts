const NUMBER = /^[+-]?(\d+|\d{1,3}(,\d{3})+)(\.\d+)?$/;
/** What spreadsheets take for the start of a formula, also behind blanks, and in full width. */
const FORMULA = /^[\s\u00a0]*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r]/u;

/** A text that a spreadsheet will show and not run: a leading apostrophe before what could be a formula. */
function disarmed(cell: string): string {
  const text = cell.replaceAll('\u0000', '');
  return FORMULA.test(text) ? `'${text}` : text;
}

/** A raw cell of somebody's file, of which we do not know whether it is text: what reads as a number stays one. */
export const guarded = (cell: string): string => (NUMBER.test(cell.trim()) ? cell : disarmed(cell));

/** A text as a disarmed cell, quoted as RFC 4180 wants where it must be. */
export function textCell(text: string): string {
  const safe = disarmed(text);
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** A raw cell as a guarded one in quotes. */
export const rawCell = (cell: string): string => `"${guarded(cell).replaceAll('"', '""')}"`;

/** A number in full, as the language writes it; nothing where there is none. */
export const numberCell = (value: number | null): string => (value === null ? '' : String(value));
