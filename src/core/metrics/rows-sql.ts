import type { Dataset } from '../model';
import { columnsRead, predicateSql, relationSql, whole } from '../sql';
import type { Ask } from './ask';
import { measureOf, rowsCounted } from './cube-sql';
import type { RowsPart } from './engine';
import type { MeasureId } from './measures';

/** The rows behind a number: those of the measure's fact that the cube counts under the same ask, by their `row`. */
export function rowsSql(ask: Ask, id: MeasureId, part: RowsPart, dataset: Dataset): string {
  const { dimensions } = dataset;
  const measure = measureOf(id);
  const where = rowsCounted(ask, measure, dimensions);
  const relation = relationSql(measure.fact, { columns: new Set(columnsRead(where, dimensions)), month: null }, dimensions);
  return [
    'SELECT r.row AS row',
    `FROM ${relation}`,
    `WHERE ${predicateSql(where, dimensions)}`,
    `ORDER BY r.row`,
    `LIMIT ${whole(part.count)} OFFSET ${whole(part.from)}`,
  ].join('\n');
}
