import type { Decisions, Defined, KeptFile, KeptWorkspace } from '../core/workspace';

/** What this tab may do with the vault, and a sentence where it may not write. */
export type VaultAccess =
  | { readonly kind: 'writing' }
  | { readonly kind: 'reading'; readonly why: string }
  | { readonly kind: 'none'; readonly why: string };

/** Bytes used and allowed, where the browser tells; `promised`: the browser promises not to evict. */
export type VaultRoom = { readonly used: number; readonly quota: number | null; readonly promised: boolean };

/** The vault as it stands. `said`: what opening it noticed and did (a torn tail that was cut, a generation it fell back to). */
export type VaultState = {
  readonly access: VaultAccess;
  readonly generation: number;
  readonly workspace: KeptWorkspace | null;
  readonly said: readonly string[];
  readonly room: VaultRoom;
};

/** A file to be kept: one the vault already holds by its hash, or one whose bytes are given. */
export type Keepable = { readonly name: string; readonly batch: number; readonly blob: Blob };

/** What is to be kept as the workspace from now on. */
export type Keeping = {
  readonly files: readonly Keepable[];
  readonly removed: readonly string[];
  readonly decisions: Decisions;
  readonly defined: Defined | null;
  readonly savedAt: string;
};

/** Definitions that are to be kept beside what is kept already; null: those of its files stand again. */
export type Defining = Pick<Keeping, 'defined' | 'savedAt'>;

/** A kept file given back: its bytes, verified against their hash, or the sentence that says why not. */
export type Restored =
  | { readonly kind: 'file'; readonly kept: KeptFile; readonly blob: Blob }
  | { readonly kind: 'missing'; readonly kept: KeptFile; readonly why: string };

/** What erasing left behind, by listing the vault afterwards; empty where everything is gone. */
export type Erased = { readonly state: VaultState; readonly left: readonly string[] };

/**
 * The vault as the page sees it. Every promise that resolves has been read back: only then may a page say "saved".
 * Rejects with an Error whose message is a sentence for a person; then nothing that was kept before is changed.
 */
export interface Vault {
  /** Opens the vault, takes the writing lock if it is free, and reads the workspace. Never rejects. */
  open(): Promise<VaultState>;
  /** The bytes of the workspace's files, each verified. */
  restore(): Promise<readonly Restored[]>;
  keep(keeping: Keeping, progress: (done: number, total: number) => void): Promise<VaultState>;
  /** Keeps definitions that were changed on the page, and of the rest what is kept. */
  define(defining: Defining): Promise<VaultState>;
  erase(): Promise<Erased>;
  /** Asks the browser not to evict what is kept. */
  askForPromise(): Promise<VaultState>;
  /** Told when another tab saved, or when this tab may write from now on. */
  subscribe(listener: (state: VaultState) => void): () => void;
}
