import {
  confoundersIn,
  countsSql,
  NO_BIN,
  patternsSql,
  sumsOf,
  surveySql,
  type Combinations,
  type ConfounderColumn,
  type Counts,
  type CountsAsk,
  type HalfSums,
  type Patterns,
  type PatternsAsk,
  type SumName,
  type Survey,
  type SurveyAsk,
  type ValueTally,
} from '../core/discovery';
import { FIRST_LABEL, type Dataset, type DimensionId, type Stop } from '../core/model';
import { readRows, type Field, type Rows } from './read-rows';
import type { Database } from './sql-engine';

const integer = (name: string): Field => ({ name, wire: 'INTEGER', nulls: 'refuse' });
const bigint = (name: string): Field => ({ name, wire: 'BIGINT', nulls: 'refuse' });

const TALLY = ['place', 'code'].map(integer);

/** Adds what a statement tells of values to what is known of them; nothing where there is no statement. */
function taken(
  into: Map<DimensionId, Map<number, ValueTally>>,
  { dimensions }: Dataset,
  rows: Rows,
  sums: readonly (keyof ValueTally)[],
): void {
  const [place, code] = [rows.whole('place'), rows.whole('code')];
  for (let at = 0; at < rows.count; at += 1) {
    const dimension = dimensions[place[at] ?? -1];
    if (dimension === undefined) continue;
    const values = into.get(dimension.id) ?? new Map<number, ValueTally>();
    const known = values.get(code[at] ?? 0) ?? { code: code[at] ?? 0, rows: 0, won: 0, others: 0 };
    const told = Object.fromEntries(sums.map((sum) => [sum, rows.whole(sum)[at] ?? 0]));
    into.set(dimension.id, values.set(known.code, { ...known, ...told }));
  }
}

async function surveyIn(database: Database, dataset: Dataset, ask: SurveyAsk, stop: Stop): Promise<Survey> {
  const sql = surveySql(ask, dataset);
  const values = new Map<DimensionId, Map<number, ValueTally>>();
  const tally = async (statement: string | null, sums: readonly (keyof ValueTally)[]): Promise<void> => {
    if (statement !== null) taken(values, dataset, readRows(await database.query(statement, stop), [...TALLY, ...sums.map(integer)]), sums);
  };
  await tally(sql.rows, ['rows']);
  await tally(sql.accounts, ['won', 'others']);
  await tally(sql.deals, ['won', 'others']);
  const cycles = readRows(await database.query(sql.cycles, stop), ['days', 'deals'].map(integer));
  const began = readRows(await database.query(sql.began, stop), ['first', 'created', 'count'].map(integer));
  return {
    values: new Map([...values].map(([id, told]) => [id, [...told.values()]])),
    cycles: { days: Int32Array.from(cycles.whole('days')), deals: Float64Array.from(cycles.whole('deals')) },
    rows: {
      first: Int32Array.from(began.whole('first')),
      created: Int32Array.from(began.whole('created')),
      count: Float64Array.from(began.whole('count')),
    },
  };
}

/** The sums of both halves; what was not asked for is 0, or with a share its own square. */
function halvesOf(rows: Rows, names: readonly SumName[], isShare: boolean): Pick<Counts, 'search' | 'confirm'> {
  const half = (before: '' | 'c'): HalfSums => {
    const read = (name: SumName): Float64Array =>
      names.includes(name) ? Float64Array.from(rows.whole(`${before}${name}`)) : new Float64Array(rows.count);
    return { n: read('n'), u: read('u'), s: read('s'), uu: read(isShare ? 'u' : 'uu'), us: read('us'), ss: read('ss') };
  };
  return { search: half(''), confirm: half('c') };
}

async function countsIn(database: Database, dataset: Dataset, ask: CountsAsk, stop: Stop): Promise<Counts> {
  const sums = sumsOf(ask, dataset);
  const keys = ask.attributes.map((_, at) => `k${at}`);
  const fields = sums.flatMap(({ name, wire }): readonly Field[] =>
    [name, `c${name}`].map((column) => ({ name: column, wire, nulls: 'refuse' })),
  );
  const rows = readRows(await database.query(countsSql(ask, dataset), stop), [...keys.map(integer), ...fields]);
  const names = sums.map(({ name }) => name);
  return {
    depth: ask.depth,
    cells: rows.count,
    bins: keys.map((key) => Int16Array.from(rows.whole(key))),
    ...halvesOf(rows, names, !names.includes('uu')),
  };
}

/** Accounts by number from 0; a row of nobody is an account by itself. */
function numbered(accounts: Int32Array | Float64Array): Int32Array {
  const numbers = new Map<number, number>();
  let next = 0;
  return Int32Array.from(accounts, (account) => {
    const known = account > 0 ? numbers.get(account) : undefined;
    if (known !== undefined) return known;
    next += 1;
    if (account > 0) numbers.set(account, next - 1);
    return next - 1;
  });
}

function confounderOf(dimension: Dataset['dimensions'][number], codes: Int32Array | Float64Array): ConfounderColumn {
  const bins = Int16Array.from(codes, (code) => (code < FIRST_LABEL ? NO_BIN : code - FIRST_LABEL));
  return { dimension: dimension.id, label: dimension.label, labels: dimension.members.slice(FIRST_LABEL), bins };
}

async function patternsIn(database: Database, dataset: Dataset, ask: PatternsAsk, stop: Stop): Promise<Patterns> {
  const keys = ask.attributes.map((_, at) => `a${at}`);
  const others = confoundersIn(dataset);
  const fields = [...['row', 'account', 'h', ...keys, ...others.map((_, at) => `c${at}`)].map(integer), bigint('u'), bigint('s')];
  const { count, whole } = readRows(await database.query(patternsSql(ask, dataset), stop), fields);
  return {
    rows: count,
    bins: keys.map((key) => Int16Array.from(whole(key))),
    isConfirm: Uint8Array.from(whole('h')),
    account: numbered(whole('account')),
    u: Float64Array.from(whole('u')),
    s: Float64Array.from(whole('s')),
    confounders: others.map((dimension, at) => confounderOf(dimension, whole(`c${at}`))),
  };
}

/** Counts combinations in a database that holds the tables of a dataset. */
export const combinationsIn = (database: Database, dataset: Dataset): Combinations => ({
  survey: (ask, stop = NEVER) => surveyIn(database, dataset, ask, stop),
  counts: (ask, stop = NEVER) => countsIn(database, dataset, ask, stop),
  patterns: (ask, stop = NEVER) => patternsIn(database, dataset, ask, stop),
});

const NEVER: Stop = { aborted: false };
