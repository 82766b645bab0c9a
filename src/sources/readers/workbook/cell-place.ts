import { damaged } from './damage';

/** As many as a sheet can have. */
const ROWS = 1_048_576;
const COLUMNS = 16_384;

/** A cell's place: the sheet row as people count it, from 1, and the column from 0. */
export type CellPlace = { readonly row: number; readonly column: number };

/** Cells that are one cell on screen; its value stands in the first. */
export type CellRange = { readonly from: CellPlace; readonly to: CellPlace };

const misplaced = (): Error => damaged('a cell in it stands in a place that no sheet has');

/** The place that `XFD1048576` names, dollar signs or not. */
export function placeOf(name: string): CellPlace {
  let column = 0;
  let row = 0;
  for (let at = 0; at < name.length; at += 1) {
    const code = name.charCodeAt(at) & ~0x20;
    const digit = name.charCodeAt(at) - 0x30;
    if (code >= 0x41 && code <= 0x5a && row === 0) column = column * 26 + code - 0x40;
    else if (digit >= 0 && digit <= 9 && column > 0) row = row * 10 + digit;
    else if (name[at] !== '$') throw misplaced();
    if (column > COLUMNS || row > ROWS) throw misplaced();
  }
  if (row === 0) throw misplaced();
  return { row, column: column - 1 };
}

/** The row that `1048576` names. */
export function rowOf(name: string): number {
  const row = /^\d{1,7}$/.test(name) ? Number(name) : 0;
  if (row === 0 || row > ROWS) throw misplaced();
  return row;
}

/** The range that `A1:C3` names. */
export function rangeOf(name: string): CellRange {
  const [from = '', to = from] = name.split(':');
  return { from: placeOf(from), to: placeOf(to) };
}

/** The letters of a column, as a spreadsheet shows them above it. */
export function lettersOf(column: number): string {
  const letter = String.fromCharCode(0x41 + (column % 26));
  return column < 26 ? letter : lettersOf(Math.floor(column / 26) - 1) + letter;
}
