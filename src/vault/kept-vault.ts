import { EVENT_VERSIONS } from '../core/workspace';
import { digestsReady } from './digests';
import type { VaultParts } from './parts';
import { refusalFor, VaultRefusal, WrittenLater } from './refusal';
import { Overtaken, Shelf } from './shelf';
import type { Defining, Erased, Keeping, Restored, Vault, VaultAccess, VaultState } from './vault';

const ELSEWHERE = 'Another tab of this browser is writing; this one shows what was saved and keeps nothing.';
const NOT_OPENED = 'What is kept in this browser was not opened yet.';
const ERASE_ELSEWHERE = 'Another tab of this browser is writing, so nothing was erased. Close it, and erase again.';

/**
 * The vault in one tab: what is asked of it happens one after the other, and it writes only while it holds the lock.
 * Without the lock it shows what is kept, follows what the writing tab saves, and takes over when that tab is closed.
 */
export class KeptVault implements Vault {
  readonly #parts: VaultParts;
  readonly #listeners = new Set<(state: VaultState) => void>();
  #shelf: Shelf | null = null;
  #access: VaultAccess = { kind: 'none', why: NOT_OPENED };
  #said: readonly string[] = [];
  #holdsLock = false;
  #isListening = false;
  #last: Promise<unknown> = Promise.resolve();

  constructor(parts: VaultParts) {
    this.#parts = parts;
  }

  open(): Promise<VaultState> {
    return this.#inTurn(async () => {
      try {
        this.#shelf ??= await this.#newShelf();
        await this.#takeLock();
        await this.#read();
      } catch (error) {
        const { message } = refusalFor(
          error,
          'What is kept in this browser could not be read',
          'Nothing was changed. Reload the page to try again.',
        );
        this.#access = { kind: 'none', why: message };
      }
      return this.#state();
    });
  }

  restore(): Promise<readonly Restored[]> {
    return this.#inTurn(async () => (this.#access.kind === 'none' ? [] : ((await this.#shelf?.restore()) ?? [])));
  }

  keep(keeping: Keeping, progress: (done: number, total: number) => void): Promise<VaultState> {
    return this.#write((shelf) => shelf.keep(keeping, progress));
  }

  define(defining: Defining): Promise<VaultState> {
    return this.#write((shelf) => shelf.define(defining));
  }

  #write(save: (shelf: Shelf) => Promise<void>): Promise<VaultState> {
    return this.#inTurn(async () => {
      const [shelf, access] = [this.#shelf, this.#access];
      if (access.kind !== 'writing') throw new VaultRefusal(access.why);
      if (shelf === null) throw new VaultRefusal(NOT_OPENED);
      try {
        await save(shelf);
      } catch (error) {
        if (error instanceof Overtaken) this.#access = { kind: 'reading', why: error.message };
        if (error instanceof WrittenLater) this.#access = { kind: 'none', why: error.message };
        throw error;
      }
      this.#parts.tabs.tell();
      return this.#state();
    });
  }

  erase(): Promise<Erased> {
    return this.#inTurn(async () => {
      const [shelf, access] = [this.#shelf, this.#access];
      if (shelf === null) throw new VaultRefusal(access.kind === 'writing' ? NOT_OPENED : access.why);
      if (!this.#holdsLock) throw new VaultRefusal(ERASE_ELSEWHERE);
      const left = await shelf.erase();
      this.#said = [];
      if (left.length === 0) this.#access = { kind: 'writing' };
      this.#parts.tabs.tell();
      return { state: await this.#state(), left };
    });
  }

  askForPromise(): Promise<VaultState> {
    return this.#inTurn(async () => {
      await this.#parts.room.askForPromise();
      return this.#state();
    });
  }

  subscribe(listener: (state: VaultState) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  async #newShelf(): Promise<Shelf> {
    const store = await this.#parts.disk();
    const desk = { store, digests: await digestsReady(), versions: this.#parts.versions ?? EVENT_VERSIONS };
    return new Shelf(desk, () => this.#parts.room.estimate());
  }

  /** Takes the lock, or waits for it behind the scenes; follows other tabs either way. Once. */
  async #takeLock(): Promise<void> {
    if (this.#isListening) return;
    this.#holdsLock = await this.#parts.lock.take();
    this.#isListening = true;
    this.#parts.tabs.listen(() => {
      if (!this.#holdsLock) this.#follow();
    });
    if (this.#holdsLock) return;
    this.#parts.lock.wait().then(
      () => {
        this.#holdsLock = true;
        this.#follow();
      },
      () => undefined,
    );
  }

  async #read(): Promise<void> {
    const isWriting = this.#holdsLock;
    this.#said = (await this.#shelf?.read(isWriting)) ?? [];
    this.#access = isWriting ? { kind: 'writing' } : { kind: 'reading', why: ELSEWHERE };
  }

  /** Reads again what another tab saved, or left when it was closed, and tells the subscribers. */
  #follow(): void {
    void this.open().then((state) => {
      for (const listener of this.#listeners) listener(state);
    });
  }

  async #state(): Promise<VaultState> {
    const isKnown = this.#access.kind !== 'none';
    return {
      access: this.#access,
      generation: isKnown ? (this.#shelf?.generation ?? 0) : 0,
      workspace: isKnown ? (this.#shelf?.workspace ?? null) : null,
      said: this.#said,
      room: await this.#parts.room.estimate(),
    };
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = this.#last.then(work);
    this.#last = done.catch(() => undefined);
    return done;
  }
}
