import { FIRST_LABEL, UNKNOWN, type Dimension, type FactTable } from '../model';
import { ICP, ICP_PROFILE, TIER, TIERS, type IcpVersion } from './profile';
import { PROFILE_UNKNOWN, type Scored } from './scored';

/** The profiles of several versions, each once; a profile that lives on keeps its id. */
export const profileIdsOf = (versions: readonly IcpVersion[]): readonly string[] => [
  ...new Set(versions.flatMap(({ profiles }) => profiles.map(({ id }) => id))),
];

/**
 * What the profiles of several versions are called, by their ids: as the latest of them says. Where two go by one name, their ids
 * tell them apart.
 */
function profileNamesOf(versions: readonly IcpVersion[]): ReadonlyMap<string, string> {
  const names = new Map(versions.flatMap(({ profiles }) => profiles.map(({ id, name }) => [id, name.trim() === '' ? id : name] as const)));
  const all = [...names.values()];
  return new Map([...names].map(([id, name]) => [id, all.indexOf(name) === all.lastIndexOf(name) ? name : `${name} (${id})`]));
}

/** The dimensions that scores under these versions give, to be placed after all others. */
export function scoreDimensionsOf(versions: readonly IcpVersion[]): readonly Dimension[] {
  const of = (id: Dimension['id'], label: string, members: readonly string[]): Dimension => ({
    id,
    label,
    home: 'score',
    members: ['', '', ...members],
    ordered: true,
  });
  const profiles = of(ICP_PROFILE, 'ICP profile', [...profileIdsOf(versions), 'none']);
  return [of(TIER, 'Tier', TIERS), of(ICP, 'ICP', ['in', 'out']), { ...profiles, names: profileNamesOf(versions) }];
}

/** The code of each place among a version's profiles in the dimension that several versions share; the last is `none`. */
export function profileCodes(version: IcpVersion, versions: readonly IcpVersion[]): Int32Array {
  const ids = profileIdsOf(versions);
  const own = version.profiles.map(({ id }) => FIRST_LABEL + ids.indexOf(id));
  return Int32Array.from([...own, FIRST_LABEL + ids.length]);
}

/** A version with the scores of all accounts under it. */
export type ScoredVersion = { readonly version: IcpVersion; readonly scored: Scored };

/** Codes of tiers and memberships begin with unknown, as those of dimensions do, which keep a second place for themselves. */
const codeOf = (code: number | undefined): number => (code === undefined || code === 0 ? UNKNOWN : code - 1 + FIRST_LABEL);

/** Which accounts the rows of a score table are of: all but nobody, once a version. */
function accountOf(row: number, count: number): { readonly place: number; readonly account: number } {
  return { place: Math.floor(row / (count - 1)), account: (row % (count - 1)) + 1 };
}

/**
 * The scores of all accounts as codes beside the facts, one row an account and version: an account stands under its number
 * plus `count` numbers a version. `place` is the first of the three dimensions in the dataset.
 */
export function scoresTable(all: readonly ScoredVersion[], count: number, place: number): FactTable {
  const rows = all.length * Math.max(0, count - 1);
  const versions = all.map(({ version }) => version);
  const codes = all.map(({ version }) => profileCodes(version, versions));
  const column = (read: (scored: Scored, account: number, version: number) => number) => ({
    values: Int32Array.from({ length: rows }, (_, row) => {
      const { place: version, account } = accountOf(row, count);
      const scored = all[version]?.scored;
      return scored === undefined ? UNKNOWN : read(scored, account, version);
    }),
    known: null,
  });
  const profileOf = (scored: Scored, account: number, version: number): number => {
    const profile = scored.profile[account] ?? PROFILE_UNKNOWN;
    return profile === PROFILE_UNKNOWN ? UNKNOWN : (codes[version]?.[profile] ?? UNKNOWN);
  };
  return {
    rows,
    columns: new Map([
      ['row', { values: Int32Array.from({ length: rows }, (_, row) => row), known: null }],
      ['account', column((_, account, version) => version * count + account)],
      [`d${place}`, column((scored, account) => codeOf(scored.tier[account]))],
      [`d${place + 1}`, column((scored, account) => codeOf(scored.icp[account]))],
      [`d${place + 2}`, column(profileOf)],
    ]),
  };
}

/** The score table of a workspace without an ICP: no account has one. */
export const NO_SCORES: FactTable = {
  rows: 0,
  columns: new Map(['row', 'account'].map((name) => [name, { values: new Int32Array(), known: null }])),
};
