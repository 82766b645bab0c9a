import { REQUESTS_CHANNEL, type ToldRequests } from '../workers/tell-requests';

/** Requests of a page or of its workers, by where they went. */
export type Requests = { readonly own: number; readonly foreign: number };

/** What the browser told of requests since the page was opened. */
export type RequestLog = {
  readonly page: Requests;
  readonly workers: Requests;
  /** Origins other than our own that were called, each once. */
  readonly origins: readonly string[];
  /** Requests that the policy refused: they were not sent. */
  readonly refused: number;
  readonly since: Date;
};

const NONE: Requests = { own: 0, foreign: 0 };
let log: RequestLog = { page: NONE, workers: NONE, origins: [], refused: 0, since: new Date(0) };
const listeners = new Set<() => void>();
const used = new Set<string>();

function put(change: Partial<RequestLog>): void {
  log = { ...log, ...change };
  for (const listener of listeners) listener();
}

/** The origin that an address is fetched from; null where nothing is sent anywhere: `data:` and `blob:`. */
function originOf(address: string): string | null {
  const { protocol, origin } = new URL(address, document.baseURI);
  return protocol === 'http:' || protocol === 'https:' ? origin : null;
}

function count(who: 'page' | 'workers', addresses: readonly string[]): void {
  const origins = addresses.map(originOf).filter((origin) => origin !== null);
  const foreign = origins.filter((origin) => origin !== window.location.origin);
  for (const address of addresses) if (originOf(address) === window.location.origin) used.add(address);
  const before = log[who];
  put({
    [who]: { own: before.own + origins.length - foreign.length, foreign: before.foreign + foreign.length },
    origins: [...new Set([...log.origins, ...foreign])],
  });
}

/** Begins to listen to what the browser says of requests; those before are told as well. Once, when the page is opened. */
export function watchRequests(): void {
  put({ since: new Date(performance.timeOrigin) });
  new PerformanceObserver((list) =>
    count(
      'page',
      list.getEntries().map(({ name }) => name),
    ),
  ).observe({ type: 'resource', buffered: true });
  document.addEventListener('securitypolicyviolation', () => put({ refused: log.refused + 1 }));
  new BroadcastChannel(REQUESTS_CHANNEL).addEventListener('message', ({ data }: MessageEvent<ToldRequests>) => {
    count('workers', data.addresses);
    put({ refused: log.refused + data.refused });
  });
}

export const requestLog = (): RequestLog => log;

/** Addresses of our own origin that were used so far, to be kept for a visit without a network. */
export const usedAddresses = (): readonly string[] => [...used];

export function subscribeRequests(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
