import { joinedRecords } from '../core/council';
import { joinedLogs, recorded, type FlagRecord } from '../core/drift';
import { readDefinitions, shapingText, writeDefinitions, type Definitions } from '../core/workspace';
import {
  asOne,
  goneBack,
  isDraftAlone,
  isSameDraft,
  isSameLog,
  stepFrom,
  stepsTold,
  withFlagLog,
  type Stand,
  type Step,
} from './definition-steps';
import type { SessionStore } from './session-state';
import type { StandingDesk } from './standing-desk';
import { baselineOf } from './opened-assumptions';
import { newestBatch } from './wanted-files';
import type { WorkDesk } from './work-desk';

export { recordsAlong } from './records-along';

/** What a change of definitions works on. */
export type DefiningParts = {
  readonly standing: StandingDesk;
  readonly store: SessionStore;
  readonly work: WorkDesk;
  /** Ends the work under way. */
  readonly end: () => void;
  /** Has files that are not loaded yet looked at again. */
  readonly redraft: () => void;
};

const FAILED = 'The definitions could not be changed';

/** Definitions as a reload would read them. Throws a sentence where it could not: what cannot be kept is not shown either. */
function readAgain(definitions: Definitions): Definitions {
  const read = readDefinitions(JSON.parse(JSON.stringify(writeDefinitions(definitions))));
  if (read.definitions === null) throw new Error(read.error);
  return read.definitions;
}

/** Definitions with what was recorded before them, and the very same log where they say no more of it. */
function withLogOf(definitions: Definitions, { flagLog }: Definitions): Definitions {
  const joined = joinedLogs(flagLog, definitions.flagLog);
  return { ...definitions, flagLog: isSameLog(joined, flagLog) ? flagLog : joined };
}

/**
 * Changes of definitions on the page. Where they shape facts or scores the files are built anew and the page changes once
 * the engine holds them; else they take effect at once, over the same cubes. Each change can be taken back, one by one, until
 * other files are loaded; a draft of the ICP, kept while it is written, is no change of its own, and what is recorded of flags
 * is none at all. All are kept with the files; those of a sample are not.
 */
export class Defining {
  readonly #parts: DefiningParts;
  #steps: readonly Step[] = [];
  /** Resolves when the change under way is over. */
  isDone: Promise<void> = Promise.resolve();

  constructor(parts: DefiningParts) {
    this.#parts = parts;
  }

  async to(definitions: Definitions): Promise<void> {
    const [from, { defining }] = [this.#now(), this.#parts.store.state()];
    if (from === null) return;
    try {
      // Whoever changes definitions may have begun before the last was recorded, or decided; or brings what was recorded elsewhere.
      const written = readAgain(definitions);
      const decided = [from.definitions, ...(defining === null ? [] : [defining])].map(({ council }) => council);
      const council = decided.reduceRight((joined, records) => joinedRecords(records, joined), written.council);
      const read = { ...withLogOf(written, from.definitions), council };
      const isDraft = isDraftAlone(from.definitions, read);
      // A draft that was typed before the change under way is no reason to give that up; it is dropped where that gives another one.
      if (isDraft && defining !== null && !isSameDraft(from.definitions, read))
        return isSameDraft(from.definitions, defining) ? await this.to({ ...defining, icpDraft: read.icpDraft }) : undefined;
      // All but the draft stays the very same: pages work it out anew where it is another.
      const next = isDraft ? { ...from.definitions, icpDraft: read.icpDraft, flagLog: read.flagLog } : read;
      await this.#change(
        { definitions: next, defined: { definitions: next, batch: this.#batch() } },
        isDraft ? this.#steps : [...this.#steps, stepFrom(from, read, Date.now())],
      );
    } catch (error) {
      this.#parts.store.fail(FAILED, error);
    }
  }

  /** Takes the last changes back, as many as are asked for, at once. */
  async undo(count = 1): Promise<void> {
    const [kept, taken] = [this.#steps.slice(0, -count), this.#steps.slice(-count)];
    const [step, now] = [asOne(taken), this.#now()];
    if (step !== null && now !== null) await this.#change(goneBack(step, now.definitions, this.#batch()), kept);
  }

  /**
   * Records what was found at an as-of date, beside the definitions that stand: no step, and nothing is worked out anew. What
   * was found in other data than those that stand, or while definitions change, is dropped: it will be found again.
   */
  record(record: FlagRecord): void {
    const [now, { loaded, defining }] = [this.#now(), this.#parts.store.state()];
    if (now === null || loaded === null || defining !== null || loaded.dataset.fingerprint !== record.data) return;
    const next = withFlagLog(now, recorded(now.definitions.flagLog, record), this.#batch());
    if (next.definitions !== now.definitions) this.#parts.standing.note(next.defined, { ...loaded, definitions: next.definitions });
  }

  /** Other files are loaded: there is nothing to go back to. */
  forget(): void {
    this.#steps = [];
    this.#parts.store.set({ canUndoDefine: false, definitionSteps: [] });
  }

  /** The batch of the newest files: definitions in files that come later go before those of the page. */
  #batch(): number {
    return newestBatch(this.#parts.standing.standing?.wanted.files ?? []);
  }

  /** The definitions that stand, or null where nothing is loaded. */
  #now(): Stand | null {
    const { standing, store } = this.#parts;
    const { loaded } = store.state();
    return loaded === null || standing.standing === null
      ? null
      : { definitions: loaded.definitions, defined: standing.standing.wanted.defined };
  }

  #change(to: Stand, steps: readonly Step[]): Promise<void> {
    const now = this.#now();
    const { loaded } = this.#parts.store.state();
    // What stood when the data were opened is known to whoever asks later.
    if (loaded !== null) baselineOf(loaded);
    // A change under way is overtaken: who changes definitions gives them whole.
    if (this.#parts.store.state().defining !== null) this.#parts.end();
    if (now === null) return Promise.resolve();
    this.isDone =
      shapingText(now.definitions) === shapingText(to.definitions) ? Promise.resolve(this.#swap(to, steps)) : this.#rebuild(to, steps);
    return this.isDone;
  }

  #swap({ definitions, defined }: Stand, steps: readonly Step[]): void {
    const { standing, store, redraft } = this.#parts;
    const { loaded } = store.state();
    if (loaded === null) return;
    standing.redefine(defined, { ...loaded, definitions }, null);
    this.#steps = steps;
    store.set({ failure: null, canUndoDefine: steps.length > 0, definitionSteps: stepsTold(steps) });
    redraft();
  }

  async #rebuild({ definitions, defined }: Stand, steps: readonly Step[]): Promise<void> {
    const { standing, store, work, end, redraft } = this.#parts;
    const [before, { loaded }] = [standing.standing, store.state()];
    if (before === null || loaded === null) return;
    end();
    store.set({ defining: definitions, failure: null });
    await work.during(
      async (signal) => {
        const job = standing.jobOf({ ...before.wanted, defined });
        const built = await standing.bringIn(job, signal, (made) => standing.mustBeStanding(made));
        if (built === null) return;
        standing.redefine(defined, loaded, built);
        this.#steps = steps;
        store.set({ defining: null, progress: null, canUndoDefine: steps.length > 0, definitionSteps: stepsTold(steps) });
      },
      (error) => {
        store.set({ defining: null });
        store.fail(FAILED, error);
      },
    );
    if (!work.isUnderWay) redraft();
  }
}
