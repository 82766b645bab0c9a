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

/** What people say of a profile or of one of its tiers. Text for people, on which no number rests. */
export type Card = {
  readonly owner?: string | undefined;
  readonly valueProposition?: string | undefined;
  readonly pains?: readonly string[] | undefined;
  readonly roles?: readonly string[] | undefined;
  readonly play?: string | undefined;
  readonly coverageModel?: string | undefined;
};

/** A tier that a score gives. */
export type ScoreTier = '1' | '2' | '3' | '4';

/** An ideal customer profile in the one true shape of `domain.md` 9.1. No `entry` means everyone. */
export type IcpProfile = Card & {
  readonly id: string;
  readonly name: string;
  /** Dates are `YYYY-MM-DD`. */
  readonly status?: 'target' | 'observe' | 'retired' | undefined;
  readonly primaryMetric?: string | undefined;
  readonly lastValidated?: string | undefined;
  readonly review?: string | undefined;
  readonly notes?: string | undefined;
  /** Where a tier is treated otherwise than its profile. */
  readonly tiers?: Readonly<Partial<Record<ScoreTier, Card>>> | undefined;
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

export type Tier = ScoreTier | 'excluded' | 'unknown';
export type IcpMembership = 'in' | 'out' | 'unknown';

/** What decided the tier of an account, the foremost first (`domain.md` 9.2). */
export type DecidedBy = 'exclusion' | 'override' | 'mustHave' | 'score' | 'noEntry' | 'undecidedEntry';

/** Points of one of the two scores: earned of those known, known of those possible. */
export type Points = { readonly earned: number; readonly known: number; readonly possible: number };

/** What an account scores, and why. `possible` is the points that could be judged for lack of nothing. */
export type Score = Points & {
  /** The profile that scored it; `none` where no entry holds, null where that cannot be decided. */
  readonly profile: string | null;
  readonly tier: Tier;
  readonly icp: IcpMembership;
  readonly met: readonly string[];
  readonly lacks: readonly string[];
  /** Whether it seems to be buying now: a score of its own, which never changes the tier. */
  readonly intent: Points;
  /** The tier would be another one if all that is not known were met, or if none of it were. */
  readonly isProvisional: boolean;
  readonly decidedBy: DecidedBy;
};

/** A person's tier for one account. Dates are `YYYY-MM-DD`; it holds from `from` to `expires`, both included. */
export type Override = {
  /** The account's id as the files have it. */
  readonly account: string;
  readonly tier: ScoreTier;
  readonly reason: string;
  readonly author: string;
  readonly from: string;
  readonly expires: string;
  /** Whether it also lifts an anti-ICP exclusion; else the exclusion goes first. */
  readonly liftsExclusion: boolean;
};

export const TIERS: readonly Tier[] = ['1', '2', '3', '4', 'excluded'];
export const TIER = 'tier' as DimensionId;
export const ICP = 'icp' as DimensionId;
export const ICP_PROFILE = 'icpProfile' as DimensionId;
