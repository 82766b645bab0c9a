import { countsSql, nextSets, type Counts, type CountsAsk, type ObjectiveId, type SearchAttribute } from '../src/core/discovery';
import { binnedSql } from '../src/core/discovery/rows-sql';
import { countDiscovery } from '../src/core/discovery-study';
import {
  ALWAYS,
  CALENDAR_MONTHS,
  type Dataset,
  type Dimension,
  type DimensionId,
  type FactTable,
  type WholeValues,
} from '../src/core/model';
import { chanceFrom } from '../src/core/statistics';
import { pack } from '../src/engine/arrow';
import { openNodeDatabase } from '../src/engine/duckdb-node';
import { openSqlEngine, type Database } from '../src/engine/sql-engine';

/** Milliseconds on the clock and of work: the second says more on a machine that others use too. */
export type Spent = { readonly clock: number; readonly work: number };

/** Ways to the same cells: one pass a depth; the same statement for each set; rows put in bins once, then a grouping for each set. */
export type Ways = {
  readonly deals: number;
  readonly sets: number;
  grouped(): Promise<Spent>;
  oneByOne(): Promise<Spent>;
  fromBins(): Promise<Spent>;
  /** All that a page waits for: rows in bins, and the passes pruned by support. */
  counted(): Promise<Spent>;
  /** How many cells one pass told; throws unless the last way set by set told the same. */
  agreed(): number;
  close(): Promise<void>;
};

const FIRST_DAY = 18_000;
const DAYS = 1500;
const LABELS = 7;

const dimension = (name: string, home: 'opportunity' | 'account', labels: readonly string[]): Dimension => ({
  id: name as DimensionId,
  label: name,
  home,
  members: ['', '', ...labels],
  ordered: false,
});

const dimensionsOf = (attributes: number): readonly Dimension[] => [
  dimension('outcome', 'opportunity', ['won', 'lost', 'other', 'open']),
  ...Array.from({ length: attributes }, (_, at) =>
    dimension(
      `attribute ${at}`,
      at % 2 === 0 ? 'account' : 'opportunity',
      Array.from({ length: LABELS }, (_label, place) => `label ${place}`),
    ),
  ),
];

const searchedOf = (dimensions: readonly Dimension[]): readonly SearchAttribute[] =>
  dimensions.slice(1).map(({ id, label, home }) => ({
    dimension: id,
    label,
    home: home === 'account' ? 'account' : 'opportunity',
    bins: Array.from({ length: LABELS }, (_, at) => ({ label: `label ${at}`, codes: [at + 2], rule: ALWAYS, isRare: at === LABELS - 1 })),
  }));

const all = (values: Int32Array | Float64Array): WholeValues => ({ values, known: null });

/** Closed deals of four an account, a quarter won, with skewed labels; one in ten is blank. */
function dealsOf(count: number, dimensions: readonly Dimension[]): FactTable {
  const { uniform: chance } = chanceFrom(1);
  const ints = (read: (row: number) => number): WholeValues => all(Int32Array.from({ length: count }, (_, row) => read(row)));
  const floats = (read: () => number): WholeValues => all(Float64Array.from({ length: count }, read));
  const skewed = (): number => (chance() < 0.1 ? 0 : 2 + Math.floor(LABELS * chance() ** 1.5));
  const created = Int32Array.from({ length: count }, (_, row) => FIRST_DAY + Math.floor((row / count) * DAYS));
  const named = new Map(
    ['unpriced', 'ageDays', 'sinceCreated', 'createdMonth', 'closedMonth', 'dueMonth', 'closedDay', 'dueDay'].map((name) => [
      name,
      ints(() => 0),
    ]),
  );
  return {
    rows: count,
    columns: new Map<string, WholeValues>([
      ...named,
      ['account', ints((row) => 1 + Math.floor(row / 4))],
      ['amount', floats(() => 0)],
      ['contract', floats(() => 0)],
      ['annual', floats(() => 100_000 + Math.floor(chance() * 9_000_000))],
      ['cycleDays', ints(() => Math.floor(chance() * 200))],
      ['createdDay', all(created)],
      ['d0', ints(() => (chance() < 0.25 ? 2 : 3))],
      ...dimensions.slice(1).map((_, at): [string, WholeValues] => [`d${at + 1}`, ints(skewed)]),
    ]),
  };
}

/** Each deal carries some spend in two months. */
function spendOf(deals: number): FactTable {
  const { uniform: chance } = chanceFrom(2);
  const rows = deals * 2;
  const spent = (): WholeValues => all(Float64Array.from({ length: rows }, () => Math.floor(chance() * 200_000)));
  return {
    rows,
    columns: new Map<string, WholeValues>([
      ['opportunity', all(Int32Array.from({ length: rows }, (_, row) => row >> 1))],
      ['month', all(new Int32Array(rows))],
      ...['spendByDays', 'spendByCreated', 'spendByOpenValue', 'spendByWon', 'spendByRevenue'].map((name): [string, WholeValues] => [
        name,
        spent(),
      ]),
    ]),
  };
}

const datasetOf = (deals: number, dimensions: readonly Dimension[]): Dataset => ({
  fingerprint: 'made',
  asOf: FIRST_DAY + DAYS,
  asOfFrom: 'given',
  calendar: CALENDAR_MONTHS,
  currency: null,
  moneyMissing: null,
  spendMissing: null,
  baseMissing: null,
  blank: new Set(),
  dimensions,
  supplied: new Set(),
  deals,
  spendMonths: new Set(),
  spendKeptBy: [],
  months: null,
  notes: [],
});

function workNow(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

async function timed(act: () => Promise<unknown>): Promise<Spent> {
  const [clock, work] = [performance.now(), workNow()];
  await act();
  return { clock: performance.now() - clock, work: workNow() - work };
}

/** The groupings of an ask over rows that were put in bins before. */
async function overBins(database: Database, asks: readonly CountsAsk[], dataset: Dataset): Promise<void> {
  const [first] = asks;
  if (first === undefined) return;
  await database.query('DROP TABLE IF EXISTS made_bins');
  await database.query(`CREATE TEMP TABLE made_bins AS ${binnedSql(first, dataset)}`);
  for (const ask of asks)
    for (const set of ask.sets) {
      const sql = countsSql({ ...ask, sets: [set] }, dataset);
      await database.query(sql.replace(`(${binnedSql(ask, dataset)})`, 'made_bins'));
    }
}

/** The cells of several counts as one text each, in order. */
function told(counts: readonly Counts[]): readonly string[] {
  const cells = counts.flatMap(({ bins, search, confirm }) =>
    [...search.n.keys()].map((cell) =>
      [
        ...bins.map((each) => each[cell]),
        ...[search, confirm].flatMap((half) => [half.n, half.u, half.s, half.uu, half.us, half.ss].map((sum) => sum[cell])),
      ].join(),
    ),
  );
  return cells.toSorted();
}

/** Makes a history of so many closed deals with so many attributes, loads it, and holds the ways to count its combinations. */
export async function openWays(given: {
  readonly deals: number;
  readonly attributes: number;
  readonly objective: ObjectiveId;
}): Promise<Ways> {
  const dimensions = dimensionsOf(given.attributes);
  const dataset = datasetOf(given.deals, dimensions);
  const database = await openNodeDatabase();
  const engine = await openSqlEngine({ open: async () => database, reload: null });
  await engine.load(dataset, [pack('opportunity', dealsOf(given.deals, dimensions)), pack('spend', spendOf(given.deals))]);
  const attributes = searchedOf(dimensions);
  const split = { cutoff: FIRST_DAY + Math.floor(DAYS * 0.65), matured: FIRST_DAY + DAYS };
  const rules = { deals: ALWAYS, from: null, spend: 'spendByDays', baseMonth: null } as const;
  const support = Math.ceil(given.deals * 0.65 * 0.01);
  const about = { attributes, objective: given.objective, rules, split };
  const asks = ([1, 2, 3] as const).map((depth): CountsAsk => ({ ...about, depth, sets: nextSets(attributes, depth, null), support }));
  const alone = (ask: CountsAsk): readonly CountsAsk[] => ask.sets.map((set) => ({ ...ask, sets: [set] }));
  const each = async (wanted: readonly CountsAsk[]): Promise<readonly Counts[]> => {
    const counts: Counts[] = [];
    for (const ask of wanted) counts.push(await engine.counts(ask));
    return counts;
  };
  let [once, single]: [readonly Counts[], readonly Counts[]] = [[], []];
  return {
    deals: given.deals,
    sets: asks.reduce((sum, { sets }) => sum + sets.length, 0),
    grouped: () => timed(async () => (once = await each(asks))),
    oneByOne: () => timed(async () => (single = await each(asks.flatMap(alone)))),
    fromBins: () => timed(() => overBins(database, asks, dataset)),
    counted: () => timed(() => countDiscovery(engine, { ...about, dataset, depth: 3, support })),
    agreed: () => {
      const [wanted, got] = [told(once), told(single)];
      if (wanted.length === 0 || wanted.join('\n') !== got.join('\n')) throw new Error('one pass and one by one differ');
      return wanted.length;
    },
    close: () => engine.close(),
  };
}
