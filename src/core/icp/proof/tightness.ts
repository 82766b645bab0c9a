import type { AccountResults } from './results';
import type { Tier } from '../profile';
import { MEMBERSHIP_CODES, type Scored } from '../scored';
import { closedDeals } from './closed-deals';
import { tierOf } from '../target-accounts';
import { SCORE_TIERS } from './tier-proof';

/** Accounts and deals of new business, open and closed, of one group. */
export type Part = { readonly accounts: number; readonly deals: number };
export type TierPart = Part & {
  readonly tier: Tier;
  /** Its share of the market against what is usual; null where no counts of the market are given, and outside tiers 1 to 4. */
  readonly market: MarketShare | null;
};
export type MarketShare = { readonly share: number; readonly verdict: 'below' | 'within' | 'above' };
export type Tightness = {
  readonly tiers: readonly TierPart[];
  readonly icp: Part;
  /** ICP or not is unknown; deals that name no account are here. */
  readonly unknown: Part;
  readonly all: Part;
};

/** Usual shares of the market in tiers 1 to 4 (Outreaches; `domain.md` 9.2). */
export const USUAL_SHARES: readonly (readonly [low: number, high: number])[] = [
  [0.05, 0.1],
  [0.15, 0.25],
  [0.3, 0.4],
  [0.25, 0.35],
];
const SHOWN: readonly Tier[] = [...SCORE_TIERS, 'excluded', 'unknown'];

function marketOf(tam: readonly number[], place: number): MarketShare | null {
  const [usual, count] = [USUAL_SHARES[place], tam[place]];
  const all = tam.reduce((sum, each) => sum + each, 0);
  if (usual === undefined || count === undefined || all <= 0) return null;
  if (count < usual[0] * all) return { share: count / all, verdict: 'below' };
  return { share: count / all, verdict: count > usual[1] * all ? 'above' : 'within' };
}

/**
 * What share of accounts and of deals is in each tier and in the ICP; partners and our own accounts are left out. `tam`: companies of the whole market in tiers 1 to 4;
 * only these are held against the usual shares, for accounts in a CRM are no market. Null: no verdict.
 */
export function tightness(scored: Scored, results: AccountResults, tam: readonly number[] | null): Tightness {
  const deals = closedDeals(results);
  const dealsOf = (account: number): number => (deals.won[account] ?? 0) + (deals.lost[account] ?? 0) + (results.open.deals[account] ?? 0);
  const numbers = Array.from({ length: results.count }, (_, account) => account);
  const part = (holds: (account: number) => boolean): Part => {
    const some = numbers.filter(holds);
    return {
      accounts: some.filter((account) => results.isCounted[account] === 1).length,
      deals: some.reduce((sum, account) => sum + dealsOf(account), 0),
    };
  };
  const member = (account: number) => (account === 0 ? 'unknown' : (MEMBERSHIP_CODES[scored.icp[account] ?? 0] ?? 'unknown'));
  return {
    tiers: SHOWN.map((tier, place) => ({
      tier,
      ...part((account) => (account === 0 ? 'unknown' : tierOf(scored, account)) === tier),
      market: tam === null ? null : marketOf(tam, place),
    })),
    icp: part((account) => member(account) === 'in'),
    unknown: part((account) => member(account) === 'unknown'),
    all: part(() => true),
  };
}
