import { NO_ASSUMPTIONS } from '../../../src/core/metrics';
import type { IcpStudying } from '../../../src/views/icp-study';
import { dataset } from '../views/made';
import type { AccountColumns, AccountResults, AttributeColumn } from '../../../src/core/icp';

type Cell = string | number | null;

function columnOf(cells: readonly Cell[]): AttributeColumn {
  if (cells.some((cell) => typeof cell === 'number'))
    return { kind: 'number', values: Float64Array.from([null, ...cells], (cell) => (typeof cell === 'number' ? cell : NaN)) };
  const texts = ['', ...cells.map((cell) => String(cell ?? ''))];
  const labels = [...new Set(texts)];
  return { kind: 'text', labels, codes: Uint32Array.from(texts, (text) => labels.indexOf(text)) };
}

/** Accounts 1, 2, 3 … with an attribute each column; nobody stands before them. */
export function accountsWith(columns: Readonly<Record<string, readonly Cell[]>>): AccountColumns {
  const count = 1 + Math.max(0, ...Object.values(columns).map((cells) => cells.length));
  return {
    count,
    ids: Array.from({ length: count }, (_, at) => (at === 0 ? '' : `A${at}`)),
    names: Array.from({ length: count }, (_, at) => (at === 0 ? '' : `Account ${at}`)),
    columns: new Map(Object.entries(columns).map(([name, cells]) => [name, columnOf(cells)])),
  };
}

/** A deal that closed: which account, in which month, won or lost, and its yearly amount. */
export type Closed = { readonly account: number; readonly month: number; readonly won: boolean; readonly annual?: number };
export type Customer = {
  readonly months: number;
  readonly revenue: number;
  readonly monthly: number;
  readonly left?: boolean;
  readonly yearAgo?: number;
};

/** What came of accounts: closed deals one a row, open deals, and customers by account where there are any. */
export function resultsOf(
  count: number,
  {
    closed = [],
    open = [],
    customers = null,
    grossMargin = null,
  }: {
    closed?: readonly Closed[];
    open?: readonly number[];
    customers?: ReadonlyMap<number, Customer> | null;
    grossMargin?: number | null;
  },
): AccountResults {
  const by = (read: (customer: Customer) => number): number[] =>
    Array.from({ length: count }, (_, at) => {
      const customer = customers?.get(at);
      return customer === undefined ? 0 : read(customer);
    });
  const months = closed.map(({ month }) => month);
  return {
    count,
    isCounted: new Uint8Array(count).fill(1, 1),
    asOf: '2025-09-30',
    currency: null,
    closings: {
      rows: closed.length,
      account: Int32Array.from(closed, ({ account }) => account),
      month: Int32Array.from(months),
      won: Uint32Array.from(closed, ({ won }) => Number(won)),
      lost: Uint32Array.from(closed, ({ won }) => Number(!won)),
      wonPriced: Uint32Array.from(closed, ({ won, annual }) => Number(won && annual !== undefined)),
      wonAnnual: Float64Array.from(closed, ({ won, annual }) => (won ? (annual ?? 0) : 0)),
    },
    firstMonth: months.reduce((least: number | null, month) => Math.min(least ?? month, month), null),
    lastMonth: months.reduce((most: number | null, month) => Math.max(most ?? month, month), null),
    open: {
      deals: Uint32Array.from({ length: count }, (_, at) => open.filter((each) => each === at).length),
      amount: new Float64Array(count),
    },
    customers:
      customers === null
        ? null
        : {
            standing: Uint8Array.from(by(({ left }) => (left === true ? 2 : 1))),
            months: Uint32Array.from(by((each) => each.months)),
            soFar: Float64Array.from(by((each) => each.months * (each.monthly || (each.yearAgo ?? 0)))),
            revenue: Float64Array.from(by((each) => each.revenue)),
            monthly: Float64Array.from(by((each) => each.monthly)),
            yearAgo: Float64Array.from(by((each) => each.yearAgo ?? 0)),
            yearOn: new Float64Array(count),
          },
    grossMargin,
  };
}

/** Where a view would look for rows: nothing is there, for rows are looked for when somebody asks alone. */
export const noStudying = (): IcpStudying => ({
  dataset: dataset(),
  assumptions: NO_ASSUMPTIONS,
  accounts: accountsWith({}),
  results: resultsOf(1, {}),
  bands: new Map(),
  closed: 'Closed deals of new business',
});
