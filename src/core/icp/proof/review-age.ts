import type { IcpVersion } from '../profile';
import { MONTHS_TO_REVIEW, monthsBetween } from '../version-history';

/** What is overdue on a profile's card. Dates are `YYYY-MM-DD`. */
export type ProfileReview = {
  readonly id: string;
  readonly name: string;
  readonly lastValidated: string | null;
  readonly review: string | null;
  /** Whether its review date has passed; null where it has none. */
  readonly isOverdue: boolean | null;
};

export type ReviewAge = {
  readonly effectiveFrom: string;
  /** Whole months since the version took effect; null where a date cannot be read or it has not taken effect. */
  readonly months: number | null;
  readonly isOld: boolean;
  readonly profiles: readonly ProfileReview[];
};

/** How long ago the profiles last changed, against 18 months, and whose review is overdue. Retired profiles are left out. */
export function reviewAge(version: IcpVersion, asOf: string): ReviewAge {
  const months = monthsBetween(version.effectiveFrom, asOf);
  return {
    effectiveFrom: version.effectiveFrom,
    months,
    isOld: months !== null && months >= MONTHS_TO_REVIEW,
    profiles: version.profiles
      .filter(({ status }) => status !== 'retired')
      .map(({ id, name, lastValidated, review }) => ({
        id,
        name,
        lastValidated: lastValidated ?? null,
        review: review ?? null,
        isOverdue: review === undefined ? null : review < asOf,
      })),
  };
}
