import type { OpenQuestion, Outcome } from '../core/model';
import { decisionsOver, NO_DECISIONS, stageKey, withAnswer, withColumn, withStage, type Decisions } from '../workers/decisions';
import type { Built, Intake, Review } from '../workers/intake-messages';
import type { EngineDesk } from './engine-desk';
import type { Progress, Session } from './session';
import { areOfSameBytes, draftOf, jobOf, NO_FILES, withFiles, withoutFile, type Reviewed, type Wanted } from './wanted-files';

/** What changes as the session goes on; its methods stay the same. */
export type SessionState = Pick<Session, 'loaded' | 'draft' | 'progress' | 'failure'>;
export type FetchSample = (company: string, signal: AbortSignal, progress: (progress: Progress) => void) => Promise<readonly File[]>;
export type DeskParts = {
  readonly intake: Intake;
  readonly engine: (rebuild: () => Promise<Built | null>) => EngineDesk;
  readonly fetchSample: FetchSample;
};

/** Questions about stage words are answered where stages are reviewed, so that both always agree. */
const STAGE_QUESTION = /^[0-9a-f]+:stage:(.*)$/s;

/**
 * The session behind the pages: files become a draft, a draft becomes what is loaded, and whatever fails or is cancelled
 * leaves what is loaded as it was. `wanted` is what was asked for, `reviewed` what the page shows, `standing` what is loaded.
 */
export class SessionDesk {
  readonly engine: EngineDesk;
  readonly #parts: DeskParts;
  readonly #listeners = new Set<() => void>();
  readonly #asked = new Map<string, OpenQuestion>();
  /** What was decided in reviewed drafts, for the next files with the same headers. */
  #memory: Decisions = NO_DECISIONS;
  #state: SessionState = { loaded: null, draft: null, progress: null, failure: null };
  #wanted: Wanted | null = null;
  #reviewed: Reviewed | null = null;
  #standing: Reviewed | null = null;
  /** The work under way. What work that was ended still brings is dropped. */
  #work: AbortController | null = null;
  #isReviewing = false;

  constructor(parts: DeskParts) {
    this.#parts = parts;
    this.engine = parts.engine(() => this.#rebuild());
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly state = (): SessionState => this.#state;

  readonly inspect = (files: readonly File[]): void => {
    if (files.length === 0) return;
    this.#boot();
    const standing = this.#standing?.wanted.sample === null ? this.#standing.wanted : NO_FILES;
    const from = this.#wanted?.sample === null ? this.#wanted : standing;
    this.#want({ ...withFiles(from, files), decisions: decisionsOver(this.#memory, from.decisions) }, 'reading');
  };

  readonly answer = (questionId: string, choice: string): void => {
    const question = this.#reviewed?.review.admissions
      .flatMap(({ inspection }) => inspection.questions)
      .find(({ id }) => id === questionId);
    if (question !== undefined) this.#asked.set(questionId, question);
    const stage = STAGE_QUESTION.exec(questionId)?.[1];
    this.#decide((decisions) =>
      stage === undefined ? withAnswer(decisions, questionId, choice) : withStage(decisions, stage, choice as Outcome),
    );
  };

  readonly mapColumn = (file: string, column: string, to: string | null): void => {
    const fingerprint = (this.#reviewed ?? this.#standing)?.review.fingerprints.get(file);
    if (fingerprint !== undefined) this.#decide((decisions) => withColumn(decisions, { fingerprint, header: column }, to));
  };

  readonly mapStage = (pipeline: string | null, stage: string, outcome: Outcome): void =>
    this.#decide((decisions) => withStage(decisions, stageKey(pipeline, stage), outcome));

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

  readonly cancel = (): void => {
    if (this.#work === null) return;
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

  #decide(change: (decisions: Decisions) => Decisions): void {
    const from = this.#wanted ?? this.#standing?.wanted;
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
    this.#set({ draft: draftOf(reviewed, this.#asked), progress: null });
  }

  #review(wanted: Wanted, work: AbortController): Promise<Review> {
    return this.#parts.intake.review(this.#job(wanted), (progress) => this.#tell(work, progress));
  }

  async #load(wanted: Wanted, work: AbortController): Promise<void> {
    this.#tell(work, { step: 'checking', done: 0, total: 0, file: null });
    const built = await this.#parts.intake.build(this.#job(wanted), (progress) => this.#tell(work, progress));
    if (work.signal.aborted) return;
    const { review, parcels, dataset, definitions, icpVersion } = built;
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
    this.#standing = { wanted, review };
    [this.#wanted, this.#reviewed] = [null, null];
    const { admissions, definitionsFile } = review;
    this.#set({
      loaded: { dataset, definitions, icpVersion, admissions, definitionsFile, sample: wanted.sample },
      draft: null,
      progress: null,
    });
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
