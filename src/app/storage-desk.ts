import { counted } from '../wording/number';
import type { Decisions } from '../core/workspace/decisions';
import type { Defined } from '../core/workspace/defined';
import type { Vault, VaultState } from '../workers/vault-messages';
import type { Storage } from './session';
import { restoredFiles, type Wanted } from './wanted-files';

/** What the vault gave back. */
export type Kept = { readonly wanted: Wanted; readonly memory: Decisions; readonly missing: readonly string[] };

const OTHER_TAB_CLOSED =
  'The tab that was writing is closed. What is loaded here is not kept yet; keeping it takes the place of what that tab saved.';

const OTHER_TAB_SAVED =
  'Another tab of this browser saved since these files were loaded here, so the definitions would stand beside other files. ' +
  'Reload the page to see what is kept, or keep what is loaded here.';
const NOTHING_LOADED = 'Nothing is loaded that could be kept.';

const sentenceOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/**
 * What is kept in this browser, as the session knows it. Saving goes on behind the page, one save after the other: what
 * is loaded can be used at once, and "saved" is said only when the vault has read it back.
 */
export class StorageDesk {
  readonly #vault: Vault;
  readonly #changed: (storage: Storage) => void;
  #storage: Storage = { vault: null, saving: { kind: 'none' }, erased: null };
  #opened: Promise<VaultState> | null = null;
  #turn: Promise<unknown> = Promise.resolve();
  /** Counts the saves asked for: what an older one brings is not said of the newest. */
  #asked = 0;
  /** The generation of the vault in which what is loaded lies, or the sentence that says why it lies in none. */
  #kept: number | string = NOTHING_LOADED;
  #restored = 0;

  constructor(vault: Vault, changed: (storage: Storage) => void) {
    this.#vault = vault;
    this.#changed = changed;
  }

  get storage(): Storage {
    return this.#storage;
  }

  /** Opens the vault, once. Never rejects. */
  open(): Promise<VaultState> {
    this.#opened ??= this.#vault.open().then((vault) => {
      this.#vault.subscribe((state) => this.#hear(state));
      this.#set({ vault });
      return vault;
    });
    return this.#opened;
  }

  /** What a reload brings back: the kept files, each verified, as they were wanted; `missing` says of the others why not. */
  async restore(): Promise<Kept | null> {
    await this.open();
    const workspace = this.#storage.vault?.workspace ?? null;
    if (workspace === null || workspace.files.length === 0) return null;
    this.#restored = this.#storage.vault?.generation ?? 0;
    const files = await this.#vault.restore();
    return {
      wanted: restoredFiles(workspace, files),
      memory: workspace.memory,
      missing: files.flatMap((each) => (each.kind === 'missing' ? [each.why] : [])),
    };
  }

  /** Says of what was just restored that it is kept already. */
  isKept(): void {
    this.#kept = this.#restored;
    this.#set({ saving: { kind: 'saved' } });
  }

  /** Says that nothing of what is loaded (a sample, say) belongs into the vault. */
  keepsNothing(): void {
    this.#asked += 1;
    this.#kept = NOTHING_LOADED;
    this.#set({ saving: { kind: 'none' } });
  }

  /** Keeps these files and decisions as the workspace from now on. Whatever goes wrong is said, and what was kept stays. */
  keep({ files, removed, decisions, defined }: Wanted): Promise<void> {
    const keeping = { files: files.map(({ name, batch, blob }) => ({ name, batch, blob })), removed: [...removed], decisions, defined };
    return this.#save(
      (savedAt) => this.#vault.keep({ ...keeping, savedAt }, () => undefined),
      (why) => {
        this.#kept = why;
      },
    );
  }

  /**
   * Keeps definitions with the files that are kept. Where those that are loaded are not, neither are the definitions: they
   * would stand beside other files.
   */
  define(defined: Defined | null): Promise<void> {
    return this.#save(
      (savedAt) => {
        if (typeof this.#kept === 'string') throw new Error(this.#kept);
        if (this.#storage.vault?.generation !== this.#kept) throw new Error(OTHER_TAB_SAVED);
        return this.#vault.define({ defined, savedAt });
      },
      () => undefined,
    );
  }

  /**
   * Keeps what was recorded beside the definitions, where what is loaded is kept at all. Nobody asked for it: where it cannot be
   * kept nothing is said, and the page forgets it with the rest.
   */
  note(defined: Defined | null): Promise<void> {
    return this.#inTurn(async () => {
      const { vault } = this.#storage;
      if (vault === null || vault.access.kind !== 'writing' || vault.generation !== this.#kept) return;
      await this.#vault.define({ defined, savedAt: new Date().toISOString() }).then(
        (kept) => {
          this.#kept = kept.generation;
          // The definitions were written whole: what could not be kept before is kept with them.
          this.#set(this.#storage.saving.kind === 'notKept' ? { vault: kept, saving: { kind: 'saved' } } : { vault: kept });
        },
        () => undefined,
      );
    });
  }

  #save(save: (savedAt: string) => Promise<VaultState>, refused: (why: string) => void): Promise<void> {
    this.#asked += 1;
    const asked = this.#asked;
    const say = (saving: Storage['saving']): void => {
      if (asked === this.#asked) this.#set({ saving });
    };
    say({ kind: 'saving' });
    return this.#inTurn(async () => {
      const opened = await this.open();
      const { access } = this.#storage.vault ?? opened;
      try {
        if (access.kind !== 'writing') throw new Error(access.why);
        const vault = await save(new Date().toISOString());
        this.#kept = vault.generation;
        this.#set({ vault });
        say({ kind: 'saved' });
      } catch (error) {
        refused(sentenceOf(error));
        say({ kind: 'notKept', why: sentenceOf(error) });
      }
    });
  }

  /** Erases everything that is kept, and says what a listing found afterwards. False where it could not be done. */
  erase(): Promise<boolean> {
    this.#asked += 1;
    return this.#inTurn(async () => {
      const before = this.#storage.vault?.workspace?.files.length ?? 0;
      try {
        const { state, left } = await this.#vault.erase();
        const proof =
          left.length === 0
            ? `Erased: ${counted(before, 'file')} and everything decided about them. A listing afterwards found nothing left.`
            : `Not all could be erased. A listing afterwards still found ${left.join(', ')}.`;
        this.#kept = NOTHING_LOADED;
        this.#set({ vault: state, saving: { kind: 'none' }, erased: proof });
        return left.length === 0;
      } catch (error) {
        this.#set({ erased: `Nothing was erased: ${sentenceOf(error)}` });
        return false;
      }
    });
  }

  /** Asks the browser to promise that it will not evict what is kept. */
  askForPromise(): void {
    this.#vault.askForPromise().then(
      (vault) => this.#set({ vault }),
      () => undefined,
    );
  }

  /** Another tab saved or was closed. What could not be kept because of it may be kept now, but only if somebody says so. */
  #hear(vault: VaultState): void {
    const mayWriteAtLast = vault.access.kind === 'writing' && this.#storage.vault?.access.kind === 'reading';
    const isUnkept = this.#storage.saving.kind === 'notKept';
    this.#set(mayWriteAtLast && isUnkept ? { vault, saving: { kind: 'notKept', why: OTHER_TAB_CLOSED } } : { vault });
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = this.#turn.then(work);
    this.#turn = done.catch(() => undefined);
    return done;
  }

  #set(change: Partial<Storage>): void {
    this.#storage = { ...this.#storage, ...change };
    this.#changed(this.#storage);
  }
}
