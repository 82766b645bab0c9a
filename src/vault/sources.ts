import * as v from 'valibot';
import { loadsKept, readEvents, type WorkspaceEvent } from '../core/workspace';
import type { Desk } from './desk';
import { bytesOf } from './digests';
import { journalPath, rawPath, statePath, type FileStore } from './file-store';
import { journalRecords } from './journal-record';
import type { Manifest } from './manifest';
import { WrittenLater } from './refusal';
import { textOf, unsealed } from './sealed';

/** Where the next record of a journal goes. */
export type JournalEnd = { readonly number: number; readonly bytes: number; readonly head: string };

/** Events that were read whole, and the generation they lead to. `end` is null where they come from a second copy. */
export type Source = {
  readonly generation: number;
  readonly version: number;
  readonly events: readonly WorkspaceEvent[];
  readonly end: JournalEnd | null;
};

const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const entry = v.strictObject({ version: count, generation: count, event: v.unknown() });
const state = v.strictObject({ generation: count, events: v.array(v.unknown()) });

type Entry = v.InferOutput<typeof entry> & { readonly end: number; readonly head: string };
/** A journal as it lies on the disk: its length, and its records that hold. */
export type Journal = { readonly number: number; readonly size: number; readonly entries: readonly Entry[] };

/** The payload of a record. */
export const entryOf = (version: number, generation: number, event: unknown): unknown => ({ version, generation, event });

/** What decides which of the newest records count. */
export type Acknowledged = {
  readonly manifest: Manifest | null;
  /**
   * Whether this tab holds the lock. What lies beyond the manifest then comes from a save that was interrupted, and counts
   * where it is whole; without the lock it is the save another tab is at, and does not.
   */
  readonly isWriting: boolean;
};

/** A journal's records up to the last that holds. Throws `WrittenLater` where one is whole but of no shape we know. */
export async function readJournal({ store, digests, versions }: Desk, number: number): Promise<Journal> {
  const blob = await store.read(journalPath(number));
  if (blob === null) return { number, size: 0, entries: [] };
  const bytes = await bytesOf(blob);
  const entries: Entry[] = [];
  for (const { payload, end, head } of journalRecords(digests, bytes, number)) {
    const read = v.safeParse(entry, payload);
    if (!read.success || read.output.version > versions.current) throw new WrittenLater();
    if (read.output.version !== (entries[0]?.version ?? read.output.version)) throw new WrittenLater();
    entries.push({ ...read.output, end, head });
  }
  return { number, size: bytes.length, entries };
}

/** Whether a journal lacks what the manifest says of it; one that the manifest does not name has only its own word. */
export function isBroken({ number, size, entries }: Journal, manifest: Manifest | null): boolean {
  const named = manifest?.named.journal;
  if (named?.number !== number) return size > (entries.at(-1)?.end ?? 0);
  return !entries.some(({ end, head }) => end === named.bytes && head === named.head);
}

/** Whether all files of the last load lie in the vault, by their lengths. */
async function areFilesThere(store: FileStore, events: readonly WorkspaceEvent[]): Promise<boolean> {
  for (const { sha256, bytes } of loadsKept(events).at(-1)?.files ?? []) {
    if ((await store.read(rawPath(sha256)))?.size !== bytes) return false;
  }
  return true;
}

/** What was acknowledged counts. What is newer counts only with all its files: they were written first, so else more is lost. */
async function counts(desk: Desk, { generation, events }: Source, { manifest, isWriting }: Acknowledged): Promise<boolean> {
  return generation <= (manifest?.named.generation ?? 0) || (isWriting && (await areFilesThere(desk.store, events)));
}

/** What a journal leads to, up to its last record that counts. */
export async function sourceOfJournal(desk: Desk, journal: Journal, acknowledged: Acknowledged): Promise<Source | null> {
  for (let length = journal.entries.length; length > 0; length -= 1) {
    const entries = journal.entries.slice(0, length);
    const last = entries.at(-1);
    if (last === undefined) return null;
    const written = entries.map(({ event }) => event);
    const events = readEvents(written, last.version, desk.versions);
    if (events === null) throw new WrittenLater();
    const end = isBroken(journal, acknowledged.manifest) ? null : { number: journal.number, bytes: last.end, head: last.head };
    const source = { generation: last.generation, version: last.version, events, end };
    if (await counts(desk, source, acknowledged)) return source;
  }
  return null;
}

/** What the second copy of a generation says; null where it does not count yet, `damaged` where its check does not hold. */
export async function sourceOfState(desk: Desk, generation: number, acknowledged: Acknowledged): Promise<Source | null | 'damaged'> {
  const blob = await desk.store.read(statePath(generation));
  const text = blob === null ? null : textOf(await bytesOf(blob));
  const read = text === null ? null : unsealed(desk.digests, text, desk.versions.current);
  if (read?.kind !== 'whole') return 'damaged';
  const body = v.safeParse(state, read.body);
  const events = body.success ? readEvents(body.output.events, read.version, desk.versions) : null;
  if (!body.success || events === null) throw new WrittenLater();
  if (body.output.generation !== generation) return 'damaged';
  const source = { generation, version: read.version, events, end: null };
  return (await counts(desk, source, acknowledged)) ? source : null;
}
