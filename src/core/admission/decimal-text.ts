export type DecimalMark = 'point' | 'comma';

/** A decimal text already. */
const LEAN = /^(?:0|[1-9]\d*)(?:\.\d+)?$/;

const GROUPERS = ["'", '’', '٬', ' '];

/**
 * Digits and marks as a decimal text (`1234.5`, no sign, no leading zeros) when the given mark separates decimals,
 * or null where that reading does not hold: two decimal marks, or groups that are not of three digits (Indian: two).
 */
export const decimalUnder = (body: string, mark: DecimalMark): string | null =>
  mark === 'point' && LEAN.test(body) ? body : withMarks(body, mark);

function withMarks(body: string, mark: DecimalMark): string | null {
  const parts = body.split(mark === 'point' ? '.' : ',');
  const [left = '', fraction = ''] = parts;
  const whole = ungrouped(left, mark === 'point' ? ',' : '.');
  if (parts.length > 2 || whole === null || !/^\d*$/.test(fraction)) return null;
  return whole + fraction === '' ? null : lean(whole, fraction);
}

/** Without leading zeros: `007` is `7`, `.5` is `0.5`. */
const lean = (whole: string, fraction: string): string =>
  `${whole.replace(/^0+(?=\d)/, '') || '0'}${fraction === '' ? '' : `.${fraction}`}`;

function ungrouped(whole: string, grouper: string): string | null {
  if (/^\d*$/.test(whole)) return whole;
  const mark = [grouper, ...GROUPERS].find((sign) => whole.includes(sign)) ?? grouper;
  const [first = '', ...rest] = whole.split(mark);
  if (!/^[1-9]\d{0,2}$/.test(first)) return null;
  const fits = rest.every((group) => /^\d{3}$/.test(group)) || (mark === ',' && isIndian(first, rest));
  return fits ? [first, ...rest].join('') : null;
}

/** Groups of two before a last one of three: `12,34,567`. */
const isIndian = (first: string, rest: readonly string[]): boolean =>
  first.length <= 2 && /^\d{3}$/.test(rest.at(-1) ?? '') && rest.slice(0, -1).every((group) => /^\d{2}$/.test(group));

/** Moves the decimal point by a power of ten: `1.5` and 3 give `1500`. Exact, since no binary fraction is involved. */
export function shifted(decimal: string, exponent: number): string {
  if (exponent === 0) return decimal;
  const point = decimal.indexOf('.');
  const digits = decimal.replace('.', '');
  const at = (point < 0 ? decimal.length : point) + exponent;
  const padded = at <= 0 ? digits.padStart(digits.length - at + 1, '0') : digits.padEnd(at, '0');
  const cut = Math.max(at, 1);
  const whole = padded.slice(0, cut).replace(/^0+(?=\d)/, '');
  return cut < padded.length ? `${whole}.${padded.slice(cut)}` : whole;
}

/** A signed decimal text in units of ten to the minus `places`, rounded half away from zero; null above what whole numbers hold exactly. */
export function minorUnits(decimal: string, places: number): number | null {
  // Up to 15 digits and no more decimals than are wanted: the double is off by far less than half a unit.
  if (decimal.length <= 15 && placesOf(decimal) <= places) return Math.round(Number(decimal) * 10 ** places) + 0;
  return roundedUnits(decimal, places);
}

function roundedUnits(decimal: string, places: number): number | null {
  const negative = decimal.startsWith('-');
  const [whole = '0', fraction = ''] = (negative ? decimal.slice(1) : decimal).split('.');
  const kept = Number(whole + fraction.slice(0, places).padEnd(places, '0'));
  const rounded = (fraction[places] ?? '0') >= '5' ? kept + 1 : kept;
  if (!Number.isSafeInteger(rounded)) return null;
  return negative && rounded !== 0 ? -rounded : rounded;
}

/** Whether a decimal text has digits other than zero beyond so many places. */
export function exceeds(decimal: string, places: number): boolean {
  const point = decimal.indexOf('.');
  return point >= 0 && /[1-9]/.test(decimal.slice(point + 1 + places));
}

/** How many decimals a decimal text is written with. */
export const placesOf = (decimal: string): number => (decimal.includes('.') ? decimal.length - decimal.indexOf('.') - 1 : 0);

/** A signed decimal text in units of ten to the minus `places`, exactly. It cuts what lies beyond, so `places` must suffice. */
export function scaled(decimal: string, places: number): bigint {
  const negative = decimal.startsWith('-');
  const [whole = '0', fraction = ''] = (negative ? decimal.slice(1) : decimal).split('.');
  const value = BigInt(whole + fraction.slice(0, places).padEnd(places, '0'));
  return negative ? -value : value;
}

/** A decimal text as people read it, in groups of three: `12345.5` is `12,345.5`. */
export function grouped(decimal: string): string {
  const [whole = '', fraction] = decimal.split('.');
  const figure = whole.replace(/\B(?=(?:\d{3})+$)/g, ',');
  return fraction === undefined ? figure : `${figure}.${fraction}`;
}
