import type { Segmentation } from './segmentation';

/** Of one id: the latest in effect on a date, of two with the same date the higher version; before the first, the first. */
function inForce(versions: readonly Segmentation[], date: string): Segmentation | null {
  const ascending = versions.toSorted((a, b) => {
    if (a.effectiveFrom === b.effectiveFrom) return a.version - b.version;
    return a.effectiveFrom < b.effectiveFrom ? -1 : 1;
  });
  return ascending.findLast(({ effectiveFrom }) => effectiveFrom <= date) ?? ascending[0] ?? null;
}

/**
 * The version of each segmentation that is in force on a date (YYYY-MM-DD), one ruler for all periods, in the order in
 * which their ids first come. Before its first version takes effect a segmentation is read by that one, as an ICP is.
 */
export function segmentationsInForce(all: readonly Segmentation[], asOf: string): readonly Segmentation[] {
  const ids = [...new Set(all.map(({ id }) => id))];
  return ids.flatMap(
    (id) =>
      inForce(
        all.filter((each) => each.id === id),
        asOf,
      ) ?? [],
  );
}

/** All versions with a changed segmentation as one more: what was published stays as it is. */
export function withNextVersion(all: readonly Segmentation[], changed: Segmentation): readonly Segmentation[] {
  const published = all.filter(({ id }) => id === changed.id).map(({ version }) => version);
  return [...all, { ...changed, version: Math.max(0, ...published) + 1 }];
}
