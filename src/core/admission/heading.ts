import { quoted } from './cell-text';
import { FORMATS } from './formats';
import { headerKey, tidyHeader } from './header-name';
import { headedOn } from './header-row';
import type { RawTable } from './raw-table';
import { isMissing } from './missing-markers';
import { cellAt, lineAt } from './sheet';
import type { Talk } from './talk';
import { splitDate } from './written-date';
import { splitNumber } from './written-number';

/**
 * The file under the header that holds. `refused`: its first line holds data, people say, and no line names the columns.
 * `open`: nobody has said yet which line does.
 */
export type Heading = { readonly raw: RawTable; readonly refused: boolean; readonly open: boolean };

/** The file under the header that its reader found. */
export const asFound = (raw: RawTable): Heading => ({ raw, refused: false, open: false });

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
    const second = answer === 'second' ? headedOn(raw, lineAt(raw, 0)) : null;
    return { ...asFound(second ?? raw), open: answer === null };
  }
  const data = raw.header.filter(isDatum).length;
  if (data === 0 || (data === 1 && knownIn(raw.header) > 0)) return asFound(raw);
  const answer = talk.ask({
    id: 'header',
    column: null,
    ask: 'Does the first line name the columns? It holds numbers or dates, as a line of data does.',
    choices: [
      { value: 'names', reads: samples(raw.header.filter(isDatum)).map((cell) => `${cell} → the name of a column`) },
      { value: 'data', reads: samples(raw.header.filter(isDatum)).map((cell) => `${cell} → a value, and no line names the columns`) },
    ],
  });
  return { ...asFound(raw), refused: answer === 'data', open: answer === null };
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
