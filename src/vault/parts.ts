import type { EventVersions } from '../core/workspace';
import type { FileStore } from './file-store';
import type { VaultRoom } from './vault';

/** One tab writes at a time. */
export interface WritingLock {
  /** Takes the lock if it is free, and holds it as long as the tab lives; false where another tab holds it. */
  take(): Promise<boolean>;
  /** Resolves when this tab holds the lock at last. */
  wait(): Promise<void>;
}

/** The tabs of one browser that show the same vault. */
export interface OtherTabs {
  /** Says that something else is kept now. */
  tell(): void;
  listen(heard: () => void): void;
}

/** The room that the browser gives. Never rejects. */
export interface Room {
  estimate(): Promise<VaultRoom>;
  /** Asks the browser not to evict; its answer is in the next estimate. */
  askForPromise(): Promise<void>;
}

/** What a vault is put together from: the browser's own in the worker, others where it is tested. */
export type VaultParts = {
  /** The disk; throws a `VaultRefusal` where this window keeps nothing. */
  readonly disk: () => Promise<FileStore>;
  readonly lock: WritingLock;
  readonly tabs: OtherTabs;
  readonly room: Room;
  readonly versions?: EventVersions;
};
