import { NOT_KEPT, UNKNOWN, type Clock, type Dimension, type FactId, type Rulers, type WholeColumn } from '../model';
import { datedBy, scoreKeySql } from './ruler';
import { hasColumn, isWhole } from './tables';

/** How a fact comes by its deal: it is one, it points to one by `opportunity`, or it has none but an account. */
const DEAL: Readonly<Record<FactId, 'self' | 'joined' | 'none'>> = {
  opportunity: 'self',
  logo: 'joined',
  spend: 'joined',
  recurring: 'none',
  customer: 'none',
  tenure: 'none',
  account: 'none',
};

/** Columns to be had of a relation: places of dimensions, whole columns, and the fact's own month by its name. */
export type Wanted = {
  readonly columns: ReadonlySet<WholeColumn | number>;
  readonly month: string | null;
  /** By which date a row is scored, where several versions read a period each. */
  readonly clock: Clock;
};

/** What the columns of facts mean: the dimensions in their places, and the versions that score accounts. */
export type Read = { readonly dimensions: readonly Dimension[]; readonly rulers?: Rulers };

/**
 * A fact as the relation `r`: one row for each of its rows, with its `row` and the columns wanted. Spend that no deal
 * carries has code 1 in every dimension; a base fact has it in those of deals; a row whose account has no score has code 0.
 */
export function relationSql(fact: FactId, wanted: Wanted, { dimensions, rulers }: Read): string {
  if (wanted.month !== null && !hasColumn(fact, wanted.month)) throw new Error(`${fact} keeps no such month`);
  const columns = [...wanted.columns];
  const places = columns.filter((column) => typeof column === 'number').sort((a, b) => a - b);
  const wholes = columns.filter((column) => typeof column === 'string').sort();
  const select = [
    'f.row',
    ...(wanted.month === null ? [] : [`f.${wanted.month}`]),
    ...places.map((place) => `${dimensionSql(fact, place, dimensions)} AS d${place}`),
    ...wholes.map((column) => `${wholeColumnSql(fact, column)} AS ${column}`),
  ];
  const scored = places.some((place) => dimensions[place]?.home === 'score');
  const dealt = DEAL[fact] === 'joined' && (places.length > 0 || wholes.some((column) => !hasColumn(fact, column)));
  return `(SELECT ${select.join(', ')}\n  FROM ${fact} AS f${dealt ? DEAL_JOIN : ''}${scored ? scoreJoin(fact, wanted.clock, rulers) : ''}) AS r`;
}

const DEAL_JOIN = '\n  LEFT JOIN opportunity AS o ON o.row = f.opportunity';
const scoreJoin = (fact: FactId, clock: Clock, rulers: Rulers | undefined): string =>
  `\n  LEFT JOIN score AS s ON s.account = ${scoreKeySql(`${DEAL[fact] === 'joined' ? 'o' : 'f'}.account`, datedBy(fact, clock), rulers)}`;

function dimensionSql(fact: FactId, place: number, dimensions: readonly Dimension[]): string {
  const dimension = dimensions[place];
  if (dimension === undefined) throw new RangeError(`no dimension at ${place}`);
  const score = `COALESCE(s.d${place}, ${UNKNOWN})`;
  switch (DEAL[fact]) {
    case 'self':
      return dimension.home === 'score' ? score : `f.d${place}`;
    case 'joined':
      return dimension.home === 'score'
        ? `CASE WHEN o.row IS NULL THEN ${NOT_KEPT} ELSE ${score} END`
        : `COALESCE(o.d${place}, ${NOT_KEPT})`;
    case 'none':
      return { score, account: `f.d${place}`, opportunity: String(NOT_KEPT) }[dimension.home];
  }
}

function wholeColumnSql(fact: FactId, column: WholeColumn): string {
  if (!isWhole(column)) throw new RangeError('not a column of whole numbers');
  if (hasColumn(fact, column)) return `f.${column}`;
  return DEAL[fact] === 'joined' && hasColumn('opportunity', column) ? `o.${column}` : 'CAST(NULL AS BIGINT)';
}
