import { dayOfColumn, textOf } from '../facts';
import { idToMatch, type AdmittedTable, type Day } from '../model';
import type { Snapshot } from './snapshot';

/** On which day the deals of these ids were created, as the first of the snapshots that knows tells it earliest. */
function firstCreations(snapshots: readonly Snapshot[], ids: ReadonlySet<string>): ReadonlyMap<string, Day> {
  const first = new Map<string, Day>();
  for (const table of snapshots.flatMap(({ files }) => files.filter((file) => file.table === 'opportunity'))) {
    const [id, created] = [textOf(table, 'opportunityId'), dayOfColumn(table, 'createdDate')];
    for (let row = 0; row < table.rows; row += 1) {
      const [key, day] = [idToMatch(id(row)), created(row)];
      if (day !== null && ids.has(key)) first.set(key, Math.min(first.get(key) ?? Infinity, day));
    }
  }
  return first;
}

function since(table: AdmittedTable, first: ReadonlyMap<string, Day>): AdmittedTable {
  const column = table.columns.get('createdDate');
  if (table.table !== 'opportunity' || column?.kind !== 'day') return table;
  const id = textOf(table, 'opportunityId');
  const [values, known] = [column.values.slice(), column.known.slice()];
  let changed = 0;
  for (let row = 0; row < table.rows; row += 1) {
    const day = first.get(idToMatch(id(row)));
    if (day === undefined || (known[row] === 1 && (values[row] ?? day) <= day)) continue;
    [values[row], known[row]] = [day, 1];
    changed += 1;
  }
  return changed === 0 ? table : { ...table, columns: new Map([...table.columns, ['createdDate', { ...column, values, known }]]) };
}

/**
 * The files of the newest snapshot with reopened deals created on the first day that any snapshot tells: their cycle runs
 * from there to the final close (`domain.md` 4.10). The same files where nothing changes.
 */
export function fromFirstCreation(
  snapshots: readonly Snapshot[],
  reopened: ReadonlySet<string>,
): { readonly files: readonly AdmittedTable[]; readonly changed: boolean } {
  const files = snapshots.at(-1)?.files ?? [];
  if (reopened.size === 0) return { files, changed: false };
  const first = firstCreations(snapshots, reopened);
  const next = files.map((file) => since(file, first));
  return { files: next, changed: next.some((file, at) => file !== files[at]) };
}
