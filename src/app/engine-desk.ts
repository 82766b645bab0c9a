import type { Combinations } from '../core/discovery';
import type { Ask, CountedRows, Cube, DealCells, DealsAsk, DealTotal, Engine, MeasureId, RowsPart } from '../core/metrics';
import type { DimensionId, Stop } from '../core/model';
import type { Built } from '../workers/intake-messages';

/** Opens an engine; `reload` gives what it held once more, for one that was lost. */
export type OpenEngine = (reload: () => Promise<Pick<Built, 'dataset' | 'parcels' | 'scoring'> | null>) => Promise<Engine & Combinations>;

/** Marked at every question to the engine: tests count them, for a filter must cause none. */
export const CUBE_MARK = 'plumbline:cube';

/**
 * The one engine of the page. It boots when it is first needed, and is only ever asked about the dataset that the page
 * shows: if it holds another one (a load that was cancelled too late to be undone), the right one is loaded first.
 */
export class EngineDesk {
  readonly #open: OpenEngine;
  /** Builds what the page shows once more, from the files themselves; null where nothing is shown. */
  readonly #rebuild: () => Promise<Built | null>;
  #engine: Promise<Engine & Combinations> | null = null;
  #held: string | null = null;
  #turn: Promise<unknown> = Promise.resolve();

  constructor(open: OpenEngine, rebuild: () => Promise<Built | null>) {
    this.#open = open;
    this.#rebuild = rebuild;
  }

  /** Boots the engine unless it runs. Rejects where it cannot; the next call tries again. */
  start(): Promise<Engine & Combinations> {
    this.#engine ??= this.#open(() => this.#rebuild()).catch((error: unknown) => {
      this.#engine = null;
      throw error;
    });
    return this.#engine;
  }

  /** Replaces what the engine holds. If it refuses, the old tables stay. */
  load(built: Built): Promise<void> {
    return this.#inTurn(async () => this.#take(await this.start(), built));
  }

  /** The cube of an ask about the dataset with this fingerprint. */
  cube(fingerprint: string, ask: Ask, stop: Stop): Promise<Cube> {
    return this.#inTurn(async () => {
      const engine = await this.start();
      await this.#hold(engine, fingerprint);
      performance.mark(CUBE_MARK);
      return this.#asked(() => engine.cube(ask, stop), stop);
    });
  }

  /** The rows behind a number of the dataset with this fingerprint. */
  rows(fingerprint: string, ask: Ask, counted: RowsPart & { readonly measure: MeasureId }): Promise<CountedRows> {
    return this.asking(fingerprint, (engine) => engine.rows(ask, counted.measure, counted), NEVER);
  }

  /** The deals of a list of the dataset with this fingerprint, in their order. */
  dealOrder(fingerprint: string, ask: DealsAsk, stop: Stop): Promise<Int32Array> {
    return this.asking(fingerprint, (engine) => engine.dealOrder(ask, stop), stop);
  }

  dealTotals(fingerprint: string, ask: DealsAsk & { readonly by: DimensionId }, stop: Stop): Promise<readonly DealTotal[]> {
    return this.asking(fingerprint, (engine) => engine.dealTotals(ask, ask.by, stop), stop);
  }

  dealCells(fingerprint: string, rows: readonly number[]): Promise<DealCells> {
    return this.asking(fingerprint, (engine) => engine.dealCells(rows), NEVER);
  }

  /** The statements behind an ask, for people to read; none while the engine holds something else. */
  async statements(fingerprint: string, ask: Ask): Promise<readonly string[]> {
    return this.#held === fingerprint ? (await this.start()).statements(ask) : [];
  }

  /** Asks the engine in turn, once it holds the dataset with this fingerprint. */
  asking<T>(fingerprint: string, ask: (engine: Engine & Combinations) => Promise<T>, stop: Stop): Promise<T> {
    return this.#inTurn(async () => {
      const engine = await this.start();
      await this.#hold(engine, fingerprint);
      return this.#asked(() => ask(engine), stop);
    });
  }

  async #hold(engine: Engine, fingerprint: string): Promise<void> {
    if (this.#held === fingerprint) return;
    const built = await this.#rebuild();
    if (built?.dataset.fingerprint !== fingerprint)
      throw new Error('The files are no longer what they were when they were loaded; import them again.');
    await this.#take(engine, built);
  }

  async #take(engine: Engine, built: Built): Promise<void> {
    this.#held = null;
    await engine.load(built.dataset, built.parcels, built.scoring);
    this.#held = built.dataset.fingerprint;
  }

  /** An engine that failed may have lost its tables: the next question loads them anew. */
  async #asked<T>(work: () => Promise<T>, stop: Stop): Promise<T> {
    try {
      return await work();
    } catch (error) {
      if (!stop.aborted) this.#held = null;
      throw error;
    }
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = this.#turn.then(work);
    this.#turn = done.catch(() => undefined);
    return done;
  }
}

const NEVER: Stop = { aborted: false };
