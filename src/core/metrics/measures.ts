import type { DimensionId, Rule, WholeColumn } from '../model';
import type { Measure } from './measure';

const id = (name: string): DimensionId => name as DimensionId;
const outcome = (...members: string[]): Rule => ({ kind: 'isOneOf', dimension: id('outcome'), members });
const inIcp: Rule = { kind: 'isOneOf', dimension: id('icp'), members: ['in'] };
const unknownIcp: Rule = { kind: 'not', of: { kind: 'known', column: id('icp') } };
const has = (column: WholeColumn): Rule => ({ kind: 'known', column });
const notNegative = (column: WholeColumn): Rule => ({ kind: 'within', column, from: 0, to: null });
const all = (...of: Rule[]): Rule => ({ kind: 'all', of });

const deals = { opportunity: 1 };
const money = { money: 1 };
const won = outcome('won');
const lost = outcome('lost');
const open = outcome('open');
/** Deals whose stay in the pipeline can be dated: still open, or closed on or after the day they were created. */
const inOrder: Rule = { kind: 'any', of: [open, notNegative('cycleDays')] };
const closed = { fact: 'opportunity', clock: 'closed', unit: deals, fold: 'count' } as const;
const closedSum = { fact: 'opportunity', clock: 'closed', unit: money, fold: 'sum' } as const;
const held = { fact: 'opportunity', clock: 'held', unit: deals, fold: 'count' } as const;
const heldSum = { fact: 'opportunity', clock: 'held', unit: money, fold: 'sum' } as const;

/** Counts and sums. The deal class of a question is not in here: it is a filter of every ask over deals. */
const NUMBERS = {
  won: { ...closed, where: won, label: 'won deals' },
  lost: { ...closed, where: lost, label: 'lost deals' },
  decided: { ...closed, where: outcome('won', 'lost'), label: 'won and lost deals' },
  ended: { ...closed, where: outcome('won', 'lost', 'other'), label: 'deals closed in any way' },
  wonInIcp: { ...closed, where: all(won, inIcp), label: 'won deals on ICP accounts' },
  wonUnknownIcp: { ...closed, where: all(won, unknownIcp), label: 'won deals on accounts that cannot be scored' },
  wonValued: { ...closed, where: all(won, has('amount')), label: 'won deals with an amount' },
  wonPriced: { ...closed, where: all(won, notNegative('annual')), label: 'won deals with an amount of 0 or more' },
  closedValued: {
    ...closed,
    where: all(outcome('won', 'lost'), notNegative('amount')),
    label: 'won and lost deals with an amount of 0 or more',
  },
  wonCycleDays: {
    ...closed,
    fold: 'sum',
    of: 'cycleDays',
    unit: { day: 1 },
    where: all(won, notNegative('cycleDays')),
    label: 'days from created to won, added up',
  },
  wonInOrder: {
    ...closed,
    where: all(won, notNegative('cycleDays')),
    label: 'won deals that closed on or after the day they were created',
  },
  wonDated: { ...closed, where: all(won, has('cycleDays')), label: 'won deals with both dates' },
  wonAmount: { ...closedSum, of: 'amount', where: all(won, has('amount')), label: 'amount won' },
  wonPositive: { ...closedSum, of: 'amount', where: all(won, notNegative('amount')), label: 'amount won, credits left out' },
  closedPositive: {
    ...closedSum,
    of: 'amount',
    where: all(outcome('won', 'lost'), notNegative('amount')),
    label: 'amount won and lost, credits left out',
  },
  wonAnnual: { ...closedSum, of: 'annual', where: all(won, notNegative('annual')), label: 'yearly amount won' },
  wonInIcpAmount: { ...closedSum, of: 'amount', where: all(won, inIcp, has('amount')), label: 'amount won on ICP accounts' },
  wonUnpriced: { ...closedSum, of: 'unpriced', unit: deals, where: won, label: 'won deals in a currency without a rate' },
  closedUnpriced: {
    ...closedSum,
    of: 'unpriced',
    unit: deals,
    where: outcome('won', 'lost'),
    label: 'closed deals in a currency without a rate',
  },
  open: { ...held, where: open, label: 'open deals' },
  openInIcp: { ...held, where: all(open, inIcp), label: 'open deals on ICP accounts' },
  openUnknownIcp: { ...held, where: all(open, unknownIcp), label: 'open deals on accounts that cannot be scored' },
  openValued: { ...held, where: all(open, has('amount')), label: 'open deals with an amount' },
  openAmount: { ...heldSum, of: 'amount', where: all(open, has('amount')), label: 'open amount' },
  openInIcpAmount: { ...heldSum, of: 'amount', where: all(open, inIcp, has('amount')), label: 'open amount on ICP accounts' },
  openUnpriced: { ...heldSum, of: 'unpriced', unit: deals, where: open, label: 'open deals in a currency without a rate' },
  created: { fact: 'opportunity', clock: 'created', unit: deals, fold: 'count', where: { kind: 'always' }, label: 'deals created' },
  createdInIcp: { fact: 'opportunity', clock: 'created', unit: deals, fold: 'count', where: inIcp, label: 'deals created on ICP accounts' },
  entered: {
    fact: 'opportunity',
    clock: 'created',
    unit: deals,
    fold: 'count',
    where: inOrder,
    label: 'deals that had entered the pipeline',
  },
  enteredInIcp: {
    fact: 'opportunity',
    clock: 'created',
    unit: deals,
    fold: 'count',
    where: all(inIcp, inOrder),
    label: 'deals on ICP accounts that had entered the pipeline',
  },
  departed: { ...closed, where: all(notNegative('cycleDays'), { kind: 'not', of: open }), label: 'deals that had left the pipeline' },
  departedInIcp: {
    ...closed,
    where: all(inIcp, notNegative('cycleDays'), { kind: 'not', of: open }),
    label: 'deals on ICP accounts that had left the pipeline',
  },
  logos: { fact: 'logo', clock: 'closed', unit: { account: 1 }, fold: 'count', where: { kind: 'always' }, label: 'new logos' },
  spend: { fact: 'spend', clock: 'monthly', unit: money, fold: 'sum', of: 'spend', where: { kind: 'always' }, label: 'new-business spend' },
  customerMonths: {
    fact: 'recurring',
    clock: 'monthly',
    unit: { account: 1, month: 1 },
    fold: 'count',
    where: { kind: 'always' },
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
} as const satisfies Readonly<Record<string, Measure>>;

/** Histograms of whole numbers, from which medians, quantiles and distinct counts stay exact after any roll-up. */
const SPREADS = {
  wonCycle: {
    fact: 'opportunity',
    clock: 'closed',
    unit: { day: 1 },
    fold: 'spread',
    of: 'cycleDays',
    where: all(won, notNegative('cycleDays')),
    label: 'days from created to won',
  },
  wonAnnualEach: {
    fact: 'opportunity',
    clock: 'closed',
    unit: money,
    fold: 'spread',
    of: 'annual',
    where: all(won, notNegative('annual')),
    label: 'yearly amount of each won deal',
  },
  customerAtRisk: {
    fact: 'recurring',
    clock: 'monthly',
    unit: { account: 1 },
    fold: 'spread',
    of: 'account',
    where: { kind: 'always' },
    label: 'customers at risk',
  },
} as const satisfies Readonly<Record<string, Measure>>;

export type NumberId = keyof typeof NUMBERS;
export type SpreadId = keyof typeof SPREADS;
export type MeasureId = NumberId | SpreadId;

/** The catalogue: every measure that a metric may read, by name. */
export const MEASURES: Readonly<Record<MeasureId, Measure>> = { ...NUMBERS, ...SPREADS };
export const NUMBER_IDS = Object.keys(NUMBERS) as readonly NumberId[];
export const SPREAD_IDS = Object.keys(SPREADS) as readonly SpreadId[];

const spreads: ReadonlySet<string> = new Set(SPREAD_IDS);
/** Whether a measure is a spread; the rest are numbers. */
export const isSpread = (measure: MeasureId): measure is SpreadId => spreads.has(measure);
