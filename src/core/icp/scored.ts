import type { IcpMembership, Tier } from './profile';

/** Tiers and memberships in the order of their codes; 0 is unknown. */
export const TIER_CODES: readonly Tier[] = ['unknown', '1', '2', '3', '4', 'excluded'];
export const MEMBERSHIP_CODES: readonly IcpMembership[] = ['unknown', 'in', 'out'];
/** The profile of an account for which an entry rule could not be decided. */
export const PROFILE_UNKNOWN = -1;

/**
 * The scores of all accounts under one version, column by column, by account number; nobody (0) is unknown throughout.
 * Equal, account for account, to `score`.
 */
export type Scored = {
  readonly count: number;
  /** Place among the version's profiles; as many as there are for `none`, -1 for undecided. */
  readonly profile: Int16Array;
  readonly tier: Uint8Array;
  readonly icp: Uint8Array;
  readonly earned: Float64Array;
  readonly known: Float64Array;
  readonly possible: Float64Array;
  readonly intentEarned: Float64Array;
  readonly intentKnown: Float64Array;
  readonly intentPossible: Float64Array;
  readonly isProvisional: Uint8Array;
  readonly isOverridden: Uint8Array;
};
