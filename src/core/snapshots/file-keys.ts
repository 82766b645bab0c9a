import { textOf } from '../facts';
import { idToMatch, type AdmittedTable } from '../model';

/** The ids of a file's rows, '' where a row has none; null where no row has any. */
export function idsOf(table: AdmittedTable, column: string): readonly string[] | null {
  const known = ids.get(table);
  if (known !== undefined) return known;
  const read = textOf(table, column);
  const all = Array.from({ length: table.rows }, (_, row) => idToMatch(read(row)));
  const own = all.some((id) => id !== '') ? all : null;
  ids.set(table, own);
  return own;
}

const ids = new WeakMap<AdmittedTable, readonly string[] | null>();
const shared = new WeakMap<AdmittedTable, WeakMap<AdmittedTable, number>>();

function textAt(table: AdmittedTable, name: string, row: number): string {
  const column = table.columns.get(name);
  if (column === undefined) return '';
  if (column.kind === 'text') return column.labels[column.codes[row] ?? 0] ?? '';
  return column.known[row] === 1 ? String(column.values[row]) : '';
}

/** One text a row of the columns that both tables have: rows without an id are known by all they say. */
function rowTexts(table: AdmittedTable, names: readonly string[]): readonly string[] {
  return Array.from({ length: table.rows }, (_, row) => {
    const parts = names.map((name) => textAt(table, name, row));
    return parts.some((part) => part !== '') ? parts.join('\u0000') : '';
  });
}

/** How many rows of the later table the earlier one has too: by id where both have one, else as a whole. Counted once for two tables. */
export function sharedRows(earlier: AdmittedTable, later: AdmittedTable, id: string | null): number {
  const before = shared.get(earlier)?.get(later);
  if (before !== undefined) return before;
  const [own, others] = id === null ? [null, null] : [idsOf(later, id), idsOf(earlier, id)];
  const names = [...earlier.columns.keys()].filter((name) => later.columns.has(name)).toSorted();
  const held = new Set(own === null || others === null ? rowTexts(earlier, names) : others);
  const count = (own === null || others === null ? rowTexts(later, names) : own).reduce(
    (sum, key) => sum + Number(key !== '' && held.has(key)),
    0,
  );
  shared.set(earlier, (shared.get(earlier) ?? new WeakMap<AdmittedTable, number>()).set(later, count));
  return count;
}
