import { FIRST_LABEL, UNKNOWN, type AttributeReader, type Dimension, type FactTable } from '../model';
import { ICP, ICP_PROFILE, TIER, TIERS, type IcpVersion, type Score } from './profile';
import { score } from './score';

/** What scoring reads: how many accounts there are (number 0 is nobody), and an attribute of one. */
export type ScoredAccounts = { readonly count: number; readonly read: (account: number) => AttributeReader };

/** The dimensions that a score gives, to be placed after all others. */
export function scoreDimensions(version: IcpVersion): readonly Dimension[] {
  const of = (id: Dimension['id'], label: string, members: readonly string[]): Dimension => ({
    id,
    label,
    home: 'score',
    members: ['', '', ...members],
    ordered: true,
  });
  return [
    of(TIER, 'Tier', TIERS),
    of(ICP, 'ICP', ['in', 'out']),
    of(ICP_PROFILE, 'ICP profile', [...version.profiles.map((profile) => profile.id), 'none']),
  ];
}

const codeIn = (dimension: Dimension | undefined, label: string | null): number =>
  Math.max(UNKNOWN, dimension?.members.indexOf(label ?? 'unknown', FIRST_LABEL) ?? UNKNOWN);

/** The score of every account as codes beside the facts; `place` is the first of the three dimensions in the dataset. */
export function scoreTable(
  version: IcpVersion,
  accounts: ScoredAccounts,
  place: number,
): { readonly table: FactTable; readonly scores: readonly Score[] } {
  const [tier, icp, profile] = scoreDimensions(version);
  const scores = Array.from({ length: accounts.count - 1 }, (_, at) => score(version, accounts.read(at + 1)));
  const codes = (dimension: Dimension | undefined, read: (each: Score) => string | null) => ({
    values: Int32Array.from(scores, (each) => codeIn(dimension, read(each))),
    known: null,
  });
  const numbers = { values: Int32Array.from(scores, (_, at) => at), known: null };
  return {
    scores,
    table: {
      rows: scores.length,
      columns: new Map([
        ['row', numbers],
        ['account', { values: Int32Array.from(scores, (_, at) => at + 1), known: null }],
        [`d${place}`, codes(tier, (each) => each.tier)],
        [`d${place + 1}`, codes(icp, (each) => each.icp)],
        [`d${place + 2}`, codes(profile, (each) => each.profile)],
      ]),
    },
  };
}

/** The score table of a workspace without an ICP: no account has one. */
export const NO_SCORES: FactTable = {
  rows: 0,
  columns: new Map(['row', 'account'].map((name) => [name, { values: new Int32Array(), known: null }])),
};
