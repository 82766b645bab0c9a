import type { RawTable } from '../core/admission';
import type { Stop } from '../core/model';
import { Stopped, type ByteSource, type SourceEntry, type SourceOptions } from '../sources';
import { byteSourceOf } from './byte-source-of';
import type { Decisions } from '../core/workspace';
import { headerFingerprint } from './header-fingerprint';
import type { Job, JobProgress, SourceFile } from './intake-messages';

export type ReadSource = (source: ByteSource, options: SourceOptions) => Promise<readonly SourceEntry[]>;

/** A file that was read: what it holds, what its reader asked at first sight, and which answers it was read with. */
type Shelved = {
  readonly entries: readonly SourceEntry[];
  readonly asked: readonly Asked[];
  readonly answers: ReadonlyMap<string, string>;
};
type Asked = { readonly fingerprint: string; readonly id: string };

export type Watch = { readonly stop: Stop; readonly progress: (progress: JobProgress) => void };

const rawsOf = (entries: readonly SourceEntry[]): readonly RawTable[] =>
  entries.flatMap((entry) => (entry.kind === 'records' ? [entry.raw] : []));

/** What readers could not decide by themselves (an encoding, say), under the header as it was read then. */
const askedBy = (entries: readonly SourceEntry[]): readonly Asked[] =>
  rawsOf(entries).flatMap((raw) => raw.questions.map(({ id }) => ({ fingerprint: headerFingerprint(raw.header), id })));

function answersTo(asked: readonly Asked[], decisions: Decisions): ReadonlyMap<string, string> {
  return new Map(
    asked.flatMap(({ fingerprint, id }): [string, string][] => {
      const choice = decisions.answers.get(fingerprint)?.get(id);
      return choice === undefined ? [] : [[id, choice]];
    }),
  );
}

const sameAnswers = (a: ReadonlyMap<string, string>, b: ReadonlyMap<string, string>): boolean =>
  a.size === b.size && [...a].every(([id, choice]) => b.get(id) === choice);

/**
 * The files of jobs as records, each read once: again only where an answer changes how its bytes are read. What no job
 * wants any more is let go of.
 */
export class Shelf {
  readonly #read: ReadSource;
  readonly #files = new Map<number, Shelved>();

  constructor(read: ReadSource) {
    this.#read = read;
  }

  /** The entries of every file of a job, in its order, and the answers their readers were given. */
  async entriesOf(
    job: Job,
    watch: Watch,
  ): Promise<
    readonly { readonly file: SourceFile; readonly entries: readonly SourceEntry[]; readonly answers: ReadonlyMap<string, string> }[]
  > {
    const wanted = new Set([...job.keep, ...job.files.map(({ id }) => id)]);
    for (const id of this.#files.keys()) if (!wanted.has(id)) this.#files.delete(id);
    const waiting = job.files.filter(({ id }) => !this.#files.has(id));
    const total = waiting.reduce((sum, { blob }) => sum + blob.size, 0);
    let done = 0;
    const read = [];
    for (const file of job.files) {
      const isNew = !this.#files.has(file.id);
      const tell = (bytes: number): void => watch.progress({ step: 'reading', done: done + bytes, total, file: file.name });
      const shelved = await this.#shelve(file, job.decisions, { ...watch, tell: isNew ? tell : () => undefined });
      if (isNew) done += file.blob.size;
      read.push({ file, entries: shelved.entries, answers: shelved.answers });
    }
    return read;
  }

  async #shelve(file: SourceFile, decisions: Decisions, watch: Watch & { readonly tell: (bytes: number) => void }): Promise<Shelved> {
    const options = (answers: ReadonlyMap<string, string>): SourceOptions => ({ stop: watch.stop, progress: watch.tell, answers });
    const before = this.#files.get(file.id);
    const first = before ?? (await this.#firstLook(file, options(new Map())));
    const answers = answersTo(first.asked, decisions);
    const shelved = sameAnswers(answers, first.answers)
      ? first
      : { ...first, answers, entries: await this.#entries(file, options(answers)) };
    this.#files.set(file.id, shelved);
    return shelved;
  }

  async #firstLook(file: SourceFile, options: SourceOptions): Promise<Shelved> {
    const entries = await this.#entries(file, options);
    return { entries, asked: askedBy(entries), answers: options.answers };
  }

  /** One broken file never stops the others: whatever goes wrong with it becomes its refusal. */
  async #entries(file: SourceFile, options: SourceOptions): Promise<readonly SourceEntry[]> {
    try {
      return await this.#read(byteSourceOf(file), options);
    } catch (error) {
      if (error instanceof Stopped || options.stop.aborted) throw new Stopped();
      const cause = error instanceof Error ? error.message : String(error);
      return [
        {
          kind: 'refused',
          file: file.name,
          sha256: '' as RawTable['sha256'],
          bytes: file.blob.size,
          error: `The file could not be read (${cause}); copy or export it again.`,
        },
      ];
    }
  }
}
