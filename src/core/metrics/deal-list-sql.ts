import { MONTH_COLUMN, UNKNOWN, type Dataset, type DimensionId } from '../model';
import { columnsRead, hasColumn, placeOf, predicateSql, relationSql, whole } from '../sql';
import { DEAL_NUMBERS, type DealBound, type DealNumber, type DealOrder, type DealsAsk, type Places } from './deal-list';

/** Under which name a database holds places: a table of `at` (a row, or a code) and `place`. */
export type NameOfPlaces = (places: Places) => string;

/** Stand for what is not known: no fact is that small. */
export const NO_NUMBER = Number.MIN_SAFE_INTEGER;

const OWN_NAME = /^places\d+$/;

function named(places: Places, nameOf: NameOfPlaces): string {
  const name = nameOf(places);
  if (!OWN_NAME.test(name)) throw new RangeError('not a name of places');
  return name;
}

function numberSql(number: DealNumber): string {
  if (number === 'closeDay') return 'COALESCE(own.closedDay, own.dueDay)';
  if (!DEAL_NUMBERS.includes(number) || !hasColumn('opportunity', number)) throw new RangeError('not a number of deals');
  return `own.${number}`;
}

function boundSql({ number, from, to }: DealBound): readonly string[] {
  const column = numberSql(number);
  const [least, most] = [from === null ? [] : [`${column} >= ${whole(from)}`], to === null ? [] : [`${column} <= ${whole(to)}`]];
  return [`${column} IS NOT NULL`, ...least, ...most];
}

type Key = { readonly sql: string; readonly join: string };

function keyOf(order: DealOrder, { dimensions }: Dataset, nameOf: NameOfPlaces): Key | null {
  switch (order.kind) {
    case 'file':
      return null;
    case 'number':
      return { sql: numberSql(order.number), join: '' };
    case 'places':
      return { sql: 'NULLIF(p.place, -1)', join: `\nLEFT JOIN ${named(order.places, nameOf)} AS p ON p.at = r.row` };
    case 'dimension': {
      const code = `r.d${placeIn(dimensions, order.dimension)}`;
      if (order.places === null) return { sql: `NULLIF(${code}, ${UNKNOWN})`, join: '' };
      return { sql: 'NULLIF(p.place, -1)', join: `\nLEFT JOIN ${named(order.places, nameOf)} AS p ON p.at = ${code}` };
    }
  }
}

function placeIn(dimensions: Dataset['dimensions'], id: DimensionId): number {
  const place = placeOf(dimensions, id);
  if (place < 0) throw new RangeError('not a dimension of the dataset');
  return place;
}

/** The deals of an ask as the relation `r` beside `own`, their row of facts, with these dimensions among the columns of `r`. */
function fromSql(ask: DealsAsk, places: readonly number[], dataset: Dataset, joins: readonly string[]): string {
  const { where, dated, bounds } = ask;
  const columns = new Set([...columnsRead(where, dataset.dimensions), ...places]);
  const month = dated === null ? null : MONTH_COLUMN[dated.clock];
  const held = predicateSql(where, dataset.dimensions);
  const conditions = [
    ...(held === 'TRUE' ? [] : [held]),
    ...(dated === null ? [] : [`r.${month} BETWEEN ${whole(dated.span.from)} AND ${whole(dated.span.to)}`]),
    ...bounds.flatMap(boundSql),
  ];
  return [
    `\nFROM ${relationSql('opportunity', { columns, month, clock: 'held' }, dataset)}`,
    '\nJOIN opportunity AS own ON own.row = r.row',
    ...joins,
    conditions.length === 0 ? '' : `\nWHERE ${conditions.join('\n  AND ')}`,
  ].join('');
}

const markedSql = (marked: readonly Places[], nameOf: NameOfPlaces): readonly string[] =>
  marked.map((places, at) => `\nJOIN ${named(places, nameOf)} AS m${at} ON m${at}.at = r.row AND m${at}.place = 1`);

/** The rows of the deals of a list in its order: by the key, what is not known last, then as the files have them. */
export function dealOrderSql(ask: DealsAsk, dataset: Dataset, nameOf: NameOfPlaces): string {
  const key = keyOf(ask.order, dataset, nameOf);
  const places = ask.order.kind === 'dimension' ? [placeIn(dataset.dimensions, ask.order.dimension)] : [];
  const joins = [...markedSql(ask.marked, nameOf), key?.join ?? ''];
  const direction = ask.isDescending ? 'DESC' : 'ASC';
  const fileOrder = `r.row ${key === null ? direction : 'ASC'}`;
  const by = key === null ? fileOrder : `${key.sql} ${direction} NULLS LAST, ${fileOrder}`;
  return `SELECT r.row AS row${fromSql(ask, places, dataset, joins)}\nORDER BY ${by}`;
}

/** The deals of a list by the codes of a dimension; its order tells nothing. */
export function dealTotalsSql(ask: DealsAsk, by: DimensionId, dataset: Dataset, nameOf: NameOfPlaces): string {
  const place = placeIn(dataset.dimensions, by);
  const select = [
    `r.d${place} AS code`,
    'CAST(count(*) AS INTEGER) AS deals',
    'CAST(COALESCE(sum(own.amount), 0) AS BIGINT) AS worth',
    'CAST(count(*) FILTER (WHERE own.amount IS NULL AND own.unpriced IS DISTINCT FROM 1) AS INTEGER) AS blank',
    'CAST(count(*) FILTER (WHERE own.amount IS NULL AND own.unpriced = 1) AS INTEGER) AS unpriced',
  ];
  return `SELECT ${select.join(',\n  ')}${fromSql(ask, [place], dataset, markedSql(ask.marked, nameOf))}\nGROUP BY r.d${place}\nORDER BY r.d${place}`;
}

/** All that facts hold of some deals, in no order. */
export function dealCellsSql(rows: readonly number[], dataset: Dataset): string {
  const places = dataset.dimensions.map((_, place) => place);
  const select = [
    'r.row AS row',
    ...DEAL_NUMBERS.map((number) => `CAST(COALESCE(${numberSql(number)}, ${NO_NUMBER}) AS BIGINT) AS ${number}`),
    'CAST(COALESCE(own.unpriced, 0) AS INTEGER) AS unpriced',
    ...places.map((place) => `CAST(r.d${place} AS INTEGER) AS d${place}`),
  ];
  const from = relationSql('opportunity', { columns: new Set(places), month: null, clock: 'held' }, dataset);
  const wanted = rows.length === 0 ? 'FALSE' : `own.row IN (${rows.map(whole).join(', ')})`;
  return `SELECT ${select.join(',\n  ')}\nFROM ${from}\nJOIN opportunity AS own ON own.row = r.row\nWHERE ${wanted}`;
}
