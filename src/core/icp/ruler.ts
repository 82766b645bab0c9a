import type { IcpVersion } from './profile';

/**
 * By which version of the ICP all periods are read: the one in force at the as-of date (`latest`), each period by the one in
 * force then, or one version by its id.
 */
export type IcpRuler = { readonly kind: 'latest' } | { readonly kind: 'inForceThen' } | { readonly kind: 'version'; readonly id: string };

/** Versions in the order in which they take effect; of one date the later published goes last, and holds. */
export const inOrder = (versions: readonly IcpVersion[]): readonly IcpVersion[] =>
  versions.toSorted((a, b) => {
    if (a.effectiveFrom === b.effectiveFrom) return 0;
    return a.effectiveFrom < b.effectiveFrom ? -1 : 1;
  });

/** The version in force on a date (YYYY-MM-DD): the latest that had taken effect; before the first one, the first. */
export function versionInForce(versions: readonly IcpVersion[], date: string): IcpVersion | null {
  const ordered = inOrder(versions);
  return ordered.findLast((version) => version.effectiveFrom <= date) ?? ordered[0] ?? null;
}

/**
 * The versions that a ruler reads by on an as-of date, in the order in which they take effect: one, unless each period is read
 * by the version in force then. Of several with the same date the last published. An id that no version has reads by the
 * latest.
 */
export function versionsRead(versions: readonly IcpVersion[], ruler: IcpRuler, date: string): readonly IcpVersion[] {
  const latest = versionInForce(versions, date);
  if (latest === null) return [];
  switch (ruler.kind) {
    case 'latest':
      return [latest];
    case 'version':
      return [versions.find(({ id }) => id === ruler.id) ?? latest];
    case 'inForceThen': {
      const effective = inOrder(versions).filter(({ effectiveFrom }) => effectiveFrom <= date);
      const last = effective.filter((version, at) => effective[at + 1]?.effectiveFrom !== version.effectiveFrom);
      return last.length === 0 ? [latest] : last;
    }
  }
}
