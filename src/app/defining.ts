import { readDefinitions, shapingText, writeDefinitions, type Defined, type Definitions } from '../core/workspace';
import type { SessionStore } from './session-state';
import type { StandingDesk } from './standing-desk';
import type { WorkDesk } from './work-desk';

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

/** Definitions that stood or are to stand; `defined` is null where they are those of the files. */
type Step = { readonly definitions: Definitions; readonly defined: Defined | null };

const FAILED = 'The definitions could not be changed';

/** Definitions as a reload would read them. Throws a sentence where it could not: what cannot be kept is not shown either. */
function readAgain(definitions: Definitions): Definitions {
  const read = readDefinitions(JSON.parse(JSON.stringify(writeDefinitions(definitions))));
  if (read.definitions === null) throw new Error(read.error);
  return read.definitions;
}

/**
 * Changes of definitions on the page. Where they shape facts or scores the files are built anew and the page changes once
 * the engine holds them; else they take effect at once, over the same cubes. Each change can be taken back, one by one, until
 * other files are loaded. It is kept with the files; that of a sample is not.
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
    const from = this.#now();
    if (from === null) return;
    const files = this.#parts.standing.standing?.wanted.files ?? [];
    const batch = Math.max(0, ...files.map((file) => file.batch));
    try {
      const read = readAgain(definitions);
      await this.#change({ definitions: read, defined: { definitions: read, batch } }, [...this.#steps, from]);
    } catch (error) {
      this.#parts.store.fail(FAILED, error);
    }
  }

  async undo(): Promise<void> {
    const last = this.#steps.at(-1);
    if (last !== undefined && this.#now() !== null) await this.#change(last, this.#steps.slice(0, -1));
  }

  /** Other files are loaded: there is nothing to go back to. */
  forget(): void {
    this.#steps = [];
    this.#parts.store.set({ canUndoDefine: false });
  }

  /** The definitions that stand, or null where nothing is loaded. */
  #now(): Step | null {
    const { standing, store } = this.#parts;
    const { loaded } = store.state();
    return loaded === null || standing.standing === null
      ? null
      : { definitions: loaded.definitions, defined: standing.standing.wanted.defined };
  }

  #change(to: Step, steps: readonly Step[]): Promise<void> {
    const now = this.#now();
    // A change under way is overtaken: who changes definitions gives them whole.
    if (this.#parts.store.state().defining !== null) this.#parts.end();
    if (now === null) return Promise.resolve();
    this.isDone =
      shapingText(now.definitions) === shapingText(to.definitions) ? Promise.resolve(this.#swap(to, steps)) : this.#rebuild(to, steps);
    return this.isDone;
  }

  #swap({ definitions, defined }: Step, steps: readonly Step[]): void {
    const { standing, store, redraft } = this.#parts;
    const { loaded } = store.state();
    if (loaded === null) return;
    standing.redefine(defined, { ...loaded, definitions }, null);
    this.#steps = steps;
    store.set({ failure: null, canUndoDefine: steps.length > 0 });
    redraft();
  }

  async #rebuild({ definitions, defined }: Step, steps: readonly Step[]): Promise<void> {
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
        store.set({ defining: null, progress: null, canUndoDefine: steps.length > 0 });
      },
      (error) => {
        store.set({ defining: null });
        store.fail(FAILED, error);
      },
    );
    if (!work.isUnderWay) redraft();
  }
}
