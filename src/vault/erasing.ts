import { ERASING, MANIFEST, PREVIOUS_MANIFEST, type FileStore } from './file-store';
import { tryToRemove, withOpenFile } from './written-file';

/** Whether an erasing was begun and not ended: nothing that is still there counts then. */
export const isBeingErased = (paths: readonly string[]): boolean => paths.includes(ERASING);

/**
 * Removes everything, and lists what is left. A mark is set first and goes last, so that erasing that was interrupted is
 * finished by the next opening and never undone.
 */
export async function eraseEverything(store: FileStore): Promise<readonly string[]> {
  await withOpenFile(store, ERASING, (file) => file.flush());
  const paths = await store.list();
  const first = [MANIFEST, PREVIOUS_MANIFEST];
  for (const path of [...first, ...paths.filter((each) => each !== ERASING && !first.includes(each))]) await tryToRemove(store, path);
  if ((await store.list()).some((path) => path !== ERASING)) return store.list();
  try {
    await store.clear();
  } catch {
    // The listing says what is left.
  }
  return store.list();
}
