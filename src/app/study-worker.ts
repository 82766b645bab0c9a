import type { Answerable } from '../core/analysis';
import { frameOf, piecesOf, type Cube } from '../core/metrics';
import type { Dataset } from '../core/model';
import type { Held, Studied, StudyReply, StudyRequest } from '../workers/study-messages';

/** A reply that a question waits for. */
export type Found = Exclude<StudyReply, { readonly kind: 'ready' | 'failed' }>;
export type Told = {
  readonly found: (found: Found) => void;
  /** The question cannot be answered, there or here. */
  readonly failed: (message: string) => void;
  /** There is nobody to answer: whoever asked has to work it out itself. */
  readonly absent: () => void;
};

/** Who works out what takes long, one question after the other. */
export interface Study {
  /** Gives what ends the question, also while it is under work; nothing is heard of it from then on. */
  ask(answerable: Answerable, studied: Studied, told: Told): () => void;
}

/** For so long cubes are copied before the page gets its turn again. */
const AT_ONCE_MS = 10;
/** A worker that says nothing for so long does not start. */
const START_WITHIN_MS = 10_000;

/** A study in a worker of its own. */
export const openWorker = (): Worker => new Worker(new URL('../workers/study.ts', import.meta.url), { type: 'module' });
const pageTurn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));

type Running = { readonly worker: Worker; readonly held: Set<Held>; readonly late: ReturnType<typeof setTimeout> };
type Asking = { readonly id: number; readonly answerable: Answerable; readonly studied: Studied; readonly told: Told };

/**
 * The study in a worker of its own. It is started by the first question and ended where a question under work is no longer
 * asked, for a busy thread hears nobody; else it stays, and with it the cubes of the last question, so that the next one
 * about them is all that travels. Once it has broken it is not started again.
 */
export class StudyWorker implements Study {
  readonly #open: () => Worker;
  #running: Running | null = null;
  #isBroken = false;
  #asking: Asking | null = null;
  #line: readonly Asking[] = [];
  #asked = 0;
  #numbered = 0;
  readonly #numbers = new WeakMap<Cube | Dataset, Held>();
  /** What nobody on the page can ask about any more is forgotten by the worker too. */
  readonly #gone = new FinalizationRegistry<Held>((held) => {
    if (this.#running?.held.has(held) === true) forget(this.#running, held);
  });

  constructor(open: () => Worker = openWorker) {
    this.#open = open;
  }

  ask(answerable: Answerable, studied: Studied, told: Told): () => void {
    this.#asked += 1;
    const asking = { id: this.#asked, answerable, studied, told };
    this.#line = [...this.#line, asking];
    this.#goOn();
    return () => {
      this.#line = this.#line.filter((each) => each !== asking);
      if (this.#asking !== asking) return;
      this.#end();
      // Not before others of the same page have let go of theirs too: else it would start anew for what nobody waits for.
      queueMicrotask(() => this.#goOn());
    };
  }

  #goOn(): void {
    if (this.#isBroken) return this.#break();
    const [next, ...line] = this.#line;
    if (this.#asking !== null || next === undefined) return;
    [this.#asking, this.#line] = [next, line];
    this.#send(next).catch(() => (this.#asking === next ? this.#break() : undefined));
  }

  async #send(asking: Asking): Promise<void> {
    const { cube, accounts, dataset, definitions } = asking.answerable;
    const running = (this.#running ??= this.#start());
    const cubes = accounts === null ? [cube] : [cube, accounts];
    const wanted = new Set([dataset, ...cubes].map((part) => this.#numberOf(part)));
    for (const held of running.held) if (!wanted.has(held)) forget(running, held);
    if (this.#isNew(running, dataset)) post(running, { kind: 'dataset', held: this.#numberOf(dataset), dataset });
    for (const each of cubes) if (this.#isNew(running, each)) await this.#sendCube(asking, running, each);
    if (this.#asking !== asking) return;
    const base = {
      cube: this.#numberOf(cube),
      accounts: accounts === null ? null : this.#numberOf(accounts),
      dataset: this.#numberOf(dataset),
      definitions,
    };
    post(running, { kind: 'study', id: asking.id, base, studied: asking.studied });
  }

  /** Column by column, and not all in one turn of the page: a cube may have a hundred columns of a million cells. */
  async #sendCube(asking: Asking, running: Running, cube: Cube): Promise<void> {
    const held = this.#numberOf(cube);
    post(running, { kind: 'cube', held, frame: frameOf(cube) });
    let since = performance.now();
    for (const piece of piecesOf(cube)) {
      if (this.#asking !== asking) return;
      post(running, { kind: 'piece', held, piece });
      if (performance.now() - since < AT_ONCE_MS) continue;
      await pageTurn();
      since = performance.now();
    }
  }

  #numberOf(part: Cube | Dataset): Held {
    const known = this.#numbers.get(part);
    if (known !== undefined) return known;
    this.#numbered += 1;
    this.#numbers.set(part, this.#numbered);
    this.#gone.register(part, this.#numbered);
    return this.#numbered;
  }

  /** Whether the worker has not been told yet; from now on it counts as told. */
  #isNew({ held }: Running, part: Cube | Dataset): boolean {
    const number = this.#numberOf(part);
    if (held.has(number)) return false;
    held.add(number);
    return true;
  }

  #start(): Running {
    const worker = this.#open();
    const isOwn = (): boolean => this.#running?.worker === worker;
    const broke = (): void => (isOwn() ? this.#break() : undefined);
    worker.addEventListener('message', (event: MessageEvent<StudyReply>) => (isOwn() ? this.#take(event.data) : undefined));
    worker.addEventListener('error', broke);
    worker.addEventListener('messageerror', broke);
    return { worker, held: new Set(), late: setTimeout(broke, START_WITHIN_MS) };
  }

  #take(reply: StudyReply): void {
    clearTimeout(this.#running?.late);
    if (reply.kind === 'ready' || reply.id !== this.#asking?.id) return;
    const { told, studied } = this.#asking;
    const isLast = !isMoreToCome(reply, studied);
    if (isLast) this.#asking = null;
    if (reply.kind === 'failed') told.failed(reply.message);
    else told.found(reply);
    if (isLast) this.#goOn();
  }

  /** From now on whoever asks works it out itself. */
  #break(): void {
    const left = this.#asking === null ? this.#line : [this.#asking, ...this.#line];
    [this.#isBroken, this.#line] = [true, []];
    this.#end();
    for (const { told } of left) told.absent();
  }

  /** Ends the worker, and with it what is under work. */
  #end(): void {
    clearTimeout(this.#running?.late);
    this.#running?.worker.terminate();
    [this.#running, this.#asking] = [null, null];
  }
}

/** Whether a reply is a step that others follow. */
function isMoreToCome(reply: StudyReply, studied: Studied): boolean {
  if ('step' in studied && studied.step === 'first') return false;
  if (reply.kind === 'economics') return reply.economics.isRefining;
  return reply.kind === 'pipeline' && reply.pipeline.isRefining;
}

function post({ worker }: Running, request: StudyRequest): void {
  worker.postMessage(request);
}

function forget(running: Running, held: Held): void {
  running.held.delete(held);
  post(running, { kind: 'forget', held });
}
