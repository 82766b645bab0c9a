import type { Combinations, Counts, CountsAsk, Patterns, PatternsAsk, Survey, SurveyAsk } from '../core/discovery';
import type { Ask } from '../core/metrics/ask';
import type { Cube } from '../core/metrics/cube';
import { cubeSql } from '../core/metrics/cube-sql';
import type { CountedRows, Engine, Parcel, RowsPart, Scoring } from '../core/metrics/engine';
import type { MeasureId, SpreadId } from '../core/metrics/measures';
import { rowsSql } from '../core/metrics/rows-sql';
import type { DealCells, DealsAsk, DealTotal } from '../core/metrics/deal-list';
import type { Dataset, DimensionId, Stop } from '../core/model';
import { combinationsIn } from './combinations';
import { countedRowsFrom } from './counted-rows';
import { cubeFrom, statementsOf } from './cube-from-rows';
import { DealLists } from './deal-lists';
import { loadTables } from './load-tables';
import { isLost, Stopped } from './lost';
import type { ArrowBytes } from './read-rows';

/** What Node and the browser have in common: one connection that runs one statement at a time. */
export interface Database {
  /** The whole answer to one statement. With a stop, it can be cancelled while it runs. */
  query(sql: string, stop?: Stop): Promise<ArrowBytes>;
  /** Makes a table of one complete Arrow stream. The bytes may be empty afterwards. */
  insert(table: string, bytes: Uint8Array): Promise<void>;
  close(): Promise<void>;
}

/** Everything that a new engine needs to stand where a lost one stood. */
export type Loaded = { readonly dataset: Dataset; readonly parcels: readonly Parcel[]; readonly scoring?: Scoring | null };

export type EngineParts = {
  /** Opens a database in which the start statements have run. */
  readonly open: () => Promise<Database>;
  /** Gives what was loaded last once more: parcels are empty after their first use. Null where nothing was. */
  readonly reload: (() => Promise<Loaded | null>) | null;
};

/** Opens an engine over SQL. It boots now; it is asked in turn, and asked once more in a new database where it is lost. */
export async function openSqlEngine(parts: EngineParts): Promise<Engine & Combinations> {
  return new SqlEngine(parts, await parts.open());
}

class SqlEngine implements Engine, Combinations {
  readonly #parts: EngineParts;
  #database: Database;
  #dataset: Dataset | null = null;
  /** Of the database that is open now. */
  #lists: DealLists;
  /** Settles when all that was asked so far is done, well or not. */
  #turn: Promise<unknown> = Promise.resolve();

  constructor(parts: EngineParts, database: Database) {
    this.#parts = parts;
    this.#database = database;
    this.#lists = new DealLists(database);
  }

  load(dataset: Dataset, parcels: readonly Parcel[], scoring: Scoring | null = null): Promise<void> {
    return this.#inTurn(async () => {
      try {
        await loadTables(this.#database, { dataset, parcels, scoring });
        this.#dataset = dataset;
      } catch (error) {
        if (isLost(error)) await this.#renew();
        throw error;
      }
    });
  }

  cube(ask: Ask, stop: Stop = NEVER): Promise<Cube> {
    return this.#asked(stop, async () => {
      const sql = cubeSql(ask, this.#loaded());
      const numbers = sql.numbers === null ? null : await this.#database.query(sql.numbers, stop);
      const spreads = new Map<SpreadId, ArrowBytes>();
      for (const [id, statement] of sql.spreads) spreads.set(id, await this.#database.query(statement, stop));
      return cubeFrom(ask, numbers, spreads);
    });
  }

  rows(ask: Ask, measure: MeasureId, part: RowsPart): Promise<CountedRows> {
    return this.#asked(NEVER, async () =>
      countedRowsFrom(measure, await this.#database.query(rowsSql(ask, measure, part, this.#loaded()))),
    );
  }

  dealOrder(ask: DealsAsk, stop: Stop = NEVER): Promise<Int32Array> {
    return this.#asked(stop, () => this.#lists.order(ask, this.#loaded(), stop));
  }

  dealTotals(ask: DealsAsk, by: DimensionId, stop: Stop = NEVER): Promise<readonly DealTotal[]> {
    return this.#asked(stop, () => this.#lists.totals(ask, by, { dataset: this.#loaded(), stop }));
  }

  dealCells(rows: readonly number[]): Promise<DealCells> {
    return this.#asked(NEVER, () => this.#lists.cells(rows, this.#loaded()));
  }

  survey(ask: SurveyAsk, stop: Stop = NEVER): Promise<Survey> {
    return this.#asked(stop, () => combinationsIn(this.#database, this.#loaded()).survey(ask, stop));
  }

  counts(ask: CountsAsk, stop: Stop = NEVER): Promise<Counts> {
    return this.#asked(stop, () => combinationsIn(this.#database, this.#loaded()).counts(ask, stop));
  }

  patterns(ask: PatternsAsk, stop: Stop = NEVER): Promise<Patterns> {
    return this.#asked(stop, () => combinationsIn(this.#database, this.#loaded()).patterns(ask, stop));
  }

  statements(ask: Ask): readonly string[] {
    return statementsOf(cubeSql(ask, this.#loaded()));
  }

  close(): Promise<void> {
    return this.#inTurn(() => this.#database.close());
  }

  #loaded(): Dataset {
    if (this.#dataset === null) throw new Error('nothing is loaded');
    return this.#dataset;
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = this.#turn.then(work);
    this.#turn = done.catch(() => undefined);
    return done;
  }

  #asked<T>(stop: Stop, work: () => Promise<T>): Promise<T> {
    return this.#inTurn(async () => {
      if (stop.aborted) throw new Stopped('no longer asked');
      try {
        return await work();
      } catch (error) {
        if (!isLost(error) || !(await this.#renew())) throw error;
        return await work();
      }
    });
  }

  /** A new database with the tables of the old one; whether it has them. */
  async #renew(): Promise<boolean> {
    await this.#database.close().catch(() => undefined);
    this.#dataset = null;
    this.#database = await this.#parts.open();
    this.#lists = new DealLists(this.#database);
    const loaded = (await this.#parts.reload?.()) ?? null;
    if (loaded === null) return false;
    await loadTables(this.#database, loaded);
    this.#dataset = loaded.dataset;
    return true;
  }
}

const NEVER: Stop = { aborted: false };
