import { decisionsOver, NO_DECISIONS, type Decisions } from '../core/workspace/decisions';
import type { Built, Intake, Review } from '../workers/intake-messages';
import type { Vault } from '../workers/vault-messages';
import { Deciding } from './deciding';
import type { EngineDesk } from './engine-desk';
import type { Keep, Progress, Session } from './session';
import { StorageDesk } from './storage-desk';
import {
  areOfSameBytes,
  asStanding,
  draftOf,
  jobOf,
  NO_FILES,
  withFiles,
  withoutFile,
  withoutReplaced,
  type Reviewed,
  type Wanted,
} from './wanted-files';

/** What changes as the session goes on; its methods stay the same. */
export type SessionState = Pick<Session, 'loaded' | 'draft' | 'progress' | 'failure' | 'storage' | 'canUndo'>;
export type FetchSample = (company: string, signal: AbortSignal, progress: (progress: Progress) => void) => Promise<readonly File[]>;
export type DeskParts = {
  readonly intake: Intake;
  readonly engine: (rebuild: () => Promise<Built | null>) => EngineDesk;
  readonly fetchSample: FetchSample;
  readonly vault: Vault;
};

/**
 * The session behind the pages: files become a draft, a draft becomes what is loaded, and whatever fails or is cancelled
 * leaves what is loaded as it was. `wanted` is what was asked for, `reviewed` what the page shows, `standing` what is loaded.
 */
export class SessionDesk extends Deciding {
  readonly engine: EngineDesk;
  readonly #parts: DeskParts;
  readonly #storage: StorageDesk;
  readonly #listeners = new Set<() => void>();
  /** What was decided in reviewed drafts, for the next files with the same headers. */
  #memory: Decisions = NO_DECISIONS;
  #state: SessionState;
  #wanted: Wanted | null = null;
  #reviewed: Reviewed | null = null;
  #standing: Reviewed | null = null;
  /** What was loaded before: one step back. */
  #before: Wanted | null = null;
  #begun: Promise<void> | null = null;
  /** Files that were dropped and wait until it is known what they join. */
  #given: readonly File[] = [];
  /** The work under way. What work that was ended still brings is dropped. */
  #work: AbortController | null = null;
  #isReviewing = false;

  constructor(parts: DeskParts) {
    super();
    this.#parts = parts;
    this.engine = parts.engine(() => this.#rebuild());
    this.#storage = new StorageDesk(parts.vault, (storage) => this.#set({ storage }));
    this.#state = { loaded: null, draft: null, progress: null, failure: null, storage: this.#storage.storage, canUndo: false };
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly state = (): SessionState => this.#state;

  /** Brings back what was kept, once: what people begin meanwhile goes before it. */
  readonly begin = (): void => {
    if (this.#begun !== null) return;
    this.#begun = this.#during('What was kept could not be brought back', (work) => this.#restore(work));
  };

  /** Looks what is kept, and brings nothing back. */
  readonly openStorage = (): void => void this.#storage.open();

  readonly inspect = (files: readonly File[]): void => {
    if (files.length === 0) return;
    this.#boot();
    const isFirst = this.#given.length === 0;
    this.#given = [...this.#given, ...files];
    this.#set({ progress: { step: 'reading', done: 0, total: 0, file: null }, failure: null });
    if (isFirst) void this.#take();
  };

  readonly keep = (keep: Keep): void => {
    if (this.#wanted !== null) this.#want({ ...this.#wanted, keep });
  };

  readonly removeFile = (file: string): void => {
    const from = this.#reviewed ?? this.#standing;
    if (from === null) return;
    const next = withoutFile({ ...from, wanted: this.#wanted ?? from.wanted }, file);
    if (next.files.length === 0) this.discard();
    else this.#want(next);
  };

  readonly discard = (): void => {
    if (this.#work !== null) this.#end();
    [this.#wanted, this.#reviewed] = [null, null];
    this.#set({ draft: null, progress: null, failure: null });
  };

  readonly undo = (): void => {
    const before = this.#before;
    if (before === null) return;
    if (this.#work !== null) this.#end();
    void this.#during('What was loaded before could not be brought back', async (work) => {
      await this.#load(before, work);
      if (!work.signal.aborted) this.#before = null;
      this.#set({ canUndo: this.#before !== null });
    });
  };

  readonly keepLoaded = (): void => {
    if (this.#standing?.wanted.sample === null) void this.#storage.keep(this.#standing.wanted);
  };

  readonly askForPromise = (): void => this.#storage.askForPromise();

  readonly eraseAll = (): void => {
    if (this.#work !== null) this.#end();
    [this.#wanted, this.#reviewed, this.#standing, this.#before] = [null, null, null, null];
    this.#memory = NO_DECISIONS;
    this.asked.clear();
    this.#set({ loaded: null, draft: null, progress: null, failure: null, canUndo: false });
    void this.#storage.erase();
  };

  readonly cancel = (): void => {
    const isWaiting = this.#given.length > 0;
    this.#given = [];
    if (this.#work === null && !isWaiting) return;
    this.#end();
    this.#wanted = this.#reviewed?.wanted ?? null;
    this.#set({ progress: null });
  };

  readonly load = (): void => {
    if (this.#state.draft?.canLoad !== true || this.#work !== null || this.#reviewed === null) return;
    const { wanted } = this.#reviewed;
    void this.#during('The data could not be loaded', (work) => this.#load(wanted, work));
  };

  readonly loadSample = (company: string): void => {
    this.#boot();
    if (this.#work !== null) this.#end();
    void this.#during('The sample could not be loaded', async (work) => {
      this.#set({ progress: { step: 'reading', done: 0, total: 0, file: null } });
      const files = await this.#parts.fetchSample(company, work.signal, (progress) => this.#tell(work, progress));
      if (work.signal.aborted) return;
      const wanted: Wanted = { ...withFiles(NO_FILES, files), sample: company };
      const review = await this.#review(wanted, work);
      if (work.signal.aborted) return;
      if (!review.canLoad)
        throw new Error(
          review.definitionsError ??
            review.admissions.map(({ inspection }) => inspection.error ?? inspection.questions[0]?.ask).find(Boolean) ??
            'it has no deals',
        );
      await this.#load(wanted, work);
    });
  };

  async #restore(work: AbortController): Promise<void> {
    const kept = await this.#storage.restore();
    if (kept === null || work.signal.aborted) return;
    this.#set({ progress: { step: 'reading', done: 0, total: 0, file: null } });
    this.#boot();
    this.#memory = decisionsOver(this.#memory, kept.memory);
    const review = kept.wanted.files.length === 0 ? null : await this.#review(kept.wanted, work);
    if (work.signal.aborted) return;
    if (kept.missing.length === 0 && review?.canLoad === true) return this.#load(kept.wanted, work, 'kept already');
    if (review !== null) {
      this.#wanted = kept.wanted;
      this.#show({ wanted: kept.wanted, review });
    }
    throw new Error([...kept.missing, review === null ? '' : 'The files that are there wait to be reviewed'].join(' ').trim());
  }

  /** Files join what is under review, else what is loaded, else what is kept: nothing that is kept is replaced unasked. */
  async #take(): Promise<void> {
    await this.#begun;
    const base = await this.#base();
    const files = this.#given;
    this.#given = [];
    if (files.length > 0) this.#want({ ...withFiles(base, files), decisions: decisionsOver(this.#memory, base.decisions) }, 'reading');
  }

  async #base(): Promise<Wanted> {
    if (this.#wanted?.sample === null) return this.#wanted;
    if (this.#standing?.wanted.sample === null) return asStanding(this.#standing.wanted);
    const kept = await this.#storage.restore();
    if (kept === null) return NO_FILES;
    this.#memory = decisionsOver(this.#memory, kept.memory);
    return asStanding(kept.wanted);
  }

  protected shown(): Review | null {
    return (this.#reviewed ?? this.#standing)?.review ?? null;
  }

  protected decide(change: (decisions: Decisions) => Decisions): void {
    const from = this.#wanted ?? (this.#standing === null ? undefined : asStanding(this.#standing.wanted));
    if (from !== undefined) this.#want({ ...from, decisions: change(from.decisions) });
  }

  /** Asks for another draft. Wishes that come while files are read are taken up together, once they are. */
  #want(wanted: Wanted, step: 'reading' | 'checking' = 'checking'): void {
    this.#wanted = wanted;
    if (this.#isReviewing) return;
    if (this.#work !== null) this.#end();
    this.#isReviewing = true;
    this.#set({ progress: { step, done: 0, total: 0, file: null } });
    void this.#during('The files could not be read', (work) => this.#draft(work));
  }

  async #draft(work: AbortController): Promise<void> {
    for (let wanted = this.#wanted; wanted !== null;) {
      const review = await this.#review(wanted, work);
      if (work.signal.aborted) return;
      if (wanted === this.#wanted) {
        this.#isReviewing = false;
        return this.#show({ wanted, review });
      }
      wanted = this.#wanted;
    }
  }

  #show(reviewed: Reviewed): void {
    this.#reviewed = reviewed;
    if (reviewed.wanted.sample === null) this.#memory = decisionsOver(this.#memory, reviewed.wanted.decisions);
    this.#set({ draft: draftOf(reviewed, this.asked), progress: null });
  }

  #review(wanted: Wanted, work: AbortController): Promise<Review> {
    return this.#parts.intake.review(this.#job(wanted), (progress) => this.#tell(work, progress));
  }

  async #load(wanted: Wanted, work: AbortController, keeping: 'to be kept' | 'kept already' = 'to be kept'): Promise<void> {
    this.#tell(work, { step: 'checking', done: 0, total: 0, file: null });
    const built = await this.#parts.intake.build(this.#job(wanted), (progress) => this.#tell(work, progress));
    if (work.signal.aborted) return;
    const { review, parcels, dataset, definitions, icpVersion, history, joins } = built;
    if (this.#reviewed?.wanted === wanted && !areOfSameBytes(this.#reviewed.review, review)) {
      this.#show({ wanted, review });
      throw new Error('a file was changed on the disk after it was reviewed. This is the new review');
    }
    const total = parcels.reduce((sum, { bytes }) => sum + bytes.length, 0);
    this.#tell(work, { step: 'starting', done: 0, total: 0, file: null });
    await this.engine.start();
    this.#tell(work, { step: 'loading', done: 0, total, file: null });
    if (!work.signal.aborted) await this.engine.load(built);
    if (work.signal.aborted) return;
    this.#stand({ wanted: withoutReplaced(wanted), review }, keeping);
    const { admissions, definitionsFile } = review;
    this.#set({
      loaded: { dataset, definitions, icpVersion, admissions, definitionsFile, history, joins, sample: wanted.sample },
      draft: null,
      progress: null,
      canUndo: this.#before !== null,
    });
  }

  /** From now on this is what is loaded; files of one's own are kept, and what stood before can be had back. */
  #stand(reviewed: Reviewed, keeping: 'to be kept' | 'kept already'): void {
    const before = this.#standing?.wanted ?? null;
    this.#before = before?.sample === null && before !== reviewed.wanted ? before : null;
    this.#standing = reviewed;
    [this.#wanted, this.#reviewed] = [null, null];
    if (reviewed.wanted.sample !== null) this.#storage.keepsNothing();
    else if (keeping === 'kept already') this.#storage.isKept();
    else void this.#storage.keep(reviewed.wanted);
  }

  /** What is loaded, from its files once more, for an engine that lost it. A cancel of other work may end it: it tries again. */
  async #rebuild(): Promise<Built | null> {
    const { intake } = this.#parts;
    if (this.#standing === null) return null;
    const job = this.#job(this.#standing.wanted);
    return intake.build(job, () => undefined).catch(() => intake.build(job, () => undefined));
  }

  #job(wanted: Wanted): ReturnType<typeof jobOf> {
    return jobOf(wanted, [this.#standing?.wanted ?? null, this.#wanted]);
  }

  /** The engine boots while files are still being read; whether it can is seen when it is needed. */
  #boot(): void {
    this.engine.start().catch(() => undefined);
  }

  async #during(what: string, run: (work: AbortController) => Promise<void>): Promise<void> {
    const work = new AbortController();
    this.#work = work;
    this.#set({ failure: null });
    try {
      await run(work);
    } catch (error) {
      if (!work.signal.aborted) this.#fail(what, error);
    } finally {
      if (this.#work === work) this.#work = null;
    }
  }

  #fail(what: string, error: unknown): void {
    this.#isReviewing = false;
    this.#wanted = this.#reviewed?.wanted ?? null;
    const cause = (error instanceof Error ? error.message : String(error)).replace(/\.$/, '');
    this.#set({
      progress: null,
      failure: `${what}: ${cause}. ${this.#state.loaded === null ? 'Nothing was loaded.' : 'What is loaded stays as it was.'}`,
    });
  }

  /** Ends the work under way without asking it. */
  #end(): void {
    this.#work?.abort();
    [this.#work, this.#isReviewing] = [null, false];
    this.#parts.intake.stop();
  }

  #tell(work: AbortController, progress: Progress): void {
    if (!work.signal.aborted) this.#set({ progress });
  }

  #set(change: Partial<SessionState>): void {
    this.#state = { ...this.#state, ...change };
    for (const listener of this.#listeners) listener();
  }
}
