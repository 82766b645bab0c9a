import { attributesIn } from '../../model';
import { attributeOf, type AccountColumns } from '../account-columns';
import type { AccountResults } from './results';
import type { IcpProfile, IcpVersion } from '../profile';
import type { Scored } from '../scored';
import { closedDeals } from './closed-deals';
import { tierOf } from '../target-accounts';

/** How many of some accounts have a value. */
export type Filled = { readonly filled: number; readonly all: number };
/** Under 60 % is a warning, over 80 % the goal (`domain.md` 9.2). */
export type FilledLevel = 'poor' | 'fair' | 'good';
/** What an attribute does in a profile. */
export type UsedFor = 'entry' | 'mustHave' | 'exclude' | 'fit' | 'intent';

export type AttributeFilled = {
  readonly name: string;
  readonly usedFor: readonly UsedFor[];
  /** Whether any file has it. */
  readonly isInFiles: boolean;
  readonly accounts: Filled;
  /** Of accounts with a closed or open deal. */
  readonly withDeals: Filled;
  /** Of all accounts; null without any. */
  readonly level: FilledLevel | null;
};

export type Completeness = {
  /** In the order in which the profiles name them. */
  readonly attributes: readonly AttributeFilled[];
  readonly accounts: number;
  /** Accounts whose tier is unknown. */
  readonly unscored: number;
  /** The attribute that most of them lack, and how many do; the first named of several. Null where none lacks any. */
  readonly mostMissing: { readonly name: string; readonly accounts: number } | null;
};

/** Shares of filled values below which data are called poor, and from which they are called good. */
export const FILLED_LEVELS = { warning: 0.6, goal: 0.8 } as const;

/** Over 80 % is the goal, under 60 % a warning; compared without rounding. */
export function filledLevel({ filled, all }: Filled): FilledLevel | null {
  if (all === 0) return null;
  if (filled < FILLED_LEVELS.warning * all) return 'poor';
  return filled > FILLED_LEVELS.goal * all ? 'good' : 'fair';
}

const usesOf = (profile: IcpProfile): readonly (readonly [string, UsedFor])[] => [
  ...(profile.entry === undefined ? [] : attributesIn(profile.entry)).map((name) => [name, 'entry'] as const),
  ...profile.mustHave.flatMap(attributesIn).map((name) => [name, 'mustHave'] as const),
  ...profile.exclude.flatMap(attributesIn).map((name) => [name, 'exclude'] as const),
  ...profile.criteria.flatMap(({ field, bands, side }) =>
    [field, ...bands.flatMap(({ when }) => attributesIn(when))].map((name) => [name, side] as const),
  ),
];

/** Every attribute that a version names, with what it is used for. */
function attributesUsed(version: IcpVersion): ReadonlyMap<string, readonly UsedFor[]> {
  const uses = new Map<string, readonly UsedFor[]>();
  for (const [name, use] of version.profiles.flatMap(usesOf)) {
    const known = uses.get(name) ?? [];
    uses.set(name, known.includes(use) ? known : [...known, use]);
  }
  return uses;
}

/**
 * How complete the attributes are that a version names, and what stands in the way of accounts that cannot be scored; of the
 * accounts that metrics count.
 */
export function completeness(
  version: IcpVersion,
  given: { readonly accounts: AccountColumns; readonly scored: Scored; readonly results: AccountResults },
): Completeness {
  const { accounts, scored, results } = given;
  const deals = closedDeals(results);
  const everyone = Array.from(results.isCounted.keys()).filter((account) => results.isCounted[account] === 1);
  const worked = everyone.filter(
    (account) => (deals.won[account] ?? 0) + (deals.lost[account] ?? 0) + (results.open.deals[account] ?? 0) > 0,
  );
  const unscored = everyone.filter((account) => tierOf(scored, account) === 'unknown');
  const filledIn = (name: string, some: readonly number[]): Filled => ({
    filled: some.filter((account) => attributeOf(accounts, account, name) !== null).length,
    all: some.length,
  });
  const attributes = [...attributesUsed(version)].map(([name, usedFor]): AttributeFilled => {
    const all = filledIn(name, everyone);
    return {
      name,
      usedFor,
      isInFiles: accounts.columns.has(name),
      accounts: all,
      withDeals: filledIn(name, worked),
      level: filledLevel(all),
    };
  });
  const lacking = attributes
    .filter(({ usedFor }) => usedFor.some((use) => use !== 'intent'))
    .map(({ name }) => ({ name, accounts: unscored.length - filledIn(name, unscored).filled }))
    .filter((each) => each.accounts > 0);
  const most = lacking.reduce<(typeof lacking)[number] | null>(
    (best, each) => (best === null || each.accounts > best.accounts ? each : best),
    null,
  );
  return { attributes, accounts: everyone.length, unscored: unscored.length, mostMissing: most };
}
