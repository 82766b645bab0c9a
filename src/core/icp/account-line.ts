import { judge, type AttributeReader } from '../model';
import { attributeOf, readerOf } from './account-columns';
import type { AccountRule, DecidedBy, IcpMembership, IcpProfile, IcpVersion, Override, Tier } from './profile';
import { score } from './score';
import { intentOf, membershipOf, profileOf, scoreOf, tierOf, type Targeting } from './target-accounts';

/** What decided the tier of an account. Criteria go by the field that they ask about. */
export type TierReasons = {
  readonly decidedBy: DecidedBy;
  readonly met: readonly string[];
  readonly missed: readonly string[];
  /** Not known, and so left out of the points. */
  readonly lacks: readonly string[];
  /** The first exclusion that holds, and the must-haves that fail. */
  readonly exclusion: AccountRule | null;
  readonly failed: readonly AccountRule[];
  /** Must-haves that cannot be decided for lack of data. */
  readonly undecided: readonly AccountRule[];
  readonly override: Override | null;
};

/** A segmentation of accounts in force, with what is written about its segments. */
export type AccountSegmentation = {
  readonly id: string;
  readonly name: string;
  readonly segments: readonly { readonly name: string; readonly play: string; readonly owner: string }[];
};

/** What is worked by: all that the list is drawn from, with overrides by account id and segmentations in force. */
export type Lining = Targeting & {
  readonly overrides: ReadonlyMap<string, Override>;
  readonly segmentations: readonly AccountSegmentation[];
};

/** An account of the target list. Scores are 0 to 100, money whole minor units. */
export type AccountLine = {
  readonly account: number;
  readonly id: string;
  readonly name: string;
  readonly score: number | null;
  readonly tier: Tier;
  readonly icp: IcpMembership;
  readonly isProvisional: boolean;
  /** The profile that scored it; null where none did. */
  readonly profile: { readonly id: string; readonly name: string } | null;
  readonly intent: number | null;
  readonly play: string;
  readonly owner: string;
  /** Its segment by each segmentation, in their order; null where that cannot be decided. */
  readonly segments: readonly (string | null)[];
  readonly reasons: TierReasons;
  readonly openDeals: number;
  readonly openAmount: number;
};

const NO_RULES = { exclusion: null, failed: [], undecided: [] } as const;

function rulesOf(profile: IcpProfile | undefined, read: AttributeReader): Pick<TierReasons, 'exclusion' | 'failed' | 'undecided'> {
  if (profile === undefined) return NO_RULES;
  const of = (wanted: boolean | null): readonly AccountRule[] => profile.mustHave.filter((rule) => judge(rule, read) === wanted);
  return {
    exclusion: profile.exclude.find((rule) => judge(rule, read) === true) ?? null,
    failed: of(false),
    undecided: of(null),
  };
}

/** Why an account has its tier under a version. */
export function tierReasons(version: IcpVersion, read: AttributeReader, override: Override | null): TierReasons {
  const own = score(version, read, override);
  const profile = version.profiles.find(({ id }) => id === own.profile);
  const fit = profile?.criteria.filter(({ side }) => side === 'fit') ?? [];
  const fields = (wanted: (id: string) => boolean): readonly string[] => [
    ...new Set(fit.filter(({ id }) => wanted(id)).map(({ field }) => field)),
  ];
  const [met, lacks] = [new Set(own.met), new Set(own.lacks)];
  const isJudged = own.decidedBy !== 'exclusion';
  return {
    decidedBy: own.decidedBy,
    met: fields((id) => met.has(id)),
    missed: isJudged ? fields((id) => !met.has(id) && !lacks.has(id)) : [],
    lacks: fields((id) => lacks.has(id)),
    ...rulesOf(profile, read),
    override,
  };
}

/** What is written for an account of a tier: its tier's own, else its profile's. */
function written(profile: IcpProfile | undefined, tier: Exclude<Tier, 'excluded'>, what: 'play' | 'owner'): string {
  if (profile === undefined) return '';
  return (tier === 'unknown' ? undefined : profile.tiers?.[tier]?.[what]) ?? profile[what] ?? '';
}

/** An account as the target list has it. Play and owner come from its tier, its profile or its first segment that has one. */
export function accountLine(lining: Lining, account: number): AccountLine {
  const { accounts, version, scored, results, overrides, segmentations } = lining;
  const [id, tier] = [accounts.ids[account] ?? '', tierOf(scored, account)];
  const profileId = profileOf(lining, account);
  const profile = version.profiles.find((each) => each.id === profileId);
  const segments = segmentations
    .map((each) => attributeOf(accounts, account, each.id))
    .map((each) => (each === null ? null : String(each)));
  const segmentSays = (what: 'play' | 'owner'): string =>
    segmentations.map((each, at) => each.segments.find(({ name }) => name === segments[at])?.[what] ?? '').find((text) => text !== '') ??
    '';
  // An excluded account is not worked at all.
  const sayOf = (what: 'play' | 'owner'): string => (tier === 'excluded' ? '' : written(profile, tier, what) || segmentSays(what));
  return {
    account,
    id,
    name: accounts.names[account] ?? '',
    score: scoreOf(scored, account),
    tier,
    icp: membershipOf(scored, account),
    isProvisional: scored.isProvisional[account] === 1,
    profile: profile === undefined ? null : { id: profile.id, name: profile.name },
    intent: intentOf(scored, account),
    play: sayOf('play'),
    owner: sayOf('owner'),
    segments,
    reasons: tierReasons(version, readerOf(accounts, account), overrides.get(id) ?? null),
    openDeals: results.open.deals[account] ?? 0,
    openAmount: results.open.amount[account] ?? 0,
  };
}
