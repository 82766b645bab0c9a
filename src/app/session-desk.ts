import { decisionsOver, NO_DECISIONS, type Decisions } from '../core/workspace/decisions';
import type { Definitions } from '../core/workspace';
import type { Built, Review } from '../workers/intake-messages';
import type { Vault } from '../workers/vault-messages';
import { Asking, type AskedFiles } from './asking';
import type { DecisionStep } from './deciding';
import type { Defining } from './defining';
import type { Keep, Progress, Session } from './session';
import { SessionStore, type SessionState } from './session-state';
import { StandingDesk, type StandingParts } from './standing-desk';
import { StorageDesk } from './storage-desk';
import { areOfSameBytes, asStanding, draftOf, NO_FILES, withFiles, withoutFile, withoutWorkspace } from './wanted-files';
import type { Reviewed, Wanted } from './wanted-files';
import { WorkDesk } from './work-desk';

export type { SessionState };
export type FetchSample = (company: string, signal: AbortSignal, progress: (progress: Progress) => void) => Promise<readonly File[]>;
export type DeskParts = Pick<StandingParts, 'intake' | 'engine'> & { readonly fetchSample: FetchSample; readonly vault: Vault };

type Decided = DecisionStep & { readonly before: Decisions; readonly memory: Decisions };

/** The code that changes definitions: not needed to show what is loaded, so it is fetched after that. */
const fetchDefining = (): Promise<typeof import('./defining')> => import('./defining');

/**
 * The session behind the pages: files become a draft, a draft becomes what is loaded, and whatever fails or is cancelled
 * leaves what is loaded as it was. `wanted` is what was asked for, `reviewed` what the page shows of it.
 */
export class SessionDesk extends Asking {
  readonly #parts: DeskParts;
  readonly #store: SessionStore;
  readonly #storage: StorageDesk;
  readonly #standing: StandingDesk;
  readonly #work: WorkDesk;
  /** Changes definitions, once somebody did. */
  #defining: Defining | null = null;
  /** What was decided in reviewed drafts, for the next files with the same headers. */
  #memory: Decisions = NO_DECISIONS;
  /** What was decided about the files under review, with what stood and was remembered before it. */
  #decided: readonly Decided[] = [];
  #wanted: Wanted | null = null;
  #reviewed: Reviewed | null = null;
  #begun: Promise<void> | null = null;
  /** Files that were dropped and wait until it is known what they join. */
  #given: readonly File[] = [];
  #isReviewing = false;

  /** `opening` is a sample that is about to be opened: pages wait for it, and do not say that nothing is loaded. */
  constructor(parts: DeskParts, opening: string | null = null) {
    super();
    this.#parts = parts;
    this.#storage = new StorageDesk(parts.vault, (storage) => this.#set({ storage }));
    this.#store = new SessionStore(this.#storage.storage, opening);
    this.#standing = new StandingDesk({ ...parts, storage: this.#storage, store: this.#store });
    this.#work = new WorkDesk(() => parts.intake.stop());
  }

  get engine(): StandingDesk['engine'] {
    return this.#standing.engine;
  }

  readonly subscribe = (listener: () => void): (() => void) => this.#store.subscribe(listener);

  readonly state = (): SessionState => this.#store.state();

  /** Brings back what was kept, once: what people begin meanwhile goes before it. */
  readonly begin = (): void => {
    if (this.#begun !== null) return;
    this.#begun = this.#during('What was kept could not be brought back', (work) => this.#restore(work));
  };

  /** Looks what is kept, and brings nothing back. */
  readonly openStorage = (): void => void this.#storage.open();

  readonly inspect = (given: readonly File[]): void => {
    const { files, told } = withoutWorkspace(given, this.state().draft !== null);
    this.#set(told);
    if (files.length === 0) return;
    this.#boot();
    const isFirst = this.#given.length === 0;
    this.#given = [...this.#given, ...files];
    this.#set({ progress: { step: 'reading', done: 0, total: 0, file: null }, failure: null });
    if (isFirst) void this.#take();
  };

  readonly bring: Session['bring'] = (brought) => {
    this.#boot();
    this.#end();
    this.#set({ progress: { step: 'reading', done: 0, total: 0, file: null }, failure: null });
    void this.#bring(brought);
  };

  readonly taken: Session['taken'] = () => this.#standing.standing;

  readonly leaveWorkspaceFile = (): void => this.#set({ workspaceFile: null });

  readonly keep = (keep: Keep): void => {
    if (this.#wanted !== null) this.#want({ ...this.#wanted, keep });
  };

  readonly removeFile = (file: string): void => {
    const from = this.#reviewed ?? this.#standing.standing;
    if (from === null) return;
    const next = withoutFile({ ...from, wanted: this.#wanted ?? from.wanted }, file);
    if (next.files.length === 0) this.discard();
    else this.#want(next);
  };

  readonly discard = (): void => {
    this.#end();
    [this.#wanted, this.#reviewed] = [null, null];
    this.#decidedAre([]);
    this.#set({ draft: null, progress: null, failure: null });
  };

  readonly undo = (): void => {
    const { before } = this.#standing;
    if (before === null) return;
    this.#end();
    void this.#during('What was loaded before could not be brought back', async (work) => {
      await this.#load(before, work);
      if (!work.aborted) this.#standing.forgetBefore();
    });
  };

  readonly keepLoaded = (): void => {
    const { standing } = this.#standing;
    if (standing?.wanted.sample === null) void this.#storage.keep(standing.wanted);
  };

  readonly askForPromise = (): void => this.#storage.askForPromise();

  readonly define = (definitions: Definitions): void => this.#redefine((defining) => defining.to(definitions));

  readonly undoDefine = (count = 1): void => this.#redefine((defining) => defining.undo(count));

  readonly undoDecision = (): void => {
    const last = this.#decided.at(-1);
    if (last === undefined || this.#wanted === null) return;
    this.#decidedAre(this.#decided.slice(0, -1));
    this.#memory = last.memory;
    this.#want({ ...this.#wanted, decisions: last.before });
  };

  readonly recordFlags: Session['recordFlags'] = (record) =>
    void fetchDefining().then(
      (code) => this.#definingBy(code).record(record),
      () => undefined,
    );

  readonly eraseAll = (): void => {
    this.#end();
    [this.#wanted, this.#reviewed] = [null, null];
    this.#standing.forget();
    this.#defining?.forget();
    this.#memory = NO_DECISIONS;
    this.asked.clear();
    this.#decidedAre([]);
    this.#set({ loaded: null, draft: null, progress: null, failure: null, canUndo: false });
    void this.#storage.erase();
  };

  readonly cancel = (): void => {
    const isWaiting = this.#given.length > 0;
    this.#given = [];
    if (!this.#work.isUnderWay && !isWaiting) return;
    this.#end();
    this.#wanted = this.#reviewed?.wanted ?? null;
    this.#set({ progress: null });
  };

  readonly load = (): void => {
    if (this.state().draft?.canLoad !== true || this.#work.isUnderWay || this.#reviewed === null) return;
    const { wanted } = this.#reviewed;
    void this.#during('The data could not be loaded', (work) => this.#load(wanted, work));
  };

  readonly loadSample = (company: string): void => {
    this.#boot();
    this.#end();
    void this.#during('The sample could not be loaded', async (work) => {
      this.#set({ progress: { step: 'reading', done: 0, total: 0, file: null }, opening: company });
      const files = await this.#parts.fetchSample(company, work, (progress) => this.#standing.tell(work, progress));
      if (work.aborted) return;
      const wanted: Wanted = { ...withFiles(NO_FILES, files), sample: company };
      const review = await this.#review(wanted, work);
      if (work.aborted) return;
      if (!review.canLoad)
        throw new Error(
          review.definitionsError ??
            review.admissions.map(({ inspection }) => inspection.error ?? inspection.questions[0]?.ask).find(Boolean) ??
            'it has no deals',
        );
      await this.#load(wanted, work);
    });
  };

  async #restore(work: AbortSignal): Promise<void> {
    const kept = await this.#storage.restore();
    if (kept === null || work.aborted) return;
    this.#set({ progress: { step: 'reading', done: 0, total: 0, file: null } });
    this.#boot();
    this.#memory = decisionsOver(this.#memory, kept.memory);
    const review = kept.wanted.files.length === 0 ? null : await this.#review(kept.wanted, work);
    if (work.aborted) return;
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
    await this.#defining?.isDone;
    const base = await this.#base();
    const files = this.#given;
    this.#given = [];
    if (files.length === 0) return;
    this.#decidedAre([]);
    this.#want({ ...withFiles(base, files), decisions: decisionsOver(this.#memory, base.decisions) }, 'reading');
  }

  async #bring(brought: Wanted): Promise<void> {
    await this.#begun;
    this.#decidedAre([]);
    this.#want({ ...brought, decisions: decisionsOver(this.#memory, brought.decisions) }, 'reading');
  }

  async #base(): Promise<Wanted> {
    if (this.#wanted?.sample === null) return this.#wanted;
    const { standing } = this.#standing;
    if (standing?.wanted.sample === null) return asStanding(standing.wanted);
    const kept = await this.#storage.restore();
    if (kept === null) return NO_FILES;
    this.#memory = decisionsOver(this.#memory, kept.memory);
    return asStanding(kept.wanted);
  }

  protected loadedFiles(): AskedFiles {
    const { loaded } = this.state();
    const { standing } = this.#standing;
    if (standing === null || loaded === null) throw new Error('nothing is loaded');
    return { intake: this.#parts.intake, job: this.#standing.jobOf(standing.wanted), fingerprint: loaded.dataset.fingerprint };
  }

  protected shown(): Review | null {
    return (this.#reviewed ?? this.#standing.standing)?.review ?? null;
  }

  protected decide(what: DecisionStep['what'], change: (decisions: Decisions) => Decisions): void {
    const { standing } = this.#standing;
    const from = this.#wanted ?? (standing === null ? null : asStanding(standing.wanted));
    if (from === null) return;
    this.#decidedAre([...this.#decided, { what, at: Date.now(), before: from.decisions, memory: this.#memory }]);
    this.#want({ ...from, decisions: change(from.decisions) });
  }

  /** Decisions can be taken back as long as their files are under review. */
  #decidedAre(decided: readonly Decided[]): void {
    this.#decided = decided;
    this.#set({ decisionSteps: decided.map(({ what, at }) => ({ what, at })) });
  }

  /** Asks for another draft. Wishes that come while files are read are taken up together, once they are. */
  #want(wanted: Wanted, step: 'reading' | 'checking' = 'checking'): void {
    this.#wanted = wanted;
    if (this.#isReviewing) return;
    this.#end();
    this.#isReviewing = true;
    this.#set({ progress: { step, done: 0, total: 0, file: null } });
    void this.#during('The files could not be read', (work) => this.#draft(work));
  }

  async #draft(work: AbortSignal): Promise<void> {
    for (let wanted = this.#wanted; wanted !== null;) {
      const review = await this.#review(wanted, work);
      if (work.aborted) return;
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

  #review(wanted: Wanted, work: AbortSignal): Promise<Review> {
    return this.#parts.intake.review(this.#standing.jobOf(wanted, this.#wanted), (progress) => this.#standing.tell(work, progress));
  }

  async #load(asked: Wanted, work: AbortSignal, keeping: 'to be kept' | 'kept already' = 'to be kept'): Promise<void> {
    this.#standing.tell(work, { step: 'checking', done: 0, total: 0, file: null });
    const wanted = await this.#standing.withRecords(asked);
    if (work.aborted) return;
    const job = this.#standing.jobOf(wanted, this.#wanted);
    const built = await this.#standing.bringIn(job, work, ({ review }) => this.#mustBeReviewed(asked, review));
    if (built === null) return;
    [this.#wanted, this.#reviewed] = [null, null];
    this.#decidedAre([]);
    this.#defining?.forget();
    this.#standing.stand({ wanted, built }, keeping);
    // Fetched now, so that what is written later can be kept without a network.
    fetchDefining().catch(() => undefined);
  }

  #mustBeReviewed(wanted: Wanted, review: Built['review']): void {
    if (this.#reviewed?.wanted !== wanted || areOfSameBytes(this.#reviewed.review, review)) return;
    this.#show({ wanted, review });
    throw new Error('a file was changed on the disk after it was reviewed. This is the new review');
  }

  /** The engine boots while files are still being read; whether it can is seen when it is needed. */
  #boot(): void {
    this.engine.start().catch(() => undefined);
  }

  #redefine(change: (defining: Defining) => Promise<void>): void {
    fetchDefining().then(
      (code) => change(this.#definingBy(code)),
      (error: unknown) => this.#store.fail('The definitions could not be changed', error),
    );
  }

  #definingBy({ Defining }: Awaited<ReturnType<typeof fetchDefining>>): Defining {
    const [standing, store, work] = [this.#standing, this.#store, this.#work];
    return (this.#defining ??= new Defining({ standing, store, end: () => this.#end(), work, redraft: () => this.#redraft() }));
  }

  /** Files that are not loaded yet are looked at again, under the definitions that stand now. */
  #redraft(): void {
    const { standing } = this.#standing;
    const isOwn = standing?.wanted.sample === null;
    if (this.#wanted !== null) this.#want(isOwn ? { ...this.#wanted, defined: standing.wanted.defined } : this.#wanted);
  }

  async #during(what: string, run: (work: AbortSignal) => Promise<void>): Promise<void> {
    this.#set({ failure: null });
    await this.#work.during(run, (error) => {
      this.#isReviewing = false;
      this.#wanted = this.#reviewed?.wanted ?? null;
      this.#store.fail(what, error);
    });
  }

  /** Ends the work under way without asking it. */
  #end(): void {
    if (!this.#work.isUnderWay) return;
    this.#isReviewing = false;
    this.#work.end();
    if (this.state().defining !== null) this.#set({ defining: null });
    if (this.state().opening !== null) this.#set({ opening: null });
  }

  #set(change: Partial<SessionState>): void {
    this.#store.set(change);
  }
}
