import { isByPeople, type Defined } from '../core/workspace/defined';
import type { Built, Intake } from '../workers/intake-messages';
import type { EngineDesk } from './engine-desk';
import type { Loaded, Progress } from './session';
import type { SessionStore } from './session-state';
import type { StorageDesk } from './storage-desk';
import { areOfSameBytes, definitionsName, jobOf, withoutReplaced, type Reviewed, type Wanted } from './wanted-files';

type Job = ReturnType<typeof jobOf>;
export type StandingParts = {
  readonly intake: Intake;
  readonly engine: (rebuild: () => Promise<Built | null>) => EngineDesk;
  readonly storage: StorageDesk;
  readonly store: SessionStore;
};

/** What was built and is in the engine, and the job it was built from. */
export type BroughtIn = { readonly wanted: Wanted; readonly built: Built };

const holdsRecords = ({ council }: Loaded['definitions']): boolean => Object.values(council).some((list) => list.length > 0);

/** What is loaded: it is built, handed to the engine, shown and kept, one after the other, and only then does it stand. */
export class StandingDesk {
  readonly engine: EngineDesk;
  readonly storage: StorageDesk;
  readonly #intake: Intake;
  readonly #store: SessionStore;
  #standing: Reviewed | null = null;
  /** What was loaded before: one step back. */
  #before: Wanted | null = null;

  constructor({ intake, engine, storage, store }: StandingParts) {
    [this.#intake, this.#store, this.storage] = [intake, store, storage];
    this.engine = engine(() => this.#rebuild());
  }

  get standing(): Reviewed | null {
    return this.#standing;
  }

  get before(): Wanted | null {
    return this.#before;
  }

  /** What the intake is told of files; the records of those that stand, and of `others`, are worth keeping. */
  jobOf(wanted: Wanted, others: Wanted | null = null): Job {
    return jobOf(wanted, [this.#standing?.wanted ?? null, others]);
  }

  tell(work: AbortSignal, progress: Progress): void {
    if (!work.aborted) this.#store.set({ progress });
  }

  /**
   * Builds a job and hands it to the engine; null where the work was ended meanwhile. Throws where the files are no longer
   * those that were reviewed.
   */
  async bringIn(job: Job, work: AbortSignal, mustBeSame: (built: Built) => void): Promise<Built | null> {
    this.tell(work, { step: 'checking', done: 0, total: 0, file: null });
    const built = await this.#intake.build(job, (progress) => this.tell(work, progress));
    if (work.aborted) return null;
    mustBeSame(built);
    const total = built.parcels.reduce((sum, { bytes }) => sum + bytes.length, 0);
    this.tell(work, { step: 'starting', done: 0, total: 0, file: null });
    await this.engine.start();
    this.tell(work, { step: 'loading', done: 0, total, file: null });
    if (!work.aborted) await this.engine.load(built);
    return work.aborted ? null : built;
  }

  /** From now on this is what is loaded; files of one's own are kept, and what stood before can be had back. */
  stand({ wanted, built }: BroughtIn, keeping: 'to be kept' | 'kept already'): void {
    const before = this.#standing?.wanted ?? null;
    this.#before = before?.sample === null && before !== wanted ? before : null;
    this.#standing = { wanted: withoutReplaced(wanted), review: built.review };
    if (wanted.sample !== null) this.storage.keepsNothing();
    else if (keeping === 'kept already') this.storage.isKept();
    else void this.storage.keep(this.#standing.wanted);
    this.#store.set({
      loaded: this.#loadedOf({ wanted, built }),
      draft: null,
      progress: null,
      opening: null,
      canUndo: this.#before !== null,
      loadedAt: Date.now(),
    });
  }

  /** The same files under other definitions; `built` is null where what is loaded is the same but for them. */
  redefine(defined: Defined | null, loaded: Loaded, built: Built | null): void {
    if (this.#standing === null) return;
    const wanted = { ...this.#standing.wanted, defined };
    const review = { ...(built?.review ?? this.#standing.review), definedOnPage: isByPeople(defined) };
    this.#standing = { wanted, review };
    if (wanted.sample === null) void this.storage.define(defined);
    const shown = built === null ? loaded : this.#loadedOf({ wanted, built });
    this.#store.set({ loaded: { ...shown, definitionsFile: definitionsName(review) } });
  }

  /** The same files and definitions with something recorded beside them: nobody asked for it, so nothing is said of it. */
  note(defined: Defined | null, loaded: Loaded): void {
    if (this.#standing === null) return;
    this.#standing = { ...this.#standing, wanted: { ...this.#standing.wanted, defined } };
    if (this.#standing.wanted.sample === null) void this.storage.note(defined);
    this.#store.set({ loaded });
  }

  /**
   * What is to be loaded, with what was recorded since it was put together: one's own files take along what was found of flags
   * and what the council wrote down on the page. Files that take the place of others take along what stood in those as well: a
   * decision outlives the export it was taken over.
   */
  async withRecords(wanted: Wanted): Promise<Wanted> {
    const before = this.#standing?.wanted ?? null;
    const { loaded } = this.#store.state();
    if (before === null || loaded === null || before.sample !== null || wanted.sample !== null) return wanted;
    const isReplaced = wanted.keep === 'replace' && wanted.standing.size > 0;
    if (before.defined === null && !(isReplaced && holdsRecords(loaded.definitions))) return wanted;
    // Fetched when those were loaded: it is there without a network.
    const { recordsAlong } = await import('./defining');
    const { definitions } = before.defined ?? loaded;
    const { council } = isReplaced ? loaded.definitions : definitions;
    return recordsAlong(wanted, { definitions, flagLog: before.defined === null ? [] : definitions.flagLog, council });
  }

  /** Throws unless the files are those that stand. */
  mustBeStanding({ review }: Built): void {
    if (this.#standing !== null && !areOfSameBytes(this.#standing.review, review))
      throw new Error('a file was changed on the disk after it was loaded; import it again');
  }

  forget(): void {
    [this.#standing, this.#before] = [null, null];
  }

  forgetBefore(): void {
    this.#before = null;
    this.#store.set({ canUndo: false });
  }

  #loadedOf({ wanted, built }: BroughtIn): Loaded {
    const { dataset, definitions, icpVersion, history, joins, review } = built;
    const { admissions } = review;
    return {
      dataset,
      definitions,
      icpVersion,
      admissions,
      definitionsFile: definitionsName(review),
      history,
      joins,
      sample: wanted.sample,
    };
  }

  /** What is loaded, from its files once more, for an engine that lost it. A cancel of other work may end it: it tries again. */
  async #rebuild(): Promise<Built | null> {
    if (this.#standing === null) return null;
    const job = this.jobOf(this.#standing.wanted);
    return this.#intake.build(job, () => undefined).catch(() => this.#intake.build(job, () => undefined));
  }
}
