import { monthOf, type Day, type FactId, type FactTable, type WholeValues } from '../model';
import type { SpendPart } from './allocation';
import type { Deal } from './deals';
import type { CodedDimension } from './dimensions';
import type { Recurring } from './recurring';

/** A dimension at its place in the dataset: the `i` of its column `d<i>`. */
export type PlacedDimension = CodedDimension & { readonly place: number };

function ints(count: number, read: (row: number) => number | null): WholeValues {
  const [values, known] = [new Int32Array(count), new Uint8Array(count)];
  let blanks = 0;
  for (let row = 0; row < count; row += 1) {
    const value = read(row);
    if (value === null) blanks += 1;
    else [values[row], known[row]] = [value, 1];
  }
  return { values, known: blanks === 0 ? null : known };
}

function wholes(count: number, read: (row: number) => number | null): WholeValues {
  const [values, known] = [new Float64Array(count), new Uint8Array(count)];
  for (let row = 0; row < count; row += 1) {
    const value = read(row);
    if (value !== null) [values[row], known[row]] = [value, 1];
  }
  return { values, known };
}

const month = (day: Day | null): number | null => (day === null ? null : monthOf(day));
const rowNumbers = (count: number): WholeValues => ints(count, (row) => row);

/** What a deal row holds in whole amounts, and in whole numbers that fit 32 bits. */
const AMOUNTS: Readonly<Record<string, (deal: Deal) => number | null>> = { amount: (deal) => deal.amount, annual: (deal) => deal.annual };
const WHOLES: Readonly<Record<string, (deal: Deal, asOf: Day) => number | null>> = {
  unpriced: (deal) => (deal.unpriced ? 1 : 0),
  cycleDays: (deal) => (deal.created === null || deal.closed === null ? null : deal.closed - deal.created),
  ageDays: (deal, asOf) => (deal.created === null || deal.outcome !== 'open' ? null : asOf - deal.created),
  createdMonth: (deal) => month(deal.created),
  closedMonth: (deal) => month(deal.closed),
  dueMonth: (deal) => month(deal.due),
  createdDay: (deal) => deal.created,
  closedDay: (deal) => deal.closed,
  dueDay: (deal) => deal.due,
};

/** Columns read off deals, all of them in one pass: to go through a million objects costs more than what is read there. */
function filled(
  deals: readonly Deal[],
  reads: Readonly<Record<string, (deal: Deal, asOf: Day) => number | null>>,
  asOf: Day,
  Values: typeof Int32Array | typeof Float64Array,
): readonly (readonly [string, WholeValues])[] {
  const columns = Object.entries(reads).map(([name, read]) => ({
    name,
    read,
    values: new Values(deals.length),
    known: new Uint8Array(deals.length),
  }));
  deals.forEach((deal, row) => {
    for (const { read, values, known } of columns) {
      const value = read(deal, asOf);
      if (value === null) continue;
      values[row] = value;
      known[row] = 1;
    }
  });
  return columns.map(({ name, values, known }) => [name, { values, known: known.includes(0) ? known : null }]);
}

/** Deals, one row each, with their own dimensions and those of the account behind them. */
export function opportunityFact(deals: readonly Deal[], dimensions: readonly PlacedDimension[], asOf: Day): FactTable {
  const count = deals.length;
  const accounts = Int32Array.from(deals, ({ account }) => account);
  const columns = new Map<string, WholeValues>([
    ['row', rowNumbers(count)],
    ['account', { values: accounts, known: null }],
    ...filled(deals, AMOUNTS, asOf, Float64Array),
    ...filled(deals, WHOLES, asOf, Int32Array),
  ]);
  for (const { dimension, codes, place } of dimensions)
    columns.set(`d${place}`, {
      values: dimension.home === 'account' ? accounts.map((account) => codes[account] ?? 0) : codes,
      known: null,
    });
  return { rows: count, columns };
}

/**
 * Each account's first won new-business deal, by close date, then by id; a won deal without an account stands for its
 * own. Wins without a close date are in no logo: when they happened is not known.
 */
export function logoFact(deals: readonly Deal[]): FactTable {
  const first = new Map<number, number>();
  const logos: number[] = [];
  const earlier = (a: Deal, b: Deal): boolean => (a.closed ?? 0) < (b.closed ?? 0) || (a.closed === b.closed && a.id < b.id);
  deals.forEach((deal, at) => {
    if (deal.outcome !== 'won' || deal.dealClass !== 'newBusiness' || deal.closed === null) return;
    if (deal.account === 0) {
      logos.push(at);
      return;
    }
    const known = deals[first.get(deal.account) ?? -1];
    if (known === undefined || earlier(deal, known)) first.set(deal.account, at);
  });
  const rows = [...logos, ...first.values()].toSorted((a, b) => a - b);
  return {
    rows: rows.length,
    columns: new Map([
      ['row', rowNumbers(rows.length)],
      ['opportunity', ints(rows.length, (row) => rows[row] ?? null)],
      ['closedMonth', ints(rows.length, (row) => month(deals[rows[row] ?? -1]?.closed ?? null))],
    ]),
  };
}

/** Every deal's part of every month's spend. */
export function spendFact(parts: readonly SpendPart[]): FactTable {
  const count = parts.length;
  return {
    rows: count,
    columns: new Map([
      ['row', rowNumbers(count)],
      ['opportunity', ints(count, (row) => parts[row]?.deal ?? -1)],
      ['month', ints(count, (row) => parts[row]?.month ?? null)],
      ['spend', wholes(count, (row) => parts[row]?.minor ?? 0)],
    ]),
  };
}

function accountCodes(dimensions: readonly PlacedDimension[], count: number, account: (row: number) => number): [string, WholeValues][] {
  return dimensions
    .filter(({ dimension }) => dimension.home === 'account')
    .map(({ codes, place }) => [`d${place}`, ints(count, (row) => codes[account(row)] ?? 0)]);
}

/** Customers by month, and those of the as-of date. */
export function recurringFacts(recurring: Recurring, dimensions: readonly PlacedDimension[]): ReadonlyMap<FactId, FactTable> {
  const { months, customers } = recurring;
  const ofMonth = (row: number): number => months[row]?.account ?? 0;
  const ofCustomer = (row: number): number => customers[row]?.account ?? 0;
  return new Map<FactId, FactTable>([
    [
      'recurring',
      {
        rows: months.length,
        columns: new Map([
          ['row', rowNumbers(months.length)],
          ['account', ints(months.length, ofMonth)],
          ['month', ints(months.length, (row) => months[row]?.month ?? null)],
          ['mrr', wholes(months.length, (row) => months[row]?.mrr ?? 0)],
          ['stays', ints(months.length, (row) => (months[row]?.stays === true ? 1 : 0))],
          ...accountCodes(dimensions, months.length, ofMonth),
        ]),
      },
    ],
    [
      'customer',
      {
        rows: customers.length,
        columns: new Map([
          ['row', rowNumbers(customers.length)],
          ['account', ints(customers.length, ofCustomer)],
          ['mrr', wholes(customers.length, (row) => customers[row]?.mrr ?? 0)],
          ...accountCodes(dimensions, customers.length, ofCustomer),
        ]),
      },
    ],
  ]);
}
