import { AsyncDuckDB, DuckDBDataProtocol, VoidLogger, type AsyncDuckDBConnection } from '@duckdb/duckdb-wasm';
import wasmUrl from '@duckdb/duckdb-wasm/dist/duckdb-eh.wasm?url';
import workerUrl from '@duckdb/duckdb-wasm/dist/duckdb-browser-eh.worker.js?url';

/** How the peer is told to read: columns pinned to text, pinned to types, or guessed; the file by handle or as one buffer. */
export type PeerCase = {
  readonly columns: 'text' | 'typed' | 'guessed';
  readonly by: 'handle' | 'buffer';
  readonly header: readonly string[];
  readonly types: Readonly<Record<string, string>>;
};

const DIALECT = `header = true, delim = ',', quote = '"', escape = '"'`;

function statementOf({ columns, header, types }: PeerCase): string {
  if (columns === 'guessed') return `CREATE TABLE deals AS SELECT * FROM read_csv('deals.csv')`;
  const typeOf = (name: string): string => (columns === 'text' ? 'VARCHAR' : (types[name] ?? 'VARCHAR'));
  const pinned = header.map((name) => `'${name}': '${typeOf(name)}'`).join(', ');
  return `CREATE TABLE deals AS SELECT * FROM read_csv('deals.csv', auto_detect = false, ${DIALECT}, columns = {${pinned}})`;
}

let engine: { readonly duckdb: AsyncDuckDB; readonly connection: AsyncDuckDBConnection } | null = null;

/** Starts a bare engine and gives the milliseconds that took; they are no part of the reading. */
async function boot(): Promise<number> {
  const start = performance.now();
  const duckdb = new AsyncDuckDB(new VoidLogger(), new Worker(workerUrl));
  await duckdb.instantiate(new URL(wasmUrl, document.baseURI).href);
  const connection = await duckdb.connect();
  await connection.query('SELECT 1');
  engine = { duckdb, connection };
  return performance.now() - start;
}

/** Reads the chosen file into a table and gives the milliseconds from the file at hand to the table made, and its rows. */
async function readDeals(peer: PeerCase): Promise<{ readonly milliseconds: number; readonly rows: number }> {
  const file = document.querySelector('input')?.files?.[0];
  if (file === undefined || engine === null) throw new Error('choose a file and boot the engine first');
  const { duckdb, connection } = engine;
  const start = performance.now();
  if (peer.by === 'buffer') await duckdb.registerFileBuffer('deals.csv', new Uint8Array(await file.arrayBuffer()));
  else await duckdb.registerFileHandle('deals.csv', file, DuckDBDataProtocol.BROWSER_FILEREADER, true);
  await connection.query(statementOf(peer));
  const milliseconds = performance.now() - start;
  const counted = await connection.query('SELECT count(*)::INTEGER AS n FROM deals');
  return { milliseconds, rows: Number(counted.getChildAt(0)?.get(0)) };
}

Object.assign(window, { boot, readDeals });
