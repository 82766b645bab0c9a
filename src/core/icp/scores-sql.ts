import { FIRST_LABEL, UNKNOWN } from '../model';
import type { AccountColumns } from './account-columns';
import { overridesInForce } from './override';
import { numbersById } from './override-effect';
import type { IcpVersion, Override } from './profile';
import { profileCodes } from './score-dimensions';
import { scoreSql, type OverridesByNumber } from './score-sql';
import { PROFILE_UNKNOWN } from './scored';

/** The overrides in force on a date by the number of their account; one for an account that no file has is left out. */
export function overridesByNumber(overrides: readonly Override[], accounts: AccountColumns, date: string): ReadonlyMap<number, Override> {
  const inForce = overridesInForce(overrides, date);
  if (inForce.size === 0) return new Map();
  const numbers = numbersById(accounts);
  return new Map(
    [...inForce].flatMap(([id, override]): [number, Override][] => {
      const number = numbers.get(id);
      return number === undefined ? [] : [[number, override]];
    }),
  );
}

/** Codes of dimensions keep their second place for themselves: 0 stays unknown, all others move up by one. */
const codeSql = (column: string): string => `CASE WHEN ${column} = 0 THEN ${UNKNOWN} ELSE ${column} + ${FIRST_LABEL - 1} END`;

function profileSql(version: IcpVersion, versions: readonly IcpVersion[]): string {
  const cases = [...profileCodes(version, versions)].map((code, place) => `WHEN ${place} THEN ${code}`);
  return `CASE profile WHEN ${PROFILE_UNKNOWN} THEN ${UNKNOWN} ${cases.join(' ')} END`;
}

/**
 * The table `score` from the table `attribute` as one SELECT, row for row what `scoresTable` makes in TypeScript: an account
 * stands under its number plus `count` numbers a version, in the order of the versions.
 */
export function scoresSql(
  versions: readonly IcpVersion[],
  accounts: AccountColumns,
  given: { readonly overrides: OverridesByNumber; readonly place: number },
): string {
  const { overrides, place } = given;
  const parts = versions.map((version, at) =>
    [
      `SELECT CAST(${at * accounts.count} + account AS INTEGER) AS account`,
      `  CAST(${codeSql('tier')} AS INTEGER) AS d${place}`,
      `  CAST(${codeSql('icp')} AS INTEGER) AS d${place + 1}`,
      `  CAST(${profileSql(version, versions)} AS INTEGER) AS d${place + 2}`,
    ]
      .join(',\n')
      .concat(`\nFROM (${scoreSql(version, accounts, { overrides })}) AS scored`),
  );
  return `SELECT CAST(row_number() OVER (ORDER BY account) - 1 AS INTEGER) AS row, *\nFROM (${parts.join('\nUNION ALL\n')}) AS scores`;
}
