import type { NotDataKind, Tally } from '../model';

/** What became of a regular row so far. A row may be loaded while it is DATA. */
export const DATA = 0;
const SET_ASIDE = 1;
const KINDS: readonly NotDataKind[] = ['preamble', 'trailer', 'total', 'subtotal', 'blank', 'repeatedHeader'];
const FIRST_KIND = 2;

/**
 * Why a record is not loaded. `rule` is a phrase that follows the column and the value where they are known:
 * "CloseDate", "2025-02-30", "does not exist".
 */
export type Reason = { readonly column: string | null; readonly value: string | null; readonly rule: string };

/** The fates of the regular rows, one byte a row, and the reasons of the few that are set aside. */
export type RowBook = { readonly fates: Uint8Array; readonly reasons: Map<number, Reason> };

export const openBook = (rows: number): RowBook => ({ fates: new Uint8Array(rows), reasons: new Map() });

export const isData = (book: RowBook, row: number): boolean => book.fates[row] === DATA;

/** Sets a row aside, unless something has already been said about it: the first reason stands. */
export function setRowAside(book: RowBook, row: number, reason: Reason): void {
  if (book.fates[row] !== DATA) return;
  book.fates[row] = SET_ASIDE;
  book.reasons.set(row, reason);
}

export function nameNotData(book: RowBook, row: number, kind: NotDataKind): void {
  book.fates[row] = FIRST_KIND + KINDS.indexOf(kind);
}

/** The kind a row was named as, or null where it may be data or was set aside. */
export const kindOfRow = (book: RowBook, row: number): NotDataKind | null => KINDS[(book.fates[row] ?? 0) - FIRST_KIND] ?? null;

/** The rows that were named as no data, by kind. */
export function notDataRows(book: RowBook): ReadonlyMap<NotDataKind, readonly number[]> {
  const rows = new Map<NotDataKind, number[]>(KINDS.map((kind) => [kind, []]));
  const { fates } = book;
  for (let row = 0; row < fates.length; row++) {
    const kind = (fates[row] ?? 0) < FIRST_KIND ? null : kindOfRow(book, row);
    if (kind !== null) rows.get(kind)?.push(row);
  }
  return rows;
}

/** The rows that may still be loaded, in file order. */
export function dataRows(book: RowBook): Uint32Array {
  const { fates } = book;
  let count = 0;
  for (let row = 0; row < fates.length; row++) if (fates[row] === DATA) count++;
  const rows = new Uint32Array(count);
  let at = 0;
  for (let row = 0; row < fates.length; row++) if (fates[row] === DATA) rows[at++] = row;
  return rows;
}

/** Lines by word, as the report lists them: a count and the first 20 lines of each, the most frequent first. */
export function tallyOf<K extends string>(name: K, lines: ReadonlyMap<string, readonly number[]>): Tally<K> {
  const entries = [...lines].toSorted((a, b) => b[1].length - a[1].length || (a[0] < b[0] ? -1 : 1));
  return entries.map(([word, all]) => ({
    [name]: word,
    count: all.length,
    lines: all.toSorted((a, b) => a - b).slice(0, 20),
  })) as unknown as Tally<K>;
}

const VALUES_NAMED = 3;

/** The reason of one record in words: `CloseDate 2025-02-30 does not exist`. */
export function sentenceOf(reason: Reason): string {
  return [reason.column, reason.value, reason.rule].filter((part) => part !== null).join(' ');
}

/** One reason for records that break the same rule in the same column, naming up to three of their values. */
export function jointSentence(reasons: readonly Reason[]): string {
  const [first] = reasons;
  if (first === undefined) return '';
  const values = [...new Set(reasons.map((reason) => reason.value))];
  if (values.length === 1) return sentenceOf(first);
  const named = values.slice(0, VALUES_NAMED).join(', ');
  const more = values.length > VALUES_NAMED ? ` and ${values.length - VALUES_NAMED} more` : '';
  return `${sentenceOf({ ...first, value: null })}: ${named}${more}`;
}
