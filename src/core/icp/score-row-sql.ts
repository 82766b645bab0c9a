import { whole } from '../sql';
import { membershipOf, type Cuts } from './decide';
import type { IcpMembership, ScoreTier, Tier } from './profile';
import { MEMBERSHIP_CODES, TIER_CODES } from './scored';

export const tierSql = (tier: Tier): string => whole(TIER_CODES.indexOf(tier));
export const icpSql = (icp: IcpMembership): string => whole(MEMBERSHIP_CODES.indexOf(icp));

const GIVEN: readonly ScoreTier[] = ['1', '2', '3', '4'];

/** The membership that goes with the tier that a person gave, which stands in the column `held`. */
export const heldIcpSql = (cuts: Cuts): string =>
  `CASE s.held ${GIVEN.map((tier) => `WHEN ${tierSql(tier)} THEN ${icpSql(membershipOf(tier, cuts))}`).join(' ')} END`;

/** The columns of a score in their order, each with the type in which it leaves. */
const COLUMNS = {
  account: 'INTEGER',
  earned: 'DOUBLE',
  known: 'DOUBLE',
  possible: 'DOUBLE',
  intentEarned: 'DOUBLE',
  intentKnown: 'DOUBLE',
  tier: 'INTEGER',
  icp: 'INTEGER',
  profile: 'INTEGER',
  isProvisional: 'INTEGER',
} as const;
type ScoreColumn = keyof typeof COLUMNS;
const NAMES = Object.keys(COLUMNS) as readonly ScoreColumn[];

/** A row of scores as SELECT without its FROM. */
export const scoreRowSql = (row: Readonly<Record<ScoreColumn, string>>): string =>
  `SELECT ${NAMES.map((name) => `CAST(${row[name]} AS ${COLUMNS[name]}) AS ${name}`).join(',\n  ')}`;
