import type { Column, TextColumn } from '../model';
import type { Columns } from './closing-pairs';
import type { Talk } from './talk';

const SEPARATORS = /[;,|\s]+/;

const textOf = (columns: ReadonlyMap<string, Column>, name: string): TextColumn | undefined => {
  const column = columns.get(name);
  return column?.kind === 'text' ? column : undefined;
};

/**
 * Marks deals that were merged into another where it is the other that says so, by a list of the ids it has taken in.
 * That list itself is no dimension and leaves the table.
 */
export function markMerged(columns: Columns): void {
  const [taken, ids] = [textOf(columns, 'mergedIds'), textOf(columns, 'opportunityId')];
  columns.delete('mergedIds');
  if (taken === undefined || ids === undefined) return;
  const into = new Map<string, string>();
  taken.codes.forEach((code, at) => {
    const survivor = ids.labels[ids.codes[at] ?? 0] ?? '';
    for (const id of (taken.labels[code] ?? '').split(SEPARATORS)) if (id !== '' && id !== survivor) into.set(id, survivor);
  });
  if (into.size === 0) return;
  const own = textOf(columns, 'mergedInto');
  const labels = [''];
  const places = new Map<string, number>([['', 0]]);
  const codes = ids.codes.map((code, at) => {
    const label = own?.labels[own.codes[at] ?? 0] || (into.get(ids.labels[code] ?? '') ?? '');
    const place = places.get(label) ?? labels.push(label) - 1;
    places.set(label, place);
    return place;
  });
  columns.set('mergedInto', { kind: 'text', codes, labels });
}

/** Which deals are left out of every metric, by the first mark each has. They load, and `inspect` counts them like any other. */
export function sayMarks(columns: ReadonlyMap<string, Column>, headers: ReadonlyMap<string, string>, talk: Talk): void {
  const counts = new Map<Mark, number>();
  const marks = MARKS.flatMap((mark) => {
    const column = textOf(columns, mark.field);
    return column === undefined ? [] : [{ mark, column, marked: column.labels.map((label) => mark.means(label)) }];
  });
  const rows = Math.max(0, ...marks.map(({ column }) => column.codes.length));
  for (let at = 0; at < rows; at++) {
    const first = marks.find(({ column, marked }) => marked[column.codes[at] ?? 0] === true);
    if (first !== undefined) counts.set(first.mark, (counts.get(first.mark) ?? 0) + 1);
  }
  for (const [mark, count] of counts) talk.assume(headers.get(mark.field) ?? null, `deals ${mark.words}: left out of every metric`, count);
}

type Mark = { readonly field: string; readonly words: string; readonly means: (label: string) => boolean };
const MARKS: readonly Mark[] = [
  { field: 'isTest', words: 'marked as a test', means: (label) => label === 'true' },
  { field: 'isDeleted', words: 'marked as deleted', means: (label) => label === 'true' },
  { field: 'mergedInto', words: 'merged into another', means: (label) => label !== '' },
];
