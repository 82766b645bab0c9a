import {
  faultOfOverride,
  findAccounts,
  numbersById,
  overrideEffect,
  overridesInForce,
  standingsOf,
  TIER,
  type AccountColumns,
  type IcpVersion,
  type Override,
  type OverrideStanding,
  type ScoreTier,
} from '../core/icp';
import { counted, decimal } from '../wording';
import { accountName } from './icp-account';
import { dayText } from './icp-ruler';
import { nameOf } from './name';

/** So many accounts are offered while one is looked for. */
const MOST_MATCHES = 8;

const STANDING_WORDS: Readonly<Record<OverrideStanding, string>> = {
  inForce: 'in force',
  behind: 'not in force: a later one holds',
  expired: 'expired: the tier of the rules is back',
  toCome: 'to come',
};

export const TIER_CHOICES: readonly (readonly [value: ScoreTier, text: string])[] = (['1', '2', '3', '4'] as const).map((tier) => [
  tier,
  nameOf(TIER, tier),
]);

/** An override in words. `at` is its place in the list of definitions. */
export type OverrideRow = {
  readonly at: number;
  readonly name: string;
  readonly id: string;
  readonly tier: string;
  readonly reason: string;
  readonly author: string;
  readonly from: string;
  readonly expires: string;
  readonly standing: string;
  readonly isInForce: boolean;
  readonly exclusion: string;
};

const ORDER: Readonly<Record<OverrideStanding, number>> = { inForce: 0, toCome: 1, behind: 2, expired: 3 };

/** Overrides as rows: those in force first, then those to come, and last those that are over. */
export function overrideRows(overrides: readonly Override[], accounts: AccountColumns, date: string): readonly OverrideRow[] {
  const standings = standingsOf(overrides, date);
  const numbers = overrides.length === 0 ? new Map<string, number>() : numbersById(accounts);
  const placed = overrides.map((override, at) => ({ override, at, standing: standings[at] ?? 'expired' }));
  return placed
    .toSorted((a, b) => ORDER[a.standing] - ORDER[b.standing])
    .map(({ override, at, standing }) => {
      const account = numbers.get(override.account);
      return {
        at,
        name: account === undefined ? 'no account of the files has this id' : accountName(accounts, account),
        id: override.account,
        tier: nameOf(TIER, override.tier),
        reason: override.reason,
        author: override.author,
        from: dayText(override.from),
        expires: dayText(override.expires),
        standing: STANDING_WORDS[standing],
        isInForce: standing === 'inForce',
        exclusion: override.liftsExclusion ? 'is lifted' : 'still excludes',
      };
    });
}

/** What the overrides in force do, on a date; without a version there are no tiers to change. */
export function overridesText(
  overrides: readonly Override[],
  given: { readonly version: IcpVersion | null; readonly accounts: AccountColumns; readonly date: string },
): string {
  const { version, accounts, date } = given;
  const inForce = overridesInForce(overrides, date);
  if (overrides.length === 0) return 'No account has a tier by hand: the rules alone decide.';
  const many = `${counted(inForce.size, 'override is', 'overrides are')} in force on ${dayText(date)}, of ${decimal(overrides.length)} in all.`;
  if (inForce.size === 0) return many;
  if (version === null) return `${many} There is no ICP yet, and so no tier that they could change.`;
  const { changed, unmatched, behindExclusion } = overrideEffect(version, accounts, inForce);
  return [
    many,
    `${counted(changed, 'account has', 'accounts have')} another tier than the rules give.`,
    ...(behindExclusion === 0
      ? []
      : [`${counted(behindExclusion, 'account stays', 'accounts stay')} excluded: an exclusion goes first unless it is lifted.`]),
    ...(unmatched === 0 ? [] : [`${counted(unmatched, 'override names', 'overrides name')} an account that the files do not have.`]),
  ].join(' ');
}

/** An account that may be meant. */
export type AccountMatch = { readonly id: string; readonly name: string };

/** Accounts whose name or id has a text, and what is said of how many there are. */
export function accountMatches(
  accounts: AccountColumns,
  text: string,
): { readonly matches: readonly AccountMatch[]; readonly says: string } {
  if (text.trim() === '') return { matches: [], says: '' };
  const { accounts: numbers, found } = findAccounts(accounts, text, MOST_MATCHES);
  const matches = numbers.map((account) => ({ id: accounts.ids[account] ?? '', name: accountName(accounts, account) }));
  if (found === 0) return { matches, says: 'No account has these letters in its name or id.' };
  const rest = found > numbers.length ? `; the first ${decimal(numbers.length)} are shown` : '';
  return { matches, says: `${counted(found, 'account')}${rest}.` };
}

/** An override that nobody wrote anything into yet. It begins on the date that the data are of. */
export const emptyOverride = (date: string): Override => ({
  account: '',
  tier: '1',
  reason: '',
  author: '',
  from: date,
  expires: '',
  liftsExclusion: false,
});

/** What is wrong with an override as it stands, or what it would do. */
export function overrideSays(override: Override, date: string): { readonly fault: string | null; readonly says: string } {
  const fault = faultOfOverride(override);
  if (fault !== null) return { fault, says: fault };
  if (override.expires < date)
    return { fault: null, says: `It would be over before ${dayText(date)}, the date of these data, and change nothing today.` };
  return {
    fault: null,
    says: `${nameOf(TIER, override.tier)} from ${dayText(override.from)} to ${dayText(override.expires)}; then the tier of the rules returns.`,
  };
}

/** The override with the spaces around its words taken off. */
export const trimmedOverride = (override: Override): Override => ({
  ...override,
  reason: override.reason.trim(),
  author: override.author.trim(),
});
