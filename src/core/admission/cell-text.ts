/** Longer cells than this are not read as a date or a number: `trust.md` 3. */
export const LONGEST_TYPED_CELL = 1000;

const ORDINARY = /^[\x21-\x7e](?:[\x20-\x7e]*[\x21-\x7e])?$/;
const UNSEEN = /[\u200b-\u200f\u2060\ufeff]/g;
const WIDE = /[\uff01-\uff5e]/g;
const BLANKS = /[\s\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/g;

/**
 * A cell as a typed column reads it: full-width digits and signs as the ordinary ones, every kind of blank as a plain
 * one, nothing around it.
 */
export function plainCell(text: string): string {
  if (text === '' || ORDINARY.test(text)) return text;
  return text.replace(UNSEEN, '').replace(WIDE, narrow).replace(BLANKS, ' ').trim();
}

const narrow = (sign: string): string => String.fromCharCode(sign.charCodeAt(0) - 0xfee0);

/** Whether a cell has full-width digits or signs, which a notice mentions. */
export const isWide = (text: string): boolean => /[\uff01-\uff5e]/.test(text);

/** Whether a cell has blanks of another kind than the plain one. */
export const hasOddBlanks = (text: string): boolean => /[\u00a0\u2007\u2009\u202f\u3000]/.test(text);

/** A cell in a sentence: whole where it is short, cut with an ellipsis where it is not. */
export function quoted(cell: string): string {
  const text = cell.replace(/\s+/g, ' ').trim();
  return text.length > 40 ? `${text.slice(0, 39)}…` : text;
}
