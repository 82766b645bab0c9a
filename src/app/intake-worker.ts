import type { Built, Intake, IntakeReply, IntakeRequest, Job, JobProgress, Review } from '../workers/intake-messages';

type Waiting = {
  readonly reviewed: (review: Review) => void;
  readonly built: (built: Built) => void;
  readonly failed: (error: Error) => void;
  readonly progress: (progress: JobProgress) => void;
};

/** The work was ended before it was done, by whoever began it. */
class Ended extends Error {
  override readonly name = 'AbortError';
}

const openWorker = (): Worker => new Worker(new URL('../workers/intake.ts', import.meta.url), { type: 'module' });

/** The intake in a worker of its own. It is started by the first job and ended by `stop`, which does not ask the busy code. */
export class IntakeWorker implements Intake {
  readonly #open: () => Worker;
  #worker: Worker | null = null;
  #asked = 0;
  readonly #waiting = new Map<number, Waiting>();

  constructor(open: () => Worker = openWorker) {
    this.#open = open;
  }

  review(job: Job, progress: (progress: JobProgress) => void): Promise<Review> {
    return new Promise((reviewed, failed) => this.#ask('review', job, { reviewed, built: () => undefined, failed, progress }));
  }

  build(job: Job, progress: (progress: JobProgress) => void): Promise<Built> {
    return new Promise((built, failed) => this.#ask('build', job, { built, reviewed: () => undefined, failed, progress }));
  }

  stop(): void {
    this.#end(new Ended('the import was stopped'));
  }

  #ask(kind: IntakeRequest['kind'], job: Job, waiting: Waiting): void {
    this.#asked += 1;
    this.#waiting.set(this.#asked, waiting);
    try {
      this.#worker ??= this.#start();
      this.#worker.postMessage({ kind, id: this.#asked, job } satisfies IntakeRequest);
    } catch (error) {
      this.#end(error instanceof Error ? error : new Error(String(error)));
    }
  }

  #start(): Worker {
    const worker = this.#open();
    worker.addEventListener('message', (event: MessageEvent<IntakeReply>) => this.#take(event.data));
    worker.addEventListener('error', (event) =>
      this.#end(new Error(`the import stopped unexpectedly (${event.message || 'its worker did not start'})`)),
    );
    worker.addEventListener('messageerror', () => this.#end(new Error('the import sent something that could not be read')));
    return worker;
  }

  #take(reply: IntakeReply): void {
    const waiting = this.#waiting.get(reply.id);
    if (waiting === undefined) return;
    if (reply.kind !== 'progress') this.#waiting.delete(reply.id);
    switch (reply.kind) {
      case 'progress':
        return waiting.progress(reply.progress);
      case 'reviewed':
        return waiting.reviewed(reply.review);
      case 'built':
        return waiting.built(reply.built);
      case 'failed':
        return waiting.failed(new Error(reply.message));
    }
  }

  #end(error: Error): void {
    this.#worker?.terminate();
    this.#worker = null;
    const waiting = [...this.#waiting.values()];
    this.#waiting.clear();
    for (const each of waiting) each.failed(error);
  }
}
