import type { WorkspaceEvent } from '../core/workspace';
import type { Desk } from './desk';
import { journalsIn, statesIn } from './file-store';
import { readManifests, type Manifest } from './manifest';
import {
  isBroken,
  readJournal,
  sourceOfJournal,
  sourceOfState,
  type Acknowledged,
  type Journal,
  type JournalEnd,
  type Source,
} from './sources';
import { saidOf } from './said';

/** The vault as it was read: what holds, and where the next save goes. */
export type Standing = {
  /** The highest generation seen, so that the next one is higher than any, whatever became of them. */
  readonly generation: number;
  readonly version: number;
  readonly events: readonly WorkspaceEvent[];
  readonly manifest: Manifest | null;
  /** Where the next record goes; null where a journal must be begun. */
  readonly journal: JournalEnd | null;
  readonly nextJournal: number;
  /** The journal goes on behind its last record that counts. */
  readonly isTorn: boolean;
  readonly said: readonly string[];
};

/** Before anything was kept. */
export const nothingStands = (version: number): Standing => ({
  generation: 0,
  version,
  events: [],
  manifest: null,
  journal: null,
  nextJournal: 1,
  isTorn: false,
  said: [],
});

/** What can be read beside the manifest: the journals that it does not leave behind, and the second copies. */
export type Read = { readonly journals: readonly Journal[]; readonly sources: readonly Source[]; readonly copiesDamaged: number };

async function readCopies(desk: Desk, paths: readonly string[], acknowledged: Acknowledged): Promise<Omit<Read, 'journals'>> {
  const sources: Source[] = [];
  let copiesDamaged = 0;
  const named = acknowledged.manifest === null ? [] : [acknowledged.manifest.named.generation];
  for (const generation of new Set([...statesIn(paths), ...named])) {
    const source = await sourceOfState(desk, generation, acknowledged);
    if (source === 'damaged') copiesDamaged += 1;
    else if (source !== null) sources.push(source);
  }
  return { sources, copiesDamaged };
}

async function readAll(desk: Desk, paths: readonly string[], acknowledged: Acknowledged): Promise<Read> {
  const named = acknowledged.manifest === null ? [] : [acknowledged.manifest.named.journal.number];
  const from = named[0] ?? 0;
  const copies = await readCopies(desk, paths, acknowledged);
  const [journals, sources] = [[] as Journal[], [...copies.sources]];
  for (const number of new Set([...named, ...journalsIn(paths).filter((each) => each >= from)])) {
    const journal = await readJournal(desk, number);
    const source = await sourceOfJournal(desk, journal, acknowledged);
    journals.push(journal);
    if (source !== null) sources.push(source);
  }
  return { ...copies, journals, sources };
}

/** The newest of what was read; of equals the journal before the copy, and of journals the last. */
function newestOf(sources: readonly Source[]): Source | null {
  const rank = ({ end }: Source): number => end?.number ?? -1;
  const ascending = sources.toSorted((a, b) => (a.generation === b.generation ? rank(a) - rank(b) : a.generation - b.generation));
  return ascending.at(-1) ?? null;
}

function highest({ journals, sources }: Read, paths: readonly string[], manifest: Manifest | null): number {
  const written = journals.flatMap(({ entries }) => entries.map(({ generation }) => generation));
  return Math.max(manifest?.named.generation ?? 0, ...written, ...sources.map(({ generation }) => generation), ...statesIn(paths));
}

/** Where the next record goes: behind the last one of the newest journal, if that is where what was found comes from. */
function endFor(found: Source | null, last: number, current: number): JournalEnd | null {
  return found?.version === current && found.end?.number === last ? found.end : null;
}

/**
 * Reads the vault: the newest that is whole, with a sentence for all that is not. Throws `WrittenLater` where a later
 * version wrote any of it, and what the disk throws.
 */
export async function readStanding(desk: Desk, isWriting: boolean): Promise<Standing> {
  const paths = await desk.store.list();
  const { followed: manifest, isLastUnknown, said } = await readManifests(desk);
  const read = await readAll(desk, paths, { manifest, isWriting });
  const found = newestOf(read.sources);
  const last = Math.max(0, manifest?.named.journal.number ?? 0, ...journalsIn(paths));
  const journal = endFor(found, last, desk.versions.current);
  const isTorn = isWriting && read.journals.some(({ number, size }) => number === journal?.number && size > journal.bytes);
  const generation = highest(read, paths, manifest);
  const findings = {
    generation: found?.generation ?? null,
    acknowledged: manifest?.named.generation ?? 0,
    highest: generation,
    isLastUnknown,
    isTorn,
    isJournalBroken: read.journals.some((each) => isBroken(each, manifest)),
    areCopiesBroken: read.copiesDamaged > 0,
  };
  return {
    generation,
    version: found?.version ?? desk.versions.current,
    events: found?.events ?? [],
    manifest,
    journal,
    nextJournal: last + 1,
    isTorn,
    said: [...said, ...saidOf(findings)],
  };
}
