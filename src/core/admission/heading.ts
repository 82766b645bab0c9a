import { quoted } from './cell-text';
import { FORMATS } from './formats';
import { headerKey, tidyHeader } from './header-name';
import type { RawTable } from './raw-table';
import { isMissing } from './missing-markers';
import { cellAt } from './sheet';
import type { Talk } from './talk';
import { splitDate } from './written-date';
import { splitNumber } from './written-number';

/** Which names the columns have. `row`: the regular row that holds them where it is not the header the reader found. */
export type Heading = { readonly header: readonly string[]; readonly row: number | null; readonly refused: boolean };

const KNOWN: ReadonlySet<string> = new Set(
  FORMATS.flatMap((format) =>
    Object.values(format.names).flatMap((fields) => Object.values(fields).flatMap((names) => names.map(headerKey))),
  ),
);

const knownIn = (cells: readonly string[]): number => cells.filter((cell) => KNOWN.has(headerKey(tidyHeader(cell)))).length;
const isDatum = (cell: string): boolean => cell.trim() !== '' && (splitNumber(cell) !== null || splitDate(cell) !== null);

/** Settles the header: asks where two rows could be it, and where the one found holds data rather than names. */
export function settleHeading(raw: RawTable, talk: Talk): Heading {
  const first = raw.rows > 0 ? raw.columns.map((column) => cellAt(column, 0)) : [];
  const asFound: Heading = { header: raw.header, row: null, refused: false };
  if (looksLikeNames(first) && differs(first, raw.header) && knownIn(first) >= knownIn(raw.header)) {
    const answer = talk.ask({
      id: 'header',
      column: null,
      ask: 'Which line names the columns? Two lines at the top hold names.',
      choices: [
        { value: 'first', reads: samples(raw.header) },
        { value: 'second', reads: samples(first) },
      ],
    });
    return answer === 'second' ? { header: first, row: 0, refused: false } : asFound;
  }
  const data = raw.header.filter(isDatum).length;
  if (data === 0 || (data === 1 && knownIn(raw.header) > 0)) return asFound;
  const answer = talk.ask({
    id: 'header',
    column: null,
    ask: 'Does the first line name the columns? It holds numbers or dates, as a line of data does.',
    choices: [
      { value: 'names', reads: samples(raw.header.filter(isDatum)).map((cell) => `${cell} → the name of a column`) },
      { value: 'data', reads: samples(raw.header.filter(isDatum)).map((cell) => `${cell} → a value, and no line names the columns`) },
    ],
  });
  return { ...asFound, refused: answer === 'data' };
}

/** A row of names: at least two that are known, and no cell that is a number, a date or missing. */
const looksLikeNames = (cells: readonly string[]): boolean =>
  knownIn(cells) >= 2 && !cells.some((cell) => isDatum(cell) || (isMissing(cell.trim(), 'text') && cell.trim() !== ''));

/** A header repeated as it stands is debris, not doubt. */
const differs = (cells: readonly string[], header: readonly string[]): boolean =>
  cells.some((cell, at) => tidyHeader(cell) !== tidyHeader(header[at] ?? ''));

const samples = (cells: readonly string[]): readonly string[] =>
  cells
    .filter((cell) => cell.trim() !== '')
    .slice(0, 2)
    .map(quoted);
