import { readerOf, type AccountColumns } from './account-columns';
import type { AccountResults } from './account-results';
import { MEMBERSHIP_CODES, PROFILE_UNKNOWN, TIER_CODES, type Scored } from './scored';
import type { IcpMembership, IcpVersion, Tier } from './profile';

/** What the list is drawn from. */
export type Targeting = {
  readonly accounts: AccountColumns;
  readonly version: IcpVersion;
  readonly scored: Scored;
  readonly results: AccountResults;
};

/** Which accounts are wanted: every part that asks for something must hold. */
export type TargetFilter = {
  /** Any of these; all where there are none. */
  readonly tiers: readonly Tier[];
  /** The id of a profile, `none`, or `unknown`. */
  readonly profile: string | null;
  readonly icp: IcpMembership | null;
  /** The least intent score, in points of 100; above 0, so that who has none known is not meant. */
  readonly leastIntent: number | null;
  /** Scores of 0 to 100 between which it lies, both ends in; who has none does not. */
  readonly score: { readonly from: number; readonly to: number } | null;
  readonly hasOpenDeal: boolean | null;
  /** A value of an attribute; null is that nothing is known. */
  readonly attribute: { readonly name: string; readonly value: string | null } | null;
  /** A part of the name or of the id, in small letters or capitals. */
  readonly text: string;
};

export const EVERY_ACCOUNT: TargetFilter = {
  tiers: [],
  profile: null,
  icp: null,
  leastIntent: null,
  score: null,
  hasOpenDeal: null,
  attribute: null,
  text: '',
};

export const TARGET_ORDERS = ['tier', 'score', 'intent', 'open', 'name'] as const;
/** By what the list is sorted, and whether from the least. */
export type TargetSorting = { readonly by: (typeof TARGET_ORDERS)[number]; readonly isAscending: boolean };
export const USUAL_SORTING: TargetSorting = { by: 'tier', isAscending: true };

/** The score of an account, 0 to 100, not rounded; null where nothing of it is known or no profile scores it. */
export function scoreOf({ earned, known }: Scored, account: number): number | null {
  const of = known[account] ?? 0;
  return of === 0 ? null : ((earned[account] ?? 0) * 100) / of;
}

/** The intent score of an account, 0 to 100; null where no signal is known. */
export function intentOf({ intentEarned, intentKnown }: Scored, account: number): number | null {
  const of = intentKnown[account] ?? 0;
  return of === 0 ? null : ((intentEarned[account] ?? 0) * 100) / of;
}

export const tierOf = ({ tier }: Scored, account: number): Tier => TIER_CODES[tier[account] ?? 0] ?? 'unknown';
/**
 * The unrounded score of an account, 0 to 100: points earned of those known. Null where it cannot be scored (tier unknown)
 * and where no points were counted (excluded, no profile, nobody). An account that fails a must-have keeps its points.
 */
export function fitScore(scored: Scored, account: number): number | null {
  const tier = tierOf(scored, account);
  return account === 0 || tier === 'unknown' || tier === 'excluded' ? null : scoreOf(scored, account);
}

export const membershipOf = ({ icp }: Scored, account: number): IcpMembership => MEMBERSHIP_CODES[icp[account] ?? 0] ?? 'unknown';

/** The id of the profile that scores an account, `none` where no entry holds, `unknown` where that cannot be decided. */
export function profileOf({ version, scored }: Pick<Targeting, 'version' | 'scored'>, account: number): string {
  const place = scored.profile[account] ?? PROFILE_UNKNOWN;
  return place === PROFILE_UNKNOWN ? 'unknown' : (version.profiles[place]?.id ?? 'none');
}

type Test = (account: number) => boolean;

/** Scores are quotients: an end is met by what is next to it. */
const CLOSE = 1e-9;
const isWithin = (value: number | null, { from, to }: NonNullable<TargetFilter['score']>): boolean =>
  value !== null && value >= from - CLOSE && value <= to + CLOSE;

function attributeTest({ accounts }: Targeting, { name, value }: NonNullable<TargetFilter['attribute']>): Test {
  const column = accounts.columns.get(name);
  if (column?.kind === 'text') {
    const code = value === null ? 0 : column.labels.indexOf(value, 1);
    return (account) => column.codes[account] === code;
  }
  const read = (account: number): string | number | null => readerOf(accounts, account)(name);
  return (account) => (value === null ? read(account) === null : String(read(account)) === value);
}

function textTest({ accounts }: Targeting, text: string): Test {
  const part = text.trim().toLowerCase();
  const has = (each: string | undefined): boolean => each !== undefined && each.toLowerCase().includes(part);
  return (account) => has(accounts.names[account]) || has(accounts.ids[account]);
}

/** The tests that a filter asks for; one that asks for nothing has none. */
function testsOf(targeting: Targeting, filter: TargetFilter): readonly Test[] {
  const { scored, results } = targeting;
  const { tiers, profile, icp, leastIntent, score, hasOpenDeal, attribute, text } = filter;
  const wanted: readonly (Test | null)[] = [
    tiers.length === 0 ? null : (account) => tiers.includes(tierOf(scored, account)),
    profile === null ? null : (account) => profileOf(targeting, account) === profile,
    icp === null ? null : (account) => membershipOf(scored, account) === icp,
    leastIntent === null ? null : (account) => (intentOf(scored, account) ?? -1) >= leastIntent,
    score === null ? null : (account) => isWithin(fitScore(scored, account), score),
    hasOpenDeal === null ? null : (account) => (results.open.deals[account] ?? 0) > 0 === hasOpenDeal,
    attribute === null ? null : attributeTest(targeting, attribute),
    text.trim() === '' ? null : textTest(targeting, text),
  ];
  return wanted.filter((test) => test !== null);
}

/** What an account is sorted by; null comes last either way. */
function keyOf({ accounts, scored, results }: Targeting, by: TargetSorting['by'], account: number): number | string | null {
  switch (by) {
    case 'name':
      return (accounts.names[account] ?? '').toLowerCase();
    case 'score':
      return scoreOf(scored, account);
    case 'intent':
      return intentOf(scored, account);
    case 'open':
      return results.open.amount[account] ?? 0;
    case 'tier':
      return (scored.tier[account] ?? 0) === 0 ? null : (scored.tier[account] ?? 0);
  }
}

type Key = number | string | null;

function compared(a: Key, b: Key, sign: 1 | -1): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  return sign * (Number(a > b) - Number(a < b));
}

/**
 * The numbers of the accounts that a filter wants, sorted; of those alike the higher score first, then as the files have them.
 * Number 0 is nobody and never among them, nor are partners and our own accounts.
 */
export function targetAccounts(targeting: Targeting, filter: TargetFilter, sorting: TargetSorting = USUAL_SORTING): readonly number[] {
  const { accounts, scored, results } = targeting;
  const tests = [(account: number): boolean => results.isCounted[account] === 1, ...testsOf(targeting, filter)];
  const found: { readonly account: number; readonly key: Key; readonly score: number | null }[] = [];
  for (let account = 1; account < accounts.count; account += 1)
    if (tests.every((test) => test(account)))
      found.push({ account, key: keyOf(targeting, sorting.by, account), score: scoreOf(scored, account) });
  const sign = sorting.isAscending ? 1 : -1;
  return found
    .sort((a, b) => compared(a.key, b.key, sign) || compared(a.score, b.score, -1) || a.account - b.account)
    .map(({ account }) => account);
}
