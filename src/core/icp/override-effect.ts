import { readerOf, type AccountColumns } from './account-columns';
import { explain } from './explain';
import type { IcpVersion, Override } from './profile';

/** What the overrides in force do to the tiers of a version. */
export type OverrideEffect = {
  readonly inForce: number;
  /** Accounts whose tier is another one than the rules alone would give. */
  readonly changed: number;
  /** Overrides of accounts that the files do not have. */
  readonly unmatched: number;
  /** Overrides that an exclusion goes before, as they do not lift it. */
  readonly behindExclusion: number;
};

/** Account numbers by id; nobody has none. Of two accounts with one id, the first. */
export function numbersById({ ids, count }: Pick<AccountColumns, 'ids' | 'count'>): ReadonlyMap<string, number> {
  const numbers = new Map<string, number>();
  for (let account = 1; account < count; account += 1) {
    const id = ids[account] ?? '';
    if (id !== '' && !numbers.has(id)) numbers.set(id, account);
  }
  return numbers;
}

/** How many accounts change their tier by the overrides in force (by account id), and how many overrides come to nothing. */
export function overrideEffect(version: IcpVersion, accounts: AccountColumns, inForce: ReadonlyMap<string, Override>): OverrideEffect {
  const numbers = inForce.size === 0 ? new Map<string, number>() : numbersById(accounts);
  let [changed, unmatched, behindExclusion] = [0, 0, 0];
  for (const override of inForce.values()) {
    const account = numbers.get(override.account);
    if (account === undefined) {
      unmatched += 1;
      continue;
    }
    const { tier, byRules, decidedBy } = explain(version, readerOf(accounts, account), { override });
    if (decidedBy === 'exclusion') behindExclusion += 1;
    if (tier !== byRules.tier) changed += 1;
  }
  return { inForce: inForce.size, changed, unmatched, behindExclusion };
}
