import { createReadStream, statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { admitOrReject, NO_SETTINGS, rejected, type Admission, type AdmissionSettings } from '../core/admission';
import type { Day, Inspection } from '../core/model';
import { knownBy, settledBy, settleFiles, type SettledFiles, type Settling } from '../core/snapshots';
import { readSource, type ByteSource, type SourceEntry } from '../sources';

/** What the terminal knows about files before it reads them. */
export type Terms = {
  readonly settings: AdmissionSettings;
  /** File name -> the date (YYYY-MM-DD) that its records are of. */
  readonly fileAsOf: ReadonlyMap<string, string>;
  /** The as-of date of everything, or null. */
  readonly asOf: Day | null;
};

/** Files by the names they are told apart by: the last part of a path, or the whole where two end alike. */
export function namesOf(paths: readonly string[]): readonly string[] {
  const ends = paths.map((path) => basename(path));
  return paths.map((path, at) => (ends.some((end, other) => end === ends[at] && paths[other] !== path) ? path : (ends[at] ?? path)));
}

/** A file on disk as a stream of bytes. */
function diskFile(path: string, name: string): ByteSource {
  return { name, size: statSync(path).size, open: () => createReadStream(path) };
}

function settingsFor(file: string, settings: AdmissionSettings): AdmissionSettings {
  const mapping = knownBy(settings.mapping, file);
  return mapping === undefined ? settings : { ...settings, mapping: new Map([...settings.mapping, [file, mapping]]) };
}

function admitEntry(entry: SourceEntry, settings: AdmissionSettings): Admission {
  switch (entry.kind) {
    case 'records':
      return admitOrReject(entry.raw, settingsFor(entry.raw.file, settings));
    case 'refused':
      return rejected(entry, entry.error);
    case 'definitions':
      return rejected(entry, 'These are the definitions of a workspace, not an export. Give them with --config.');
  }
}

/** What one path holds, admitted. Whatever breaks while it is read becomes its refusal: the next path is read all the same. */
async function admitPath(path: string, name: string, settings: AdmissionSettings): Promise<readonly Admission[]> {
  try {
    const entries = await readSource(diskFile(path, name), {
      stop: { aborted: false },
      progress: () => undefined,
      answers: settings.answers,
    });
    return entries.map((entry) => admitEntry(entry, settings));
  } catch (error) {
    const cause = error instanceof Error ? error.message : String(error);
    const nobody = { file: name, sha256: '' as Inspection['sha256'], bytes: 0 };
    return [rejected(nobody, `The file could not be read (${cause}); check that it is there and copy or export it again.`)];
  }
}

const settlingBy = ({ settings, fileAsOf, asOf }: Terms): Settling =>
  settledBy(settings.answers, { asOf, dateOf: ({ file }) => knownBy(fileAsOf, file) ?? null });

/**
 * Reads and admits files from disk in the order given, each by itself. A file that breaks is refused and never stops the
 * next one.
 */
export async function admitEach(paths: readonly string[], settings: AdmissionSettings): Promise<readonly Admission[]> {
  const admissions: Admission[] = [];
  const names = namesOf(paths);
  for (const [at, path] of paths.entries()) admissions.push(...(await admitPath(path, names[at] ?? path, settings)));
  return admissions;
}

/** Reads and admits files that are to be used together, and holds them against each other. */
export async function admitFiles(paths: readonly string[], terms: Terms): Promise<SettledFiles> {
  return settleFiles(await admitEach(paths, terms.settings), settlingBy(terms));
}

/** The choices that an answers file makes: question id to choice value. */
export async function readAnswers(path: string | undefined): Promise<AdmissionSettings['answers']> {
  if (path === undefined) return NO_SETTINGS.answers;
  const json: unknown = JSON.parse(await readFile(path, 'utf8'));
  if (typeof json !== 'object' || json === null || Array.isArray(json))
    throw new Error(`${path} should hold one object: {"question id": "choice"}.`);
  return new Map(Object.entries(json).map(([id, choice]) => [id, String(choice)]));
}

/** 4 a file is refused, 3 a question is open, 0 every file can be used. */
export function admissionStatus(admissions: readonly Admission[]): 0 | 3 | 4 {
  const outcomes = admissions.map(({ inspection }) => inspection.outcome);
  if (outcomes.includes('reject')) return 4;
  return outcomes.includes('ask') ? 3 : 0;
}
