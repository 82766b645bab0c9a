import { civilOf, dateOf, parseDate } from '../model';
import type { IcpVersion } from './profile';
import { inOrder, versionInForce } from './ruler';

/** So many months without another version are a reason to look at it again (`assessment.md`, E03). */
export const MONTHS_TO_REVIEW = 18;

/** `overtaken`: one of the same date was published later and holds in its place. */
export type Standing = 'inForce' | 'wasInForce' | 'toCome' | 'overtaken';

/** A version among the others. Dates are `YYYY-MM-DD`, both included. */
export type VersionStanding = {
  readonly version: IcpVersion;
  readonly standing: Standing;
  /** The day before another one takes its place; null where none does. */
  readonly until: string | null;
  /** The one that was in force before it; null for the first. */
  readonly before: IcpVersion | null;
  /** Whole months since that one took effect. */
  readonly monthsSinceBefore: number | null;
};

/** Whole months from one date to another, as a birthday counts them; null where one of them is no date or the second comes first. */
export function monthsBetween(from: string, to: string): number | null {
  const [start, end] = [parseDate(from), parseDate(to)];
  if (start === null || end === null || end < start) return null;
  const [a, b] = [civilOf(start), civilOf(end)];
  return (b.year - a.year) * 12 + b.month - a.month - (b.date < a.date ? 1 : 0);
}

function dayBefore(date: string): string {
  const day = parseDate(date);
  return day === null ? date : dateOf(day - 1);
}

/** What each version is on a date, in the order in which they take effect. The first holds before its own date, too. */
export function versionHistory(versions: readonly IcpVersion[], date: string): readonly VersionStanding[] {
  const [ordered, current] = [inOrder(versions), versionInForce(versions, date)];
  const isOvertaken = (at: number): boolean => ordered[at + 1]?.effectiveFrom === ordered[at]?.effectiveFrom;
  const standingOf = (version: IcpVersion, at: number): Standing => {
    if (version === current) return 'inForce';
    if (ordered[at + 1] !== undefined && isOvertaken(at)) return 'overtaken';
    return version.effectiveFrom > date ? 'toCome' : 'wasInForce';
  };
  return ordered.map((version, at) => {
    const next = ordered.find(({ effectiveFrom }) => effectiveFrom > version.effectiveFrom);
    const before = ordered.findLast((other, place) => other.effectiveFrom < version.effectiveFrom && !isOvertaken(place)) ?? null;
    return {
      version,
      standing: standingOf(version, at),
      until: next === undefined ? null : dayBefore(next.effectiveFrom),
      before,
      monthsSinceBefore: before === null ? null : monthsBetween(before.effectiveFrom, version.effectiveFrom),
    };
  });
}
