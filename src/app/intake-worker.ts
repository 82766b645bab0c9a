import type { Intake, IntakeReply, IntakeRequest } from '../workers/intake-messages';

type Result = Exclude<IntakeReply, { readonly kind: 'progress' | 'failed' }>;
type Waiting = {
  readonly done: (result: Result) => void;
  readonly failed: (error: Error) => void;
  readonly progress: Parameters<Intake['review']>[1];
};
/** A request before it has its number. */
type Asked<Request = IntakeRequest> = Request extends IntakeRequest ? Omit<Request, 'id'> : never;
const SILENT = (): void => undefined;

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

  review: Intake['review'] = async (job, progress) => (await this.#ask({ kind: 'review', job }, 'reviewed', progress)).review;

  build: Intake['build'] = async (job, progress) => (await this.#ask({ kind: 'build', job }, 'built', progress)).built;

  accounts: Intake['accounts'] = async (job, fingerprint) =>
    (await this.#ask({ kind: 'accounts', job, fingerprint }, 'known', SILENT)).accounts;

  records: Intake['records'] = async (job, wanted) => (await this.#ask({ kind: 'records', job, wanted }, 'found', SILENT)).found;

  deals: Intake['deals'] = async (job, fingerprint, asked) =>
    (await this.#ask({ kind: 'deals', job, fingerprint, asked }, 'told', SILENT)).told;

  stop(): void {
    this.#end(new Ended('the import was stopped'));
  }

  #ask<Kind extends Result['kind']>(
    asked: Asked,
    kind: Kind,
    progress: Waiting['progress'],
  ): Promise<Extract<Result, { readonly kind: Kind }>> {
    return new Promise((done, failed) => {
      const isWanted = (result: Result): result is Extract<Result, { readonly kind: Kind }> => result.kind === kind;
      this.#asked += 1;
      this.#waiting.set(this.#asked, { failed, progress, done: (result) => (isWanted(result) ? done(result) : undefined) });
      try {
        this.#worker ??= this.#start();
        this.#worker.postMessage({ ...asked, id: this.#asked } satisfies IntakeRequest);
      } catch (error) {
        this.#end(error instanceof Error ? error : new Error(String(error)));
      }
    });
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
      case 'failed':
        return waiting.failed(new Error(reply.message));
      default:
        return waiting.done(reply);
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
