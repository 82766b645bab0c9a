import {
  DEFINITIONS_PART,
  IMPORT_PART,
  MOST_RAW_FILES,
  NO_DECISIONS,
  own,
  rawPart,
  readDecisions,
  readDefinitions,
  readManifest,
  strictJson,
  unheededIn,
  upgradedWorkspace,
  WORKSPACE_VERSIONS,
  type Decisions,
  type Definitions,
  type WorkspaceManifest,
  type WorkspaceTexts,
} from '../core/workspace';
import { digestsOf } from './workspace-digests';
import { MANIFEST_PART, type RawGiven } from './workspace-file';
import { entriesOf, type FoundEntry } from './workspace-zip';

/** A workspace file that was understood and whose every byte is the one that was written. */
export type OpenedWorkspace = {
  readonly manifest: WorkspaceManifest;
  readonly definitions: Definitions;
  readonly decisions: Decisions;
  readonly files: readonly RawGiven[];
  /** What the definitions ask for and nothing acts on, in sentences. */
  readonly unheeded: readonly string[];
};
export type ReadWorkspace =
  | { readonly workspace: OpenedWorkspace; readonly error: null }
  | { readonly workspace: null; readonly error: string };

/** A thousand times as much as a council writes in a year. */
const MOST_TEXT = 32 * 1024 * 1024;
const NOT_OURS =
  'The file is no workspace file as Plumbline saves it: it is damaged or cut off, or another program packed it anew. Save it once more.';

/** A sentence that says why a file is refused. */
class Refused extends Error {}

async function textOf(entry: FoundEntry): Promise<string> {
  if (entry.size > MOST_TEXT) throw new Refused(`The file is refused: its ${entry.path} is larger than 32 MB.`);
  const { crc } = await digestsOf(entry.content);
  if (crc !== entry.crc) throw new Refused(`The file is damaged: its ${entry.path} is not what was written.`);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(await entry.content.arrayBuffer());
  } catch {
    throw new Refused(`The file is damaged: its ${entry.path} is no text.`);
  }
}

async function jsonIn(entries: ReadonlyMap<string, FoundEntry>, path: string): Promise<unknown> {
  const entry = entries.get(path);
  if (entry === undefined) return null;
  const read = strictJson(await textOf(entry), `Its ${path}`);
  if (read.error !== null) throw new Refused(`The file is refused. ${read.error}`);
  return read.json;
}

/** The JSON of a file, upgraded, and its manifest. */
async function contentsOf(entries: ReadonlyMap<string, FoundEntry>): Promise<WorkspaceTexts & { readonly told: WorkspaceManifest }> {
  const manifest = await jsonIn(entries, MANIFEST_PART);
  if (own(manifest, 'plumbline') !== 'workspace') throw new Refused(NOT_OURS);
  // The version is looked at before the rest is: a later one may hold what is not known here.
  const [definitions, decisions] = [await jsonIn(entries, DEFINITIONS_PART), await jsonIn(entries, IMPORT_PART)];
  const upgraded = upgradedWorkspace({ manifest, definitions, decisions }, WORKSPACE_VERSIONS);
  if (upgraded.error !== null) throw new Refused(`The file is refused. ${upgraded.error}`);
  const read = readManifest(upgraded.contents.manifest);
  if (read.error !== null) throw new Refused(`The file is refused. ${read.error}`);
  return { ...upgraded.contents, told: read.manifest };
}

/** Holds every part to what the manifest says of it: the same parts, of the same length, with the same SHA-256. */
async function mustBeAsTold(entries: ReadonlyMap<string, FoundEntry>, { parts }: WorkspaceManifest): Promise<void> {
  if (parts.length + 1 !== entries.size) throw new Refused('The file is refused: it holds other parts than it lists.');
  for (const { path, bytes, sha256 } of parts) {
    const entry = entries.get(path);
    if (entry === undefined || entry.size !== bytes) throw new Refused(`The file is refused: its ${path} is not as long as it says.`);
    const found = await digestsOf(entry.content);
    if (found.sha256 !== sha256 || found.crc !== entry.crc)
      throw new Refused(`The file is refused: its ${path} does not have the checksum that it says, so it was changed or damaged.`);
  }
}

/** What a raw file is called: a label, never a path. Signs that would hide or turn around what is shown are left out. */
function labelOf(name: string): string {
  const plain = name
    .replaceAll(/[\p{Cc}\p{Cf}]/gu, '')
    .replaceAll(/[/\\]/g, '-')
    .slice(0, 200);
  return plain.trim() === '' ? 'unnamed' : plain;
}

async function opened(zip: Blob): Promise<OpenedWorkspace> {
  const found = await entriesOf(zip, MOST_RAW_FILES + 3);
  if (found === null) throw new Refused(NOT_OURS);
  const entries = new Map(found.map((entry) => [entry.path, entry]));
  if (entries.size !== found.length) throw new Refused('The file is refused: it holds a part twice.');
  const { told, definitions: json, decisions: written } = await contentsOf(entries);
  await mustBeAsTold(entries, told);
  const read = readDefinitions(json);
  if (read.definitions === null) throw new Refused(`The definitions in the file are refused. ${read.error}`);
  const decisions = written === null ? NO_DECISIONS : readDecisions(written);
  if (decisions === null) throw new Refused('The file is refused: what it says of imports is not understood.');
  const files = told.files.map(({ name, batch, sha256 }) => ({
    name: labelOf(name),
    batch,
    blob: entries.get(rawPart(sha256))?.content ?? new Blob(),
  }));
  return { manifest: told, definitions: read.definitions, decisions, files, unheeded: unheededIn(json) };
}

/**
 * A workspace file, checked whole before anything of it is told: container, version, checksums and every word of the definitions,
 * or one sentence that says why it is refused. It never throws, runs nothing of the file and takes text for text.
 */
export async function readWorkspaceFile(zip: Blob): Promise<ReadWorkspace> {
  try {
    return { workspace: await opened(zip), error: null };
  } catch (error) {
    return { workspace: null, error: error instanceof Refused ? error.message : NOT_OURS };
  }
}
