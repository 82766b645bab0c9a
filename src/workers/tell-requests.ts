/** The channel on which workers tell pages of their origin what they requested: a page cannot see it by itself. */
export const REQUESTS_CHANNEL = 'plumbline.requests';

/** Addresses that a worker requested, and how many requests its policy refused. No address of ours holds anything of a file. */
export type ToldRequests = { readonly addresses: readonly string[]; readonly refused: number };

/** Tells, as long as this worker lives, what it requests. */
export function tellRequests(): void {
  const channel = new BroadcastChannel(REQUESTS_CHANNEL);
  const tell = (told: ToldRequests): void => channel.postMessage(told);
  new PerformanceObserver((list) => tell({ addresses: list.getEntries().map(({ name }) => name), refused: 0 })).observe({
    type: 'resource',
    buffered: true,
  });
  self.addEventListener('securitypolicyviolation', () => tell({ addresses: [], refused: 1 }));
}
