import { judge } from '../model';
import { readerOf, type AccountColumns } from './account-columns';
import type { AccountResults } from './account-results';
import { lotOf, type Counts, type Lot, type Split } from './closed-deals';
import type { Rows } from './judged-weights';
import type { Leakage } from './leakage';
import { learnerOf, scoreOf, type Weights } from './learned-weights';
import { bandPoints, pointsOf } from './points';
import type { IcpProfile, IcpVersion } from './profile';
import { score } from './score';
import { traitsOfAttributes, traitsOfProfile, type Trait } from './traits';

/** What weights are suggested for: a profile with its criteria, or a profile made of whatever attributes tell winners apart. */
export type Subject = { readonly kind: 'profile'; readonly id: string; readonly name: string } | { readonly kind: 'found' };

/** What was learned from, and what it was judged by. */
export type Ground = { readonly subject: Subject; readonly trained: Lot; readonly newer: Lot };

/** Fewer accounts than this make no band of a label. */
const FEWEST_OF_BAND = 10;

/** Accounts, their deals in two parts, and what may not be learned from. */
export type LearningWorld = {
  readonly accounts: AccountColumns;
  readonly results: AccountResults;
  readonly split: Split;
  readonly leakage: Leakage;
};
/** All that is needed to learn and to judge the weights of one subject. */
export type Prepared = {
  readonly ground: Ground;
  readonly rows: Rows;
  /** Points in force; null where the criteria are found. */
  readonly inForce: Weights | null;
  readonly current: Float64Array | null;
};

/** Accounts whose tier hangs on the weights of a profile: it is theirs, excludes none of them, and all its must-haves hold. */
function membersOf({ profiles }: IcpVersion, profile: IcpProfile, accounts: AccountColumns, closed: readonly number[]): readonly number[] {
  const place = profiles.indexOf(profile);
  return closed.filter((account) => {
    const read = readerOf(accounts, account);
    const entries = profiles.slice(0, place + 1).map(({ entry }) => (entry === undefined ? true : judge(entry, read)));
    const isOwn = entries[place] === true && entries.slice(0, place).every((verdict) => verdict === false);
    return (
      isOwn && profile.exclude.every((rule) => judge(rule, read) !== true) && profile.mustHave.every((rule) => judge(rule, read) === true)
    );
  });
}

const rowsOf = (counts: Counts, members: readonly number[]): Counts => ({
  won: Float64Array.from(members, (account) => counts.won[account] ?? 0),
  lost: Float64Array.from(members, (account) => counts.lost[account] ?? 0),
});

function inForceOf(profile: IcpProfile, traits: readonly Trait[]): Weights {
  const fit = profile.criteria.filter(({ side }) => side === 'fit');
  const all = pointsOf(fit);
  const own = traits.map(({ id }) => fit.findIndex((criterion) => criterion.id === id));
  return {
    points: own.map((at) => all[at] ?? 0),
    bands: own.map(
      (at) => fit[at]?.bands.map(({ points }) => (fit[at] === undefined ? 0 : bandPoints(fit[at], all[at] ?? 0, points))) ?? [],
    ),
  };
}

function groundOf(subject: Subject, { results, split }: LearningWorld, members: readonly number[]): Ground {
  return { subject, trained: lotOf(results, split, 'older', members), newer: lotOf(results, split, 'newer', members) };
}

/** The criteria of one profile, over the accounts whose tier they decide. */
export function* prepareProfile(
  profile: IcpProfile,
  version: IcpVersion,
  world: LearningWorld,
  closed: readonly number[],
): Generator<undefined, Prepared> {
  const { accounts, split, leakage } = world;
  const among = membersOf(version, profile, accounts, closed);
  yield;
  const traits = yield* traitsOfProfile(profile, accounts, { among, blocked: new Set(leakage.leaks.map(({ name }) => name)) });
  const rows = {
    traits,
    learn: learnerOf(traits),
    older: rowsOf(split.older, among),
    newer: rowsOf(split.newer, among),
    missing: profile.missing,
  };
  const inForce = inForceOf(profile, traits);
  return {
    ground: groundOf({ kind: 'profile', id: profile.id, name: profile.name }, world, among),
    rows,
    inForce,
    current: Float64Array.from(among, (_, row) => scoreOf(traits, inForce, { row, missing: profile.missing })),
  };
}

/** Attributes as criteria: edges of bands that people gave, and attributes that a profile may not ask for. */
export type FoundAsk = {
  readonly version: IcpVersion | null;
  readonly bands: ReadonlyMap<string, readonly number[]>;
  readonly barred: ReadonlySet<string>;
};

/** So many accounts are scored in one step. */
const SCORED_AT_ONCE = 4000;

/** What accounts score under a version; those that it excludes, or that no profile scores, stand lowest. */
function* scoresUnder(version: IcpVersion, accounts: AccountColumns, among: readonly number[]): Generator<undefined, Float64Array> {
  const scores = new Float64Array(among.length);
  for (const [row, account] of among.entries()) {
    const { earned, known, tier } = score(version, readerOf(accounts, account));
    scores[row] = known === 0 || tier === 'excluded' ? 0 : earned / known;
    if (row % SCORED_AT_ONCE === SCORED_AT_ONCE - 1) yield;
  }
  return scores;
}

/** Whatever attributes there are, over all accounts with closed deals. */
export function* prepareFound(
  { version, bands, barred }: FoundAsk,
  world: LearningWorld,
  closed: readonly number[],
): Generator<undefined, Prepared> {
  const { accounts, split, leakage } = world;
  const blocked = new Set([...barred, ...leakage.leaks.map(({ name }) => name)]);
  // What is to be a band is seen from the older deals alone.
  const older = closed.filter((account) => (split.older.won[account] ?? 0) + (split.older.lost[account] ?? 0) > 0);
  const traits = yield* traitsOfAttributes(accounts, {
    among: closed,
    seen: Uint32Array.from(older),
    blocked,
    bands,
    least: FEWEST_OF_BAND,
  });
  return {
    ground: groundOf({ kind: 'found' }, world, closed),
    rows: { traits, learn: learnerOf(traits), older: rowsOf(split.older, closed), newer: rowsOf(split.newer, closed), missing: 'leaveOut' },
    inForce: null,
    current: version === null ? null : yield* scoresUnder(version, accounts, closed),
  };
}
