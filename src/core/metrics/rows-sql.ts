import { MONTH_COLUMN, type Dataset, type FactId, type Span, type WholeColumn } from '../model';
import { columnsRead, hasColumn, predicateSql, relationSql, whole } from '../sql';
import type { Ask } from './ask';
import { NO_MONTH } from './cube';
import { measureOf, rowsCounted } from './cube-sql';
import type { RowsPart } from './engine';
import type { Measure } from './measure';
import type { MeasureId } from './measures';

/** Stands for no deal and no account, whose numbers begin at 0. */
export const NOBODY = -1;
const integer = (sql: string, absent: number): string => `COALESCE(${sql}, CAST(${absent} AS INTEGER))`;

/** What of a row is added up or spread; an account's number is neither, it is only told apart. */
export function addedUpOf(measure: Measure): WholeColumn | null {
  return measure.fold === 'count' || measure.of === 'account' ? null : measure.of;
}

/** Facts that point to a deal keep its row; -1 is nobody's. */
const pointsToDeal = (fact: FactId): boolean => hasColumn(fact, 'opportunity');

function dealSql(fact: FactId): string {
  if (fact === 'opportunity') return 'r.row';
  return pointsToDeal(fact) ? 'own.opportunity' : 'NULL';
}

function withinSql(month: string, span: Span): string {
  return `r.${month} BETWEEN ${whole(span.from)} AND ${whole(span.to)}`;
}

/**
 * The rows behind a number: those of the measure's fact that the cube counts under the same ask and in the same months, by
 * their `row`, each with its deal and its account (-1: nobody), its month (as a cube has none) and what of it is added up.
 * `total` and `sum` are of all of them, not of the part.
 */
export function rowsSql(ask: Ask, id: MeasureId, part: RowsPart, dataset: Dataset): string {
  const { dimensions } = dataset;
  const measure = measureOf(id);
  const { fact, clock } = measure;
  const where = rowsCounted(ask, measure, dimensions);
  const value = addedUpOf(measure);
  const month = clock === 'held' ? null : MONTH_COLUMN[clock];
  const span = month === null ? null : (part.span ?? null);
  const columns = new Set([...columnsRead(where, dimensions), 'account' as const, ...(value === null ? [] : [value])]);
  const held = predicateSql(where, dimensions);
  const conditions = [...(held === 'TRUE' ? [] : [held]), ...(month === null || span === null ? [] : [withinSql(month, span)])];
  return [
    'SELECT r.row AS row',
    `  ${integer(dealSql(fact), NOBODY)} AS deal`,
    `  ${integer('r.account', NOBODY)} AS account`,
    `  ${month === null ? `CAST(${NO_MONTH} AS INTEGER)` : integer(`r.${month}`, NO_MONTH)} AS month`,
    `  CAST(${value === null ? 0 : `r.${value}`} AS BIGINT) AS value`,
    '  CAST(count(*) OVER () AS INTEGER) AS total',
    `  CAST(${value === null ? 0 : `sum(r.${value}) OVER ()`} AS BIGINT) AS sum`,
  ]
    .join(',\n')
    .concat(
      `\nFROM ${relationSql(fact, { columns, month, clock }, dataset)}`,
      pointsToDeal(fact) ? `\nLEFT JOIN ${fact} AS own ON own.row = r.row` : '',
      conditions.length === 0 ? '' : `\nWHERE ${conditions.join('\n  AND ')}`,
      `\nORDER BY r.row\nLIMIT ${whole(part.count)} OFFSET ${whole(part.from)}`,
    );
}
