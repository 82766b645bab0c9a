import type { Sha256 } from '../model';
import { decisionsOver, NO_DECISIONS, type Decisions } from './decisions';
import type { Defined } from './defined';

/** A file of what is loaded: its bytes lie in the vault under their SHA-256, its name is a label. `batch` counts the drops. */
export type KeptFile = { readonly sha256: Sha256; readonly name: string; readonly bytes: number; readonly batch: number };

/** What a reload restores: the files that were loaded, and everything people decided about them. */
export type KeptWorkspace = {
  readonly files: readonly KeptFile[];
  /** Entries of archives that people took out. */
  readonly removed: readonly string[];
  readonly decisions: Decisions;
  /** What was decided about files loaded earlier, for the next ones with the same headers. */
  readonly memory: Decisions;
  /** Definitions that were changed on the page; null where they are those of the files. */
  readonly defined: Defined | null;
  /** When it was saved, as an ISO instant: for people to read, never part of a number. */
  readonly savedAt: string;
};

/** Files were loaded, with everything that was decided about them. */
export type LoadedEvent = { readonly kind: 'loaded' } & Omit<KeptWorkspace, 'memory'>;
/** What was decided in loads that are no longer told one by one. */
export type RememberedEvent = { readonly kind: 'remembered'; readonly decisions: Decisions };
/** Definitions were changed on the page, or were those of the files again. */
export type DefinedEvent = { readonly kind: 'defined' } & Pick<KeptWorkspace, 'defined' | 'savedAt'>;
/** One entry of the journal. A new kind needs a new version: an older page must not skip what it does not know. */
export type WorkspaceEvent = LoadedEvent | RememberedEvent | DefinedEvent;

/** Loads that are kept in full: what stands, and the one before it, to which people may go back. */
const LOADS_KEPT = 2;

/** The last loads, newest last: what stands, and the one that can be brought back. */
export const loadsKept = (events: readonly WorkspaceEvent[]): readonly LoadedEvent[] =>
  events.filter((event) => event.kind === 'loaded').slice(-LOADS_KEPT);

const rememberedOf = (events: readonly WorkspaceEvent[]): Decisions =>
  events.reduce((memory, event) => (event.kind === 'defined' ? memory : decisionsOver(memory, event.decisions)), NO_DECISIONS);

/** The workspace that the events lead to; null before anything was loaded. */
export function replay(events: readonly WorkspaceEvent[]): KeptWorkspace | null {
  const last = loadsKept(events).at(-1);
  if (last === undefined) return null;
  const { files, removed, decisions } = last;
  const { defined, savedAt } = events.slice(events.indexOf(last)).findLast((event) => event.kind === 'defined') ?? last;
  return { files, removed, decisions, defined, savedAt, memory: rememberedOf(events) };
}

/** Whether what an event says of definitions was said anew later. */
const isOverridden = (event: WorkspaceEvent, later: readonly WorkspaceEvent[]): boolean =>
  event.kind === 'defined' && later.some(({ kind }) => kind !== 'remembered');

/** Fewer events that lead to the same workspace: the last loads in full, and in one event what was decided before them. */
export function folded(events: readonly WorkspaceEvent[]): readonly WorkspaceEvent[] {
  const [first] = loadsKept(events);
  const from = first === undefined ? events.length : events.indexOf(first);
  const rest = events.slice(from).filter((event, at, all) => !isOverridden(event, all.slice(at + 1)));
  return from === 0 ? rest : [{ kind: 'remembered', decisions: rememberedOf(events.slice(0, from)) }, ...rest];
}
