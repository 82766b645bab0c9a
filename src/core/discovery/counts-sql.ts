import type { Dataset } from '../model';
import { whole } from '../sql';
import { FREE, NO_BIN, type CountsAsk } from './counts';
import { addedOf, binnedSql } from './rows-sql';

/** A sum by its name, which is its column too: of the half that is searched, and with `c` before it of the one that confirms. */
export type SumName = 'n' | 'u' | 's' | 'uu' | 'us' | 'ss';

/** How a sum leaves SQL: counts and sums exactly, squares and products as the double next to their exact sum. */
type SumColumn = { readonly name: SumName; readonly wire: 'INTEGER' | 'BIGINT' | 'DOUBLE' };

/** The sums that are worth asking for: a share is its own square, and where nothing is set against a gain, costs are 0. */
export function sumsOf({ objective }: Pick<CountsAsk, 'objective'>, dataset: Dataset): readonly SumColumn[] {
  const { isShare, s } = addedOf(objective, dataset);
  const columns: readonly SumColumn[] = [
    { name: 'n', wire: 'INTEGER' },
    { name: 'u', wire: 'BIGINT' },
    ...(isShare ? [] : [{ name: 'uu', wire: 'DOUBLE' } as const]),
  ];
  if (s === null) return columns;
  return [...columns, { name: 's', wire: 'BIGINT' }, { name: 'us', wire: 'DOUBLE' }, { name: 'ss', wire: 'DOUBLE' }];
}

/** What is added up: whole numbers, squares in 128 bits so that none is lost. */
const OF: Readonly<Record<SumName, string>> = {
  n: '1',
  u: 'u',
  s: 's',
  uu: 'CAST(u AS HUGEINT) * u',
  us: 'CAST(u AS HUGEINT) * s',
  ss: 'CAST(s AS HUGEINT) * s',
};

/** What each row adds, worked out once and not once a set. */
function addends(columns: readonly SumColumn[]): readonly string[] {
  return columns.flatMap(({ name }) =>
    name === 'n' ? [] : [`${OF[name]} AS x_${name}`, `CASE WHEN h = 1 THEN ${OF[name]} ELSE 0 END AS xc_${name}`],
  );
}

const sumSql = ({ name, wire }: SumColumn): readonly string[] =>
  name === 'n'
    ? ['CAST(count(*) - sum(h) AS INTEGER) AS n', 'CAST(sum(h) AS INTEGER) AS cn']
    : [`CAST(sum(x_${name}) - sum(xc_${name}) AS ${wire}) AS ${name}`, `CAST(sum(xc_${name}) AS ${wire}) AS c${name}`];

/**
 * The cells of one depth in one grouped pass over the rows. Keys are `k0..` by attribute, `FREE` where a cell does not ask for
 * it. Cells of rows without a bin, and cells with too few rows in the half that is searched, are not told.
 */
export function countsSql(ask: CountsAsk, dataset: Dataset): string {
  if (ask.sets.length === 0) throw new RangeError('nothing to count');
  const sums = sumsOf(ask, dataset);
  const keys = ask.attributes.map((_, at) => `a${at}`);
  const sets = ask.sets.map((set) => `(${set.map((at) => `a${whole(at)}`).join(', ')})`);
  const isGrouped = (at: number): boolean => ask.sets.some((set) => set.includes(at));
  const free = `CAST(${FREE} AS INTEGER)`;
  const keySql = (key: string, at: number): string => `${isGrouped(at) ? `COALESCE(${key}, ${free})` : free} AS k${at}`;
  const select = [...keys.map(keySql), ...sums.flatMap(sumSql)];
  const told = [
    `count(*) - sum(h) >= ${whole(ask.support)}`,
    ...keys.filter((_, at) => isGrouped(at)).map((key) => `${key} IS DISTINCT FROM ${NO_BIN}`),
  ];
  return [
    `WITH binned AS MATERIALIZED (`,
    `SELECT ${['h', ...keys, ...addends(sums)].join(', ')}`,
    `FROM (${binnedSql(ask, dataset)}) AS rows)`,
    `SELECT ${select.join(',\n  ')}`,
    'FROM binned',
    `GROUP BY GROUPING SETS (${sets.join(', ')})`,
    `HAVING ${told.join('\n  AND ')}`,
    `ORDER BY ${keys.map((_, at) => `k${at}`).join(', ')}`,
  ].join('\n');
}
