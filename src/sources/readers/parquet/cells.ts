import { BOOLEAN_CELL, DATE_CELL, NUMBER_CELL, TEXT_CELL } from '../../../core/admission';
import { civilOf, dateOf } from '../../../core/model';
import { Refusal } from '../../byte-source';
import { plainNumber } from '../plain-number';
import type { TypedCell } from '../typed-column';
import type { CellType } from './cell-type';

/** A value as it is stored. */
export type Stored = number | bigint | boolean | Uint8Array;
/** A cell, and whether it stands for a value that is not quite one: bytes that are no text, a whole number a double cannot hold. */
export type MadeCell = TypedCell & { readonly isDoubtful: boolean };

/** As spreadsheets have it: 0.1 + 0.2 is 0.3. */
const DIGITS = 15;
const JULIAN_1970 = 2_440_588n;
const NANOS_PER_DAY = 86_400_000_000_000n;
/** What stands where bytes are no characters, as in decoded text: the record is set aside. */
const LOST = '\0\u007F';
const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

const made = (kind: TypedCell['kind'], text: string, isDoubtful = false): MadeCell => ({ kind, text, isDoubtful });
const bytesIn = (value: Stored): Uint8Array => (value instanceof Uint8Array ? value : new Uint8Array(0));
const wholeIn = (value: Stored): bigint => (typeof value === 'bigint' ? value : BigInt(Number(value)));

/** Makes cells of a column's values. Throws a Refusal where a decimal has more digits than can be counted exactly. */
export function cellMaker(type: CellType, column: string): (value: Stored) => MadeCell {
  switch (type.kind) {
    case 'text':
      return (value) => textCell(bytesIn(value), type.isSaid);
    case 'whole':
      return (value) => made(NUMBER_CELL, String(type.isUnsigned ? unsigned(value) : value));
    case 'decimal':
      return (value) => made(NUMBER_CELL, decimalText(value instanceof Uint8Array ? signedIn(value) : wholeIn(value), type.scale, column));
    case 'double':
      return (value) => doubleCell(Number(value));
    case 'float':
      return (value) => doubleCell(shortest(Number(value)));
    case 'boolean':
      return (value) => made(BOOLEAN_CELL, String(value));
    case 'date':
      return (value) => dayCell(Number(value));
    case 'timestamp':
      return (value) => dayCell(floored(wholeIn(value), type.perDay));
    case 'julian':
      return (value) => dayCell(julianDay(wholeIn(value)));
    case 'uuid':
      return (value) => made(TEXT_CELL, uuidText(bytesIn(value)));
  }
}

function textCell(bytes: Uint8Array, isSaid: boolean): MadeCell {
  try {
    return made(TEXT_CELL, decoder.decode(bytes));
  } catch {
    return isSaid ? made(TEXT_CELL, LOST) : made(TEXT_CELL, '', true);
  }
}

function unsigned(value: Stored): bigint {
  const whole = wholeIn(value);
  return BigInt.asUintN(typeof value === 'bigint' ? 64 : 32, whole);
}

/** A whole number of any length, highest byte first. */
function signedIn(bytes: Uint8Array): bigint {
  const whole = bytes.reduce((sum, byte) => (sum << 8n) | BigInt(byte), 0n);
  return BigInt.asIntN(8 * bytes.length, whole);
}

/** A decimal digit by digit. Whole ones are ids as often as amounts, and may have any length. */
function decimalText(digits: bigint, scale: number, column: string): string {
  if (scale === 0) return String(digits);
  const size = digits < 0n ? -digits : digits;
  if (size > BigInt(Number.MAX_SAFE_INTEGER))
    throw new Refusal(
      `The column ${column} of the Parquet file holds decimals of over 15 digits, more than amounts can be counted with exactly; write it with fewer decimal places.`,
    );
  const text = String(size).padStart(scale + 1, '0');
  return `${digits < 0n ? '-' : ''}${text.slice(0, -scale)}.${text.slice(-scale)}`;
}

/** A double to 15 significant digits; a whole number stays as it is, so that no two ids become one. */
function doubleCell(value: number): MadeCell {
  if (!Number.isFinite(value)) return made(TEXT_CELL, String(value));
  const isWhole = Number.isInteger(value);
  const text = String(isWhole ? value : Number(value.toPrecision(DIGITS)));
  const plain = plainNumber(text);
  return plain === null ? made(TEXT_CELL, text) : made(NUMBER_CELL, plain, isWhole && !Number.isSafeInteger(value));
}

/** The number with the fewest digits that is the same in four bytes: 0.1, where the double of it is 0.10000000149. */
function shortest(value: number): number {
  for (let digits = 6; digits < 9; digits += 1) {
    const short = Number(value.toPrecision(digits));
    if (Math.fround(short) === value) return short;
  }
  return value;
}

function floored(value: bigint, size: bigint): number {
  const rest = value % size;
  return Number((value - (rest < 0n ? rest + size : rest)) / size);
}

const julianDay = (value: bigint): number => Number((value >> 64n) - JULIAN_1970) + floored(BigInt.asIntN(64, value), NANOS_PER_DAY);

/** The calendar date of a day number; as text where it has no year of four digits. */
function dayCell(day: number): MadeCell {
  const { year } = civilOf(day);
  return year >= 0 && year <= 9999 ? made(DATE_CELL, dateOf(day)) : made(TEXT_CELL, `${year}-…`);
}

const uuidText = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0'))
    .join('')
    .replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
