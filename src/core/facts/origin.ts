import type { AdmittedTable } from '../model';
import type { Deal } from './deals';

/** Where a deal's row stands in the file it came from. */
export type Origin = { readonly file: string; readonly line: number };

/** File and line of a deal among the tables it was gathered from. */
export function originIn(tables: readonly AdmittedTable[], deal: Deal | undefined): Origin {
  const table = tables[deal?.source.table ?? -1];
  return { file: table?.file ?? '', line: table?.lines[deal?.source.row ?? 0] ?? 0 };
}
