import { judge, type AttributeReader } from '../../model';
import { benjaminiHochberg, newcombe, sharesP, type Interval } from '../../statistics';
import { readerOf, type AccountColumns } from '../account-columns';
import type { AccountResults } from './results';
import type { AccountRule, IcpProfile, IcpVersion } from '../profile';
import { score } from '../score';
import { MEMBERSHIP_CODES, PROFILE_UNKNOWN, type Scored } from '../scored';
import { closedDeals } from './closed-deals';
import { tierOf } from '../target-accounts';
import { LEVEL, type Untold } from './reason';
import { asShare, closedOf, winRate, type WinRate } from './win-rate';

/** Accounts that fail one must-have alone and would score as ICP without it, beside the ICP accounts of the same profile. */
export type NearMiss = {
  readonly profile: IcpProfile;
  readonly rule: AccountRule;
  readonly accounts: readonly number[];
  readonly rate: WinRate;
  readonly icp: WinRate;
  /** Win rate of the near misses minus that of the ICP (Newcombe), or why it is not told. */
  readonly difference:
    | { readonly missing: null; readonly value: number; readonly limits: Interval; readonly q: number }
    | { readonly missing: Untold };
  /** Asked where the interval of the difference does not lie below 0; null where it is not told. */
  readonly isTooNarrow: boolean | null;
};
export type NearMissesTold = { readonly missing: null; readonly all: readonly NearMiss[] } | { readonly missing: Untold };

const FEWEST_CLOSED = 10;

/** The place of the one must-have that fails while all others hold; null where that is not so. */
function onlyFailing({ mustHave }: IcpProfile, read: AttributeReader): number | null {
  const verdicts = mustHave.map((rule) => judge(rule, read));
  const place = verdicts.indexOf(false);
  return place >= 0 && verdicts.every((verdict, at) => (at === place ? verdict === false : verdict === true)) ? place : null;
}

/** A version of one profile that everyone enters, without one of its must-haves. */
function without(version: IcpVersion, profile: IcpProfile, place: number): IcpVersion {
  const rest = { ...profile, entry: undefined, mustHave: profile.mustHave.filter((_, at) => at !== place) };
  return { ...version, profiles: [rest] };
}

type Found = { readonly profile: IcpProfile; readonly place: number; readonly eased: IcpVersion; readonly accounts: number[] };

function found({ version, scored, accounts, results }: Asked): readonly Found[] {
  const all = version.profiles.map((profile) =>
    profile.mustHave.map((_, place): Found => ({ profile, place, eased: without(version, profile, place), accounts: [] })),
  );
  for (let account = 1; account < accounts.count; account += 1) {
    const place = scored.profile[account] ?? PROFILE_UNKNOWN;
    const profile = version.profiles[place];
    if (profile === undefined || profile.mustHave.length === 0 || results.isCounted[account] !== 1) continue;
    if (scored.isOverridden[account] === 1 || tierOf(scored, account) !== '4') continue;
    const read = readerOf(accounts, account);
    const failing = onlyFailing(profile, read);
    const rule = failing === null ? undefined : all[place]?.[failing];
    if (rule !== undefined && score(rule.eased, read).icp === 'in') rule.accounts.push(account);
  }
  return all.flat();
}

type Asked = {
  readonly version: IcpVersion;
  readonly scored: Scored;
  readonly accounts: AccountColumns;
  readonly results: AccountResults;
};
type Measured = Omit<NearMiss, 'difference' | 'isTooNarrow'> & { readonly limits: Interval | null; readonly p: number };

function toldOf(measured: readonly Measured[]): readonly NearMiss[] {
  const isTold = ({ rate, icp }: Measured): boolean => closedOf(rate) >= FEWEST_CLOSED && closedOf(icp) >= FEWEST_CLOSED;
  const tested = measured.filter(isTold);
  const q = benjaminiHochberg(tested.map(({ p }) => p));
  return measured.map((each): NearMiss => {
    const { limits, p: _, ...kept } = each;
    const missing: Untold = closedOf(each.rate) === 0 ? 'noClosed' : 'fewClosed';
    if (limits === null || !isTold(each)) return { ...kept, difference: { missing }, isTooNarrow: null };
    const value = each.rate.won / closedOf(each.rate) - each.icp.won / closedOf(each.icp);
    const difference = { missing: null, value, limits, q: q[tested.indexOf(each)] ?? 1 };
    return { ...kept, difference, isTooNarrow: !(limits.high < 0) };
  });
}

/**
 * Near misses by the must-have they fail: win rate with n beside that of the ICP accounts of the same profile. Accounts that are
 * excluded, were overridden, or for which another must-have is not decided are none. Under 10 closed deals on either side no
 * difference is told.
 */
export function nearMisses(asked: Asked): NearMissesTold {
  if (asked.version.profiles.every(({ mustHave }) => mustHave.length === 0)) return { missing: 'noMustHave' };
  const deals = closedDeals(asked.results);
  const rateOf = (accounts: readonly number[]): WinRate =>
    winRate(
      accounts.reduce((sum, account) => sum + (deals.won[account] ?? 0), 0),
      accounts.reduce((sum, account) => sum + (deals.lost[account] ?? 0), 0),
    );
  const inside = MEMBERSHIP_CODES.indexOf('in');
  const icpOf = asked.version.profiles.map((_, place) =>
    rateOf(
      [...asked.scored.profile.keys()].filter((account) => asked.scored.profile[account] === place && asked.scored.icp[account] === inside),
    ),
  );
  const measured = found(asked).flatMap(({ profile, place, accounts }): readonly Measured[] => {
    const rule = profile.mustHave[place];
    const icp = icpOf[asked.version.profiles.indexOf(profile)];
    if (rule === undefined || icp === undefined) return [];
    const rate = rateOf(accounts);
    const sides = [asShare(rate), asShare(icp)] as const;
    return [{ profile, rule, accounts, rate, icp, limits: newcombe(...sides, LEVEL), p: sharesP(...sides) ?? 1 }];
  });
  return { missing: null, all: toldOf(measured) };
}
