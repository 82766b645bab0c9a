import type { Combinations } from '../../src/core/discovery';
import type { Engine } from '../../src/core/metrics/engine';
import { openNodeDatabase } from '../../src/engine/duckdb-node';
import { openSqlEngine, type Database } from '../../src/engine/sql-engine';

type Shared = { database?: Promise<Database>; engine?: Promise<Engine & Combinations> };
/** On the worker itself: with `isolate: false` one boot serves every file that runs in it. */
const worker = globalThis as typeof globalThis & { plumblineShared?: Shared };
const shared: Shared = (worker.plumblineShared ??= {});

/** The worker's one database, for statements that no engine would make. */
export const sharedDatabase = (): Promise<Database> => (shared.database ??= openNodeDatabase());
/** The worker's one engine, over that database. Whoever asks loads first; files run one after another. */
export const sharedEngine = (): Promise<Engine & Combinations> => (shared.engine ??= openSqlEngine({ open: sharedDatabase, reload: null }));
