import { benjaminiHochberg, sharesP } from '../../statistics';
import type { AccountResults } from './results';
import type { ScoreTier, Tier } from '../profile';
import { TIER_CODES, type Scored } from '../scored';
import { closedDeals } from './closed-deals';
import { membershipOf, tierOf } from '../target-accounts';
import { orderOf, type OrderTold } from './ordering';
import { asShare, closedOf, shareWon, winRate, type WinRate } from './win-rate';

/** The win rate of a group of accounts beside that of all deals. */
export type GroupRate = WinRate & {
  readonly accounts: number;
  /** Its win rate over that of all closed deals; null where one of the two does not exist. */
  readonly lift: number | null;
  /** Of the difference from all other deals, corrected over the groups; null where it was not compared. */
  readonly q: number | null;
};
/** `members`: how many of its accounts are in the ICP; a profile's line may run through a tier. */
export type TierRate = GroupRate & { readonly tier: Tier; readonly members: number };
export type TierProof = {
  /** Tiers 1 to 4, excluded, unknown; the last holds deals that name no account. */
  readonly rates: readonly TierRate[];
  readonly base: WinRate;
  /** Closed deals that name no account. */
  readonly nobody: number;
  readonly order: OrderTold;
};

export const SCORE_TIERS: readonly ScoreTier[] = ['1', '2', '3', '4'];
const SHOWN: readonly Tier[] = [...SCORE_TIERS, 'excluded', 'unknown'];

/** Adds to each group its lift over `base` and the q of its difference from all other deals, where both sides have `least`. */
export function besideBase<Group extends WinRate>(
  groups: readonly Group[],
  base: WinRate,
  least: number,
): readonly (Group & Pick<GroupRate, 'lift' | 'q'>)[] {
  const whole = shareWon(base);
  const rest = (group: WinRate) => ({ won: base.won - group.won, lost: base.lost - group.lost });
  const isCompared = (group: WinRate): boolean => closedOf(group) >= least && closedOf(rest(group)) >= least;
  const compared = groups.filter(isCompared);
  const q = benjaminiHochberg(compared.map((group) => sharesP(asShare(group), asShare(rest(group))) ?? 1));
  return groups.map((group) => {
    const own = shareWon(group);
    const place = compared.indexOf(group);
    return { ...group, lift: own === null || whole === null || whole === 0 ? null : own / whole, q: q[place] ?? null };
  });
}

/**
 * Win rate and lift of each tier over all deals closed, and whether tiers 1 to 4 come in that order. Accounts have the tier
 * they have now, also for deals that closed long ago. A group of fewer than `least` closed deals is not compared.
 */
export function tierProof(scored: Scored, results: AccountResults, least = 10): TierProof {
  const deals = closedDeals(results);
  const sums = SHOWN.map(() => ({ won: 0, lost: 0, accounts: 0, members: 0 }));
  const places = new Map(SHOWN.map((tier, place) => [TIER_CODES.indexOf(tier), place]));
  for (let account = 0; account < results.count; account += 1) {
    const sum = sums[places.get(TIER_CODES.indexOf(tierOf(scored, account))) ?? SHOWN.length - 1];
    if (sum === undefined) continue;
    sum.won += deals.won[account] ?? 0;
    sum.lost += deals.lost[account] ?? 0;
    sum.accounts += results.isCounted[account] ?? 0;
    if (membershipOf(scored, account) === 'in') sum.members += results.isCounted[account] ?? 0;
  }
  const base = winRate(
    sums.reduce((all, { won }) => all + won, 0),
    sums.reduce((all, { lost }) => all + lost, 0),
  );
  const groups = SHOWN.map((tier, place) => {
    const { won, lost, accounts, members } = sums[place] ?? { won: 0, lost: 0, accounts: 0, members: 0 };
    return { tier, accounts, members, ...winRate(won, lost) };
  });
  return {
    rates: besideBase(groups, base, least),
    base,
    nobody: (deals.won[0] ?? 0) + (deals.lost[0] ?? 0),
    order: orderOf(groups.slice(0, SCORE_TIERS.length), least),
  };
}
