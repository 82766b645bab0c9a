/** A file open for writing. Nothing written is safe before `flush`; the file is held until `close`. */
export interface OpenFile {
  size(): number;
  /** Writes all of the bytes at an offset, or throws. */
  write(bytes: Uint8Array, at: number): void;
  truncate(size: number): void;
  flush(): void;
  close(): void;
}

/** The disk as the vault needs it: a folder of its own, with files named by paths such as `raw/<sha256>`. Whatever fails, throws. */
export interface FileStore {
  /** Paths of all files, in no order; empty where the folder was never made. */
  list(): Promise<readonly string[]>;
  /** The bytes of a file as they are now, or null where there is none. */
  read(path: string): Promise<Blob | null>;
  /** Opens a file for writing, and makes it if there is none. */
  open(path: string): Promise<OpenFile>;
  /** Gives a file another name in the same folder, in one step; a file of that name is replaced. */
  move(from: string, to: string): Promise<void>;
  /** Removes a file; nothing happens where there is none. */
  remove(path: string): Promise<void>;
  /** Removes everything, the folder included. */
  clear(): Promise<void>;
}

/** The end of the names of files that are still being written. */
const UNFINISHED = '.part';

export const MANIFEST = 'manifest.json';
export const PREVIOUS_MANIFEST = 'manifest.previous.json';
/** Stands while everything is being erased: what it finds half done, the next opening finishes. */
export const ERASING = 'erasing';
export const rawPath = (sha256: string): string => `raw/${sha256}`;
export const journalPath = (number: number): string => `journal/${number}.log`;
export const statePath = (generation: number): string => `state/${generation}.json`;
/** The manifest of an older version, while its files are kept beside the upgraded ones. */
export const oldManifestPath = (version: number): string => `manifest.v${version}.json`;
export const unfinished = (path: string): string => `${path}${UNFINISHED}`;
export const isUnfinished = (path: string): boolean => path.endsWith(UNFINISHED);
export const isOldManifest = (path: string): boolean => /^manifest\.v\d+\.json$/.test(path);

const numbered = (paths: readonly string[], pattern: RegExp): readonly number[] =>
  paths
    .flatMap((path) => pattern.exec(path)?.[1] ?? [])
    .map(Number)
    .toSorted((a, b) => a - b);
/** The numbers of the journals, and the generations of the states, among paths; ascending. */
export const journalsIn = (paths: readonly string[]): readonly number[] => numbered(paths, /^journal\/(\d{1,15})\.log$/);
export const statesIn = (paths: readonly string[]): readonly number[] => numbered(paths, /^state\/(\d{1,15})\.json$/);
