/** What a number format makes of a number: a date (with or without a time), a time or duration alone, or a figure. */
export type Shown = 'date' | 'time' | 'figure';

const between = (from: number, to: number): readonly number[] => Array.from({ length: to - from + 1 }, (_, i) => from + i);
/** Formats that spreadsheets have without writing them down, in any locale. */
const DATES: ReadonlySet<number> = new Set([
  ...between(14, 17),
  22,
  ...between(27, 31),
  ...between(34, 36),
  ...between(50, 58),
  ...between(71, 74),
  77,
  81,
]);
const TIMES: ReadonlySet<number> = new Set([...between(18, 21), 32, 33, ...between(45, 47), 75, 76, ...between(78, 80)]);

/** What a format without a text of its own shows, by its number. */
export function shownByNumber(format: number): Shown {
  if (DATES.has(format)) return 'date';
  return TIMES.has(format) ? 'time' : 'figure';
}

/** The letters of a format that stand for parts of a value: quoted, escaped, padding and bracketed ones are left out. */
function lettersOf(code: string): string {
  let letters = '';
  for (let at = 0; at < code.length; at += 1) {
    const letter = code[at] ?? '';
    if (letter === '\\' || letter === '_' || letter === '*') at += 1;
    else if (letter === '"') at = placeOf(code, '"', at);
    else if (letter === '[') {
      const end = placeOf(code, ']', at);
      if (/^(?:h+|m+|s+)$/i.test(code.slice(at + 1, end))) letters += code.slice(at + 1, end).replace(/m/gi, 's');
      at = end;
    } else letters += letter;
  }
  return letters.toLowerCase();
}

function placeOf(code: string, mark: string, from: number): number {
  const place = code.indexOf(mark, from + 1);
  return place < 0 ? code.length : place;
}

/** An `m` is a minute right after hours or right before seconds, and a month elsewhere. */
const isMinute = (units: string, at: number): boolean => units[at - 1] === 'h' || units[at + 1] === 's';

function shownBySection(section: string): Shown {
  const letters = section
    .replace(/general/, '')
    .replace(/e[-+]/g, '#')
    .replace(/am\/pm|a\/p/g, '')
    .replace(/s[.,]0+/g, 's');
  // Letters that no part of a date has: the text is no format, and what it holds stays a figure.
  if (/[0#?%acfi-lo-rt-xz]|n/.test(letters)) return 'figure';
  const units = letters.replace(/[^ydmhsegb]/g, '').replace(/(.)\1+/g, '$1');
  if (/[ydegb]/.test(units)) return 'date';
  const isMonth = Array.from(units).some((unit, at) => unit === 'm' && !isMinute(units, at));
  if (isMonth) return 'date';
  return units === '' ? 'figure' : 'time';
}

/** What a format written as `yyyy-mm-dd;@` shows: a date where any of its sections is one. Linear in its length. */
export function shownByCode(code: string): Shown {
  const sections = lettersOf(code).split(';').map(shownBySection);
  if (sections.includes('date')) return 'date';
  return sections.includes('time') ? 'time' : 'figure';
}
