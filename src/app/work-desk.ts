/** The one piece of work under way. Work is ended without being asked: what it still brings is dropped. */
export class WorkDesk {
  readonly #stop: () => void;
  #work: AbortController | null = null;

  /** `stop` ends what runs elsewhere for the work. */
  constructor(stop: () => void) {
    this.#stop = stop;
  }

  get isUnderWay(): boolean {
    return this.#work !== null;
  }

  /** Runs a piece of work as the one under way; a failure of work that was ended is nobody's. */
  async during(run: (work: AbortSignal) => Promise<void>, failed: (error: unknown) => void): Promise<void> {
    const work = new AbortController();
    this.#work = work;
    try {
      await run(work.signal);
    } catch (error) {
      if (!work.signal.aborted) failed(error);
    } finally {
      if (this.#work === work) this.#work = null;
    }
  }

  end(): void {
    this.#work?.abort();
    this.#work = null;
    this.#stop();
  }
}
