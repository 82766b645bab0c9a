const DIGITS = 15;
/** What spreadsheets write for most numbers, which is canonical as it stands where it has no more digits than they keep. */
const CANONICAL = /^(?:0|-?(?:[1-9]\d*|(?:0|[1-9]\d*)\.\d*[1-9]))$/;

/** Digits and the place of the point of a number in scientific form, `-1.25e-7`. */
function written(sign: string, digits: string, exponent: number): string {
  const point = exponent + 1;
  if (point <= 0) return `${sign}0.${'0'.repeat(-point)}${digits}`;
  if (point >= digits.length) return `${sign}${digits}${'0'.repeat(point - digits.length)}`;
  return `${sign}${digits.slice(0, point)}.${digits.slice(point)}`;
}

/**
 * A number cell as an exact decimal, without an exponent: the double nearest to what stands there, rounded to the 15
 * digits that a spreadsheet keeps and shows. Null where the text is no finite number.
 */
export function decimalOf(text: string): string | null {
  if (text.length <= DIGITS && CANONICAL.test(text)) return text;
  const trimmed = text.trim();
  const value = Number(trimmed);
  if (trimmed === '' || !Number.isFinite(value) || !/^[-+]?(?:\d|\.\d)[\d.]*(?:e[-+]?\d+)?$/i.test(trimmed)) return null;
  if (value === 0) return '0';
  const [mantissa = '', exponent = '0'] = Math.abs(value)
    .toExponential(DIGITS - 1)
    .split('e');
  return written(value < 0 ? '-' : '', mantissa.replace('.', '').replace(/0+$/, ''), Number(exponent));
}

/** Whether a decimal has more digits before its point than a spreadsheet keeps: what stood behind the fifteenth is lost. */
export const isBeyondDigits = (decimal: string): boolean => /^-?\d{16,}/.test(decimal);
