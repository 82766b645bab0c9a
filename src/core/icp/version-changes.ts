import { pointsOf } from './points';
import type { AccountRule, Criterion, IcpProfile, IcpVersion, Side } from './profile';

/** One thing that two versions differ in; `profile` is the name of the profile that it is about. */
export type VersionChange =
  | { readonly kind: 'profileAdded' | 'profileRemoved' | 'orderChanged' | 'missingChanged' | 'textChanged'; readonly profile: string }
  | { readonly kind: 'entryChanged'; readonly profile: string; readonly from: AccountRule | null; readonly to: AccountRule | null }
  | {
      readonly kind: 'mustHaveAdded' | 'mustHaveRemoved' | 'excludeAdded' | 'excludeRemoved';
      readonly profile: string;
      readonly rule: AccountRule;
    }
  | { readonly kind: 'criterionAdded' | 'criterionRemoved'; readonly profile: string; readonly field: string; readonly points: number }
  | { readonly kind: 'pointsChanged'; readonly profile: string; readonly field: string; readonly from: number; readonly to: number }
  | { readonly kind: 'bandsChanged' | 'sideChanged'; readonly profile: string; readonly field: string }
  | { readonly kind: 'cutsChanged'; readonly profile: string; readonly from: readonly number[]; readonly to: readonly number[] }
  | { readonly kind: 'icpFromChanged'; readonly profile: string; readonly from: number; readonly to: number };

/** Data with its keys in order, so that equal data are equal texts; what is undefined is as good as absent. */
function inKeyOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inKeyOrder);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, part]) => [name, inKeyOrder(part)]),
  );
}
const textOf = (value: unknown): string => JSON.stringify(inKeyOrder(value)) ?? '';
const areSame = (one: unknown, other: unknown): boolean => textOf(one) === textOf(other);
/** Whether two versions, or two rules, say the same: one that was written down and read again has its keys in another order. */
export const saysSame = <Part extends IcpVersion | AccountRule | null>(one: Part, other: Part): boolean => areSame(one, other);

type Weighed = { readonly criterion: Criterion; readonly points: number };

/** Criteria by their id, each with the points that it has among those of its side. */
function weighed({ criteria }: IcpProfile): ReadonlyMap<string, Weighed> {
  const sides: readonly Side[] = ['fit', 'intent'];
  return new Map(
    sides.flatMap((side) => {
      const own = criteria.filter((criterion) => criterion.side === side);
      const points = pointsOf(own);
      return own.map((criterion, at): [string, Weighed] => [criterion.id, { criterion, points: points[at] ?? 0 }]);
    }),
  );
}

function criterionChanges(profile: string, from: Weighed, to: Weighed): readonly VersionChange[] {
  const { field } = to.criterion;
  const changes: VersionChange[] = [];
  if (from.criterion.side !== to.criterion.side) changes.push({ kind: 'sideChanged', profile, field });
  if (from.points !== to.points) changes.push({ kind: 'pointsChanged', profile, field, from: from.points, to: to.points });
  // Points of bands follow those of their criterion, so that they are a change of their own only where that has none.
  const asks = ({ criterion }: Weighed) => [criterion.field, criterion.bands.map(({ when }) => when)];
  const gives = ({ criterion }: Weighed) => criterion.bands.map((band) => band.points);
  if (!areSame(asks(from), asks(to)) || (from.points === to.points && !areSame(gives(from), gives(to))))
    changes.push({ kind: 'bandsChanged', profile, field });
  return changes;
}

function criteriaChanges(before: IcpProfile, after: IcpProfile): readonly VersionChange[] {
  const [from, to, profile] = [weighed(before), weighed(after), after.name];
  const added = [...to].filter(([id]) => !from.has(id));
  const removed = [...from].filter(([id]) => !to.has(id));
  const of = (kind: 'criterionAdded' | 'criterionRemoved', list: typeof added): readonly VersionChange[] =>
    list.map(([, { criterion, points }]) => ({ kind, profile, field: criterion.field, points }));
  const changed = [...to].flatMap(([id, own]) => {
    const old = from.get(id);
    return old === undefined ? [] : criterionChanges(profile, old, own);
  });
  return [...of('criterionAdded', added), ...of('criterionRemoved', removed), ...changed];
}

function ruleChanges(before: IcpProfile, after: IcpProfile): readonly VersionChange[] {
  const profile = after.name;
  const without = (rules: readonly AccountRule[], others: readonly AccountRule[]): readonly AccountRule[] =>
    rules.filter((rule) => !others.some((other) => areSame(rule, other)));
  const [from, to] = [before.entry ?? null, after.entry ?? null];
  const entry: readonly VersionChange[] = areSame(from, to) ? [] : [{ kind: 'entryChanged', profile, from, to }];
  return [
    ...entry,
    ...without(after.mustHave, before.mustHave).map((rule): VersionChange => ({ kind: 'mustHaveAdded', profile, rule })),
    ...without(before.mustHave, after.mustHave).map((rule): VersionChange => ({ kind: 'mustHaveRemoved', profile, rule })),
    ...without(after.exclude, before.exclude).map((rule): VersionChange => ({ kind: 'excludeAdded', profile, rule })),
    ...without(before.exclude, after.exclude).map((rule): VersionChange => ({ kind: 'excludeRemoved', profile, rule })),
  ];
}

/** What is written about a profile, for people alone. */
function textsOf(profile: IcpProfile): unknown {
  const {
    entry: _entry,
    mustHave: _must,
    exclude: _out,
    missing: _missing,
    cuts: _cuts,
    icpFrom: _from,
    criteria: _all,
    ...texts
  } = profile;
  return texts;
}

function profileChanges(before: IcpProfile, after: IcpProfile): readonly VersionChange[] {
  const profile = after.name;
  const changes: VersionChange[] = [...criteriaChanges(before, after)];
  if (!areSame(before.cuts, after.cuts)) changes.push({ kind: 'cutsChanged', profile, from: before.cuts, to: after.cuts });
  if (before.icpFrom !== after.icpFrom) changes.push({ kind: 'icpFromChanged', profile, from: before.icpFrom, to: after.icpFrom });
  changes.push(...ruleChanges(before, after));
  if (before.missing !== after.missing) changes.push({ kind: 'missingChanged', profile });
  if (!areSame(textsOf(before), textsOf(after))) changes.push({ kind: 'textChanged', profile });
  return changes;
}

/**
 * What changed from one version to another, profile by profile (which live on by their id): points, cut-offs and rules, then
 * texts. Nothing where both score alike and say the same.
 */
export function changesBetween(before: IcpVersion, after: IcpVersion): readonly VersionChange[] {
  const [old, own] = [before.profiles, after.profiles];
  const isIn = (profiles: readonly IcpProfile[], { id }: IcpProfile): boolean => profiles.some((each) => each.id === id);
  const added = own.filter((profile) => !isIn(old, profile)).map(({ name }): VersionChange => ({ kind: 'profileAdded', profile: name }));
  const removed = old
    .filter((profile) => !isIn(own, profile))
    .map(({ name }): VersionChange => ({ kind: 'profileRemoved', profile: name }));
  const kept = (profiles: readonly IcpProfile[], others: readonly IcpProfile[]): readonly string[] =>
    profiles.filter((profile) => isIn(others, profile)).map(({ id }) => id);
  const [from, to] = [kept(old, own), kept(own, old)];
  const first = own.find(({ id }) => to.includes(id) && from[to.indexOf(id)] !== id);
  const order: readonly VersionChange[] = first === undefined ? [] : [{ kind: 'orderChanged', profile: first.name }];
  const changed = own.flatMap((profile) => {
    const same = old.find(({ id }) => id === profile.id);
    return same === undefined ? [] : profileChanges(same, profile);
  });
  return [...added, ...removed, ...order, ...changed];
}
