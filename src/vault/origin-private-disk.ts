import type { FileStore, OpenFile } from './file-store';
import { VaultRefusal } from './refusal';

/** The vault's folder in the origin private file system. */
const FOLDER = 'vault';
const NOTHING_KEPT = 'This browser window keeps nothing: a reload empties the page.';

/** `move` is carried by all current browsers and missing from the compiler's declarations. */
type Movable = FileSystemFileHandle & { move(name: string): Promise<void> };
type Listed = FileSystemDirectoryHandle & { entries(): AsyncIterableIterator<[string, FileSystemHandle]> };

const isMovable = (handle: FileSystemFileHandle): handle is Movable => 'move' in handle;
const isMissing = (error: unknown): boolean => error instanceof DOMException && error.name === 'NotFoundError';

/** A path as its folder (empty for the vault's own) and its name. */
function placeOf(path: string): { readonly folder: string; readonly name: string } {
  const at = path.indexOf('/');
  return { folder: path.slice(0, Math.max(0, at)), name: path.slice(at + 1) };
}

/** A sync access handle: exclusive, and the only kind that can be flushed. */
function openFile(handle: FileSystemSyncAccessHandle): OpenFile {
  return {
    size: () => handle.getSize(),
    write: (bytes, at) => {
      // A full disk may show as fewer bytes written.
      if (handle.write(bytes as Uint8Array<ArrayBuffer>, { at }) !== bytes.length)
        throw new DOMException('fewer bytes were written than given', 'QuotaExceededError');
    },
    truncate: (size) => handle.truncate(size),
    flush: () => handle.flush(),
    close: () => handle.close(),
  };
}

/** The origin private file system, in a worker. */
class OriginPrivateDisk implements FileStore {
  readonly #root: FileSystemDirectoryHandle;

  constructor(root: FileSystemDirectoryHandle) {
    this.#root = root;
  }

  async list(): Promise<readonly string[]> {
    const vault = await orMissing(this.#root.getDirectoryHandle(FOLDER));
    return vault === null ? [] : this.#listIn(vault as Listed, '');
  }

  async read(path: string): Promise<Blob | null> {
    const folder = await this.#folderOf(path, false);
    const handle = folder === null ? null : await orMissing(folder.getFileHandle(placeOf(path).name));
    return handle === null ? null : handle.getFile();
  }

  async open(path: string): Promise<OpenFile> {
    const folder = await this.#folderOf(path, true);
    if (folder === null) throw new DOMException('the folder could not be made', 'NotFoundError');
    const handle = await folder.getFileHandle(placeOf(path).name, { create: true });
    return openFile(await handle.createSyncAccessHandle());
  }

  async move(from: string, to: string): Promise<void> {
    const folder = await this.#folderOf(from, false);
    const handle = await folder?.getFileHandle(placeOf(from).name);
    if (handle === undefined || !isMovable(handle)) throw new DOMException('there is no file to move', 'NotFoundError');
    await handle.move(placeOf(to).name);
  }

  async remove(path: string): Promise<void> {
    const folder = await this.#folderOf(path, false);
    if (folder !== null) await orMissing(folder.removeEntry(placeOf(path).name));
  }

  async clear(): Promise<void> {
    await orMissing(this.#root.removeEntry(FOLDER, { recursive: true }));
  }

  async #folderOf(path: string, create: boolean): Promise<FileSystemDirectoryHandle | null> {
    const vault = await orMissing(this.#root.getDirectoryHandle(FOLDER, { create }));
    const { folder } = placeOf(path);
    return vault === null || folder === '' ? vault : orMissing(vault.getDirectoryHandle(folder, { create }));
  }

  async #listIn(folder: Listed, before: string): Promise<readonly string[]> {
    const paths: string[] = [];
    for await (const [name, handle] of folder.entries()) {
      if (handle.kind === 'file') paths.push(before + name);
      else paths.push(...(await this.#listIn(handle as Listed, `${before}${name}/`)));
    }
    return paths;
  }
}

/** What a promise brings, or null where the file or folder is not there. */
async function orMissing<T>(promise: Promise<T>): Promise<T | null> {
  try {
    return await promise;
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}

/** The disk of this browser, if this window has one that can be written safely; throws a sentence where it has none. */
export async function originPrivateDisk(): Promise<FileStore> {
  const canWrite =
    typeof FileSystemFileHandle !== 'undefined' &&
    'move' in FileSystemFileHandle.prototype &&
    'createSyncAccessHandle' in FileSystemFileHandle.prototype;
  const storage = globalThis.navigator?.storage as StorageManager | undefined;
  if (!canWrite || storage?.getDirectory === undefined) throw new VaultRefusal(NOTHING_KEPT);
  try {
    return new OriginPrivateDisk(await storage.getDirectory());
  } catch (error) {
    throw new VaultRefusal(NOTHING_KEPT, { cause: error });
  }
}
