import type { DimensionId, Rule, WholeColumn } from '../model';
import type { Measure } from './measure';

const id = (name: string): DimensionId => name as DimensionId;
const outcome = (...members: string[]): Rule => ({ kind: 'isOneOf', dimension: id('outcome'), members });
const inIcp: Rule = { kind: 'isOneOf', dimension: id('icp'), members: ['in'] };
const unknownIcp: Rule = { kind: 'not', of: { kind: 'known', column: id('icp') } };
const has = (column: WholeColumn): Rule => ({ kind: 'known', column });
const notNegative = (column: WholeColumn): Rule => ({ kind: 'within', column, from: 0, to: null });
const all = (...of: Rule[]): Rule => ({ kind: 'all', of });
/** Account number 0 is nobody. */
const linked: Rule = { kind: 'within', column: 'account', from: 1, to: null };

const deals = { opportunity: 1 };
const money = { money: 1 };
const won = outcome('won');
const lost = outcome('lost');
const open = outcome('open');
const unwon = outcome('lost', 'other');
/** Deals whose stay in the pipeline can be dated: still open, or closed on or after the day they were created. */
const inOrder: Rule = { kind: 'any', of: [open, notNegative('cycleDays')] };
const closed = { fact: 'opportunity', clock: 'closed', unit: deals, fold: 'count' } as const;
const closedSum = { fact: 'opportunity', clock: 'closed', unit: money, fold: 'sum' } as const;
const made = { fact: 'opportunity', clock: 'created', unit: deals, fold: 'count' } as const;
const madeSum = { fact: 'opportunity', clock: 'created', unit: money, fold: 'sum' } as const;
const madeDays = { fact: 'opportunity', clock: 'created', unit: { day: 1 }, fold: 'spread' } as const;
const held = { fact: 'opportunity', clock: 'held', unit: deals, fold: 'count' } as const;
const heldSum = { fact: 'opportunity', clock: 'held', unit: money, fold: 'sum' } as const;
const closedAccounts = { fact: 'opportunity', clock: 'closed', unit: { account: 1 }, fold: 'spread', of: 'account' } as const;
const heldAccounts = { fact: 'opportunity', clock: 'held', unit: { account: 1 }, fold: 'spread', of: 'account' } as const;

/** Counts and sums over deals. The deal class of a question is not in here: it is a filter of every ask over deals. */
export const DEAL_NUMBERS = {
  won: { ...closed, where: won, label: 'won deals' },
  lost: { ...closed, where: lost, label: 'lost deals' },
  decided: { ...closed, where: outcome('won', 'lost'), label: 'won and lost deals' },
  ended: { ...closed, where: outcome('won', 'lost', 'other'), label: 'deals closed in any way' },
  unwon: { ...closed, where: unwon, label: 'lost deals and those without decision' },
  unwonValued: { ...closed, where: all(unwon, has('amount')), label: 'lost deals and those without decision, with an amount' },
  unwonAmount: { ...closedSum, of: 'amount', where: all(unwon, has('amount')), label: 'amount lost or closed without decision' },
  unwonUnpriced: {
    ...closedSum,
    of: 'unpriced',
    unit: deals,
    where: unwon,
    label: 'lost deals and those without decision in a currency without a rate',
  },
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
  wonUnknownIcpAmount: {
    ...closedSum,
    of: 'amount',
    where: all(won, unknownIcp, has('amount')),
    label: 'amount won on accounts that cannot be scored',
  },
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
  openUnknownIcpAmount: {
    ...heldSum,
    of: 'amount',
    where: all(open, unknownIcp, has('amount')),
    label: 'open amount on accounts that cannot be scored',
  },
  openUnpriced: { ...heldSum, of: 'unpriced', unit: deals, where: open, label: 'open deals in a currency without a rate' },
  created: { fact: 'opportunity', clock: 'created', unit: deals, fold: 'count', where: { kind: 'always' }, label: 'deals created' },
  createdAmount: { ...madeSum, of: 'amount', where: has('amount'), label: 'amount of the deals created' },
  createdOpen: { ...made, where: open, label: 'deals created that are still open' },
  createdInIcp: { fact: 'opportunity', clock: 'created', unit: deals, fold: 'count', where: inIcp, label: 'deals created on ICP accounts' },
  createdUnknownIcp: {
    fact: 'opportunity',
    clock: 'created',
    unit: deals,
    fold: 'count',
    where: unknownIcp,
    label: 'deals created on accounts that cannot be scored',
  },
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
  enteredAmount: { ...madeSum, of: 'amount', where: all(inOrder, has('amount')), label: 'amount that had entered the pipeline' },
  departedAmount: {
    ...closedSum,
    of: 'amount',
    where: all(notNegative('cycleDays'), { kind: 'not', of: open }, has('amount')),
    label: 'amount that had left the pipeline',
  },
  departedInIcp: {
    ...closed,
    where: all(inIcp, notNegative('cycleDays'), { kind: 'not', of: open }),
    label: 'deals on ICP accounts that had left the pipeline',
  },
  wonAmounted: { ...closed, where: all(won, notNegative('amount')), label: 'won deals with an amount of 0 or more, as priced' },
  wonContract: { ...closedSum, of: 'contract', where: all(won, notNegative('contract')), label: 'full contract value won' },
  wonContracted: { ...closed, where: all(won, notNegative('contract')), label: 'won deals with a contract value of 0 or more' },
  createdDated: {
    ...made,
    where: { kind: 'any', of: [open, has('cycleDays')] },
    label: 'deals created that are open or have both dates',
  },
  createdWon: { ...made, where: won, label: 'deals created that were won' },
  createdDecided: { ...made, where: outcome('won', 'lost'), label: 'deals created that were won or lost' },
  openDueAmount: {
    fact: 'opportunity',
    clock: 'due',
    unit: money,
    fold: 'sum',
    of: 'amount',
    where: all(open, has('amount')),
    label: 'open amount due',
  },
  openDue: { fact: 'opportunity', clock: 'due', unit: deals, fold: 'count', where: open, label: 'open deals due' },
  openDueUnpriced: {
    fact: 'opportunity',
    clock: 'due',
    unit: deals,
    fold: 'sum',
    of: 'unpriced',
    where: open,
    label: 'open deals due in a currency without a rate',
  },
  openDueValued: {
    fact: 'opportunity',
    clock: 'due',
    unit: deals,
    fold: 'count',
    where: all(open, has('amount')),
    label: 'open deals due with an amount',
  },
} as const satisfies Readonly<Record<string, Measure>>;

/** Histograms of whole numbers over deals, from which medians, quantiles, curves and distinct counts stay exact after any roll-up. */
export const DEAL_SPREADS = {
  wonCycle: {
    fact: 'opportunity',
    clock: 'closed',
    unit: { day: 1 },
    fold: 'spread',
    of: 'cycleDays',
    where: all(won, notNegative('cycleDays')),
    label: 'days from created to won',
  },
  newCycle: {
    fact: 'opportunity',
    clock: 'closed',
    unit: { day: 1 },
    fold: 'spread',
    of: 'cycleDays',
    where: all(won, { kind: 'isOneOf', dimension: id('dealClass'), members: ['newBusiness'] }, notNegative('cycleDays')),
    label: 'days from created to won of new business',
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
  wonContractEach: {
    fact: 'opportunity',
    clock: 'closed',
    unit: money,
    fold: 'spread',
    of: 'contract',
    where: all(won, notNegative('contract')),
    label: 'full contract value of each won deal',
  },
  openAge: {
    fact: 'opportunity',
    clock: 'held',
    unit: { day: 1 },
    fold: 'spread',
    of: 'ageDays',
    where: open,
    label: 'days that open deals have been open',
  },
  openAccount: { ...heldAccounts, where: all(open, linked), label: 'accounts with an open deal' },
  openAccountInIcp: { ...heldAccounts, where: all(open, linked, inIcp), label: 'ICP accounts with an open deal' },
  openAccountUnknownIcp: {
    ...heldAccounts,
    where: all(open, linked, unknownIcp),
    label: 'accounts with an open deal that cannot be scored',
  },
  wonAccount: { ...closedAccounts, where: all(won, linked), label: 'accounts with a won deal' },
  wonAccountInIcp: { ...closedAccounts, where: all(won, linked, inIcp), label: 'ICP accounts with a won deal' },
  wonAccountUnknownIcp: {
    ...closedAccounts,
    where: all(won, linked, unknownIcp),
    label: 'accounts with a won deal that cannot be scored',
  },
  createdAccount: {
    fact: 'opportunity',
    clock: 'created',
    unit: { account: 1 },
    fold: 'spread',
    of: 'account',
    where: linked,
    label: 'accounts with a deal created',
  },
  createdWonAge: { ...madeDays, of: 'cycleDays', where: all(won, notNegative('cycleDays')), label: 'days from creation to winning' },
  createdEndedAge: {
    ...madeDays,
    of: 'cycleDays',
    where: all(outcome('lost', 'other'), notNegative('cycleDays')),
    label: 'days from creation to an end without a win',
  },
  createdOpenAge: { ...madeDays, of: 'ageDays', where: open, label: 'days from creation that open deals have lasted' },
  createdAgo: { ...madeDays, of: 'sinceCreated', where: { kind: 'always' }, label: 'deals created, by how long ago' },
  createdSince: { ...madeDays, of: 'sinceCreated', where: inOrder, label: 'deals created whose stay can be dated' },
} as const satisfies Readonly<Record<string, Measure>>;
