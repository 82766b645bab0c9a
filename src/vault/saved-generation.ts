import { folded, writtenEvent, type WorkspaceEvent } from '../core/workspace';
import type { Desk } from './desk';
import { bytesOf } from './digests';
import { journalPath, MANIFEST, oldManifestPath, PREVIOUS_MANIFEST, statePath } from './file-store';
import { headOfNew, journalRecord } from './journal-record';
import { manifestText } from './manifest';
import { VaultRefusal } from './refusal';
import { sealed, textOf } from './sealed';
import { entryOf, type JournalEnd } from './sources';
import type { Standing } from './standing';
import { proveBytes, replaceFile, tryToRemove, withOpenFile } from './written-file';

/** A journal longer than this is begun anew, with the events folded. */
const LONG_JOURNAL = 4 * 1024 * 1024;

/** What takes back a step of a save that failed later. */
type TakeBack = () => Promise<void>;

/** It is not known which of two whole generations the manifest names: the disk failed between the swap and its proof. */
export class Unproved extends VaultRefusal {}

const encoded = (text: string): Uint8Array => new TextEncoder().encode(text);

/** Appends one event in place. Null where the journal is not as it was left: another one is begun then. */
async function append(desk: Desk, end: JournalEnd, payload: unknown, takeBack: TakeBack[]): Promise<JournalEnd | null> {
  const { store, digests } = desk;
  const path = journalPath(end.number);
  const record = journalRecord(digests, end.head, payload);
  const cut = (): Promise<void> =>
    withOpenFile(store, path, (file) => {
      file.truncate(end.bytes);
      file.flush();
    });
  const isWritten = await withOpenFile(store, path, (file) => {
    if (file.size() !== end.bytes) return false;
    takeBack.push(cut);
    file.write(record.bytes, end.bytes);
    file.flush();
    return true;
  });
  if (!isWritten) return null;
  await proveBytes(store, path, record.bytes, end.bytes);
  return { number: end.number, bytes: end.bytes + record.bytes.length, head: record.head };
}

/** Begins a journal with all events. Those before the last one lead to the generation that stands. */
async function begin(desk: Desk, standing: Standing, events: readonly WorkspaceEvent[], takeBack: TakeBack[]): Promise<JournalEnd> {
  const { store, digests, versions } = desk;
  const number = standing.nextJournal;
  let head = headOfNew(digests, number);
  const records = events.map((event, at) => {
    const generation = standing.generation + (at === events.length - 1 ? 1 : 0);
    const record = journalRecord(digests, head, entryOf(versions.current, generation, writtenEvent(event)));
    ({ head } = record);
    return record.bytes;
  });
  const bytes = await bytesOf(new Blob(records as BlobPart[]));
  takeBack.push(() => store.remove(journalPath(number)));
  await replaceFile(store, journalPath(number), bytes);
  return { number, bytes: bytes.length, head };
}

async function writeJournal(desk: Desk, standing: Standing, added: readonly WorkspaceEvent[], takeBack: TakeBack[]): Promise<JournalEnd> {
  const { journal } = standing;
  const [event] = added;
  if (journal !== null && journal.bytes < LONG_JOURNAL && added.length === 1 && event !== undefined) {
    const payload = entryOf(desk.versions.current, standing.generation + 1, writtenEvent(event));
    const end = await append(desk, journal, payload, takeBack);
    if (end !== null) return end;
  }
  return begin(desk, standing, folded([...standing.events, ...added]), takeBack);
}

/** Swaps the manifest, the previous one kept beside it. Once it is swapped, no step may be taken back. */
async function swapManifest({ store }: Desk, before: string | null, text: string): Promise<void> {
  if (before !== null) await replaceFile(store, PREVIOUS_MANIFEST, encoded(before));
  try {
    await replaceFile(store, MANIFEST, encoded(text));
    await proveBytes(store, MANIFEST, encoded(text));
  } catch (error) {
    const isSwapped = await readText(store).then(
      (now) => now === text,
      () => null,
    );
    if (isSwapped === false) throw error;
    if (isSwapped === null)
      throw new Unproved(
        'The disk failed while this was saved, so it is not certain what it kept: all of it, or what was kept before. Reload the page to see.',
        { cause: error },
      );
  }
}

async function readText(store: Desk['store']): Promise<string | null> {
  const blob = await store.read(MANIFEST);
  return blob === null ? null : textOf(await bytesOf(blob));
}

async function takeAllBack(steps: readonly TakeBack[]): Promise<void> {
  for (const step of steps.toReversed()) {
    try {
      await step();
    } catch {
      // The next save gets a higher generation, so that what stays here is never the newest.
    }
  }
}

async function write(desk: Desk, standing: Standing, added: readonly WorkspaceEvent[], takeBack: TakeBack[]): Promise<Standing> {
  const { store, digests, versions } = desk;
  const { manifest, version } = standing;
  const generation = standing.generation + 1;
  const events = folded([...standing.events, ...added]);
  if (manifest !== null && version < versions.current) await replaceFile(store, oldManifestPath(version), encoded(manifest.text));
  const journal = await writeJournal(desk, standing, added, takeBack);
  const copy = sealed(digests, versions.current, { generation, events: events.map(writtenEvent) });
  takeBack.push(() => tryToRemove(store, statePath(generation)));
  await replaceFile(store, statePath(generation), encoded(copy));
  const named = { generation, journal };
  const text = manifestText(digests, versions.current, named);
  await swapManifest(desk, manifest?.text ?? null, text);
  return {
    ...standing,
    generation,
    version: versions.current,
    events,
    manifest: { version: versions.current, named, text },
    journal,
    nextJournal: Math.max(standing.nextJournal, journal.number + 1),
    isTorn: false,
  };
}

/**
 * Saves the next generation, of which everything is read back: the journal first, its second copy, the manifest last.
 * Where a step fails, those before it are taken back and the error is thrown; `Unproved` where that cannot be known.
 */
export async function saveGeneration(desk: Desk, standing: Standing, added: readonly WorkspaceEvent[]): Promise<Standing> {
  const takeBack: TakeBack[] = [];
  try {
    return await write(desk, standing, added, takeBack);
  } catch (error) {
    if (!(error instanceof Unproved)) await takeAllBack(takeBack);
    throw error;
  }
}
