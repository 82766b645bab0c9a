import type { KeptFile } from '../core/workspace';
import type { Sha256 } from '../core/model';
import type { Desk } from './desk';
import { piecesOf, sha256OfBlob } from './digests';
import { rawPath, unfinished } from './file-store';
import { VaultRefusal } from './refusal';
import type { Keepable, Restored } from './vault';
import { tryToRemove, withOpenFile } from './written-file';

/** A file to be kept; `held` is its hash where the vault has its bytes already. */
export type Planned = { readonly keepable: Keepable; readonly held: Sha256 | null };

/** Bytes that were read and bytes that were proved, told as they come. */
export type Tell = (bytes: number) => void;

const gone = ({ name }: Keepable, cause: unknown): VaultRefusal =>
  new VaultRefusal(
    `${name} could not be read any more: it was changed, moved or removed after it was chosen. Drop it again to keep it; what was kept before is unchanged.`,
    { cause },
  );

/** Bytes of a file that people gave; what fails here is the file, not the vault. */
async function* givenPieces(keepable: Keepable): AsyncGenerator<Uint8Array> {
  try {
    yield* piecesOf(keepable.blob);
  } catch (error) {
    throw gone(keepable, error);
  }
}

/** The files as they were given, under their SHA-256: written once, never changed. */
export class RawFiles {
  readonly #desk: Desk;
  /** Read back and hashed since the vault was opened. */
  readonly #proved = new Set<string>();
  #incoming = 0;

  constructor(desk: Desk) {
    this.#desk = desk;
  }

  /** Which of the files the vault holds already. Only a file of a length that is there is worth a look at its hash. */
  async plan(files: readonly Keepable[], paths: readonly string[], tell: Tell): Promise<readonly Planned[]> {
    const lengths = new Set<number>();
    for (const path of paths.filter((each) => each.startsWith('raw/'))) lengths.add((await this.#desk.store.read(path))?.size ?? -1);
    const planned: Planned[] = [];
    for (const keepable of files) {
      const sha256 = lengths.has(keepable.blob.size) ? await this.#hashOf(keepable) : null;
      const held = sha256 !== null && (await this.#isHeld(sha256, keepable.blob.size)) ? sha256 : null;
      if (held !== null) tell(2 * keepable.blob.size);
      planned.push({ keepable, held });
    }
    return planned;
  }

  /** Writes what is not held yet; `written` is told of each new path. */
  async write(planned: readonly Planned[], tell: Tell, written: (path: string) => void): Promise<readonly KeptFile[]> {
    const kept: KeptFile[] = [];
    for (const { keepable, held } of planned) {
      const sha256 = held ?? (await this.#writeOne(keepable, tell, written));
      kept.push({ sha256, name: keepable.name, bytes: keepable.blob.size, batch: keepable.batch });
    }
    return kept;
  }

  /** A kept file's bytes, hashed; never handed out where the hash differs. */
  async restore(kept: KeptFile): Promise<Restored> {
    try {
      const blob = await this.#desk.store.read(rawPath(kept.sha256));
      const missing = `The bytes of ${kept.name} are not in this browser any more. Load the file again; the others are not affected.`;
      if (blob === null) return { kind: 'missing', kept, why: missing };
      if (blob.size === kept.bytes && (await sha256OfBlob(this.#desk.digests, blob)) === kept.sha256) {
        this.#proved.add(kept.sha256);
        return { kind: 'file', kept, blob };
      }
    } catch {
      return {
        kind: 'missing',
        kept,
        why: `The bytes of ${kept.name} could not be read from this browser. Reload the page, or load the file again.`,
      };
    }
    this.#proved.delete(kept.sha256);
    return {
      kind: 'missing',
      kept,
      why: `The bytes of ${kept.name} were damaged in this browser: they are not those that were kept, so they are not used. Load the file again.`,
    };
  }

  async #hashOf(keepable: Keepable): Promise<Sha256> {
    const running = await this.#desk.digests.start();
    for await (const piece of givenPieces(keepable)) running.update(piece);
    return running.hex();
  }

  async #isHeld(sha256: Sha256, bytes: number): Promise<boolean> {
    const blob = await this.#desk.store.read(rawPath(sha256));
    if (blob?.size !== bytes) return false;
    if (!this.#proved.has(sha256) && (await sha256OfBlob(this.#desk.digests, blob)) !== sha256) return false;
    this.#proved.add(sha256);
    return true;
  }

  async #writeOne(keepable: Keepable, tell: Tell, written: (path: string) => void): Promise<Sha256> {
    const { store, digests } = this.#desk;
    this.#incoming += 1;
    const part = unfinished(rawPath(`incoming-${this.#incoming}`));
    try {
      const running = await digests.start();
      await withOpenFile(store, part, async (file) => {
        let at = 0;
        file.truncate(0);
        for await (const piece of givenPieces(keepable)) {
          file.write(piece, at);
          running.update(piece);
          at += piece.length;
          tell(piece.length);
        }
        file.flush();
      });
      return await this.#prove(part, { sha256: running.hex(), bytes: keepable.blob.size }, tell, written);
    } catch (error) {
      await tryToRemove(store, part);
      throw error;
    }
  }

  /** Reads a written file back, and gives it its name where it came back the same. */
  async #prove(
    part: string,
    { sha256, bytes }: { readonly sha256: Sha256; readonly bytes: number },
    tell: Tell,
    written: (path: string) => void,
  ): Promise<Sha256> {
    const { store, digests } = this.#desk;
    const back = await store.read(part);
    if (back?.size !== bytes || (await sha256OfBlob(digests, back, tell)) !== sha256)
      throw new VaultRefusal(
        'A file came back from the disk different from what was written, so it was not kept. What was kept before is unchanged.',
      );
    // Told before the move: a move that failed half way is undone as well.
    written(rawPath(sha256));
    await store.move(part, rawPath(sha256));
    this.#proved.add(sha256);
    return sha256;
  }
}
