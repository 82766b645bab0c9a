import type { Desk } from './desk';
import { journalPath } from './file-store';
import { removeOldVersions, removeUnfinished } from './garbage';
import { saveGeneration } from './saved-generation';
import { readStanding, type Standing } from './standing';
import { withOpenFile } from './written-file';

/** The journal without its torn tail; where the disk does not let it be cut, another journal is begun with the next save. */
async function cut(desk: Desk, standing: Standing): Promise<Standing> {
  const { journal } = standing;
  if (journal === null) return standing;
  try {
    await withOpenFile(desk.store, journalPath(journal.number), (file) => {
      file.truncate(journal.bytes);
      file.flush();
    });
    return { ...standing, isTorn: false };
  } catch {
    return { ...standing, journal: null };
  }
}

/** The same events in the current version, written beside the old ones and read back; the old ones stay until a later opening. */
async function upgraded(desk: Desk, standing: Standing): Promise<Standing> {
  try {
    await saveGeneration(desk, standing, []);
    return await readStanding(desk, true);
  } catch {
    // They were read all the same, and the next save writes them.
    return standing;
  }
}

/** Puts in order what was interrupted: the writer's first act. What fails here keeps nothing from being read. */
export async function tidied(desk: Desk, standing: Standing): Promise<Standing> {
  const { versions } = desk;
  try {
    await removeUnfinished(desk);
    if (standing.version === versions.current && standing.said.length === 0) await removeOldVersions(desk);
  } catch {
    // Found again by the next opening.
  }
  if (standing.isTorn) return cut(desk, standing);
  return standing.version < versions.current && standing.events.length > 0 ? upgraded(desk, standing) : standing;
}
