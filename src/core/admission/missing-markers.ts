import { familyOf, type Family, type FieldKind } from './fields';

/** What exports and spreadsheets write where they have nothing: `domain.md` 3. All lower case, blanks around them gone. */
const MARKERS: ReadonlySet<string> = new Set([
  'null',
  '(null)',
  'nil',
  'none',
  '--none--',
  'undefined',
  'n/a',
  'na',
  'n.a.',
  '#n/a',
  'nan',
  'tbd',
  'tba',
  '?',
  '.',
  '-',
  '--',
  '–',
  '—',
  '(blank)',
  '[blank]',
  'not set',
  '(no value)',
  '#ref!',
  '#value!',
  '#div/0!',
  '#name?',
  '#num!',
  '#null!',
  '#spill!',
  '#calc!',
]);
const LONGEST_WORD = 10;
const LONGEST = 60;
const IN_NUMBERS: ReadonlySet<string> = new Set(['true', 'false', 'infinity', '-infinity', '+infinity', 'inf', '-inf', '+inf', '∞', '-∞']);
const ZERO_DATE = /^0{4}([-/.])0{1,2}\1 ?0{1,2}(?:[t ]0{1,2}:0{2}(?::0{2}(?:\.0+)?)?(?:z|\+00:?00)?)?$/;
const EXPONENT = /^[-+]?\d+(?:[.,]\d+)?[eE]\+?\d+$/;

/** Markers that are values in one kind of field, and further ones in dates and numbers. */
const EXCEPT: Partial<Record<FieldKind, string>> = { place: 'na', list: 'none' };
const none = (): boolean => false;
const ALSO: Readonly<Record<Family, (low: string) => boolean>> = {
  words: none,
  flag: none,
  currency: none,
  day: (low) => ZERO_DATE.test(low),
  number: (low) => IN_NUMBERS.has(low) || overflows(low),
};

/**
 * Whether a cell that is read as words plainly holds a value: it begins with more ordinary letters than any marker has.
 * Where this says no, `isMissing` has to be asked.
 */
export function isLongWord(cell: string): boolean {
  if (cell.length <= LONGEST_WORD || isAround(cell.charCodeAt(0)) || isAround(cell.charCodeAt(LONGEST_WORD))) return false;
  for (let at = 1; at < LONGEST_WORD; at++) if (cell.charCodeAt(at) !== BLANK && isAround(cell.charCodeAt(at))) return false;
  return true;
}

const BLANK = 0x20;
/** What a plain cell may lose or change: blanks, signs that are not seen, and whatever is beyond ASCII. */
const isAround = (code: number): boolean => code <= BLANK || code > 0x7e;

/** Whether a plain cell (see `plainCell`) says that there is no value. An empty cell does too. */
export function isMissing(cell: string, kind: FieldKind): boolean {
  if (cell === '') return true;
  if (cell.length > LONGEST) return false;
  const also = ALSO[familyOf(kind)];
  // Most cells of a large file end here: to lower a million names only to see that they are too long would cost a second.
  if (also === none && cell.length > LONGEST_WORD) return false;
  const low = cell.toLowerCase();
  if (low.length <= LONGEST_WORD && low !== EXCEPT[kind] && MARKERS.has(low)) return true;
  return also(low);
}

/** A number too large for any machine, such as `1e999`, which readers turn into infinity. */
const overflows = (cell: string): boolean => EXPONENT.test(cell) && !Number.isFinite(Number(cell.replace(',', '.')));
