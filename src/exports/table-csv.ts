import type { Cell, Table } from '../views/table';
import { numberCell, textCell } from './cell';

/** Digits with what may stand between them, and a sign: nothing that would be lost with the words. */
const BARE = /^[+\-\u2212]?[\d.,'\u2019\s]+$/u;
/** `8.1–15.7`, `−0.1 to 0.2` or `31 of 272`: two numbers, of which the cell is sorted by one. */
const PAIR = /^\S*\d\S*(–| to | of )\S*\d\S*$/u;
const MONEY = /\p{Sc}|\b[A-Z]{3}[\s\u00a0][+\-\u2212]?\d|\(no currency\)/u;

const shown = ({ text }: Cell): string => text.replace('\u2212', '-');

/** Whether a cell says its number and no more: no unit, no interval, nothing rounded off. */
function isBare(cell: Cell): boolean {
  if (typeof cell.sort !== 'number') return cell.text === '';
  if (!BARE.test(cell.text)) return false;
  const digits = shown(cell).replaceAll(/[^\d]/g, '');
  return Number.isInteger(cell.sort) ? digits === String(Math.abs(cell.sort)) : Number(shown(cell).replaceAll(',', '')) === cell.sort;
}

/** A column of the file: its header, and what stands in it for a cell of the table. */
type FileColumn = { readonly header: string; readonly write: (cell: Cell | undefined) => string };

const asNumber = (cell: Cell | undefined): string => (typeof cell?.sort === 'number' ? numberCell(cell.sort) : '');
const asText = (cell: Cell | undefined): string => textCell(cell?.text ?? '');

/**
 * What a column becomes in the file. A number is written in full; where the page says more than that (a unit, an interval, why
 * there is none), what it says stands before it, for a share is not its percentage and money is in minor units.
 */
function columnsOf(label: string, isNumber: boolean, cells: readonly (Cell | undefined)[]): readonly FileColumn[] {
  const there = cells.filter((cell) => cell !== undefined);
  const said: FileColumn = { header: label, write: asText };
  if (!isNumber) return [said];
  if (there.every(isBare)) return [{ header: label, write: asNumber }];
  const numbers = there.filter(({ sort }) => typeof sort === 'number');
  if (numbers.length === 0 || numbers.some(({ text, reading }) => reading === undefined && PAIR.test(text))) return [said];
  const unit = numbers.some(({ text }) => MONEY.test(text)) ? ' (money in minor units)' : '';
  const limit = (end: 'low' | 'high', name: string): FileColumn => ({
    header: `${label}, ${name}${unit}`,
    write: (cell) => numberCell(cell?.reading?.[end] ?? null),
  });
  const hasLimits = there.some(({ reading }) => (reading?.low ?? null) !== null);
  return [
    said,
    { header: `${label}, exact${unit}`, write: asNumber },
    ...(hasLimits ? [limit('low', 'lower limit'), limit('high', 'upper limit')] : []),
  ];
}

/** A table as lines of CSV, in the order in which it stands. */
export function tableLines({ columns, rows }: Table): readonly string[] {
  const written = columns.map(({ label, isNumber }, at) =>
    columnsOf(
      label,
      isNumber,
      rows.map(({ cells }) => cells[at]),
    ),
  );
  return [
    written.flat().map(({ header }) => textCell(header)),
    ...rows.map(({ cells }) => written.flatMap((parts, at) => parts.map(({ write }) => write(cells[at])))),
  ].map((line) => line.join(','));
}
