import { whole } from '../sql';
import type { AccountColumns } from './account-columns';
import { USUAL_CUTS } from './decide';
import type { IcpVersion, Override } from './profile';
import { profileSql } from './profile-sql';
import { attributesOf, double, ruleSql, type Attributes } from './rule-sql';
import { heldIcpSql, icpSql, scoreRowSql, tierSql } from './score-row-sql';
import { PROFILE_UNKNOWN } from './scored';

/** Overrides in force, by account number. */
export type OverridesByNumber = ReadonlyMap<number, Pick<Override, 'tier' | 'liftsExclusion'>>;

/**
 * The score of every account of the table `attribute` as one SELECT: `account, earned, known, possible, intentEarned,
 * intentKnown, tier, icp, profile, isProvisional`; tiers and memberships by their codes, the profile by its place, `none` next
 * after the last, -1 where undecided. Equal to `score`, account for account: points are added as doubles in the order of the
 * criteria and compared by multiplication. Rows come in no order. Only numbers reach the statement.
 */
export function scoreSql(
  version: IcpVersion,
  accounts: Pick<AccountColumns, 'columns'>,
  given: { readonly overrides: OverridesByNumber },
): string {
  const attributes = attributesOf(accounts);
  const parts = version.profiles.map((profile, place) => profileSql(profile, place, attributes));
  const entered = enteredSql(version, attributes, given.overrides);
  return `WITH entered AS MATERIALIZED (${entered})\n${[...parts, unscoredSql(version.profiles.length)].join('\nUNION ALL\n')}`;
}

/** Accounts with the place of the first profile that they enter and with the tier that a person gave them. */
function enteredSql({ profiles }: IcpVersion, attributes: Attributes, overrides: OverridesByNumber): string {
  const places = profiles.map(({ entry }, place) => {
    const enters = entry === undefined ? 'TRUE' : ruleSql(entry, attributes);
    return `WHEN (${enters}) IS NULL THEN ${whole(PROFILE_UNKNOWN)} WHEN ${enters} THEN ${whole(place)}`;
  });
  const place = places.length === 0 ? whole(0) : `CASE ${places.join('\n    ')} ELSE ${whole(profiles.length)} END`;
  return `SELECT r.*, h.held, COALESCE(h.lifts, FALSE) AS lifts,
    CAST(${place} AS INTEGER) AS profile
  FROM attribute AS r
  LEFT JOIN ${heldSql(overrides)} AS h (number, held, lifts) ON h.number = r.account`;
}

function heldSql(overrides: OverridesByNumber): string {
  const rows = [...overrides].map(
    ([account, { tier, liftsExclusion }]) => `(${whole(account)}, ${tierSql(tier)}, ${liftsExclusion ? 'TRUE' : 'FALSE'})`,
  );
  return `(VALUES ${['(CAST(NULL AS INTEGER), CAST(NULL AS INTEGER), FALSE)', ...rows].join(', ')})`;
}

/** Accounts that no profile scores, or of which that cannot be decided. They have no points. */
function unscoredSql(none: number): string {
  const [given, isOut] = ['s.held IS NOT NULL', `s.profile = ${whole(none)}`];
  const nothing = double(0);
  const row = scoreRowSql({
    account: 's.account',
    earned: nothing,
    known: nothing,
    possible: nothing,
    intentEarned: nothing,
    intentKnown: nothing,
    tier: `CASE WHEN ${given} THEN s.held WHEN ${isOut} THEN ${tierSql('4')} ELSE ${tierSql('unknown')} END`,
    icp: `CASE WHEN ${given} THEN ${heldIcpSql(USUAL_CUTS)} WHEN ${isOut} THEN ${icpSql('out')} ELSE ${icpSql('unknown')} END`,
    profile: 's.profile',
    isProvisional: 'FALSE',
  });
  return `${row}\n  FROM entered AS s\n  WHERE s.profile IN (${whole(none)}, ${whole(PROFILE_UNKNOWN)})`;
}
