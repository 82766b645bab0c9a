/** Digits before the point, or zeros after it, of the largest and smallest doubles; what is beyond is as good as infinite, or as nothing. */
const MOST = 309;
/** No number anyone wrote has more digits. */
const DIGITS = 1000;

/**
 * A number as JSON and programs write it, in plain decimals, digit by digit: `1e3` is `1000`, `-0` is `0`. Null where it is
 * beyond what a number of a table can be, such as `1e999`; it then stays the text it is.
 */
export function plainNumber(text: string): string | null {
  if (text.length > DIGITS) return null;
  const at = text.search(/e/i);
  const plain = at < 0 ? text : shifted(text.slice(0, at), Number(text.slice(at + 1)));
  return plain !== null && plain.startsWith('-') && !/[1-9]/.test(plain) ? plain.slice(1) : plain;
}

/** A plain number with its point moved. Its value is the same; nothing is rounded. */
function shifted(plain: string, power: number): string | null {
  const sign = plain.startsWith('-') ? '-' : '';
  const [whole = '', fraction = ''] = plain.slice(sign.length).split('.');
  const digits = whole + fraction;
  const first = digits.search(/[1-9]/);
  if (first < 0) return '0';
  if (Math.abs(whole.length - first + power) > MOST) return null;
  const point = whole.length + power;
  if (point <= 0) return `${sign}0.${'0'.repeat(-point)}${digits}`;
  const front = digits
    .slice(0, point)
    .padEnd(point, '0')
    .replace(/^0+(?=\d)/, '');
  return sign + front + (point < digits.length ? `.${digits.slice(point)}` : '');
}
