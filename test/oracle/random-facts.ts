import fc from 'fast-check';
import {
  CALENDAR_MONTHS,
  FIRST_LABEL,
  type Dataset,
  type Dimension,
  type DimensionId,
  type FactTable,
  type Home,
  type TableName,
  type WholeValues,
} from '../../src/core/model';

/** A dataset with facts that hold together as `core/facts` makes them: pointers find their deal, an account has one score. */
export type World = { readonly dataset: Dataset; readonly tables: ReadonlyMap<TableName, FactTable> };

const id = (name: string): DimensionId => name as DimensionId;

const dimension = (name: string, home: Home, labels: readonly string[]): Dimension => ({
  id: id(name),
  label: name,
  home,
  members: ['', '', ...labels],
  ordered: false,
});

/** `outcome`, `icp` and `tier` are those that the catalogue names; the others stand for a file's own. */
export const DIMENSIONS: readonly Dimension[] = [
  dimension('outcome', 'opportunity', ['won', 'lost', 'other', 'open']),
  dimension('industry', 'account', ['Retail', 'retail & wholesale', 'O\'Neill "quoted"; DROP TABLE score']),
  dimension('icp', 'score', ['in', 'out']),
  dimension('region', 'opportunity', ['EMEA', 'APAC']),
  dimension('tier', 'score', ['1', '2', '3', '4']),
  dimension('size', 'account', ['small', 'large']),
];

export const datasetOf = (dimensions: readonly Dimension[] = DIMENSIONS): Dataset => ({
  fingerprint: 'random',
  asOf: 20_000,
  asOfFrom: 'given',
  calendar: CALENDAR_MONTHS,
  spendKeptBy: [],
  currency: null,
  moneyMissing: null,
  spendMissing: null,
  baseMissing: null,
  blank: new Set(),
  dimensions,
  supplied: new Set(['opportunity', 'spend', 'base', 'icp']),
  deals: 0,
  spendMonths: new Set(),
  months: null,
  notes: [],
});

/** A column from values, null where one is not known; what stands behind a null must not matter, so it is odd. */
export function columnOf(values: readonly (number | null)[]): WholeValues {
  const known = Uint8Array.from(values, (value) => (value === null ? 0 : 1));
  return { values: Float64Array.from(values, (value) => value ?? NaN), known: known.includes(0) ? known : null };
}

type Cells = Readonly<Record<string, number | null>>;

export const tableOf = (rows: readonly Cells[], names: readonly string[]): FactTable => ({
  rows: rows.length,
  columns: new Map(names.map((name) => [name, columnOf(rows.map((row) => row[name] ?? null))])),
});

const ACCOUNTS = 40;
const account = fc.option(fc.integer({ min: 0, max: ACCOUNTS - 1 }), { freq: 6 });
const month = fc.option(fc.integer({ min: 600, max: 606 }), { freq: 6 });
const day = fc.option(fc.integer({ min: 18_000, max: 18_200 }), { freq: 6 });
const money = fc.option(
  fc.oneof(
    { weight: 6, arbitrary: fc.integer({ min: -500, max: 90_000 }) },
    { weight: 1, arbitrary: fc.integer({ min: -(2 ** 44), max: 2 ** 44 }) },
  ),
  { freq: 5 },
);
const days = fc.option(fc.integer({ min: -5, max: 60 }), { freq: 6 });
const flag = fc.integer({ min: 0, max: 1 });
const maybeFlag = fc.option(flag, { freq: 8 });
/** A deal's part of a month's spend, one for each key it can be shared by. */
const SPEND_COLUMNS = ['spendByDays', 'spendByCreated', 'spendByOpenValue', 'spendByWon', 'spendByRevenue'];
/** What a customer's revenue has become twelve months on. */
const YEAR_ON_COLUMNS = ['yearOn', 'keptYearOn', 'grownYearOn', 'renewing', 'renewedYearOn', 'renewedKept'];
const each = <T>(names: readonly string[], arbitrary: fc.Arbitrary<T>): Record<string, fc.Arbitrary<T>> =>
  Object.fromEntries(names.map((name) => [name, arbitrary]));

/** Codes of the dimensions of some homes: 0, not known, among them. */
function codes(homes: readonly Home[]): Record<string, fc.Arbitrary<number>> {
  const own = DIMENSIONS.flatMap(({ home, members }, place) => {
    if (!homes.includes(home)) return [];
    const labels = fc.integer({ min: FIRST_LABEL, max: members.length - 1 });
    return [[`d${place}`, fc.oneof({ weight: 1, arbitrary: fc.constant(0) }, { weight: 5, arbitrary: labels })] as const];
  });
  return Object.fromEntries(own);
}

const opportunity = {
  account,
  amount: money,
  annual: money,
  contract: money,
  unpriced: flag,
  cycleDays: days,
  ageDays: days,
  sinceCreated: days,
  createdMonth: month,
  closedMonth: month,
  dueMonth: month,
  createdDay: day,
  closedDay: day,
  dueDay: day,
  ...codes(['opportunity', 'account']),
};
const recurring = {
  account: fc.integer({ min: 0, max: ACCOUNTS - 1 }),
  month,
  mrr: money,
  ...each(YEAR_ON_COLUMNS, money),
  stays: maybeFlag,
  staysYear: maybeFlag,
  ...codes(['account']),
};
const customer = { account: fc.integer({ min: 0, max: ACCOUNTS + 5 }), mrr: money, ...codes(['account']) };
const tenure = { account: fc.integer({ min: 0, max: ACCOUNTS + 5 }), tenureMonths: fc.nat(70), ended: flag, ...codes(['account']) };
const known = { account: fc.integer({ min: 0, max: ACCOUNTS + 5 }), ...codes(['account']) };
const score = { account: fc.integer({ min: 0, max: ACCOUNTS - 1 }), ...codes(['score']) };

const rowsOf = (model: Record<string, fc.Arbitrary<number | null>>, most: number): fc.Arbitrary<readonly Cells[]> =>
  fc.array(fc.record(model), { maxLength: most, size: 'max' });

const scores: fc.Arbitrary<readonly Cells[]> = fc.uniqueArray(fc.record(score), {
  maxLength: ACCOUNTS,
  selector: (row) => row.account,
  size: 'max',
});

/** Random facts with blanks: up to 300 deals, spend that some deal or none carries, a score for some accounts. */
export const worlds: fc.Arbitrary<World> = rowsOf(opportunity, 300).chain((deals) => {
  const toDeal =
    deals.length === 0
      ? fc.constant(-1)
      : fc.oneof({ weight: 1, arbitrary: fc.constant(-1) }, { weight: 4, arbitrary: fc.integer({ min: 0, max: deals.length - 1 }) });
  const spend = {
    opportunity: toDeal,
    month: fc.integer({ min: 600, max: 606 }),
    ...each(SPEND_COLUMNS, fc.integer({ min: -900, max: 50_000 })),
  };
  const logo = { opportunity: fc.integer({ min: 0, max: Math.max(0, deals.length - 1) }), closedMonth: month };
  return fc
    .tuple(
      rowsOf(spend, 100),
      rowsOf(logo, deals.length === 0 ? 0 : 60),
      rowsOf(recurring, 150),
      rowsOf(customer, 60),
      rowsOf(tenure, 60),
      rowsOf(known, 60),
      scores,
    )
    .map(([spent, logos, active, customers, tenures, accounts, scored]): World => ({
      dataset: datasetOf(),
      tables: new Map([
        ['opportunity', tableOf(deals, Object.keys(opportunity))],
        ['spend', tableOf(spent, Object.keys(spend))],
        ['logo', tableOf(logos, Object.keys(logo))],
        ['recurring', tableOf(active, Object.keys(recurring))],
        ['customer', tableOf(customers, Object.keys(customer))],
        ['tenure', tableOf(tenures, Object.keys(tenure))],
        ['account', tableOf(accounts, Object.keys(known))],
        ['score', tableOf(scored, Object.keys(score))],
      ]),
    }));
});
