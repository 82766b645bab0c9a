import { bytesOf } from './digests';
import { unfinished, type FileStore, type OpenFile } from './file-store';
import { VaultRefusal } from './refusal';

/** Opens a file, hands it over, and closes it whatever happens. */
export async function withOpenFile<T>(store: FileStore, path: string, work: (file: OpenFile) => T | Promise<T>): Promise<T> {
  const file = await store.open(path);
  try {
    return await work(file);
  } finally {
    file.close();
  }
}

/** Throws where what lies at an offset of a file is not what was written there. */
export async function proveBytes(store: FileStore, path: string, written: Uint8Array, at = 0): Promise<void> {
  const blob = await store.read(path);
  const back = blob === null ? null : await bytesOf(blob.slice(at));
  if (back === null || back.length !== written.length || !back.every((byte, index) => byte === written[index]))
    throw new VaultRefusal(
      'What was written to the disk came back different, so it was not taken as kept. What was kept before is unchanged.',
    );
}

/** Removes what a failed attempt left, as far as the disk lets it: what stays is found as garbage later. */
export async function tryToRemove(store: FileStore, path: string): Promise<void> {
  try {
    await store.remove(path);
  } catch {
    // It is not named by anything, so nothing reads it.
  }
}

/** Puts a file in the place of another in one step: written beside it, flushed, closed, read back, and only then moved. */
export async function replaceFile(store: FileStore, path: string, bytes: Uint8Array): Promise<void> {
  const part = unfinished(path);
  try {
    await withOpenFile(store, part, (file) => {
      file.truncate(0);
      file.write(bytes, 0);
      file.flush();
    });
    await proveBytes(store, part, bytes);
    await store.move(part, path);
  } catch (error) {
    await tryToRemove(store, part);
    throw error;
  }
}
