import { MONTH_COLUMN, type Clock, type Dataset, type Dimension, type Predicate, type WholeColumn } from '../model';
import { columnsRead, placeOf, predicateSql, relationSql } from '../sql';
import type { Ask } from './ask';
import { NO_MONTH } from './cube';
import type { Measure } from './measure';
import { isSpread, MEASURES, type MeasureId, type NumberId, type SpreadId } from './measures';
import { resolve } from './resolve';

/** The statements that answer an ask: all counts and sums in one, and one for each spread. */
export type CubeSql = { readonly numbers: string | null; readonly spreads: ReadonlyMap<SpreadId, string> };

/**
 * The cube as SQL. Keys are `k0..` in the order of `ask.by` and `month`; each measure is a column of its own name, NULL
 * in the rows of another fact or clock. A spread has `value` and `count` instead. Facts that were not supplied are
 * empty tables, so that every ask can be bound.
 */
export function cubeSql(ask: Ask, dataset: Dataset): CubeSql {
  const parts = byFactAndClock(numbersOf(ask)).map((ids) => numbersSql(ids, ask, dataset));
  const spreads = spreadsOf(ask).map((id): [SpreadId, string] => [id, spreadSql(id, ask, dataset)]);
  return { numbers: parts.length === 0 ? null : parts.join('\nUNION ALL BY NAME\n'), spreads: new Map(spreads) };
}

/** The counts and sums of an ask, each once. */
export const numbersOf = (ask: Ask): readonly NumberId[] => [...new Set(ask.measures)].filter((id): id is NumberId => !isSpread(id));
/** The spreads of an ask, each once. */
export const spreadsOf = (ask: Ask): readonly SpreadId[] => [...new Set(ask.measures)].filter(isSpread);

/** A measure of the catalogue; a name that it lacks throws, for names may come from outside. */
export function measureOf(id: MeasureId): Measure {
  if (!Object.hasOwn(MEASURES, id)) throw new RangeError('no such measure');
  return MEASURES[id];
}

/** Measures that one scan can answer, together. */
export function byFactAndClock<Id extends MeasureId>(ids: readonly Id[]): readonly (readonly Id[])[] {
  const groups = new Map<string, Id[]>();
  for (const id of ids) {
    const { fact, clock } = measureOf(id);
    const group = groups.get(`${fact} ${clock}`);
    if (group === undefined) groups.set(`${fact} ${clock}`, [id]);
    else group.push(id);
  }
  return [...groups.values()];
}

function numbersSql(ids: readonly NumberId[], ask: Ask, dataset: Dataset): string {
  const { dimensions } = dataset;
  const measures = ids.map((id) => ({ id, measure: measureOf(id), where: resolve(measureOf(id).where, dimensions) }));
  const [first] = measures;
  if (first === undefined) throw new RangeError('nothing to count');
  const columns = measures.map(({ id, measure, where }) => `${foldSql(measure, predicateSql(where, dimensions))} AS ${id}`);
  const read = measures.flatMap(({ measure, where }) => [...columnsRead(where, dimensions), ...summed(measure)]);
  return selectSql({ measure: first.measure, columns, read, where: ask.filter }, ask, dataset);
}

function foldSql(measure: Measure, where: string): string {
  const filter = where === 'TRUE' ? '' : ` FILTER (WHERE ${where})`;
  return measure.fold === 'count' ? `CAST(count(*)${filter} AS INTEGER)` : `CAST(sum(r.${measure.of})${filter} AS BIGINT)`;
}

function spreadSql(id: SpreadId, ask: Ask, dataset: Dataset): string {
  const { dimensions } = dataset;
  const measure = measureOf(id);
  const where = rowsCounted(ask, measure, dimensions);
  const [of] = summed(measure);
  const columns = [`CAST(r.${of} AS BIGINT) AS value`, 'CAST(count(*) AS INTEGER) AS count'];
  return selectSql({ measure, columns, read: columnsRead(where, dimensions), where, also: [`r.${of}`] }, ask, dataset);
}

const summed = (measure: Measure): readonly WholeColumn[] => (measure.fold === 'count' ? [] : [measure.of]);

/** Which rows of its fact a measure counts under an ask: within the filter, its own condition, and with the number it sums. */
export function rowsCounted(ask: Ask, measure: Measure, dimensions: readonly Dimension[]): Predicate {
  const has = summed(measure).map((column): Predicate => ({ kind: 'known', column }));
  return { kind: 'all', of: [ask.filter, resolve(measure.where, dimensions), ...has] };
}

type Part = {
  readonly measure: Measure;
  readonly columns: readonly string[];
  readonly read: readonly (WholeColumn | number)[];
  readonly where: Predicate;
  /** What else to group by, beside the keys. */
  readonly also?: readonly string[];
};

function selectSql(part: Part, ask: Ask, dataset: Dataset): string {
  const { dimensions } = dataset;
  const { fact, clock } = part.measure;
  const places = ask.by.map((id) => known(placeOf(dimensions, id)));
  const month = clockColumn(clock, ask);
  const relation = relationSql(
    fact,
    { columns: new Set([...places, ...part.read, ...columnsRead(part.where, dimensions)]), month, clock },
    dataset,
  );
  const monthSql = month === null ? NO_MONTH_SQL : `COALESCE(r.${month}, ${NO_MONTH_SQL})`;
  const keys = places.map((place, k) => `r.d${place} AS k${k}`);
  const groups = [...new Set(places.map((place) => `r.d${place}`)), ...(month === null ? [] : [monthSql]), ...(part.also ?? [])];
  const where = predicateSql(part.where, dimensions);
  return [
    `SELECT ${[...keys, `${monthSql} AS month`, ...part.columns].join(',\n  ')}`,
    `FROM ${relation}`,
    ...(where === 'TRUE' ? [] : [`WHERE ${where}`]),
    ...(groups.length === 0 ? [] : [`GROUP BY ${groups.join(', ')}`]),
  ].join('\n');
}

const NO_MONTH_SQL = `CAST(${NO_MONTH} AS INTEGER)`;

/** The column with the month of a clock, or null where an ask wants none or the clock has none. */
export const clockColumn = (clock: Clock, ask: Ask): string | null =>
  ask.time === 'none' || clock === 'held' ? null : MONTH_COLUMN[clock];

function known(place: number): number {
  if (place < 0) throw new RangeError('no such dimension is loaded');
  return place;
}
