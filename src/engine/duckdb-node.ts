import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type * as Blocking from '@duckdb/duckdb-wasm/blocking';
import type { Combinations } from '../core/discovery';
import type { Engine } from '../core/metrics/engine';
import { Stopped } from './lost';
import { send, type Sliced } from './send';
import { openSqlEngine, type Database, type EngineParts } from './sql-engine';
import { NOWHERE, startStatements } from './start-statements';

/** How long a statement may take. */
const MILLISECONDS = 300_000;

/** The same engine as in the browser, in this thread: for tests and the terminal. A boot takes 1 to 3 s. */
export function openNodeEngine(reload: EngineParts['reload'] = null): Promise<Engine & Combinations> {
  return openSqlEngine({ open: openNodeDatabase, reload });
}

/** A database of its own, its doors closed. */
export async function openNodeDatabase(): Promise<Database> {
  const require = createRequire(import.meta.url);
  const duckdb = require('@duckdb/duckdb-wasm/blocking') as typeof Blocking;
  const folder = dirname(require.resolve('@duckdb/duckdb-wasm'));
  const bundle = (kind: 'mvp' | 'eh') => ({ mainModule: join(folder, `duckdb-${kind}.wasm`), mainWorker: '' });
  const bindings = await duckdb.createDuckDB({ mvp: bundle('mvp'), eh: bundle('eh') }, new duckdb.VoidLogger(), duckdb.NODE_RUNTIME);
  await bindings.instantiate(() => undefined);
  const connection = bindings.connect().useUnsafe((_, id) => id);
  const line = slicedOf(bindings, connection);
  const database: Database = {
    query: async (sql, stop) => {
      if (stop?.aborted === true) throw new Stopped('no longer asked');
      return send(line, sql, { stop, milliseconds: MILLISECONDS });
    },
    insert: async (name, bytes) => bindings.insertArrowFromIPCStream(connection, bytes, { name, create: true }),
    close: async () => bindings.disconnect(connection),
  };
  for (const statement of startStatements(NOWHERE)) await database.query(statement);
  return database;
}

function slicedOf(
  bindings: Pick<Blocking.DuckDBBindings, 'startPendingQuery' | 'pollPendingQuery' | 'fetchQueryResults' | 'cancelPendingQuery'>,
  connection: number,
): Sliced {
  return {
    start: async (sql) => bindings.startPendingQuery(connection, sql, false),
    // A slice blocks the thread; between two of them others get their turn, and a stop can be set.
    poll: () => setImmediate().then(() => bindings.pollPendingQuery(connection)),
    fetch: async () => bindings.fetchQueryResults(connection),
    cancel: async () => bindings.cancelPendingQuery(connection),
  };
}
