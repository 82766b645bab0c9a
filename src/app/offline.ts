import { subscribeRequests, usedAddresses } from './request-log';

/** Whether the product works without a network, and whether a newer one is there. */
export type Offline = {
  /** All it needs is kept in this browser. */
  readonly isKept: boolean;
  /** A newer version is kept as well and waits until a person takes it. */
  readonly isNewer: boolean;
};

const HOUR = 3_600_000;
const KEEP_PAUSE = 1000;

let state: Offline = { isKept: false, isNewer: false };
let waiting: ServiceWorker | null = null;
const listeners = new Set<() => void>();

function put(change: Partial<Offline>): void {
  state = { ...state, ...change };
  for (const listener of listeners) listener();
}

/** What was fetched before a service worker stood in between is told to it: the engine, and the files of a sample. */
function keepUsed(): void {
  let told = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const tell = (): void => {
    const addresses = usedAddresses();
    navigator.serviceWorker.controller?.postMessage({ kind: 'keep', addresses: addresses.slice(told) });
    told = addresses.length;
  };
  const soon = (): void => {
    clearTimeout(timer);
    if (usedAddresses().length > told) timer = setTimeout(tell, KEEP_PAUSE);
  };
  subscribeRequests(soon);
  soon();
}

/** A version that is kept while another one runs this page waits; the first of all takes over at once. */
function noteWaiting(registration: ServiceWorkerRegistration): void {
  if (registration.waiting === null || navigator.serviceWorker.controller === null) return;
  waiting = registration.waiting;
  put({ isNewer: true });
}

function watch(registration: ServiceWorkerRegistration): void {
  noteWaiting(registration);
  registration.addEventListener('updatefound', () => {
    registration.installing?.addEventListener('statechange', () => noteWaiting(registration));
  });
  let looked = performance.now();
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState !== 'visible' || performance.now() - looked < HOUR) return;
    looked = performance.now();
    void registration.update().catch(() => undefined);
  });
}

/** Keeps the product for a visit without a network, where the browser can; without it everything else works the same. */
export async function keepForOffline(): Promise<void> {
  if (!('serviceWorker' in navigator)) return;
  try {
    const registration: ServiceWorkerRegistration | undefined = await navigator.serviceWorker.register(
      new URL('service-worker.js', document.baseURI),
      { updateViaCache: 'none' },
    );
    // A browser that blocks service workers may give nothing in the place of an error.
    if (registration === undefined) return;
    watch(registration);
    await navigator.serviceWorker.ready;
    put({ isKept: true });
    if (navigator.serviceWorker.controller === null) navigator.serviceWorker.addEventListener('controllerchange', keepUsed, { once: true });
    else keepUsed();
  } catch {
    // Not kept: the next visit needs the network again.
  }
}

/** Puts the newer version in the place of this one and loads the page anew. Only ever by a person's wish. */
export function takeNewer(): void {
  navigator.serviceWorker.addEventListener('controllerchange', () => window.location.reload(), { once: true });
  waiting?.postMessage({ kind: 'take over' });
}

export const offlineState = (): Offline => state;

export function subscribeOffline(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
