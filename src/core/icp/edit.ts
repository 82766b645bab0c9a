import { pointed, pointingOf, sumOfPoints } from './edit-points';
import type { AccountRule, Band, Criterion, IcpProfile, IcpVersion, Side } from './profile';

/** A profile as it begins: everyone enters it, nothing is asked. */
const EMPTY = { mustHave: [], exclude: [], missing: 'leaveOut', cuts: [90, 70, 50], icpFrom: 70, criteria: [] } as const;

/** An id of small letters and digits that none of the others has: `mid-market`, `mid-market-2`. */
export function freshId(name: string, taken: readonly string[]): string {
  const plain = name
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '');
  const base = plain === '' ? 'item' : plain;
  let id = base;
  for (let at = 2; taken.includes(id); at += 1) id = `${base}-${at}`;
  return id;
}

/** The list with one of its members a step earlier or later; as it was where there is no such step. */
function moved<Item>(list: readonly Item[], at: number, by: -1 | 1): readonly Item[] {
  const [item, other] = [list[at], list[at + by]];
  return item === undefined || other === undefined ? list : list.with(at, other).with(at + by, item);
}

const without = <Item>(list: readonly Item[], at: number): readonly Item[] => list.filter((_, place) => place !== at);

/** Labels of accounts that no profile scores: no profile can have them as its id. */
const OUTSIDE: readonly string[] = ['none', 'unknown'];

/** An empty profile with a name of its own. */
export const emptyProfile = (name: string, taken: readonly string[]): IcpProfile => ({
  id: freshId(name, [...taken, ...OUTSIDE]),
  name,
  ...EMPTY,
});

/** One more profile, the last to be tried; it gets another id where its own is taken. */
export function withProfile(version: IcpVersion, profile: IcpProfile): IcpVersion {
  const taken = version.profiles.map(({ id }) => id);
  const own = taken.includes(profile.id) ? { ...profile, id: freshId(profile.id, taken) } : profile;
  return { ...version, profiles: [...version.profiles, own] };
}

export const withoutProfile = (version: IcpVersion, at: number): IcpVersion => ({ ...version, profiles: without(version.profiles, at) });

export const movedProfile = (version: IcpVersion, at: number, by: -1 | 1): IcpVersion => ({
  ...version,
  profiles: moved(version.profiles, at, by),
});

export function changedProfile(version: IcpVersion, at: number, change: (profile: IcpProfile) => IcpProfile): IcpVersion {
  const profile = version.profiles[at];
  return profile === undefined ? version : { ...version, profiles: version.profiles.with(at, change(profile)) };
}

/** A criterion before it has a place: its bands are hundredths of whatever points it gets. */
export type NewCriterion = Omit<Criterion, 'id' | 'points'>;

/**
 * One more criterion, the last of its side. Where points are typed by hand it gets what is left of 100, and nobody else's
 * change; where importance gives them they follow.
 */
export function withCriterion(profile: IcpProfile, criterion: NewCriterion): IcpProfile {
  const id = freshId(
    criterion.field,
    profile.criteria.map((each) => each.id),
  );
  const own: Criterion = { id, ...criterion };
  const isByHand = pointingOf(profile, criterion.side) === 'hand';
  const rest = Math.max(0, 100 - sumOfPoints(profile, criterion.side));
  return { ...profile, criteria: [...profile.criteria, isByHand ? pointed(own, rest) : own] };
}

export const withoutCriterion = (profile: IcpProfile, id: string): IcpProfile => ({
  ...profile,
  criteria: profile.criteria.filter((criterion) => criterion.id !== id),
});

/** A criterion a step earlier or later among those of its side. */
export function movedCriterion(profile: IcpProfile, id: string, by: -1 | 1): IcpProfile {
  const own = profile.criteria.find((criterion) => criterion.id === id);
  if (own === undefined) return profile;
  const side = profile.criteria.filter((criterion) => criterion.side === own.side);
  const next = moved(side, side.indexOf(own), by);
  let place = 0;
  return {
    ...profile,
    criteria: profile.criteria.map((criterion) => (criterion.side === own.side ? (next[place++] ?? criterion) : criterion)),
  };
}

export const changedCriterion = (profile: IcpProfile, id: string, change: (criterion: Criterion) => Criterion): IcpProfile => ({
  ...profile,
  criteria: profile.criteria.map((criterion) => (criterion.id === id ? change(criterion) : criterion)),
});

/** The criterion on the other side, the last there, with points as that side gives them. */
export function withSide(profile: IcpProfile, id: string, side: Side): IcpProfile {
  const own = profile.criteria.find((criterion) => criterion.id === id);
  if (own === undefined || own.side === side) return profile;
  const rest = withoutCriterion(profile, id);
  const isByHand = pointingOf(rest, side) === 'hand';
  const { points, ...bare } = own;
  const bands = points === undefined ? own.bands : pointed(own, 100).bands;
  const there: Criterion = { ...bare, side, bands };
  const left = Math.max(0, 100 - sumOfPoints(rest, side));
  return { ...rest, criteria: [...rest.criteria, isByHand ? pointed(there, left) : there] };
}

const overBands = (profile: IcpProfile, id: string, change: (bands: readonly Band[]) => readonly Band[]): IcpProfile =>
  changedCriterion(profile, id, (criterion) => ({ ...criterion, bands: change(criterion.bands) }));

/** One more band, the last to be tried, with all points of its criterion. */
export const withBand = (profile: IcpProfile, id: string, when: AccountRule): IcpProfile =>
  changedCriterion(profile, id, (criterion) => ({ ...criterion, bands: [...criterion.bands, { when, points: criterion.points ?? 100 }] }));
export const withoutBand = (profile: IcpProfile, id: string, at: number): IcpProfile =>
  overBands(profile, id, (bands) => without(bands, at));
export const movedBand = (profile: IcpProfile, id: string, at: number, by: -1 | 1): IcpProfile =>
  overBands(profile, id, (bands) => moved(bands, at, by));
/** Another rule or other points for a band: points of the criterion where it has some, else hundredths of its weight. */
export const changedBand = (profile: IcpProfile, id: string, at: number, part: Partial<Band>): IcpProfile =>
  overBands(profile, id, (bands) => bands.map((band, place) => (place === at ? { ...band, ...part } : band)));

/** Lists of rules of a profile: what must hold, and what shuts an account out. */
export type RuleList = 'mustHave' | 'exclude';

export const withRule = (profile: IcpProfile, list: RuleList, rule: AccountRule): IcpProfile => ({
  ...profile,
  [list]: [...profile[list], rule],
});
export const withoutRule = (profile: IcpProfile, list: RuleList, at: number): IcpProfile => ({
  ...profile,
  [list]: without(profile[list], at),
});
export const changedRule = (profile: IcpProfile, list: RuleList, at: number, rule: AccountRule): IcpProfile => ({
  ...profile,
  [list]: profile[list].map((each, place) => (place === at ? rule : each)),
});

/** Who enters the profile; null for everyone. */
export function withEntry(profile: IcpProfile, rule: AccountRule | null): IcpProfile {
  const { entry: _, ...rest } = profile;
  return rule === null ? rest : { ...rest, entry: rule };
}
