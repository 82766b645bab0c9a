import { createReadStream, statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { admit, NO_SETTINGS, type Admission, type AdmissionSettings } from '../core/admission';
import { readSource, type ByteSource, type SourceEntry } from '../sources';

/** A file on disk as a stream of bytes, known by its name alone. */
export function diskFile(path: string): ByteSource {
  return { name: basename(path), size: statSync(path).size, open: () => createReadStream(path) };
}

const NOTHING = {
  format: null,
  table: null,
  records: 0,
  loaded: 0,
  setAside: [],
  notData: [],
  notices: [],
  questions: [],
  totals: null,
  mapping: {},
} as const;

function refused(
  entry: { readonly file: string; readonly sha256: Admission['inspection']['sha256']; readonly bytes: number },
  error: string,
): Admission {
  return {
    inspection: { ...NOTHING, file: entry.file, sha256: entry.sha256, bytes: entry.bytes, outcome: 'reject', error },
    columns: [],
    stages: [],
    setAside: [],
    table: null,
  };
}

function admitEntry(entry: SourceEntry, settings: AdmissionSettings): Admission {
  switch (entry.kind) {
    case 'records':
      return admit(entry.raw, settings);
    case 'refused':
      return refused(entry, entry.error);
    case 'definitions':
      return refused(entry, 'These are the definitions of a workspace, not an export. Give them with --config.');
  }
}

/** Reads and admits files from disk in the order given. A file that breaks is refused and never stops the next one. */
export async function admitFiles(paths: readonly string[], settings: AdmissionSettings): Promise<readonly Admission[]> {
  const admissions: Admission[] = [];
  for (const path of paths) {
    const source = diskFile(path);
    const entries = await readSource(source, { stop: { aborted: false }, progress: () => undefined, answers: settings.answers });
    admissions.push(...entries.map((entry) => admitEntry(entry, settings)));
  }
  return admissions;
}

/** The choices that an answers file makes: question id to choice value. */
export async function readAnswers(path: string | undefined): Promise<AdmissionSettings['answers']> {
  if (path === undefined) return NO_SETTINGS.answers;
  const json: unknown = JSON.parse(await readFile(path, 'utf8'));
  if (typeof json !== 'object' || json === null) throw new Error(`${path} should hold one object: {"question id": "choice"}.`);
  return new Map(Object.entries(json).map(([id, choice]) => [id, String(choice)]));
}

/** 4 a file is refused, 3 a question is open, 0 every file can be used. */
export function admissionStatus(admissions: readonly Admission[]): 0 | 3 | 4 {
  const outcomes = admissions.map(({ inspection }) => inspection.outcome);
  if (outcomes.includes('reject')) return 4;
  return outcomes.includes('ask') ? 3 : 0;
}
