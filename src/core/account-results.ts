import type { AccountResults } from './icp';
import {
  ACCOUNT,
  givenValue,
  plan,
  type Ask,
  type Assumptions,
  type Cube,
  type MeasureId,
  type MetricId,
  type NumberId,
  type SpreadId,
} from './metrics';
import { dateOf, FIRST_LABEL, lastWholeMonthIn, UNKNOWN, type Dataset, type DimensionId, type Month } from './model';

/** What the ICP page says of tiers and versions: every one of them can be read from one cube with one cell an account and month. */
export const ICP_METRICS: readonly MetricId[] = [
  'winRate',
  'acv',
  'acvMedian',
  'salesCycle',
  'wonCount',
  'lostCount',
  'openCount',
  'openAmount',
  'wonAmount',
  'icpShareOpen',
  'icpShareOpenAmount',
  'icpShareWon',
  'icpShareWonAmount',
  'icpShareCreated',
  'cac',
  'ltv',
  'ltvToCac',
  'nrr',
];

const OF_RESULTS: readonly MeasureId[] = [
  'won',
  'lost',
  'wonPriced',
  'wonAnnual',
  'open',
  'openAmount',
  'recurringMrr',
  'customerMrr',
  'startMrr',
  'yearOnMrr',
  'tenureEnded',
  'tenureRunning',
  'accounts',
  'customers',
];

/** The ask behind the ICP page: everything by account, so that any profile can be laid over it without asking again. */
export function accountsAsk(dataset: Dataset): Ask {
  const asked = plan(dataset, ICP_METRICS, [ACCOUNT]);
  return { ...asked, measures: [...new Set([...asked.measures, ...OF_RESULTS])] };
}

/** Account numbers in the order of the axis: its codes begin with two that are no account's. */
const accountOf = (code: number): number => (code < FIRST_LABEL ? 0 : code - FIRST_LABEL + 1);

/** Which cells hold deals of the class that is read: new business, unless all are. */
function classOf(cube: Cube, dataset: Dataset, assumptions: Assumptions): (cell: number) => boolean {
  const axis = cube.ask.by.indexOf('dealClass' as DimensionId);
  const dimension = dataset.dimensions.find(({ id }) => id === 'dealClass');
  if (axis < 0 || dimension === undefined || assumptions.dealClass === 'all') return () => true;
  const wanted = dimension.members.indexOf('newBusiness', FIRST_LABEL);
  return (cell) => cube.keys[axis]?.[cell] === wanted || cube.keys[axis]?.[cell] === 1;
}

type Reader = {
  readonly cube: Cube;
  readonly count: number;
  readonly accounts: Int32Array;
  readonly isRead: (cell: number) => boolean;
};

const NOTHING = new Float64Array(0);

/** Sums a measure by account over the months that are wanted. */
function byAccount({ cube, count, accounts, isRead }: Reader, id: NumberId, wanted: (month: Month) => boolean): Float64Array {
  const values = cube.numbers.get(id) ?? NOTHING;
  const sums = new Float64Array(count);
  for (let cell = 0; cell < values.length; cell += 1) {
    const value = values[cell] ?? 0;
    if (value === 0 || !isRead(cell) || !wanted(cube.months[cell] ?? 0)) continue;
    const account = accounts[cell] ?? 0;
    sums[account] = (sums[account] ?? 0) + value;
  }
  return sums;
}

/** Sums a spread by account: an account is a customer once, so that its one entry is its months. */
function spreadByAccount({ cube, count }: Reader, id: SpreadId): Float64Array {
  const spread = cube.spreads.get(id);
  const sums = new Float64Array(count).fill(-1);
  const codes = spread?.keys[cube.ask.by.indexOf(ACCOUNT)];
  spread?.value.forEach((value, entry) => {
    const account = accountOf(codes?.[entry] ?? UNKNOWN);
    sums[account] = Math.max(sums[account] ?? -1, value);
  });
  return sums;
}

function closingsIn(reader: Reader): AccountResults['closings'] {
  const { cube, accounts, isRead } = reader;
  const [won, lost, priced, annual] = (['won', 'lost', 'wonPriced', 'wonAnnual'] as const).map((id) => cube.numbers.get(id) ?? NOTHING);
  const cells = Array.from(cube.months.keys()).filter((cell) => isRead(cell) && (won?.[cell] ?? 0) + (lost?.[cell] ?? 0) > 0);
  return {
    rows: cells.length,
    account: Int32Array.from(cells, (cell) => accounts[cell] ?? 0),
    month: Int32Array.from(cells, (cell) => cube.months[cell] ?? 0),
    won: Uint32Array.from(cells, (cell) => won?.[cell] ?? 0),
    lost: Uint32Array.from(cells, (cell) => lost?.[cell] ?? 0),
    wonPriced: Uint32Array.from(cells, (cell) => priced?.[cell] ?? 0),
    wonAnnual: Float64Array.from(cells, (cell) => annual?.[cell] ?? 0),
  };
}

function customersIn(reader: Reader, last: Month | null): NonNullable<AccountResults['customers']> {
  const [ended, running] = [spreadByAccount(reader, 'tenureEnded'), spreadByAccount(reader, 'tenureRunning')];
  const always = (): boolean => true;
  const start = last === null ? null : last - 11;
  // A stay that ended is the first one: who has come back since, or is there to the last day, has not left.
  const now = byAccount(reader, 'customers', always);
  const standingOf = (_: unknown, account: number): number => {
    if ((running[account] ?? -1) >= 0 || (now[account] ?? 0) > 0) return 1;
    return (ended[account] ?? -1) >= 0 ? 2 : 0;
  };
  return {
    standing: Uint8Array.from({ length: reader.count }, standingOf),
    months: Uint32Array.from({ length: reader.count }, (_, at) => Math.max(0, ended[at] ?? 0, running[at] ?? 0)),
    soFar: byAccount(reader, 'recurringMrr', always),
    revenue: byAccount(reader, 'recurringMrr', (month) => start !== null && last !== null && month >= start && month <= last),
    monthly: byAccount(reader, 'customerMrr', always),
    yearAgo: byAccount(reader, 'startMrr', (month) => month === start),
    yearOn: byAccount(reader, 'yearOnMrr', (month) => month === start),
  };
}

/** 1 for an account that metrics count, by account number: nobody, partners and our own are in none (`domain.md` 4.7). All where the cube was not asked. */
export function countedAccounts(cube: Cube, count: number): Uint8Array {
  const [codes, cells] = [cube.keys[cube.ask.by.indexOf(ACCOUNT)], cube.numbers.get('accounts')];
  if (cells === undefined) return new Uint8Array(count).fill(1, 1);
  const counted = new Uint8Array(count);
  cells.forEach((value, cell) => {
    const account = accountOf(codes?.[cell] ?? UNKNOWN);
    if (value > 0 && account > 0) counted[account] = 1;
  });
  return counted;
}

/** The results of all accounts from the answer to `accountsAsk`. `count` is of the accounts that were scored, nobody included. */
export function accountResults(
  cube: Cube,
  dataset: Dataset,
  given: { readonly count: number; readonly assumptions: Assumptions },
): AccountResults {
  const { count, assumptions } = given;
  const codes = cube.keys[cube.ask.by.indexOf(ACCOUNT)] ?? new Uint32Array(cube.cells);
  const accounts = Int32Array.from(codes, accountOf);
  const reader: Reader = { cube, count, accounts, isRead: classOf(cube, dataset, assumptions) };
  const closings = closingsIn(reader);
  const months = [...closings.month].filter((month) => month > -2_000_000_000);
  const always = (): boolean => true;
  return {
    count,
    isCounted: countedAccounts(cube, count),
    asOf: dateOf(dataset.asOf),
    currency: dataset.moneyMissing === null ? dataset.currency : null,
    closings,
    firstMonth: months.length === 0 ? null : months.reduce((least, month) => Math.min(least, month)),
    lastMonth: months.length === 0 ? null : months.reduce((most, month) => Math.max(most, month)),
    open: {
      deals: Uint32Array.from(byAccount(reader, 'open', always)),
      amount: byAccount(reader, 'openAmount', always),
    },
    customers: dataset.supplied.has('base') ? customersIn(reader, lastWholeMonthIn(dataset.calendar, dataset.asOf)) : null,
    grossMargin: givenValue(assumptions, 'grossMargin'),
  };
}
