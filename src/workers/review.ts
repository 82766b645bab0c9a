import type { Admission } from '../core/admission';
import type { SourceEntry } from '../sources';
import type { FoundDefinitions } from './found-definitions';
import { headerFingerprint } from './header-fingerprint';
import type { Review, SourceFile } from './intake-messages';

/** An entry of a file, and the answers that its reader was given. */
export type ReadEntry = { readonly file: SourceFile; readonly entry: SourceEntry; readonly answers: ReadonlyMap<string, string> };

export const nameOf = (entry: SourceEntry): string => (entry.kind === 'records' ? entry.raw.file : entry.file);
export const bytesOf = (entry: SourceEntry): number => (entry.kind === 'records' ? entry.raw.bytes : entry.bytes);

/** An admission without its cells, to be handed to the page: a table stands for "this file can be loaded". */
function withoutCells(admission: Admission): Admission {
  const { table, inspection } = admission;
  if (table === null || inspection.outcome === 'ask') return { ...admission, table: null };
  return { ...admission, table: { ...table, columns: new Map(), lines: new Uint32Array(0) } };
}

/**
 * What people review before they load. Nothing can be loaded while a question is open or the definitions are at fault, or
 * without a file of deals; refused files hold up nobody.
 */
export function reviewOf(reads: readonly ReadEntry[], admissions: readonly Admission[], found: FoundDefinitions): Review {
  const isOpen = admissions.some(({ inspection }) => inspection.outcome === 'ask');
  const hasDeals = admissions.some(({ table }) => table?.table === 'opportunity');
  return {
    admissions: admissions.map(withoutCells),
    fingerprints: new Map(
      reads.flatMap(({ entry }) => (entry.kind === 'records' ? [[entry.raw.file, headerFingerprint(entry.raw.header)]] : [])),
    ),
    sources: new Map(reads.map(({ file, entry }) => [nameOf(entry), file.id])),
    definitionsFile: found.file,
    definedOnPage: found.isOfPage,
    definitionsError: found.error,
    canLoad: hasDeals && !isOpen && found.error === null,
  };
}
