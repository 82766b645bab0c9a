/** Writes whole minor units of a currency as an export would. */
export type NumberStyle = (minor: number, currency: string) => string;

const DECIMALS: Readonly<Record<string, number>> = { JPY: 0, KRW: 0, CLP: 0, KWD: 3, BHD: 3, TND: 3 };
export const decimalsOf = (currency: string): number => DECIMALS[currency] ?? 2;

type Marks = { readonly group: string; readonly point: string; readonly indian?: boolean };

function grouped(whole: string, { group, indian = false }: Marks): string {
  const head = whole.slice(0, -3);
  const tail = whole.slice(-3);
  const step = indian ? 2 : 3;
  const parts: string[] = [];
  for (let end = head.length; end > 0; end -= step) parts.unshift(head.slice(Math.max(0, end - step), end));
  return [...parts, tail].join(group);
}

const digits = (minor: number, marks: Marks, decimals: number): string => {
  const text = String(Math.abs(minor)).padStart(decimals + 1, '0');
  const whole = decimals === 0 ? text : text.slice(0, -decimals);
  return grouped(whole, marks) + (decimals === 0 ? '' : marks.point + text.slice(-decimals));
};

const style =
  (marks: Marks): NumberStyle =>
  (minor, currency) =>
    (minor < 0 ? '-' : '') + digits(minor, marks, decimalsOf(currency));

/** `1234.50` */
export const plain = style({ group: '', point: '.' });
/** `1234,50` */
export const plainComma = style({ group: '', point: ',' });
/** `1,234.50` */
export const english = style({ group: ',', point: '.' });
/** `1.234,50` */
export const german = style({ group: '.', point: ',' });
/** `1 234,50` with a narrow no-break blank */
export const french = style({ group: '\u202F', point: ',' });
/** `1'234.50` */
export const swiss = style({ group: "'", point: '.' });
/** `1,23,456.50` */
export const indian = style({ group: ',', point: '.', indian: true });
export const spaced = (blank: string, point: string): NumberStyle => style({ group: blank, point });

/** Something before and after the digits; a minus sign stays before all of it. */
export const around =
  (before: string, number: NumberStyle, after = ''): NumberStyle =>
  (minor, currency) =>
    `${minor < 0 ? '-' : ''}${before}${number(Math.abs(minor), currency)}${after}`;

/** A negative amount written otherwise: `(5.00)`, `5.00-`, with another sign. Positive ones as ever. */
export const negative =
  (number: NumberStyle, write: (positive: string) => string): NumberStyle =>
  (minor, currency) =>
    minor < 0 ? write(number(-minor, currency)) : number(minor, currency);

export const fullWidth =
  (number: NumberStyle): NumberStyle =>
  (minor, currency) =>
    Array.from(number(minor, currency), (letter) =>
      /[0-9.,-]/.test(letter) ? String.fromCharCode(letter.charCodeAt(0) + 0xfee0) : letter,
    ).join('');
