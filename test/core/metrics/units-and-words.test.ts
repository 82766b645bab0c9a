import { describe, expect, test } from 'vitest';
import { assumptionsIn, unitOf, unitWord, words } from '../../../src/core/metrics';
import {
  constant,
  distinct,
  given,
  less,
  measure,
  over,
  partsOf,
  product,
  share,
  size,
  sum,
  within,
  type Formula,
} from '../../../src/core/metrics/formula';

const COURSE = { won: 'createdWonAge', ended: 'createdEndedAge', open: 'createdOpenAge' } as const;
const MONEY = constant(1, { money: 1 });
const MONTHLY = constant(1, { money: 1, month: -1 });
const annuity: Formula = {
  op: 'annuity',
  monthly: MONTHLY,
  churn: constant(0.1),
  months: constant(60),
  discount: given('discountRate'),
  growth: constant(2),
};
const lifetime: Formula = {
  op: 'lifetime',
  monthly: MONTHLY,
  ended: 'tenureEnded',
  running: 'tenureRunning',
  months: given('capMonths'),
} as Formula;

describe('units follow from formulas', () => {
  const UNITS: readonly (readonly [string, Formula, object])[] = [
    ['a measure', measure('won'), { opportunity: 1 }],
    ['spend', { op: 'spend' }, { money: 1 }],
    ['a number given', given('capMonths'), { month: 1 }],
    ['a margin', given('grossMargin'), {}],
    ['an added margin', given('monthlyExpansion'), { money: 1, month: -2 }],
    ['a target', given('bookingsTarget'), { money: 1 }],
    ['a share', share('won', 'decided'), {}],
    ['money a deal', over(MONEY, measure('won')), { money: 1, opportunity: -1 }],
    ['money a deal times deals', product(over(MONEY, measure('won')), measure('won')), { money: 1 }],
    ['a sum', sum(MONEY, MONEY), { money: 1 }],
    ['what is left', less(measure('won'), measure('lost')), { opportunity: 1 }],
    ['the smaller', { op: 'smaller', of: [measure('won'), measure('logos')] }, { opportunity: 1 }],
    ['a median of days', { op: 'quantile', id: 'wonCycle', at: 0.5 }, { day: 1 }],
    ['a mean of days', { op: 'mean', id: 'wonCycle' }, { day: 1 }],
    ['how many deals', size('wonCycle'), { opportunity: 1 }],
    ['how many accounts', distinct('customerAtRisk'), { account: 1 }],
    ['how many lie beyond', { op: 'beyond', id: 'openAge', limit: constant(1) }, { opportunity: 1 }],
    ['what has a date', { op: 'dated', id: 'won' }, { opportunity: 1 }],
    ['what stands', { op: 'standing', entered: 'entered', departed: 'departed' }, { opportunity: 1 }],
    ['of everything asked', { op: 'overall', of: MONEY }, { money: 1 }],
    ['of what spend covers', { op: 'covered', of: MONEY }, { money: 1 }],
    ['for the period', { op: 'forPeriod', quarterly: MONEY }, { money: 1 }],
    ['a rate drawn', { op: 'shrunken', part: measure('won'), whole: measure('decided'), weight: 1, unit: { month: -1 } }, { month: -1 }],
    ['an incidence', { op: 'incidence', course: COURSE, byDay: 90 }, {}],
    ['a projection', { op: 'projected', course: COURSE, byDay: 365, needs: 30 }, {}],
    ['maturity', { op: 'matured', id: 'createdSince', byDay: 90 }, { opportunity: 1 }],
    ['a stream of months', annuity, { money: 1 }],
    ['a lifetime', lifetime, { money: 1 }],
    ['a churn by the month', { op: 'monthlyChurn', yearly: given('yearlyChurn') }, { month: -1 }],
    [
      'a choice',
      {
        op: 'firstSupplied',
        of: [
          { when: 'base', formula: measure('customers') },
          { when: 'yearlyChurn', formula: measure('won') },
        ],
      },
      { account: 1 },
    ],
  ];
  test.each(UNITS)('%s', (_, formula, unit) => expect(unitOf(formula)).toEqual(unit));

  test('and unlike ones cannot be added, compared or be alternatives', () => {
    expect(() => unitOf(sum(MONEY, measure('won')))).toThrow('parts of unlike units');
    expect(() => unitOf({ op: 'share', part: measure('won'), whole: MONEY })).toThrow('parts of unlike units');
    const choice = [
      { when: 'base' as const, formula: MONEY },
      { when: 'yearlyChurn' as const, formula: measure('won') },
    ];
    expect(() => unitOf({ op: 'firstSupplied', of: choice })).toThrow('alternatives of unlike units');
  });

  test('have a word, in which deals and accounts only count', () => {
    const named = [
      {},
      { opportunity: 1 },
      { money: 1 },
      { money: 1, account: -1 },
      { day: 1 },
      { month: 1 },
      { money: 1, day: -1 },
      { money: 1, month: -1 },
      { opportunity: 1, account: -1 },
    ];
    expect(named.map(unitWord)).toEqual(['share', 'count', 'money', 'money', 'days', 'months', 'moneyPerDay', null, 'count']);
  });
});

describe('formulas in words', () => {
  const WORDS: readonly (readonly [Formula, string])[] = [
    [measure('won'), 'won deals'],
    [measure('won', { window: 12 }), 'won deals of 12 months'],
    [measure('won', { window: 12, shift: 0 }), 'won deals of 12 months'],
    [measure('won', { window: 12, shift: 3 }), 'won deals of 12 months, 3 months earlier'],
    [measure('won', { window: 12, shift: 'lag' }), 'won deals of 12 months, earlier by the lag'],
    [measure('won', { window: 1, shift: 2 }), 'won deals of one month, 2 months before the last'],
    [measure('won', { window: 1 }), 'won deals of one month, 0 months before the last'],
    [measure('won', { unasked: 'quarterUnderWay' }), 'won deals (without a period: of the quarter under way)'],
    [measure('won', { unasked: 'lastQuarter' }), 'won deals (without a period: of the last whole quarter)'],
    [measure('won', { unasked: 'mature' }), 'won deals (without a period: in months that ended a year or more ago)'],
    [{ op: 'spend', window: 12 }, 'new-business spend of 12 months, shared spend laid over deals by the key in force'],
    [given('grossMargin'), 'gross margin'],
    [given('capMonths'), 'LTV horizon'],
    [constant(12), '12'],
    [share('won', 'lost'), 'won deals / lost deals'],
    [over(sum(constant(1), constant(2)), share('won', 'lost')), '(1 + 2) / (won deals / lost deals)'],
    [product(constant(2), over(constant(1), constant(3))), '2 × (1 / 3)'],
    [less(constant(5), sum(constant(1), constant(2))), '5 less (1 + 2)'],
    [sum(constant(5), product(constant(-2), constant(1))), '5 + -2 × 1'],
    [{ op: 'smaller', of: [constant(1), constant(2)] }, 'the smaller of 1 and 2'],
    [{ op: 'quantile', id: 'wonCycle', at: 0.5 }, 'median of days from created to won'],
    [{ op: 'quantile', id: 'wonCycle', at: 0.25, window: 12 }, '25th percentile of days from created to won of 12 months'],
    [{ op: 'mean', id: 'wonCycle' }, 'mean of days from created to won'],
    [size('wonCycle'), 'how many days from created to won there are'],
    [distinct('customerAtRisk', { window: 12 }), 'different customers at risk of 12 months'],
    [
      { op: 'standing', entered: 'entered', departed: 'departed' },
      'deals that had entered the pipeline less deals that had left the pipeline, by the end of the period',
    ],
    [{ op: 'dated', id: 'won' }, 'won deals that have a date'],
    [{ op: 'covered', of: constant(1) }, '1, where spend was recorded'],
    [{ op: 'overall', of: share('won', 'lost') }, '(won deals / lost deals) over everything asked'],
    [{ op: 'forPeriod', quarterly: given('bookingsTarget') }, 'bookings target for the months of the period'],
    [
      { op: 'shrunken', part: measure('won'), whole: measure('lost'), weight: 1, unit: {} },
      'won deals / lost deals, drawn towards that of the other slices',
    ],
    [
      { op: 'incidence', course: COURSE, byDay: 90 },
      'share won within 90 days of creation, deals still open censored at their age (Aalen-Johansen)',
    ],
    [{ op: 'monthlyChurn', yearly: given('yearlyChurn') }, 'yearly churn taken by the month'],
    [
      annuity,
      '1 a month, growing by 2 each month while a customer stays, losing 0.1 of customers each month, for at most 60 months, discounted by discount rate a year',
    ],
    [
      { op: 'annuity', monthly: MONTHLY, churn: constant(0.1), months: null, discount: null },
      '1 a month while a customer stays, losing 0.1 of customers each month',
    ],
    [
      {
        op: 'firstSupplied',
        of: [
          { when: 'base', formula: constant(1) },
          { when: 'yearlyChurn', formula: constant(2) },
          { when: 'amount', formula: constant(3) },
        ],
      },
      'with customers or subscriptions loaded: 1; with a given yearly churn: 2; with amount: 3',
    ],
  ];
  test.each(WORDS)('%#: %j', (formula, text) => expect(words(formula)).toBe(text));

  test('name the assumptions they rest on once each', () =>
    expect(assumptionsIn(sum(given('grossMargin'), product(given('capMonths'), given('grossMargin'))))).toEqual([
      'grossMargin',
      'capMonths',
    ]));
});

describe('what a formula is made of', () => {
  test('is named in order, and all the way down', () => {
    expect(partsOf(annuity)).toEqual([MONTHLY, constant(0.1), constant(60), given('discountRate'), constant(2)]);
    expect(partsOf({ op: 'annuity', monthly: MONTHLY, churn: constant(0.1), months: null, discount: null })).toEqual([
      MONTHLY,
      constant(0.1),
    ]);
    expect(partsOf(lifetime)).toEqual([MONTHLY, given('capMonths')]);
    expect(partsOf({ op: 'beyond', id: 'openAge', limit: constant(3) })).toEqual([constant(3)]);
    expect(partsOf({ op: 'projected', course: COURSE, byDay: 365, needs: 30 })).toEqual([]);
    expect([...within(over(sum(constant(1), constant(2)), constant(3)))].map(({ op }) => op)).toEqual([
      'over',
      'sum',
      'constant',
      'constant',
      'constant',
    ]);
  });
});
