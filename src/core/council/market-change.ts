/** Something that changed in the market, as people noted it: the data cannot tell it (`assessment.md`, E03). */
export type MarketChange = {
  readonly id: string;
  /** The day from which it holds, `YYYY-MM-DD`. */
  readonly on: string;
  readonly text: string;
  /** Taken back: it stays in the list and counts for nothing. */
  readonly isWithdrawn: boolean;
  readonly by: string;
  /** An ISO instant. The latest of an id stands. */
  readonly at: string;
};

const textOf = (change: MarketChange): string => JSON.stringify([change.at, change.by, change.on, change.text, change.isWithdrawn]);

/** The changes that stand, each as it was noted last, the latest day first; what was taken back is not among them. */
export function standingMarketChanges(changes: readonly MarketChange[]): readonly MarketChange[] {
  const latest = new Map<string, MarketChange>();
  for (const change of changes) {
    const known = latest.get(change.id);
    if (known === undefined || textOf(change) > textOf(known)) latest.set(change.id, change);
  }
  const standing = [...latest.values()].filter(({ isWithdrawn }) => !isWithdrawn);
  return standing.toSorted((a, b) => Number(a.on < b.on) - Number(a.on > b.on) || Number(a.id > b.id) - Number(a.id < b.id));
}

/** The changes that fall after one day and not after another, the latest first. */
export const marketChangesWithin = (changes: readonly MarketChange[], since: string, until: string): readonly MarketChange[] =>
  standingMarketChanges(changes).filter(({ on }) => on > since && on <= until);
