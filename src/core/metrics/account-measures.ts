import type { Rule, WholeColumn } from '../model';
import type { Measure } from './measure';

const money = { money: 1 };
const monthly = { money: 1, month: -1 };
const accounts = { account: 1 };
const always: Rule = { kind: 'always' };
const exactly = (column: WholeColumn, value: number): Rule => ({ kind: 'within', column, from: value, to: value });
/** The month of a customer of whom it is known whether it stayed. */
const monthKnown: Rule = { kind: 'known', column: 'stays' };
/** The month of a customer of whom it is known what has become twelve months later. */
const yearKnown: Rule = { kind: 'known', column: 'yearOn' };
const spent = { fact: 'spend', clock: 'monthly', unit: money, fold: 'sum', where: always } as const;
const active = { fact: 'recurring', clock: 'monthly', unit: accounts, fold: 'count' } as const;
const revenue = { fact: 'recurring', clock: 'monthly', unit: monthly, fold: 'sum' } as const;
const tenure = { fact: 'tenure', clock: 'held', unit: { month: 1 }, fold: 'spread', of: 'tenureMonths' } as const;

/** Counts and sums over accounts, their customers' months, and the spend on winning them. */
export const ACCOUNT_NUMBERS = {
  accounts: { fact: 'account', clock: 'held', unit: accounts, fold: 'count', where: always, label: 'accounts' },
  logos: { fact: 'logo', clock: 'closed', unit: { account: 1 }, fold: 'count', where: { kind: 'always' }, label: 'new logos' },
  spendByDays: { ...spent, of: 'spendByDays', label: 'new-business spend, shared by opportunity-days' },
  spendByCreated: { ...spent, of: 'spendByCreated', label: 'new-business spend, shared by deals created' },
  spendByOpenValue: { ...spent, of: 'spendByOpenValue', label: 'new-business spend, shared by open amount' },
  spendByWon: { ...spent, of: 'spendByWon', label: 'new-business spend, shared by won deals' },
  spendByRevenue: { ...spent, of: 'spendByRevenue', label: 'new-business spend, shared by amount won' },
  customerMonths: {
    fact: 'recurring',
    clock: 'monthly',
    unit: { account: 1, month: 1 },
    fold: 'count',
    where: monthKnown,
    label: 'customer-months at risk',
  },
  churned: {
    fact: 'recurring',
    clock: 'monthly',
    unit: { account: 1 },
    fold: 'count',
    where: { kind: 'within', column: 'stays', from: 0, to: 0 },
    label: 'customers lost',
  },
  customers: { fact: 'customer', clock: 'held', unit: { account: 1 }, fold: 'count', where: { kind: 'always' }, label: 'customers' },
  customerMrr: {
    fact: 'customer',
    clock: 'held',
    unit: { money: 1, month: -1 },
    fold: 'sum',
    of: 'mrr',
    where: { kind: 'always' },
    label: 'recurring revenue a month',
  },
  activeCustomers: { ...active, where: always, label: 'customers active' },
  recurringMrr: { ...revenue, of: 'mrr', where: always, label: 'recurring revenue of the month' },
  startCustomers: { ...active, where: yearKnown, label: 'customers at the start of the twelve months' },
  startMrr: { ...revenue, of: 'mrr', where: yearKnown, label: 'recurring revenue at the start of the twelve months' },
  lostInYear: { ...active, where: { kind: 'all', of: [yearKnown, exactly('staysYear', 0)] }, label: 'of them lost twelve months later' },
  yearOnMrr: { ...revenue, of: 'yearOn', where: yearKnown, label: 'their recurring revenue twelve months later' },
  keptMrr: { ...revenue, of: 'keptYearOn', where: yearKnown, label: 'what each of them kept of it, growth left out' },
  grownMrr: { ...revenue, of: 'grownYearOn', where: yearKnown, label: 'what they added to it' },
  renewingCustomers: {
    ...active,
    where: { kind: 'all', of: [yearKnown, { kind: 'within', column: 'renewing', from: 1, to: null }] },
    label: 'customers with revenue up for renewal in the twelve months',
  },
  renewingMrr: { ...revenue, of: 'renewing', where: yearKnown, label: 'recurring revenue up for renewal in the twelve months' },
  renewedMrr: { ...revenue, of: 'renewedYearOn', where: yearKnown, label: 'what it has become' },
  renewedKeptMrr: { ...revenue, of: 'renewedKept', where: yearKnown, label: 'what each customer kept of it, growth left out' },
} as const satisfies Readonly<Record<string, Measure>>;

/** Histograms over customers. */
export const ACCOUNT_SPREADS = {
  customerAtRisk: {
    fact: 'recurring',
    clock: 'monthly',
    unit: { account: 1 },
    fold: 'spread',
    of: 'account',
    where: monthKnown,
    label: 'customers at risk',
  },
  tenureEnded: { ...tenure, where: exactly('ended', 1), label: 'months that former customers stayed' },
  tenureRunning: { ...tenure, where: exactly('ended', 0), label: 'months that present customers have stayed' },
} as const satisfies Readonly<Record<string, Measure>>;
