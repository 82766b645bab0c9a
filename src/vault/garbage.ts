import { loadsKept } from '../core/workspace';
import type { Desk } from './desk';
import { isOldManifest, isUnfinished, journalPath, journalsIn, PREVIOUS_MANIFEST, rawPath, statePath, statesIn } from './file-store';
import { readManifest, type Manifest } from './manifest';
import type { Standing } from './standing';
import { tryToRemove } from './written-file';

type Lists = { readonly whole: readonly Manifest[]; readonly damaged: readonly string[] };

/** The manifests whose files are kept (the current one, the previous one, those of older versions), and those that are damaged. */
async function listsOf(desk: Desk, standing: Standing, paths: readonly string[]): Promise<Lists> {
  const whole: Manifest[] = standing.manifest === null ? [] : [standing.manifest];
  const damaged: string[] = [];
  for (const path of paths.filter((each) => each === PREVIOUS_MANIFEST || isOldManifest(each))) {
    const manifest = await readManifest(desk, path);
    if (typeof manifest === 'object') whole.push(manifest);
    else damaged.push(path);
  }
  return { whole, damaged };
}

/** Journals and second copies that no manifest names any more. */
function unnamed(paths: readonly string[], manifests: readonly Manifest[]): readonly string[] {
  const journals = new Set(manifests.map(({ named }) => named.journal.number));
  const states = new Set(manifests.map(({ named }) => named.generation));
  return [
    ...journalsIn(paths)
      .filter((number) => !journals.has(number))
      .map(journalPath),
    ...statesIn(paths)
      .filter((generation) => !states.has(generation))
      .map(statePath),
  ];
}

/**
 * Removes what nothing names, after a save: files of loads before the last two, journals and copies of generations before
 * the previous one, what interrupted work left. Whatever fails here is found again after the next save.
 */
export async function removeGarbage(desk: Desk, standing: Standing): Promise<void> {
  try {
    const paths = await desk.store.list();
    const raw = new Set(loadsKept(standing.events).flatMap(({ files }) => files.map(({ sha256 }) => rawPath(sha256))));
    const lists = await listsOf(desk, standing, paths);
    const garbage = [
      ...paths.filter((path) => isUnfinished(path) || (path.startsWith('raw/') && !raw.has(path))),
      ...lists.damaged,
      ...unnamed(paths, lists.whole),
    ];
    for (const path of garbage) await tryToRemove(desk.store, path);
  } catch {
    // The save itself stands.
  }
}

/** Removes what interrupted work left, before anything is written. */
export async function removeUnfinished(desk: Desk): Promise<void> {
  for (const path of await desk.store.list()) if (isUnfinished(path)) await tryToRemove(desk.store, path);
}

/** Removes the files of an older version: the upgraded ones were read whole by an opening after the one that made them. */
export async function removeOldVersions(desk: Desk): Promise<void> {
  for (const path of await desk.store.list()) if (isOldManifest(path)) await tryToRemove(desk.store, path);
}
