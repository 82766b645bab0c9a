import { judge } from '../model';
import { attributeOf, readerOf, type AccountColumns } from './account-columns';
import type { Criterion } from './profile';

/** How many accounts each band of a criterion takes, how many are in none though the attribute is known, and of how many it is not. */
export type BandCounts = { readonly bands: readonly number[]; readonly none: number; readonly unknown: number };

/** All accounts by the first band of a criterion that holds, whichever profile they enter. */
export function accountsByBand({ field, bands }: Criterion, accounts: AccountColumns): BandCounts {
  const counts = bands.map(() => 0);
  let [none, unknown] = [0, 0];
  for (let account = 1; account < accounts.count; account += 1) {
    const place = bands.findIndex(({ when }) => judge(when, readerOf(accounts, account)) === true);
    if (attributeOf(accounts, account, field) === null) unknown += 1;
    else if (place < 0) none += 1;
    else counts[place] = (counts[place] ?? 0) + 1;
  }
  return { bands: counts, none, unknown };
}
