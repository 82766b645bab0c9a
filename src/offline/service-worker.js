// Keeps the product for a visit without a network. The build writes `BUILD` above this: { version, files, engine }, where
// `files` are all of the site but the wasm and the samples, each with its hash, and `engine` is the address of the wasm.
// It answers for its own origin alone, never puts a new version in the place of one that is in use, and sends nothing.
const SHELL = `plumbline-shell-${BUILD.version}`;
const USED = `plumbline-used-${BUILD.version}`;
const ENGINE = 'plumbline-engine';
const INDEX = new URL('index.html', self.registration.scope).href;
const addressOf = (path) => new URL(path, self.registration.scope).href;
const shell = new Set(BUILD.files.map(([path]) => addressOf(path)));

/** Where an address is kept once it was used; null for what is not. */
function cacheFor(address) {
  if (address === addressOf(BUILD.engine)) return ENGINE;
  return address.startsWith(addressOf('samples/')) ? USED : null;
}

/** Fetches a file of the site; what is not the file of this build is refused by its hash. Hashed names never change. */
async function keepFile(cache, [path, integrity]) {
  const address = addressOf(path);
  const known = path.startsWith('assets/') ? await caches.match(address) : undefined;
  const response = known ?? (await fetch(address, { integrity, cache: 'no-cache' }));
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  await cache.put(address, response);
}

async function keepShell() {
  const cache = await caches.open(SHELL);
  const files = [...BUILD.files];
  const one = async () => {
    for (let file = files.shift(); file !== undefined; file = files.shift()) await keepFile(cache, file);
  };
  await Promise.all([one(), one(), one(), one()]);
}

/** Removes what earlier versions kept, unless another tab may still run one of them, or a newer one waits with its own. */
async function tidy() {
  if (self.registration.waiting !== null || self.registration.installing !== null) return;
  const windows = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
  if (windows.length > 1) return;
  const names = (await caches.keys()).filter((name) => name.startsWith('plumbline-'));
  await Promise.all(names.filter((name) => ![SHELL, USED, ENGINE].includes(name)).map((name) => caches.delete(name)));
  const engine = await caches.open(ENGINE);
  const old = (await engine.keys()).filter(({ url }) => url !== addressOf(BUILD.engine));
  await Promise.all(old.map((request) => engine.delete(request)));
}

/** From what is kept, else from the network, and then kept. A full disk keeps nothing and breaks nothing. */
async function used(name, address, request) {
  const cache = await caches.open(name);
  const known = await cache.match(address);
  if (known !== undefined) return known;
  const response = await fetch(request);
  if (response.ok) await cache.put(address, response.clone()).catch(() => undefined);
  return response;
}

async function keepUsed(addresses) {
  for (const address of addresses) {
    const name = cacheFor(address);
    if (name !== null) await used(name, address, address).catch(() => undefined);
  }
}

/** What is kept, under the address that was asked: a worker takes its own address, query and all, from its response. */
async function kept(address) {
  const response = await caches.match(address, { cacheName: SHELL });
  return response === undefined ? null : new Response(response.body, response);
}

/** A page is always of this version, with the scripts that belong to it; an open tab may still ask for those of its own. */
async function answer(request, address) {
  if (request.mode === 'navigate' && (address === addressOf('./') || address === INDEX)) {
    void tidy();
    return (await kept(INDEX)) ?? fetch(request);
  }
  if (shell.has(address)) return (await kept(address)) ?? fetch(request);
  const name = cacheFor(address);
  if (name !== null) return used(name, address, request);
  return (await caches.match(address)) ?? fetch(request);
}

self.addEventListener('install', (event) => event.waitUntil(keepShell()));
self.addEventListener('activate', (event) => event.waitUntil(tidy().then(() => self.clients.claim())));
self.addEventListener('message', (event) => {
  if (event.data.kind === 'keep') event.waitUntil(keepUsed(event.data.addresses));
  if (event.data.kind === 'take over') event.waitUntil(self.skipWaiting());
});
self.addEventListener('fetch', (event) => {
  const { origin, pathname, href } = new URL(event.request.url);
  if (event.request.method !== 'GET' || !href.startsWith(self.registration.scope)) return;
  event.respondWith(answer(event.request, `${origin}${pathname}`));
});
