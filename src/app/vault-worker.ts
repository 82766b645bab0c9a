import type { Defining, Erased, Keeping, Restored, Vault, VaultReply, VaultRequest, VaultState } from '../workers/vault-messages';

/** Where the browser never settles the opening (a refused compile, a held disk), the page goes on without the vault. */
const OPEN_WITHIN_MS = 10_000;

const UNCHANGED = 'What was kept before is unchanged. Reload the page to keep anything.';
const SLOW = 'What is kept in this browser did not open within 10 seconds, so nothing is kept for now. Reload the page to try again.';
const STOPPED = `The part of the page that keeps files stopped unexpectedly. ${UNCHANGED}`;
const UNREADABLE = `The part of the page that keeps files sent something that could not be read. ${UNCHANGED}`;
const NOT_STARTED = `The part of the page that keeps files could not be started. ${UNCHANGED}`;

const closed = (why: string): VaultState => ({
  access: { kind: 'none', why },
  generation: 0,
  workspace: null,
  said: [],
  room: { used: 0, quota: null, promised: false },
});

type Answered = Exclude<VaultReply, { readonly kind: 'progress' | 'changed' | 'failed' }>;
type Waiting = {
  readonly answered: (reply: Answered) => void;
  readonly failed: (error: Error) => void;
  readonly progress: (done: number, total: number) => void;
};
/** A request without its number. */
type Asked =
  | { readonly kind: 'open' | 'restore' | 'erase' | 'askForPromise' }
  | { readonly kind: 'keep'; readonly keeping: Keeping }
  | { readonly kind: 'define'; readonly defining: Defining };

const openWorker = (): Worker => new Worker(new URL('../workers/vault.ts', import.meta.url), { type: 'module' });

/** The vault in a worker of its own. It is started by the first question and never ended: a save is not to be torn. */
export class VaultWorker implements Vault {
  readonly #start: () => Worker;
  #worker: Worker | null = null;
  #asked = 0;
  /** Why the worker answers no more. */
  #stopped: Error | null = null;
  readonly #waiting = new Map<number, Waiting>();
  readonly #listeners = new Set<(state: VaultState) => void>();

  constructor(start: () => Worker = openWorker) {
    this.#start = start;
  }

  /** Resolves within 10 seconds; a vault that opens later is told to the subscribers. */
  open(): Promise<VaultState> {
    return new Promise((opened) => {
      let isLate = false;
      const timer = setTimeout(() => {
        isLate = true;
        opened(closed(SLOW));
      }, OPEN_WITHIN_MS);
      this.#state({ kind: 'open' }).then(
        (state) => {
          clearTimeout(timer);
          if (isLate) this.#tell(state);
          else opened(state);
        },
        (error: Error) => {
          clearTimeout(timer);
          opened(closed(error.message));
        },
      );
    });
  }

  async restore(): Promise<readonly Restored[]> {
    const reply = await this.#ask({ kind: 'restore' });
    if (reply.kind !== 'restored') throw new Error(UNREADABLE);
    return reply.restored;
  }

  keep(keeping: Keeping, progress: (done: number, total: number) => void): Promise<VaultState> {
    return this.#state({ kind: 'keep', keeping }, progress);
  }

  define(defining: Defining): Promise<VaultState> {
    return this.#state({ kind: 'define', defining });
  }

  async erase(): Promise<Erased> {
    const reply = await this.#ask({ kind: 'erase' });
    if (reply.kind !== 'erased') throw new Error(UNREADABLE);
    return reply.erased;
  }

  /** Only a page may ask for the promise; the worker then says what came of it. */
  async askForPromise(): Promise<VaultState> {
    try {
      await navigator.storage.persist();
    } catch {
      // A refusal shows in the state.
    }
    return this.#state({ kind: 'askForPromise' });
  }

  subscribe(listener: (state: VaultState) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  async #state(asked: Asked, progress?: (done: number, total: number) => void): Promise<VaultState> {
    const reply = await this.#ask(asked, progress);
    if (reply.kind !== 'state') throw new Error(UNREADABLE);
    return reply.state;
  }

  #ask(asked: Asked, progress: (done: number, total: number) => void = () => undefined): Promise<Answered> {
    return new Promise((answered, failed) => {
      if (this.#stopped !== null) return failed(this.#stopped);
      this.#asked += 1;
      const request: VaultRequest = { ...asked, id: this.#asked };
      this.#waiting.set(request.id, { answered, failed, progress });
      try {
        this.#worker ??= this.#listening(this.#start());
        this.#worker.postMessage(request);
      } catch {
        this.#waiting.delete(request.id);
        failed(new Error(NOT_STARTED));
      }
    });
  }

  #listening(worker: Worker): Worker {
    worker.addEventListener('message', (event: MessageEvent<VaultReply>) => this.#take(event.data));
    worker.addEventListener('error', () => this.#stop(new Error(STOPPED)));
    worker.addEventListener('messageerror', () => this.#stop(new Error(UNREADABLE)));
    return worker;
  }

  #take(reply: VaultReply): void {
    if (reply.kind === 'changed') return this.#tell(reply.state);
    const waiting = this.#waiting.get(reply.id);
    if (waiting === undefined) return;
    if (reply.kind === 'progress') return waiting.progress(reply.done, reply.total);
    this.#waiting.delete(reply.id);
    if (reply.kind === 'failed') return waiting.failed(new Error(reply.message));
    waiting.answered(reply);
  }

  #tell(state: VaultState): void {
    for (const listener of this.#listeners) listener(state);
  }

  #stop(error: Error): void {
    this.#stopped = error;
    const waiting = [...this.#waiting.values()];
    this.#waiting.clear();
    for (const each of waiting) each.failed(error);
  }
}
