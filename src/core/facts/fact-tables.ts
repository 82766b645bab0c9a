import type { Day, FactTable, Month, WholeValues } from '../model';
import type { SpendRows } from './allocation';
import { cycleDays, daysSince, type Deal } from './deals';
import type { CodedDimension } from './dimensions';
import { ints, rowNumbers } from './whole-values';

/** A dimension at its place in the dataset: the `i` of its column `d<i>`. */
export type PlacedDimension = CodedDimension & { readonly place: number };

/** By what deals are dated: their age, and the months their days lie in. */
export type Dating = { readonly asOf: Day; readonly monthOf: (day: Day) => Month };

type Read = (deal: Deal) => number | null;

/** What a deal row holds in whole amounts, and in whole numbers that fit 32 bits. */
const AMOUNTS: Readonly<Record<string, Read>> = {
  amount: (deal) => deal.amount,
  annual: (deal) => deal.annual,
  contract: (deal) => deal.contract,
};
function wholesBy({ asOf, monthOf }: Dating): Readonly<Record<string, Read>> {
  const month = (day: Day | null): Month | null => (day === null ? null : monthOf(day));
  return {
    unpriced: (deal) => (deal.unpriced ? 1 : 0),
    cycleDays,
    ageDays: (deal) => (deal.outcome === 'open' ? daysSince(deal.created, asOf) : null),
    sinceCreated: (deal) => daysSince(deal.created, asOf),
    createdMonth: (deal) => month(deal.created),
    closedMonth: (deal) => month(deal.closed),
    dueMonth: (deal) => month(deal.due),
    createdDay: (deal) => deal.created,
    closedDay: (deal) => deal.closed,
    dueDay: (deal) => deal.due,
  };
}

/** Columns read off deals, all of them in one pass: to go through a million objects costs more than what is read there. */
function filled(
  deals: readonly Deal[],
  reads: Readonly<Record<string, Read>>,
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
      const value = read(deal);
      if (value === null) continue;
      values[row] = value;
      known[row] = 1;
    }
  });
  return columns.map(({ name, values, known }) => [name, { values, known: known.includes(0) ? known : null }]);
}

/** Deals, one row each, with their own dimensions and those of the account behind them. */
export function opportunityFact(deals: readonly Deal[], dimensions: readonly PlacedDimension[], dating: Dating): FactTable {
  const count = deals.length;
  const accounts = Int32Array.from(deals, ({ account }) => account);
  const columns = new Map<string, WholeValues>([
    ['row', rowNumbers(count)],
    ['account', { values: accounts, known: null }],
    ...filled(deals, AMOUNTS, Float64Array),
    ...filled(deals, wholesBy(dating), Int32Array),
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
export function logoFact(deals: readonly Deal[], { monthOf }: Dating): FactTable {
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
  const closedMonth = (row: number): Month | null => {
    const closed = deals[rows[row] ?? -1]?.closed ?? null;
    return closed === null ? null : monthOf(closed);
  };
  return {
    rows: rows.length,
    columns: new Map([
      ['row', rowNumbers(rows.length)],
      ['opportunity', ints(rows.length, (row) => rows[row] ?? null)],
      ['closedMonth', ints(rows.length, closedMonth)],
    ]),
  };
}

/** Every deal's part of every month's spend, with a column for each key it can be shared by. */
export function spendFact({ rows, deals, months, parts }: SpendRows): FactTable {
  return {
    rows,
    columns: new Map<string, WholeValues>([
      ['row', rowNumbers(rows)],
      ['opportunity', { values: deals, known: null }],
      ['month', { values: months, known: null }],
      ...Object.entries(parts).map(([name, values]): [string, WholeValues] => [name, { values, known: null }]),
    ]),
  };
}
