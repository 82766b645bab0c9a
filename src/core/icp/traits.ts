import { attributesIn, judge } from '../model';
import { readerOf, type AccountColumns } from './account-columns';
import { isDescriptive, ruleOf, valuesAmong, type Cutting } from './attribute-values';
import { familyOf } from './draft-from-best';
import type { AccountRule, Criterion, Family, IcpProfile } from './profile';

/**
 * A criterion whose weight is to be learned, and which of its bands hold for accounts. `share` is the part of the criterion's
 * points that a band gives, 1 the best; null where that is to be learned too.
 */
export type Trait = {
  readonly id: string;
  readonly field: string;
  readonly family: Family;
  readonly bands: readonly { readonly when: AccountRule; readonly share: number | null }[];
  /** The bands of the r-th account are `held[k]` for start[r] <= k < start[r + 1]: none, where it is known to have no points. */
  readonly start: Uint32Array;
  readonly held: Uint16Array;
  /** 1 for an account of which it is not known. */
  readonly isBlank: Uint8Array;
};

/** The part of a criterion's points that each of its bands gives. */
function sharesOf({ bands }: Criterion): readonly number[] {
  const most = bands.reduce((best, { points }) => Math.max(best, points), 0);
  return bands.map(({ points }) => (most === 0 ? 0 : points / most));
}

function givenTrait(criterion: Criterion, accounts: AccountColumns, among: readonly number[]): Trait {
  const shares = sharesOf(criterion);
  const [start, isBlank] = [new Uint32Array(among.length + 1), new Uint8Array(among.length)];
  const held: number[] = [];
  among.forEach((account, row) => {
    const read = readerOf(accounts, account);
    const value = read(criterion.field);
    isBlank[row] = value === null || value === '' ? 1 : 0;
    const band = isBlank[row] === 1 ? -1 : criterion.bands.findIndex(({ when }) => judge(when, read) === true);
    if (band >= 0) held.push(band);
    start[row + 1] = held.length;
  });
  const bands = criterion.bands.map(({ when }, at) => ({ when, share: shares[at] ?? 0 }));
  return { id: criterion.id, field: criterion.field, family: criterion.family, bands, start, held: Uint16Array.from(held), isBlank };
}

/** The attributes that decide a criterion: its own, and what else its bands ask for. */
const attributesOf = ({ field, bands }: Criterion): readonly string[] => [field, ...bands.flatMap(({ when }) => attributesIn(when))];

/** The fit criteria of a profile, one step each; those that ask for an attribute that is only known after a win are left out. */
export function* traitsOfProfile(
  profile: IcpProfile,
  accounts: AccountColumns,
  { among, blocked }: { readonly among: readonly number[]; readonly blocked: ReadonlySet<string> },
): Generator<undefined, readonly Trait[]> {
  const traits: Trait[] = [];
  for (const criterion of profile.criteria) {
    if (criterion.side !== 'fit' || attributesOf(criterion).some((name) => blocked.has(name))) continue;
    traits.push(givenTrait(criterion, accounts, among));
    yield;
  }
  return traits;
}

/** An attribute as a criterion with a band for each of its values; null where it has none that a rule can name. */
function foundTrait(accounts: AccountColumns, name: string, among: readonly number[], cutting: Cutting): Trait | null {
  const valued = valuesAmong(accounts, name, Uint32Array.from(among), cutting);
  if (valued === null) return null;
  const rules = valued.values.map((value) => ruleOf(name, value));
  const [start, isBlank] = [new Uint32Array(among.length + 1), new Uint8Array(among.length)];
  const held: number[] = [];
  const unknown = valued.values.findIndex(({ kind }) => kind === 'unknown');
  among.forEach((_, row) => {
    for (let k = valued.start[row] ?? 0; k < (valued.start[row + 1] ?? 0); k += 1) {
      const place = valued.places[k] ?? 0;
      if (place === unknown) isBlank[row] = 1;
      else if (rules[place] !== null) held.push(place);
    }
    start[row + 1] = held.length;
  });
  // Others and unknown come last, so that the places of the rest are those of their rules.
  const bands = rules.filter((when) => when !== null).map((when) => ({ when, share: null }));
  return { id: name, field: name, family: familyOf(name), bands, start, held: Uint16Array.from(held), isBlank };
}

/** Every attribute as a criterion, but for those in `blocked`; one step each. */
export function* traitsOfAttributes(
  accounts: AccountColumns,
  { among, blocked, ...cutting }: Cutting & { readonly among: readonly number[]; readonly blocked: ReadonlySet<string> },
): Generator<undefined, readonly Trait[]> {
  const traits: Trait[] = [];
  for (const name of accounts.columns.keys()) {
    const trait = isDescriptive(name) && !blocked.has(name) ? foundTrait(accounts, name, among, cutting) : null;
    if (trait !== null) traits.push(trait);
    yield;
  }
  return traits;
}
