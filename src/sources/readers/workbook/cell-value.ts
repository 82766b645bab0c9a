import { BOOLEAN_CELL, DATE_CELL, NUMBER_CELL, TEXT_CELL } from '../../../core/admission';
import { parseDate } from '../../../core/model';
import type { TypedCell } from '../typed-column';
import { damaged } from './damage';
import type { Shown } from './date-format';
import { decimalOf, isBeyondDigits } from './number-text';
import { dateOfSerial } from './serial-date';
import { isUnfit, unescapedCell } from './xml-text';

/** What is to be said about a cell beside its value. */
export type Remark = 'error' | 'uncomputed' | 'timed' | 'leapDay' | 'rounded' | 'unfit';
/** A cell's value as the file types it, and what is to be said about it. */
export type SheetCell = TypedCell & { readonly remark: Remark | null };

/** A cell as it stands in the file: `text` is null where it has no value at all. */
export type WrittenCell = {
  readonly type: string;
  readonly style: number;
  readonly text: string | null;
  readonly inline: string;
  readonly isFormula: boolean;
};

/** What the rest of the workbook has to say about cells. */
export type CellKey = { readonly texts: readonly string[]; readonly styles: readonly Shown[]; readonly is1904: boolean };

export const EMPTY: SheetCell = { kind: TEXT_CELL, text: '', remark: null };
const UNCOMPUTED: SheetCell = { kind: TEXT_CELL, text: '', remark: 'uncomputed' };
const TRUE: SheetCell = { kind: BOOLEAN_CELL, text: 'true', remark: null };
const FALSE: SheetCell = { kind: BOOLEAN_CELL, text: 'false', remark: null };
/** What spreadsheets call their errors; anything else is shown as one of no name. */
const ERRORS = /^#[A-Z0-9_/]{1,20}[!?]?$/;
const WRITTEN_DATE = /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)?Z?)?$/;

/** The value of a cell. Throws a Refusal where it names a text or is of a kind that does not exist. */
export function valueOf(cell: WrittenCell, key: CellKey): SheetCell {
  switch (cell.type) {
    case 's':
      return sharedText(cell, key.texts);
    case 'inlineStr':
      return textCell(cell.inline);
    case 'str':
      return cell.text === null ? withoutValue(cell) : textCell(unescapedCell(cell.text));
    case 'b':
      return truthOf(cell);
    case 'e':
      return { kind: TEXT_CELL, text: ERRORS.test(cell.text ?? '') ? (cell.text ?? '') : '#ERROR!', remark: 'error' };
    case 'd':
      return cell.text === null || cell.text === '' ? withoutValue(cell) : writtenDate(cell.text);
    case 'n':
    case '':
      return cell.text === null || cell.text.trim() === ''
        ? withoutValue(cell)
        : numberCell(cell.text, key.styles[cell.style] ?? 'figure', key);
    default:
      throw damaged('a cell in it is of a kind that does not exist');
  }
}

const withoutValue = (cell: WrittenCell): SheetCell => (cell.isFormula ? UNCOMPUTED : EMPTY);

const textCell = (text: string): SheetCell => ({ kind: TEXT_CELL, text, remark: isUnfit(text) ? 'unfit' : null });

function sharedText(cell: WrittenCell, texts: readonly string[]): SheetCell {
  if (cell.text === null || cell.text === '') return withoutValue(cell);
  const text = /^\s*\d{1,9}\s*$/.test(cell.text) ? texts[Number(cell.text)] : undefined;
  if (text === undefined) throw damaged('a cell in it names a text that it does not hold');
  return textCell(text);
}

function truthOf(cell: WrittenCell): SheetCell {
  if (cell.text === null || cell.text === '') return withoutValue(cell);
  if (cell.text === '1' || cell.text === 'true') return TRUE;
  return cell.text === '0' || cell.text === 'false' ? FALSE : textCell(cell.text);
}

function writtenDate(text: string): SheetCell {
  const parts = WRITTEN_DATE.exec(text);
  if (parts === null || parseDate(parts[1] ?? '') === null) return textCell(text);
  const isTimed = parts[2] !== undefined && /[1-9]/.test(parts[2]);
  return { kind: DATE_CELL, text: parts[1] ?? '', remark: isTimed ? 'timed' : null };
}

function numberCell(text: string, shown: Shown, { is1904 }: CellKey): SheetCell {
  const decimal = decimalOf(text);
  if (decimal === null) return textCell(text);
  if (shown !== 'date') return { kind: NUMBER_CELL, text: decimal, remark: isBeyondDigits(decimal) ? 'rounded' : null };
  const found = dateOfSerial(Number(decimal), is1904);
  // A number that its format shows as a date, and that names no day, is no figure either: it is left as text, to be set aside.
  if (found === null) return { kind: TEXT_CELL, text: decimal === '0' && !is1904 ? '1900-01-00' : decimal, remark: null };
  if (found.isLeapDay) return { kind: DATE_CELL, text: found.date, remark: 'leapDay' };
  return { kind: DATE_CELL, text: found.date, remark: found.isTimed ? 'timed' : null };
}
