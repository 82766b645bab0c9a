/** What became of a flag: nobody looked at it yet, somebody watches it, it has been explained, or it is settled. */
export type FlagStatus = 'open' | 'watching' | 'explained' | 'closed';

export const FLAG_STATUSES: readonly FlagStatus[] = ['open', 'watching', 'explained', 'closed'];

/** What people said of a flag. `finding` is the id of its comparison, `on` the as-of date it was said at (`YYYY-MM-DD`). */
export type Watched = {
  readonly finding: string;
  readonly status: FlagStatus;
  readonly owner: string;
  readonly note: string;
  readonly on: string;
};

/** The last that was said of each flag. */
export function latestOf(watched: readonly Watched[]): ReadonlyMap<string, Watched> {
  return new Map(watched.toSorted((a, b) => Number(a.on > b.on) - Number(a.on < b.on)).map((each) => [each.finding, each]));
}
