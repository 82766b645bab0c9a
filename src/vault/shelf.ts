import { folded, loadsKept, readEvent, replay, writtenEvent, type KeptWorkspace, type WorkspaceEvent } from '../core/workspace';
import type { Desk } from './desk';
import { eraseEverything, isBeingErased } from './erasing';
import { rawPath } from './file-store';
import { removeGarbage } from './garbage';
import { manifestNow } from './manifest';
import { RawFiles, type Planned } from './raw-files';
import { megabytes, refusalFor, VaultRefusal } from './refusal';
import { saveGeneration, Unproved } from './saved-generation';
import { nothingStands, type Standing } from './standing';
import { readSettled } from './settled-reading';
import { tidied } from './tidying';
import type { Defining, Keeping, Restored, VaultRoom } from './vault';
import { tryToRemove } from './written-file';

/** Another tab saved although this one holds the lock: whatever gave it the right, this one must not write over it. */
export class Overtaken extends VaultRefusal {
  constructor() {
    super(
      'Another tab of this browser saved in the meantime, so this one stopped writing: it may show what is older than what is kept. Reload the page.',
    );
  }
}

const FINISHED = 'Erasing what was kept had been interrupted. It is finished now.';
const HALF_ERASED =
  'Not all that was kept could be erased, so nothing new is kept beside it. Close the other tabs of this page and erase again.';
const UNCHANGED = 'What was kept before is unchanged.';
const NOTHING_KEPT = 'No files are kept in this browser, so definitions are not kept either.';

/** The bytes of a save beside its files, generously: journal, second copy, two manifests. */
const generationBytes = (text: string): number => 4 * text.length + 65_536;

/** What is kept, on one disk: it reads, saves, gives back and erases, one thing at a time, and knows what it left there. */
export class Shelf {
  readonly #desk: Desk;
  readonly #room: () => Promise<VaultRoom>;
  #raw: RawFiles;
  #standing: Standing;
  /** A save failed: what lies on the disk is read again before the next one. */
  #isUnsure = false;
  #isHalfErased = false;

  constructor(desk: Desk, room: () => Promise<VaultRoom>) {
    this.#desk = desk;
    this.#room = room;
    this.#raw = new RawFiles(desk);
    this.#standing = nothingStands(desk.versions.current);
  }

  get generation(): number {
    return this.#standing.generation;
  }

  get workspace(): KeptWorkspace | null {
    return replay(this.#standing.events);
  }

  /** Reads what is kept, and says what was not as it was left. Who writes also puts in order what was interrupted. */
  async read(isWriting: boolean): Promise<readonly string[]> {
    if (isBeingErased(await this.#desk.store.list())) {
      const isDone = isWriting && (await this.erase()).length === 0;
      this.#standing = nothingStands(this.#desk.versions.current);
      return isDone ? [FINISHED] : [];
    }
    const standing = await readSettled(this.#desk, isWriting);
    this.#standing = isWriting ? await tidied(this.#desk, standing) : standing;
    this.#isUnsure = false;
    return standing.said;
  }

  async restore(): Promise<readonly Restored[]> {
    const restored: Restored[] = [];
    for (const kept of this.workspace?.files ?? []) restored.push(await this.#raw.restore(kept));
    return restored;
  }

  /** Keeps files and decisions as the next generation. Throws a sentence where it cannot, and what stood stands. */
  async keep(keeping: Keeping, progress: (done: number, total: number) => void): Promise<void> {
    const written: string[] = [];
    try {
      await this.#prepare();
      this.#standing = await this.#save(keeping, progress, written);
    } catch (error) {
      this.#isUnsure = true;
      if (!(error instanceof Unproved)) await this.#removeWritten(written);
      throw refusalFor(error, 'These files could not be kept', UNCHANGED);
    }
    await removeGarbage(this.#desk, this.#standing);
  }

  /** Keeps definitions as the next generation, with the files that are kept. Throws as `keep` does. */
  async define({ defined, savedAt }: Defining): Promise<void> {
    try {
      await this.#prepare();
      if (this.workspace === null) throw new VaultRefusal(NOTHING_KEPT);
      const event: WorkspaceEvent = { kind: 'defined', defined, savedAt };
      mustBeReadable(event);
      await this.#mustHaveRoom([], event);
      await this.#mustBeNewest();
      this.#standing = await saveGeneration(this.#desk, this.#standing, [event]);
    } catch (error) {
      this.#isUnsure = true;
      throw refusalFor(error, 'The definitions could not be kept', UNCHANGED);
    }
    await removeGarbage(this.#desk, this.#standing);
  }

  /** Erases everything and lists what is left; afterwards the vault is empty and as new. */
  async erase(): Promise<readonly string[]> {
    try {
      this.#isHalfErased = true;
      const left = await eraseEverything(this.#desk.store);
      this.#isHalfErased = left.length > 0;
      this.#standing = nothingStands(this.#desk.versions.current);
      this.#raw = new RawFiles(this.#desk);
      this.#isUnsure = false;
      return left;
    } catch (error) {
      throw refusalFor(error, 'Not all could be erased', 'Erase again; until then nothing new is kept.');
    }
  }

  /** What must be so before anything is written. */
  async #prepare(): Promise<void> {
    if (this.#isHalfErased && (await this.erase()).length > 0) throw new VaultRefusal(HALF_ERASED);
    if (this.#isUnsure) await this.read(true);
    await this.#mustBeNewest();
  }

  async #save(keeping: Keeping, progress: (done: number, total: number) => void, written: string[]): Promise<Standing> {
    const total = 2 * keeping.files.reduce((sum, { blob }) => sum + blob.size, 0);
    let done = 0;
    const tell = (bytes: number): void => {
      done = Math.min(total, done + bytes);
      progress(done, total);
    };
    const planned = await this.#raw.plan(keeping.files, await this.#desk.store.list(), tell);
    const { removed, decisions, defined, savedAt } = keeping;
    await this.#mustHaveRoom(planned, { kind: 'loaded', files: [], removed, decisions, defined, savedAt });
    const files = await this.#raw.write(planned, tell, (path) => written.push(path));
    const event: WorkspaceEvent = { kind: 'loaded', files, removed, decisions, defined, savedAt };
    mustBeReadable(event);
    await this.#mustBeNewest();
    return saveGeneration(this.#desk, this.#standing, [event]);
  }

  async #mustBeNewest(): Promise<void> {
    const now = await manifestNow(this.#desk);
    const own = this.#standing.manifest;
    if (now !== null && now.text !== own?.text && now.named.generation >= (own?.named.generation ?? 0)) throw new Overtaken();
  }

  async #mustHaveRoom(planned: readonly Planned[], added: WorkspaceEvent): Promise<void> {
    const { used, quota } = await this.#room();
    if (quota === null) return;
    const bytes = planned.reduce((sum, { keepable, held }) => sum + (held === null ? keepable.blob.size : 0), 0);
    const events = folded([...this.#standing.events, added]);
    const needed = bytes + 512 * planned.length + generationBytes(JSON.stringify(events.map(writtenEvent)));
    const left = Math.max(0, quota - used);
    if (needed <= left) return;
    throw new VaultRefusal(
      `There is not enough room in this browser: keeping these ${added.kind === 'defined' ? 'definitions' : 'files'} takes ${megabytes(needed)}, and ${megabytes(left)} are left. ` +
        `${UNCHANGED} Free room on the disk, or erase what is kept.`,
    );
  }

  /** Takes back the files of a save that failed, but for those that what stands was waiting for. */
  async #removeWritten(written: readonly string[]): Promise<void> {
    const named = new Set(loadsKept(this.#standing.events).flatMap(({ files }) => files.map(({ sha256 }) => rawPath(sha256))));
    for (const path of written) if (!named.has(path)) await tryToRemove(this.#desk.store, path);
  }
}

/** Throws where an event would not be read again: nothing unreadable is ever written. */
function mustBeReadable(event: WorkspaceEvent): void {
  if (readEvent(JSON.parse(JSON.stringify(writtenEvent(event)))) !== null) return;
  throw new VaultRefusal(`What was decided about these files cannot be written down in a form that would be read again. ${UNCHANGED}`);
}
