import { AsyncDuckDB, VoidLogger } from '@duckdb/duckdb-wasm';
import type { Combinations } from '../core/discovery';
import type { Engine } from '../core/metrics/engine';
import type { Stop } from '../core/model';
import { EngineLost, inTime } from './lost';
import type { ArrowBytes } from './read-rows';
import { send, type Sliced } from './send';
import { openSqlEngine, type Database, type EngineParts } from './sql-engine';
import { startStatements } from './start-statements';

export type BrowserEngineOptions = {
  /** The engine's own worker script and its wasm, both from our origin, and the script that starts the worker quietly. */
  readonly workerUrl: string;
  readonly wasmUrl: string;
  readonly quietUrl: string;
  /** `sha256-…` of the wasm. The browser refuses to compile any other. */
  readonly integrity: string;
  readonly reload: EngineParts['reload'];
  /** How long a boot and a statement may take. A compile that the policy refuses would else never settle. */
  readonly bootMilliseconds?: number;
  readonly statementMilliseconds?: number;
  /** Megabytes that DuckDB may use. */
  readonly memory?: number;
};

/** The engine of record in a worker. Rejects where it does not boot; the page says so and lives on without numbers. */
export function openBrowserEngine(options: BrowserEngineOptions): Promise<Engine & Combinations> {
  return openSqlEngine({ open: () => openBrowserDatabase(options), reload: options.reload });
}

/** A database in a worker of its own, its doors closed. */
export async function openBrowserDatabase(options: BrowserEngineOptions): Promise<Database> {
  const { workerUrl, wasmUrl, integrity, quietUrl, bootMilliseconds = 30_000, statementMilliseconds = 30_000, memory } = options;
  const worker = new Worker(`${quietUrl}?${new URLSearchParams({ engine: workerUrl, integrity })}`);
  const broken = breakOf(worker);
  const duckdb = new AsyncDuckDB(new VoidLogger(), worker);
  try {
    const booted = duckdb.instantiate(wasmUrl).then(() => duckdb.connectInternal());
    const connection = await inTime(Promise.race([booted, broken]), bootMilliseconds, 'starting the engine');
    const database = new BrowserDatabase({ duckdb, connection, broken, milliseconds: statementMilliseconds });
    for (const statement of startStatements(location.origin, memory)) await database.query(statement);
    return database;
  } catch (error) {
    worker.terminate();
    throw error;
  }
}

/** What an error of the worker says; one that could not be fetched says what to do about it. */
const faultOf = (message: string): string =>
  /failed to fetch|networkerror|load failed/i.test(message)
    ? 'the calculation engine could not be fetched: it needs a network once'
    : `the engine's worker failed: ${message}`;

/** Never resolves; rejects when the worker itself reports an error, whose requests would else stay open for ever. */
function breakOf(worker: Worker): Promise<never> {
  const broken = new Promise<never>((_, reject) => {
    worker.addEventListener('error', (event) => {
      event.preventDefault();
      reject(new EngineLost(faultOf(event.message)));
    });
  });
  broken.catch(() => undefined);
  return broken;
}

/** A call to a worker that was terminated gives nothing, at once and for ever. */
function running(duckdb: AsyncDuckDB): AsyncDuckDB {
  if (duckdb.isDetached()) throw new EngineLost('the engine was closed');
  return duckdb;
}

type Line = { readonly duckdb: AsyncDuckDB; readonly connection: number; readonly broken: Promise<never>; readonly milliseconds: number };

class BrowserDatabase implements Database {
  readonly #line: Line;

  constructor(line: Line) {
    this.#line = line;
  }

  query(sql: string, stop?: Stop): Promise<ArrowBytes> {
    const { duckdb, connection, milliseconds } = this.#line;
    const line: Sliced = {
      start: async (text) => running(duckdb).startPendingQuery(connection, text),
      poll: async () => running(duckdb).pollPendingQuery(connection),
      fetch: async () => running(duckdb).fetchQueryResults(connection),
      cancel: () => duckdb.cancelPendingQuery(connection),
    };
    return this.#watched(send(line, sql, { stop, milliseconds }));
  }

  insert(name: string, bytes: Uint8Array): Promise<void> {
    const { duckdb, connection } = this.#line;
    return this.#watched(duckdb.insertArrowFromIPCStream(connection, bytes, { name, create: true }));
  }

  close(): Promise<void> {
    return this.#line.duckdb.terminate();
  }

  #watched<T>(work: Promise<T>): Promise<T> {
    return inTime(Promise.race([work, this.#line.broken]), this.#line.milliseconds, 'a statement');
  }
}
