import wasmUrl from '@duckdb/duckdb-wasm/dist/duckdb-eh.wasm?url';
import workerUrl from '@duckdb/duckdb-wasm/dist/duckdb-browser-eh.worker.js?url';

/** SHA-256 of `duckdb-eh.wasm` as 1.32.0 ships it. A test compares it with the installed file. */
export const WASM_INTEGRITY = 'sha256-TCIb+lnBHyTb11DnDJC5JS7KbuxWM5Nuai7HZuVf2Hk=';

/** Where the built site serves the engine: its worker script, its wasm, and the script that starts the worker quietly. */
export const duckdbAssets = () => ({
  workerUrl: new URL(workerUrl, document.baseURI).href,
  wasmUrl: new URL(wasmUrl, document.baseURI).href,
  quietUrl: new URL('quiet-worker.js', document.baseURI).href,
  integrity: WASM_INTEGRITY,
});
