import type { AttributeRule, DimensionId } from '../model';

/** Which of the two scores a criterion feeds: who the account is, or whether it seems to be buying now. Only fit makes a tier. */
export type Side = 'fit' | 'intent';
export type Family = 'firmographic' | 'technographic' | 'behavioural' | 'environmental';
export type Importance = 'critical' | 'veryHigh' | 'high' | 'medium';

/** A rule about accounts. */
export type AccountRule = AttributeRule;

export type Band = { readonly when: AccountRule; readonly points: number };
/** One thing that makes an account fit. The first band that holds gives the points; a known value in none gives 0. */
export type Criterion = {
  readonly id: string;
  readonly field: string;
  readonly family: Family;
  readonly side: Side;
  readonly points?: number | undefined;
  readonly importance?: Importance | undefined;
  readonly bands: readonly Band[];
};

/** An ideal customer profile in the one true shape of `domain.md` 9.1. No `entry` means everyone. */
export type IcpProfile = {
  readonly id: string;
  readonly name: string;
  readonly owner?: string | undefined;
  /** The card beside the rules: text for people, on which no number rests. Dates are `YYYY-MM-DD`. */
  readonly status?: 'target' | 'observe' | 'retired' | undefined;
  readonly primaryMetric?: string | undefined;
  readonly lastValidated?: string | undefined;
  readonly review?: string | undefined;
  readonly notes?: string | undefined;
  readonly play?: string | undefined;
  readonly entry?: AccountRule | undefined;
  readonly mustHave: readonly AccountRule[];
  readonly exclude: readonly AccountRule[];
  readonly missing: 'leaveOut' | 'countAsMiss';
  /** Least scores of tiers 1, 2 and 3. */
  readonly cuts: readonly [number, number, number];
  /** Least score of an ICP member. */
  readonly icpFrom: number;
  readonly criteria: readonly Criterion[];
};

/** A frozen set of profiles, in the order in which accounts try them. */
export type IcpVersion = {
  readonly id: string;
  readonly name: string;
  readonly effectiveFrom: string;
  readonly author: string;
  readonly note: string;
  readonly profiles: readonly IcpProfile[];
};

export type Tier = '1' | '2' | '3' | '4' | 'excluded' | 'unknown';
export type IcpMembership = 'in' | 'out' | 'unknown';

/** What an account scores, and why. `possible` is the points that could be judged for lack of nothing. */
export type Score = {
  readonly profile: string | null;
  readonly earned: number;
  readonly known: number;
  readonly possible: number;
  readonly tier: Tier;
  readonly icp: IcpMembership;
  readonly met: readonly string[];
  readonly lacks: readonly string[];
};

export const TIERS: readonly Tier[] = ['1', '2', '3', '4', 'excluded'];
export const TIER = 'tier' as DimensionId;
export const ICP = 'icp' as DimensionId;
export const ICP_PROFILE = 'icpProfile' as DimensionId;
