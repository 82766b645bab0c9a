import type { HandReply, HandRequest } from './hand-messages';

/** As much of a worker as a hand needs. */
export interface HandWorker {
  postMessage(request: HandRequest, transfer: Transferable[]): void;
  addEventListener(kind: 'message', listener: (event: { readonly data: HandReply }) => void): void;
  addEventListener(kind: 'error', listener: (event: { readonly message: string }) => void): void;
}

type Unnumbered<T> = T extends unknown ? Omit<T, 'id'> : never;
type Work = Unnumbered<HandRequest>;

/** So many bytes may wait at a hand. More would only fill memory where it is slower than the reader. */
const MOST_WAITING = 32_000_000;

const sizeOf = (transfer: readonly ArrayBufferLike[]): number => transfer.reduce((sum, { byteLength }) => sum + byteLength, 0);

/** The line to one hand: work goes out, answers come back in the same order, and once it has broken everything rejects. */
export class Hand {
  readonly #worker: HandWorker;
  readonly #sizes = new Map<number, number>();
  readonly #asked = new Map<number, (reply: HandReply) => void>();
  #given = 0;
  #waiting = 0;
  #broken: Error | null = null;
  #wake: () => void = () => undefined;

  constructor(worker: HandWorker) {
    this.#worker = worker;
    worker.addEventListener('message', ({ data }) => this.#take(data));
    worker.addEventListener('error', ({ message }) => this.#break(`a thread that helps to read broke (${message})`));
  }

  get isBroken(): boolean {
    return this.#broken !== null;
  }

  /** Gives work that has no answer of its own, with the memory it is handed over in. */
  give(work: Work, transfer: ArrayBuffer[] = []): void {
    this.#send(work, transfer);
  }

  /** Gives work and waits for its answer. */
  async ask(work: Work): Promise<HandReply> {
    const reply = await new Promise<HandReply>((resolve) => {
      this.#asked.set(this.#send(work, []), resolve);
      if (this.#broken !== null) this.#break(this.#broken.message);
    });
    if (reply.kind === 'failed') throw new Error(reply.message);
    return reply;
  }

  /** Resolves once more work may be given. */
  async room(): Promise<void> {
    while (this.#broken === null && this.#waiting > MOST_WAITING) {
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
    if (this.#broken !== null) throw this.#broken;
  }

  #send(work: Work, transfer: ArrayBuffer[]): number {
    this.#given += 1;
    const id = this.#given;
    const size = sizeOf(transfer);
    this.#sizes.set(id, size);
    this.#waiting += size;
    this.#worker.postMessage({ ...work, id }, transfer);
    return id;
  }

  #take(reply: HandReply): void {
    this.#waiting -= this.#sizes.get(reply.id) ?? 0;
    this.#sizes.delete(reply.id);
    const asked = this.#asked.get(reply.id);
    this.#asked.delete(reply.id);
    asked?.(reply);
    if (reply.kind === 'failed' && asked === undefined) this.#break(reply.message);
    this.#wake();
  }

  #break(message: string): void {
    this.#broken ??= new Error(message);
    for (const [id, answer] of this.#asked) answer({ kind: 'failed', id, message });
    this.#asked.clear();
    this.#wake();
  }
}
