import * as v from 'valibot';
import type { Sha256 } from '../model';
import { sentenceOf } from './plain-fault';
import { date } from './rule-schema';

/** What our own workspace files say they are. */
export const WORKSPACE_KIND = 'workspace';
/** More raw files than a folder that is dropped may hold. */
export const MOST_RAW_FILES = 500;

/** A part of a workspace file: its path within, and the bytes that stand there. */
export type WorkspacePart = { readonly path: string; readonly bytes: number; readonly sha256: Sha256 };
/** A raw file of the workspace: its bytes are the part under their SHA-256; its name is a label, and `batch` counts the drops. */
export type RawFile = { readonly sha256: Sha256; readonly name: string; readonly batch: number };

/** What a workspace file says of itself. It holds no instant: the same workspace gives the same bytes. */
export type WorkspaceManifest = {
  /** Of the format: see `WORKSPACE_VERSIONS`. */
  readonly version: number;
  /** The product and its version that wrote it. */
  readonly product: string;
  /** `YYYY-MM-DD`, and the fingerprint of the dataset; null where nothing was loaded, or nobody is to know. */
  readonly asOf: string | null;
  readonly data: string | null;
  readonly isAnonymised: boolean;
  readonly parts: readonly WorkspacePart[];
  readonly files: readonly RawFile[];
  /** Entries of archives among the files that people took out. */
  readonly removed: readonly string[];
};

export const DEFINITIONS_PART = 'workspace.json';
export const IMPORT_PART = 'import.json';
export const rawPart = (sha256: string): string => `files/${sha256}`;

const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const short = (most: number) => v.pipe(v.string(), v.maxLength(most, `is longer than ${most} characters`));
const sha256 = v.pipe(
  v.string(),
  v.regex(/^[0-9a-f]{64}$/, 'is not a SHA-256'),
  v.transform((text) => text as Sha256),
);
const path = v.pipe(v.string(), v.regex(/^(?:workspace\.json|import\.json|files\/[0-9a-f]{64})$/, 'is no part of a workspace'));
const listOf = <S extends v.GenericSchema>(each: S, most: number, what: string) =>
  v.pipe(v.array(v.unknown()), v.maxLength(most, `has more than ${most} ${what}`), v.array(each));

const schema = v.strictObject({
  plumbline: v.literal(WORKSPACE_KIND),
  version: count,
  product: short(100),
  asOf: v.nullable(date),
  data: v.nullable(short(200)),
  isAnonymised: v.boolean(),
  parts: v.pipe(
    listOf(v.strictObject({ path, bytes: count, sha256 }), MOST_RAW_FILES + 2, 'parts'),
    v.check((parts) => new Set(parts.map((part) => part.path)).size === parts.length, 'names a part twice'),
  ),
  files: listOf(v.strictObject({ sha256, name: short(1000), batch: count }), MOST_RAW_FILES, 'files'),
  removed: listOf(short(2000), 10_000, 'entries'),
});

/** A manifest as text, by itself the same each time. */
export const writeManifest = (manifest: WorkspaceManifest): string =>
  `${JSON.stringify({ plumbline: WORKSPACE_KIND, ...manifest }, null, 2)}\n`;

export type ReadManifest =
  | { readonly manifest: WorkspaceManifest; readonly error: null }
  | { readonly manifest: null; readonly error: string };

/** Why the raw files of a manifest and its parts do not belong together, or null. */
function faultOfFiles({ parts, files }: Pick<WorkspaceManifest, 'parts' | 'files'>): string | null {
  const paths = new Set(parts.map((part) => part.path));
  if (!paths.has(DEFINITIONS_PART)) return 'It holds no definitions.';
  const listed = new Set(files.map((file) => rawPart(file.sha256)));
  if ([...listed].some((each) => !paths.has(each))) return 'It lists a raw file that it does not hold.';
  if (parts.some((part) => part.path.startsWith('files/') && !listed.has(part.path))) return 'It holds a raw file that it does not list.';
  return parts.some((part) => part.path.startsWith('files/') && part.path !== rawPart(part.sha256))
    ? 'A raw file does not stand under its own checksum.'
    : null;
}

/** The manifest in a parsed value of the current version; whatever is not wholly understood is refused with one sentence. */
export function readManifest(json: unknown): ReadManifest {
  const parsed = v.safeParse(schema, json, { abortEarly: true });
  if (!parsed.success) return { manifest: null, error: sentenceOf(parsed.issues[0]) };
  const { plumbline: _kind, ...manifest } = parsed.output;
  const fault = faultOfFiles(manifest);
  return fault === null ? { manifest, error: null } : { manifest: null, error: fault };
}
