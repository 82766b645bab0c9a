import type { Labels } from './accounts';
import type { Deal } from './deals';
import type { Slice } from './reading';

export function matches(labels: Labels, slice: Slice): boolean {
  return Object.entries(slice).every(([name, label]) => (labels[name] ?? null) === label);
}

/** A slice for each combination of labels that occurs among the deals, in the order of the labels; unknown last. */
export function slicesBy(deals: readonly Deal[], names: readonly string[]): Slice[] {
  const found = new Map<string, Slice>();
  for (const { labels } of deals) {
    const slice = Object.fromEntries(names.map((name) => [name, labels[name] ?? null]));
    found.set(sortKey(slice), slice);
  }
  return [...found].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, slice]) => slice);
}

function sortKey(slice: Slice): string {
  return JSON.stringify(Object.values(slice).map((label) => (label === null ? '\uffff' : label)));
}
