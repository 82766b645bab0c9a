const LONGEST = 40;
const NUMBER = /^[-+(\u2212]{0,2}[$€£¥₹]?\s?\d[\d.,'\u00A0\u202F ]*\s?[%$€£¥]?[-)]?$/;
const DATE = /^\d{1,4}[-/.]\d{1,2}([-/.]\d{1,4})?([T ].{0,24})?$/;
const WORD = /^(true|false)$/i;

/** Whether a cell is a number, a date or a truth value, as data are and names of columns are not. */
export function isTyped(cell: string): boolean {
  const text = cell.trim();
  if (text === '' || text.length > LONGEST) return false;
  return NUMBER.test(text) || DATE.test(text) || WORD.test(text) || /^\S+@\S+\.\S+$/.test(text);
}

/** What separates cells in some dialect; a comma only where no blank follows it, as one does in a name. */
const OTHER_SEPARATORS = new RegExp(`[;\\t|^~"${String.fromCharCode(1)}]|,\\S`);

/** Whether nothing in a cell hints that it was cut in the wrong place: another separator, or quotes that were left on it. */
export function isClean(cell: string): boolean {
  if (cell === '' || isTyped(cell)) return true;
  if (cell.length > 1 && cell.startsWith("'") && cell.endsWith("'")) return false;
  return !OTHER_SEPARATORS.test(cell);
}

const OPENING = /^\s*[“„«]/;
const CLOSING = /[”“»]\s*$/;

/** Whether typographic quotes were meant to hold cells of this record together, and could not. */
export function isTornByTypography(cells: readonly string[]): boolean {
  const from = cells.findIndex((cell) => OPENING.test(cell) && !CLOSING.test(cell.trim().slice(1)));
  return from >= 0 && cells.slice(from + 1).some((cell) => CLOSING.test(cell));
}

/** Whether a cell stands in typographic quotes as a whole. */
export const isInTypography = (cell: string): boolean => OPENING.test(cell) && CLOSING.test(cell);
