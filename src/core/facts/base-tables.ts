import type { FactId, FactTable, Month, WholeValues } from '../model';
import type { Accounts } from './accounts';
import { isFlagged } from './accounts';
import type { PlacedDimension } from './fact-tables';
import { WINDOW, type Recurring, type Spine } from './recurring';
import { ints, rowNumbers, wholes } from './whole-values';

function accountCodes(dimensions: readonly PlacedDimension[], accounts: Int32Array): readonly (readonly [string, WholeValues])[] {
  return dimensions
    .filter(({ dimension }) => dimension.home === 'account')
    .map(({ codes, place }) => [`d${place}`, { values: accounts.map((account) => codes[account] ?? 0), known: null }]);
}

/** A table of one row for each of some accounts, with the dimensions of the account. */
function ofAccounts(
  accounts: Int32Array,
  dimensions: readonly PlacedDimension[],
  columns: readonly (readonly [string, WholeValues])[],
): FactTable {
  return {
    rows: accounts.length,
    columns: new Map([
      ['row', rowNumbers(accounts.length)],
      ['account', { values: accounts, known: null }],
      ...columns,
      ...accountCodes(dimensions, accounts),
    ]),
  };
}

const revenue = ({ mrr }: Spine, at: number): number => mrr[at] ?? 0;
const isActive = ({ contracts }: Spine, at: number): number => ((contracts[at] ?? 0) > 0 ? 1 : 0);
const renewing = (spine: Spine, at: number): number => spine.renewing[at] ?? 0;
const yearOn = (spine: Spine, at: number): number => revenue(spine, at + WINDOW);
/** What the part up for renewal has become: the rest is taken to be there still. */
const renewedYearOn = (spine: Spine, at: number): number =>
  renewing(spine, at) === 0 ? 0 : Math.max(0, yearOn(spine, at) - (revenue(spine, at) - renewing(spine, at)));

type MonthColumn = {
  readonly name: string;
  /** How many months on it looks: it is unknown while these lie ahead. */
  readonly ahead: number;
  readonly Values: typeof Int32Array | typeof Float64Array;
  readonly read: (spine: Spine, at: number) => number;
};

const MONTH_COLUMNS: readonly MonthColumn[] = [
  { name: 'account', ahead: 0, Values: Int32Array, read: ({ account }) => account },
  { name: 'month', ahead: 0, Values: Int32Array, read: ({ from }, at) => from + at },
  { name: 'mrr', ahead: 0, Values: Float64Array, read: revenue },
  { name: 'stays', ahead: 1, Values: Int32Array, read: (spine, at) => isActive(spine, at + 1) },
  { name: 'staysYear', ahead: WINDOW, Values: Int32Array, read: (spine, at) => isActive(spine, at + WINDOW) },
  { name: 'yearOn', ahead: WINDOW, Values: Float64Array, read: yearOn },
  { name: 'keptYearOn', ahead: WINDOW, Values: Float64Array, read: (spine, at) => Math.min(revenue(spine, at), yearOn(spine, at)) },
  { name: 'grownYearOn', ahead: WINDOW, Values: Float64Array, read: (spine, at) => Math.max(0, yearOn(spine, at) - revenue(spine, at)) },
  { name: 'renewing', ahead: WINDOW, Values: Float64Array, read: renewing },
  { name: 'renewedYearOn', ahead: WINDOW, Values: Float64Array, read: renewedYearOn },
  {
    name: 'renewedKept',
    ahead: WINDOW,
    Values: Float64Array,
    read: (spine, at) => Math.min(renewing(spine, at), renewedYearOn(spine, at)),
  },
];

/** How many months of a spine have passed: later ones are known for those before them, and hold no row. */
const passed = ({ from, contracts }: Spine, lastMonth: Month): number => Math.min(contracts.length, lastMonth - from + 1);

function countMonths({ spines, lastMonth }: Recurring): number {
  let rows = 0;
  for (const spine of spines) for (let at = 0; at < passed(spine, lastMonth); at += 1) rows += isActive(spine, at);
  return rows;
}

/** Customers by month, one row for each month on whose first day they are active. */
function recurringFact(recurring: Recurring, dimensions: readonly PlacedDimension[]): FactTable {
  const { spines, lastMonth, lastKnown } = recurring;
  const rows = countMonths(recurring);
  const columns = MONTH_COLUMNS.map((column) => ({ ...column, values: new column.Values(rows), known: new Uint8Array(rows) }));
  let row = 0;
  for (const spine of spines)
    for (let at = 0; at < passed(spine, lastMonth); at += 1) {
      if (isActive(spine, at) === 0) continue;
      for (const { ahead, values, known, read } of columns) {
        if (spine.from + at + ahead > lastKnown) continue;
        values[row] = read(spine, at);
        known[row] = 1;
      }
      row += 1;
    }
  const [accounts, ...others] = columns;
  return ofAccounts(
    Int32Array.from(accounts?.values ?? []),
    dimensions,
    others.map(({ name, values, known }) => [name, { values, known: known.includes(0) ? known : null }]),
  );
}

/** Accounts that are in metrics: all but nobody, partners and our own. */
function accountsCounted(accounts: Accounts): Int32Array {
  const [partner, internal] = [isFlagged(accounts, 'isPartner'), isFlagged(accounts, 'isInternal')];
  const numbers = Array.from({ length: Math.max(0, accounts.count - 1) }, (_, at) => at + 1);
  return Int32Array.from(numbers.filter((account) => !partner(account) && !internal(account)));
}

/** The facts that stand on accounts: customers by month, of the as-of date and by how long they stayed, and all accounts. */
export function baseFacts(
  recurring: Recurring,
  accounts: Accounts,
  dimensions: readonly PlacedDimension[],
): ReadonlyMap<FactId, FactTable> {
  const { customers, tenures } = recurring;
  return new Map<FactId, FactTable>([
    ['recurring', recurringFact(recurring, dimensions)],
    [
      'customer',
      ofAccounts(
        Int32Array.from(customers, ({ account }) => account),
        dimensions,
        [['mrr', wholes(customers.length, (row) => customers[row]?.mrr ?? 0)]],
      ),
    ],
    [
      'tenure',
      ofAccounts(
        Int32Array.from(tenures, ({ account }) => account),
        dimensions,
        [
          ['tenureMonths', ints(tenures.length, (row) => tenures[row]?.months ?? 0)],
          ['ended', ints(tenures.length, (row) => (tenures[row]?.ended === true ? 1 : 0))],
        ],
      ),
    ],
    ['account', ofAccounts(accountsCounted(accounts), dimensions, [])],
  ]);
}
