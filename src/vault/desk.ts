import type { EventVersions } from '../core/workspace';
import type { Digests } from './digests';
import type { FileStore } from './file-store';

/** What the vault works with. */
export type Desk = {
  readonly store: FileStore;
  readonly digests: Digests;
  /** The versions of events that can be read. */
  readonly versions: EventVersions;
};
