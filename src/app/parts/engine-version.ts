import { dependencies } from '../../../package.json';

/** The engine that runs the statements, by its package. */
export const ENGINE = `DuckDB-WASM ${dependencies['@duckdb/duckdb-wasm']}`;
