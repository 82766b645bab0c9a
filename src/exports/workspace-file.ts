import {
  DEFINITIONS_PART,
  IMPORT_PART,
  rawPart,
  WORKSPACE_VERSIONS,
  writeDefinitions,
  writeManifest,
  writtenDecisions,
  type Decisions,
  type Definitions,
  type RawFile,
  type WorkspaceManifest,
} from '../core/workspace';
import { digestsOf, type Digested } from './workspace-digests';
import { directoryOf, localHeader, MOST_BYTES, placesOf, type StoredEntry } from './workspace-zip';

/** A raw file as it was loaded; `batch` counts the drops it came with. */
export type RawGiven = { readonly name: string; readonly batch: number; readonly blob: Blob };

/** All that a workspace file is written from. Corrections of single rows, which are rows themselves, go with the raw files alone. */
export type WorkspaceGiven = Pick<WorkspaceManifest, 'product' | 'asOf' | 'data' | 'isAnonymised' | 'removed'> & {
  readonly definitions: Definitions;
  readonly decisions: Decisions;
  /** Empty where only what people decided is to be taken along. */
  readonly files: readonly RawGiven[];
};

type Part = StoredEntry & { readonly content: Blob; readonly sha256: Digested['sha256'] };

const jsonOf = (value: unknown): Blob => new Blob([`${JSON.stringify(value, null, 2)}\n`]);

async function partOf(path: string, content: Blob): Promise<Part> {
  return { path, content, size: content.size, ...(await digestsOf(content)) };
}

/** Raw files, each content once, in the order of their checksums; and what each is called. */
async function rawParts(files: readonly RawGiven[]): Promise<{ readonly parts: readonly Part[]; readonly listed: readonly RawFile[] }> {
  const parts = new Map<string, Part>();
  const listed: RawFile[] = [];
  for (const { name, batch, blob } of files) {
    const part = await partOf('', blob);
    const path = rawPart(part.sha256);
    parts.set(path, { ...part, path });
    listed.push({ sha256: part.sha256, name, batch });
  }
  return { parts: [...parts.values()].toSorted((a, b) => (a.path < b.path ? -1 : 1)), listed };
}

/**
 * A workspace as one file: a zip of a manifest with the SHA-256 of every part, the definitions, what was decided about files and,
 * where they are given, the raw files as they are. Nothing in it is packed, so that reading it can unpack nothing; it holds no
 * clock, so that the same workspace gives the same bytes. Throws a sentence where it would be too large for a zip.
 */
export async function writeWorkspaceFile(given: WorkspaceGiven): Promise<Blob> {
  const { definitions, decisions, files, product, asOf, data, isAnonymised, removed } = given;
  const raw = await rawParts(files);
  const about = files.length > 0 ? decisions : { ...decisions, corrections: new Map() };
  const texts = [await partOf(DEFINITIONS_PART, jsonOf(writeDefinitions(definitions)))];
  if (!isAnonymised) texts.push(await partOf(IMPORT_PART, jsonOf(writtenDecisions(about))));
  const parts = [...texts, ...raw.parts];
  const manifest = writeManifest({
    version: WORKSPACE_VERSIONS.current,
    product,
    asOf,
    data,
    isAnonymised,
    parts: parts.map(({ path, size, sha256 }) => ({ path, bytes: size, sha256 })),
    files: raw.listed,
    removed: files.length > 0 ? removed : [],
  });
  const all = [await partOf(MANIFEST_PART, new Blob([manifest])), ...parts];
  if (placesOf(all).end > MOST_BYTES / 2) throw new Error('the raw files are more than 2 GB together; save it without them');
  return new Blob([...all.flatMap((part) => [localHeader(part), part.content]), directoryOf(all)], { type: WORKSPACE_TYPE });
}

export const MANIFEST_PART = 'manifest.json';
export const WORKSPACE_TYPE = 'application/zip';
/** How the name of a workspace file ends. */
export const WORKSPACE_ENDING = 'plumbline';
