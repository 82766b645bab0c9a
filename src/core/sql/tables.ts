import type { Dimension, Home, TableName, WholeColumn } from '../model';

/** How a column of whole numbers is kept and how it leaves SQL; no other type does, text of our own making apart. */
export type Wire = 'INTEGER' | 'BIGINT';
export type TableColumn = { readonly name: string; readonly wire: Wire };

const integer = (name: string): TableColumn => ({ name, wire: 'INTEGER' });
const bigint = (name: string): TableColumn => ({ name, wire: 'BIGINT' });

/** The columns that a table always has, in their order; its dimensions `d<i>` follow. `row` counts from 0. */
export const FIXED_COLUMNS: Readonly<Record<TableName, readonly TableColumn[]>> = {
  opportunity: [
    ...['row', 'account'].map(integer),
    ...['amount', 'annual', 'contract'].map(bigint),
    ...['unpriced', 'cycleDays', 'ageDays', 'sinceCreated'].map(integer),
    ...['createdMonth', 'closedMonth', 'dueMonth', 'createdDay', 'closedDay', 'dueDay'].map(integer),
  ],
  logo: ['row', 'opportunity', 'closedMonth'].map(integer),
  spend: [
    ...['row', 'opportunity', 'month'].map(integer),
    ...['spendByDays', 'spendByCreated', 'spendByOpenValue', 'spendByWon', 'spendByRevenue'].map(bigint),
  ],
  recurring: [
    ...['row', 'account', 'month'].map(integer),
    ...['mrr', 'yearOn', 'keptYearOn', 'grownYearOn', 'renewing', 'renewedYearOn', 'renewedKept'].map(bigint),
    ...['stays', 'staysYear'].map(integer),
  ],
  customer: [...['row', 'account'].map(integer), bigint('mrr')],
  tenure: ['row', 'account', 'tenureMonths', 'ended'].map(integer),
  account: ['row', 'account'].map(integer),
  score: ['row', 'account'].map(integer),
};

/** Whose dimensions a table keeps as columns of its own. */
export const KEPT_HOMES: Readonly<Record<TableName, readonly Home[]>> = {
  opportunity: ['opportunity', 'account'],
  logo: [],
  spend: [],
  recurring: ['account'],
  customer: ['account'],
  tenure: ['account'],
  account: ['account'],
  score: ['score'],
};

export const TABLE_NAMES = Object.keys(FIXED_COLUMNS) as readonly TableName[];

/** Every column that a table must have under a dataset's dimensions. */
export function tableColumns(table: TableName, dimensions: readonly Dimension[]): readonly TableColumn[] {
  const kept = KEPT_HOMES[table];
  const own = dimensions.flatMap((dimension, place) => (kept.includes(dimension.home) ? [integer(`d${place}`)] : []));
  return [...FIXED_COLUMNS[table], ...own];
}

const WHOLE: Readonly<Record<WholeColumn, true>> = {
  amount: true,
  annual: true,
  contract: true,
  unpriced: true,
  cycleDays: true,
  ageDays: true,
  sinceCreated: true,
  account: true,
  spendByDays: true,
  spendByCreated: true,
  spendByOpenValue: true,
  spendByWon: true,
  spendByRevenue: true,
  mrr: true,
  stays: true,
  yearOn: true,
  keptYearOn: true,
  grownYearOn: true,
  staysYear: true,
  renewing: true,
  renewedYearOn: true,
  renewedKept: true,
  tenureMonths: true,
  ended: true,
};

/** Whether a name is a column of whole numbers. It takes precedence over a dimension of the same name. */
export const isWhole = (name: string): name is WholeColumn => Object.hasOwn(WHOLE, name);

/** Whether a table keeps a column among those it always has. */
export const hasColumn = (table: TableName, name: string): boolean => FIXED_COLUMNS[table].some((column) => column.name === name);
