import * as v from 'valibot';

import { MANIFEST, PREVIOUS_MANIFEST } from './file-store';
import { WrittenLater } from './refusal';
import { sealed, textOf, unsealed, versionSaid } from './sealed';
import type { Desk } from './desk';
import { bytesOf, type Digests } from './digests';

const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const schema = v.object({
  generation: count,
  /** The journal up to its last record: its number, its length in bytes, and the SHA-256 of that record. */
  journal: v.object({ number: count, bytes: count, head: v.string() }),
});

/** What a manifest names: the generation that was acknowledged, the journal up to it; its state carries its number. */
export type Named = v.InferOutput<typeof schema>;

export type Manifest = { readonly version: number; readonly named: Named; readonly text: string };

export const manifestText = (digests: Digests, version: number, named: Named): string => sealed(digests, version, named);

/** Reads a manifest; throws `WrittenLater` where one of a later version holds. */
export async function readManifest(desk: Desk, path: string): Promise<Manifest | 'none' | 'damaged'> {
  const text = await textAt(desk, path);
  return text === null ? 'none' : manifestIn(desk, text);
}

/** The current manifest: it is believed when it only says that a later version wrote it, for then nothing may be touched. */
async function readCurrent(desk: Desk): Promise<Manifest | 'none' | 'damaged'> {
  const text = await textAt(desk, MANIFEST);
  if (text === null) return 'none';
  const manifest = manifestIn(desk, text);
  if (manifest === 'damaged' && (versionSaid(text) ?? 0) > desk.versions.current) throw new WrittenLater();
  return manifest;
}

/** A file's text; an empty one where it is not UTF-8, null where there is no file. */
async function textAt({ store }: Desk, path: string): Promise<string | null> {
  const blob = await store.read(path);
  return blob === null ? null : (textOf(await bytesOf(blob)) ?? '');
}

function manifestIn({ digests, versions }: Desk, text: string): Manifest | 'damaged' {
  const read = unsealed(digests, text, versions.current);
  if (read.kind !== 'whole') return 'damaged';
  const named = v.safeParse(schema, read.body);
  return named.success ? { version: read.version, named: named.output, text } : 'damaged';
}

export type Manifests = {
  /** The one that is followed: the current one, else the previous one, else none. */
  readonly followed: Manifest | null;
  /** Whether the current one was missing or damaged, so that it is not known which save was the last. */
  readonly isLastUnknown: boolean;
  readonly said: readonly string[];
};

const SAID_FELL_BACK = 'The list of what is kept was missing or damaged; the list of the save before it and the journal were read instead.';
const SAID_NO_LIST = 'The lists of what is kept were missing or damaged; what stands was read from the journal and its second copies.';
const SAID_SPARE = 'The spare list of the save before the last one was damaged. Nothing that is kept depends on it.';

/** The manifests of the vault. Throws `WrittenLater` where a later version wrote the one that counts. */
export async function readManifests(desk: Desk): Promise<Manifests> {
  const now = await readCurrent(desk);
  const before = await readManifest(desk, PREVIOUS_MANIFEST);
  if (typeof now === 'object') return { followed: now, isLastUnknown: false, said: before === 'damaged' ? [SAID_SPARE] : [] };
  if (typeof before === 'object') return { followed: before, isLastUnknown: true, said: [SAID_FELL_BACK] };
  const isNew = now === 'none' && before === 'none';
  return { followed: null, isLastUnknown: !isNew, said: isNew ? [] : [SAID_NO_LIST] };
}

/** The manifest as it is now, where it can be read and holds. */
export async function manifestNow(desk: Desk): Promise<Manifest | null> {
  const now = await readCurrent(desk);
  return typeof now === 'object' ? now : null;
}
