import { keeping, type Book } from './book';
import type { Reading } from './hostile-case';

/** What somebody may mean of a repeated id: one of the rows counts, or all of them do, or none. */
export function meanings(book: Book): readonly Reading[] {
  const idOf = (i: number): unknown => book.rows[i]?.cells['opportunityId'];
  const lastAt = new Map(book.rows.map((_, i) => [idOf(i), i] as const));
  const firstAt = new Map(book.rows.map((_, i) => [idOf(i), i] as const).toReversed());
  const isOnce = (i: number): boolean => firstAt.get(idOf(i)) === lastAt.get(idOf(i));
  return [
    { name: 'the last of each counts', book: keeping(book, (_, i) => lastAt.get(idOf(i)) === i), optional: true },
    { name: 'the first of each counts', book: keeping(book, (_, i) => firstAt.get(idOf(i)) === i), optional: true },
    { name: 'every row counts', book, optional: true },
    { name: 'none of them counts', book: keeping(book, (_, i) => isOnce(i)), optional: true },
  ];
}
