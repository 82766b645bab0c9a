// Starts the engine's own worker script, quietly and closed in. DuckDB prints failed statements, cell values included, to
// the console even with a void logger; whatever it fetches must be the wasm whose hash the page was built with; and what
// goes wrong while it compiles, which it would never say, becomes an error of this worker that the page can see.
const given = new URL(self.location.href).searchParams;
const engine = new URL(given.get('engine'), self.location.href);
if (engine.origin !== self.location.origin) throw new Error('the engine must come from its own origin');
const integrity = given.get('integrity') ?? '';
if (!integrity.startsWith('sha256-')) throw new Error('the engine must come with the hash of its wasm');
for (const name of Object.keys(console)) console[name] = () => {};
const fetchPlain = self.fetch.bind(self);
self.fetch = (resource, options) => fetchPlain(resource, { ...options, integrity });
self.addEventListener('unhandledrejection', (event) =>
  setTimeout(() => {
    throw event.reason;
  }),
);
// A page cannot see what a worker requests: it is told, as src/workers/tell-requests.ts tells it.
const told = new BroadcastChannel('plumbline.requests');
const tell = (addresses, refused) => told.postMessage({ addresses, refused });
new PerformanceObserver((list) =>
  tell(
    list.getEntries().map(({ name }) => name),
    0,
  ),
).observe({ type: 'resource', buffered: true });
self.addEventListener('securitypolicyviolation', () => tell([], 1));
importScripts(engine.href);
