import type { Dataset, DimensionId } from '../model';
import { placeOf, predicateSql } from '../sql';
import { addedOf, outcomeSql, rowsSql } from './rows-sql';
import type { SurveyAsk } from './survey';

/** Statements of a survey; null where there is nothing to ask. */
type SurveySql = {
  /** `place`, `code`, `rows`: of the rows that count. */
  readonly rows: string | null;
  /** `place`, `code`, `won`, `others`: of accounts, and of deals. */
  readonly accounts: string | null;
  readonly deals: string | null;
  /** `days`, `deals`. */
  readonly cycles: string;
  /** `first`, `created`, `count`. */
  readonly began: string;
};

/** Counts over one relation by each of some places at once: one of the codes is known in every row, and says which place it is of. */
function tallies(from: string, places: readonly number[], sums: readonly string[]): string | null {
  if (places.length === 0) return null;
  const keys = places.map((place) => `d${place}`);
  const place = places.length === 1 ? String(places[0]) : `CASE ${places.map((at) => `WHEN d${at} IS NOT NULL THEN ${at}`).join(' ')} END`;
  return [
    `SELECT CAST(${place} AS INTEGER) AS place, CAST(COALESCE(${keys.join(', ')}) AS INTEGER) AS code, ${sums.join(', ')}`,
    `FROM (${from}) AS t`,
    `GROUP BY GROUPING SETS (${keys.map((key) => `(${key})`).join(', ')})`,
    'ORDER BY place, code',
  ].join('\n');
}

const SIDES = ['CAST(sum(won) AS INTEGER) AS won', 'CAST(sum(1 - won) AS INTEGER) AS others'];
const own = (places: readonly number[]): string => places.map((place) => `r.d${place} AS d${place}`).join(', ');

/** Deals of the class that is read, won or not. */
function dealsSql({ rules }: SurveyAsk, columns: string, dataset: Dataset): string {
  const won = `CASE WHEN ${outcomeSql('won', dataset)} THEN 1 ELSE 0 END AS won`;
  return `SELECT ${columns}, ${won} FROM opportunity AS r WHERE ${predicateSql(rules.deals, dataset.dimensions)}`;
}

/** Accounts with deals of that class, and those that are or were customers, which once were won. */
function accountsSql(ask: SurveyAsk, places: readonly number[], dataset: Dataset): string {
  return [
    `SELECT ${own(places)}, side.won AS won`,
    'FROM account AS r',
    'JOIN (SELECT account, max(won) AS won',
    `  FROM (${dealsSql(ask, 'r.account AS account', dataset)} UNION ALL SELECT account, 1 AS won FROM tenure) AS sides`,
    '  GROUP BY account) AS side ON side.account = r.account',
  ].join('\n');
}

/** Statements of a survey over what is loaded. */
export function surveySql(ask: SurveyAsk, dataset: Dataset): SurveySql {
  const { dimensions } = dataset;
  const placesOf = (home: string): readonly number[] =>
    ask.dimensions.flatMap((id: DimensionId) => {
      const place = placeOf(dimensions, id);
      return dimensions[place]?.home === home ? [place] : [];
    });
  const [ofAccounts, ofDeals] = [placesOf('account'), placesOf('opportunity')];
  const added = addedOf(ask.objective, dataset);
  const counted = added.fact === 'opportunity' ? [...ofDeals, ...ofAccounts] : ofAccounts;
  const columns = counted.map((place) => `r.d${place} AS d${place}`);
  return {
    rows: tallies(rowsSql(ask, columns, dataset), counted, ['CAST(count(*) AS INTEGER) AS rows']),
    accounts: ofAccounts.length === 0 ? null : tallies(accountsSql(ask, ofAccounts, dataset), ofAccounts, SIDES),
    deals: ofDeals.length === 0 ? null : tallies(dealsSql(ask, own(ofDeals), dataset), ofDeals, SIDES),
    cycles: [
      'SELECT CAST(r.cycleDays AS INTEGER) AS days, CAST(count(*) AS INTEGER) AS deals',
      'FROM opportunity AS r',
      `WHERE ${predicateSql(ask.rules.deals, dimensions)} AND r.cycleDays IS NOT NULL AND r.cycleDays >= 0`,
      'GROUP BY r.cycleDays',
      'ORDER BY days',
    ].join('\n'),
    began: `SELECT first, created, CAST(count(*) AS INTEGER) AS count\nFROM (${rowsSql(ask, [], dataset)}) AS t\nGROUP BY first, created\nORDER BY first, created`,
  };
}
