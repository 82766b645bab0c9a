import { textOf } from '../facts';
import type { SnapshotEdits } from '../model';
import type { Movements } from './movements';
import type { Side } from './seen-deals';

/** The names that a column of deals has; null where no file of deals has the column. */
function namesIn({ snapshot }: Side, column: string): ReadonlySet<string> | null {
  const tables = snapshot.files.filter(({ table, columns }) => table === 'opportunity' && columns.has(column));
  const names = new Set<string>();
  for (const table of tables) {
    const read = textOf(table, column);
    for (let row = 0; row < table.rows; row += 1) names.add(read(row));
  }
  names.delete('');
  return tables.length === 0 ? null : names;
}

function added(before: Side, after: Side, column: string): readonly string[] {
  const [was, is] = [namesIn(before, column), namesIn(after, column)];
  return was === null || is === null ? [] : [...is].filter((name) => !was.has(name));
}

/** What people changed between two snapshots that may look like a change of the business: attributes, stages, pipelines. */
export function editsBetween(before: Side, after: Side, { from, to, matched, edits }: Movements): SnapshotEdits {
  const accounts = after.assembly.accounts.count - 1;
  return {
    from,
    to,
    edits: edits.map(({ dimension, of, count }) => ({ attribute: dimension, of, count, among: of === 'deal' ? matched : accounts })),
    stagesAdded: [...added(before, after, 'stage'), ...added(before, after, 'pipeline')],
  };
}
