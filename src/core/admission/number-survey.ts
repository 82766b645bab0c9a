import { plainCell } from './cell-text';
import { decimalUnder, shifted, type DecimalMark } from './decimal-text';
import type { FieldKind } from './fields';
import { isMissing } from './missing-markers';
import { NUMBER_CELL } from './raw-table';
import { kindAt, type SourceColumn } from './sheet';
import { splitNumber, type NumberHabit, type WrittenNumber } from './written-number';

/** What a cell says beside its digits: whose money it is, whether it is a percentage. */
type NumberMark = { readonly sign: string | null; readonly code: string | null; readonly percent: boolean };

/** What the distinct cells of one number column are, before it is known which mark separates decimals. */
export type NumberSurvey = {
  readonly column: SourceColumn;
  /**
   * By code: digits and marks, signed; null where the cell is missing or no number (see `isGap`). A cell that the file
   * itself types as a number has a decimal point, whatever the others have, and tells nothing about them.
   */
  readonly bodies: readonly (string | null)[];
  readonly exponents: ReadonlyMap<number, number>;
  readonly marks: ReadonlyMap<number, NumberMark>;
  readonly isGap: Uint8Array;
  readonly habits: ReadonlyMap<NumberHabit, number>;
  readonly filledRows: number;
  /** Rows that read as a number only with a decimal point, only with a decimal comma, or differently with either. */
  readonly rows: { readonly point: number; readonly comma: number; readonly either: number };
  readonly eitherCodes: readonly number[];
  readonly pointCodes: readonly number[];
  readonly commaCodes: readonly number[];
};

/** Looks at every distinct cell of a number column. */
export function surveyNumbers(column: SourceColumn, kind: FieldKind): NumberSurvey {
  const isGap = new Uint8Array(column.values.length);
  const exponents = new Map<number, number>();
  const marks = new Map<number, NumberMark>();
  const habits = new Map<NumberHabit, number>();
  let filledRows = 0;
  const bodies = column.values.map((cell, code) => {
    const count = column.counts[code] ?? 0;
    const gap = count === 0 || isMissing(plainCell(cell.slice(0, 80)), kind);
    isGap[code] = gap ? 1 : 0;
    if (gap) return null;
    filledRows += count;
    if (kindAt(column, code) === NUMBER_CELL && TYPED.test(cell)) return cell;
    const number = splitNumber(cell);
    if (number === null) return null;
    note(number, code);
    for (const habit of number.habits) habits.set(habit, (habits.get(habit) ?? 0) + count);
    return `${number.negative ? '-' : ''}${number.body}`;
  });
  function note(number: WrittenNumber, code: number): void {
    if (number.exponent !== 0) exponents.set(code, number.exponent);
    if (number.sign !== null || number.code !== null || number.percent)
      marks.set(code, { sign: number.sign, code: number.code, percent: number.percent });
  }
  return { column, bodies, exponents, marks, isGap, habits, filledRows, ...evidenceOf(column, bodies) };
}

type Evidence = Pick<NumberSurvey, 'rows' | 'eitherCodes' | 'pointCodes' | 'commaCodes'>;
const PLAIN = /^-?\d+$/;
/** A number typed by the source, no longer than a written one may be: beyond that a double is infinite. */
const TYPED = /^(?=.{1,60}$)-?\d+(?:\.\d+)?$/;
/** A point that can only separate decimals: not three digits after it, or more before it than a group has. */
const POINTED = /^-?(?:\d+\.(?:\d{1,2}|\d{4,})|\d{4,}\.\d{3})$/;

function evidenceOf(column: SourceColumn, bodies: readonly (string | null)[]): Evidence {
  const rows = { point: 0, comma: 0, either: 0 };
  const codes: Record<keyof typeof rows, number[]> = { point: [], comma: [], either: [] };
  bodies.forEach((body, code) => {
    const side = body === null || PLAIN.test(body) || kindAt(column, code) === NUMBER_CELL ? null : sideOf(body);
    if (side === null) return;
    rows[side] += column.counts[code] ?? 0;
    if (codes[side].length < 2) codes[side].push(code);
  });
  return { rows, eitherCodes: codes.either, pointCodes: codes.point, commaCodes: codes.comma };
}

function sideOf(body: string): 'point' | 'comma' | 'either' | null {
  if (POINTED.test(body)) return 'point';
  const digits = body.replace('-', '');
  const [point, comma] = [decimalUnder(digits, 'point'), decimalUnder(digits, 'comma')];
  if (point === comma) return null;
  if (point === null) return 'comma';
  return comma === null ? 'point' : 'either';
}

/** The decimal text of a code under a mark, signed; null where the cell is no number under it. */
export function decimalOf(survey: NumberSurvey, code: number, mark: DecimalMark): string | null {
  const body = survey.bodies[code];
  if (body === null || body === undefined) return null;
  const negative = body.startsWith('-');
  const decimal = decimalUnder(negative ? body.slice(1) : body, kindAt(survey.column, code) === NUMBER_CELL ? 'point' : mark);
  if (decimal === null) return null;
  return `${negative ? '-' : ''}${shifted(decimal, survey.exponents.get(code) ?? 0)}`;
}
