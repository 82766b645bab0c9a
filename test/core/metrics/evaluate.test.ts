import { describe, expect, test } from 'vitest';
import { evaluate } from '../../../src/core/metrics/evaluate';
import { constant, given, less, measure, over, product, share, sum, type Formula } from '../../../src/core/metrics/formula';
import { lagOf, matureSpan, spanFor } from '../../../src/core/metrics/months-read';
import { basisOf, month, months, type Held, type Made } from './made-basis';

const of = (formula: Formula, held: Held = {}, made: Made = {}) => {
  const { value, missing } = evaluate(formula, basisOf(held, made));
  return missing ?? value;
};
const WON: Held = {
  numbers: {
    won: [
      [month('2025-01'), 3],
      [month('2025-04'), 5],
      [null, 2],
    ],
    decided: [
      [month('2025-01'), 4],
      [month('2025-04'), 20],
    ],
  },
};

describe('a number of a period', () => {
  test('counts its months, both ends included, and for all time also what has no date', () => {
    expect(of(measure('won'), WON)).toBe(10);
    expect(of(measure('won'), WON, { span: months('2025-01', '2025-03') })).toBe(3);
    expect(of(measure('won'), WON, { span: months('2024-10', '2025-01') })).toBe(3);
    expect(of(measure('won'), WON, { span: months('2025-02', '2025-03') })).toBe(0);
  });
  test('that is held, not done, is of no period', () => {
    const open: Held = { numbers: { open: [[null, 7]] } };
    expect(of(measure('open'), open, { span: months('2025-01', '2025-03') })).toBe(7);
  });
  test('that has a date is all of it that falls into any month', () => {
    expect(of({ op: 'dated', id: 'won' }, WON)).toBe(8);
    expect(of({ op: 'dated', id: 'won' }, WON, { span: months('2025-01', '2025-01') })).toBe(8);
  });
  test('that stands is what has come less what has gone, by the end of the period', () => {
    const flows: Held = {
      numbers: {
        entered: [
          [month('2024-06'), 9],
          [month('2025-04'), 1],
        ],
        departed: [
          [month('2025-02'), 2],
          [month('2025-05'), 3],
        ],
      },
    };
    const standing: Formula = { op: 'standing', entered: 'entered', departed: 'departed' };
    expect(of(standing, flows, { span: months('2025-01', '2025-03') })).toBe(7);
    expect(of(standing, flows, { span: months('2025-04', '2025-05') })).toBe(5);
    expect(of(standing, flows)).toBe(5);
  });
});

describe('arithmetic', () => {
  test('divides only by what is more than nothing', () => {
    expect(of(share('won', 'decided'), WON, { span: months('2025-01', '2025-01') })).toBe(0.75);
    expect(of(share('won', 'decided'), WON, { span: months('2025-02', '2025-02') })).toBe('non_positive_denominator');
    expect(of(over(constant(6), constant(4)))).toBe(1.5);
    expect(of(over(constant(6), constant(-4)))).toBe('non_positive_denominator');
    expect(of(over(constant(0), constant(4)))).toBe(0);
  });
  test('adds, multiplies, takes away and takes the smaller', () => {
    expect(of(sum(constant(2), constant(3), constant(5)))).toBe(10);
    expect(of(product(constant(2), constant(3), constant(5)))).toBe(30);
    expect(of(less(constant(2), constant(5)))).toBe(-3);
    expect(of({ op: 'smaller', of: [constant(4), constant(2), constant(3)] })).toBe(2);
  });
  test('lacks what its first part lacks', () => {
    expect(of(sum(given('grossMargin'), given('bookingsTarget')))).toBe('no_margin');
    expect(of(product(constant(1), given('bookingsTarget')))).toBe('no_target');
    expect(of(over(given('yearlyChurn'), constant(0)))).toBe('no_base');
  });
  test('takes what was given, else what is usual, else says so', () => {
    expect(of(given('capMonths'))).toBe(60);
    expect(of(given('discountRate'))).toBe(0.1);
    expect(of(given('grossMargin'))).toBe('no_margin');
    expect(of(given('grossMargin'), {}, { assumptions: { numbers: new Map([['grossMargin', 0.8]]) } })).toBe(0.8);
    expect(of(given('grossMargin'), {}, { assumptions: { numbers: new Map([['grossMargin', 0]]) } })).toBe(0);
  });
  test('lays an amount of a quarter over the months of the period', () => {
    const target: Formula = { op: 'forPeriod', quarterly: constant(900, { money: 1 }) };
    expect(of(target)).toBe(900);
    expect(of(target, {}, { span: months('2025-01', '2025-03') })).toBe(900);
    expect(of(target, {}, { span: months('2025-01', '2025-01') })).toBe(300);
    expect(of(target, {}, { span: months('2025-01', '2025-12') })).toBe(3600);
    expect(of({ op: 'forPeriod', quarterly: given('bookingsTarget') })).toBe('no_target');
  });
  test('takes a yearly churn by the month: twelve of them make the year', () => {
    const churn = of({ op: 'monthlyChurn', yearly: constant(0.36) });
    expect(1 - (1 - Number(churn)) ** 12).toBeCloseTo(0.36, 12);
    expect(of({ op: 'monthlyChurn', yearly: given('yearlyChurn') })).toBe('no_base');
  });
});

describe('spend', () => {
  const spent: Held = {
    numbers: {
      spendByDays: [
        [month('2025-01'), 100],
        [month('2025-02'), 50],
      ],
      spendByWon: [[month('2025-01'), 7]],
    },
  };
  test('is that of the key in force', () => {
    const made = { spendMonths: ['2025-01', '2025-02'], span: months('2025-01', '2025-02') };
    expect(of({ op: 'spend' }, spent, made)).toBe(150);
    expect(of({ op: 'spend' }, spent, { ...made, assumptions: { allocationKey: 'won' } })).toBe(7);
  });
  test('with a month missing at either end, or between, is a gap', () => {
    const asked = { span: months('2025-01', '2025-03') };
    expect(of({ op: 'spend' }, spent, { ...asked, spendMonths: ['2025-01', '2025-02'] })).toBe('spend_gap');
    expect(of({ op: 'spend' }, spent, { ...asked, spendMonths: ['2025-02', '2025-03'] })).toBe('spend_gap');
    expect(of({ op: 'spend' }, spent, { ...asked, spendMonths: ['2025-01', '2025-03'] })).toBe('spend_gap');
    expect(of({ op: 'spend' }, spent, { ...asked, spendMonths: ['2025-01', '2025-02', '2025-03'] })).toBe(150);
    expect(of({ op: 'spend' }, spent)).toBe(150);
  });
});

describe('spreads', () => {
  const cycles: Held = {
    spreads: {
      wonCycle: [
        [month('2025-01'), 10],
        [month('2025-01'), 20],
        [month('2025-02'), 60],
        [month('2025-02'), 60],
      ],
    },
  };
  const quantile = (at: number, needs?: number): Formula => ({
    op: 'quantile',
    id: 'wonCycle',
    at,
    ...(needs === undefined ? {} : { needs }),
  });
  test('give quantiles, means, sizes and how many differ', () => {
    expect(of(quantile(0.5), cycles)).toBe(40);
    expect(of(quantile(0.5), cycles, { span: months('2025-01', '2025-01') })).toBe(15);
    expect(of({ op: 'mean', id: 'wonCycle' }, cycles)).toBe(37.5);
    expect(of({ op: 'size', id: 'wonCycle' }, cycles)).toBe(4);
    expect(of({ op: 'distinct', id: 'wonCycle' }, cycles)).toBe(3);
  });
  test('of nothing are missing, not nought', () => {
    expect(of(quantile(0.5))).toBe('no_rows');
    expect(of({ op: 'mean', id: 'wonCycle' })).toBe('no_rows');
    expect(of({ op: 'size', id: 'wonCycle' })).toBe(0);
  });
  test('a quantile that needs more rows says that there are too few, but of none that there are none', () => {
    expect(of(quantile(0.95, 5), cycles)).toBe('below_min_n');
    expect(of(quantile(0.95, 4), cycles)).toBe(60);
    expect(of(quantile(0.95, 4))).toBe('no_rows');
  });
  test('count what lies above a limit, which cuts nothing where it is missing', () => {
    const beyond = (limit: Formula): Formula => ({ op: 'beyond', id: 'wonCycle', limit });
    expect(of(beyond(constant(20)), cycles)).toBe(2);
    expect(of(beyond(constant(9)), cycles)).toBe(4);
    expect(of(beyond(constant(60)), cycles)).toBe(0);
    expect(of(beyond(quantile(0.95, 20)), cycles)).toBe(0);
  });
});

describe('other cells', () => {
  const own: Held = { numbers: { won: [[null, 1]] } };
  const made = { overall: { numbers: { won: [[null, 10] as const] } }, covered: { numbers: { won: [[null, 100] as const] } } };
  test('are those of everything asked, or of what spend was recorded for', () => {
    expect(of(measure('won'), own, made)).toBe(1);
    expect(of({ op: 'overall', of: measure('won') }, own, made)).toBe(10);
    expect(of({ op: 'covered', of: measure('won') }, own, made)).toBe(100);
  });
});

describe('a choice of forms', () => {
  const forms: Formula = {
    op: 'firstSupplied',
    of: [
      { when: 'base', formula: constant(1) },
      { when: 'yearlyChurn', formula: constant(2) },
    ],
  };
  test('is the first whose input is at hand', () => {
    expect(of(forms, {}, { supplied: ['base'] })).toBe(1);
    expect(of(forms, {}, { assumptions: { numbers: new Map([['yearlyChurn', 0.1]]) } })).toBe(2);
    expect(of(forms, {}, { supplied: ['base'], assumptions: { numbers: new Map([['yearlyChurn', 0.1]]) } })).toBe(1);
    expect(of(forms, {}, { supplied: ['amount'] })).toBe('no_base');
  });
  test('of variants is the one in force', () => {
    const variants: Formula = {
      op: 'byVariant',
      of: {
        simple: constant(1),
        capped: constant(2),
        discounted: constant(3),
        cappedDiscounted: constant(4),
        survival: constant(5),
        expanding: constant(6),
      },
    };
    expect(of(variants)).toBe(2);
    expect(of(variants, {}, { assumptions: { ltvVariant: 'survival' } })).toBe(5);
  });
});

describe('a stream of months', () => {
  const annuity = (churn: number, parts: { readonly months?: number; readonly discount?: number; readonly growth?: number }): Formula => ({
    op: 'annuity',
    monthly: constant(100, { money: 1, month: -1 }),
    churn: constant(churn),
    months: parts.months === undefined ? null : constant(parts.months),
    discount: parts.discount === undefined ? null : constant(parts.discount),
    ...(parts.growth === undefined ? {} : { growth: constant(parts.growth) }),
  });
  test('pays the first month in full', () => {
    expect(of(annuity(0.5, { months: 1 }))).toBe(100);
    expect(of(annuity(0.5, { months: 2 }))).toBe(150);
    expect(of(annuity(0.5, {}))).toBe(200);
    expect(of(annuity(0, { months: 12 }))).toBe(1200);
  });
  test('without churn and without an end has no worth that can be told', () => {
    expect(of(annuity(0, {}))).toBe('no_churn_observed');
    expect(of(annuity(0, { growth: 5 }))).toBe('no_churn_observed');
    expect(of(annuity(0, { discount: 0.1 }))).toBeCloseTo(100 / (1 - 1.1 ** (-1 / 12)), 8);
  });
  test('that grows adds each month what it has grown by', () => {
    const paid = Array.from({ length: 400 }, (_, at) => (100 + 10 * at) * 0.9 ** at).reduce((total, each) => total + each, 0);
    expect(of(annuity(0.1, { growth: 10 }))).toBeCloseTo(paid, 6);
  });
  test('lacks what its parts lack', () => {
    expect(of({ op: 'annuity', monthly: constant(1), churn: given('yearlyChurn'), months: null, discount: null })).toBe('no_base');
    expect(of({ op: 'annuity', monthly: given('grossMargin'), churn: given('yearlyChurn'), months: null, discount: null })).toBe(
      'no_margin',
    );
  });
});

describe('a rate drawn towards its neighbours', () => {
  const rate: Formula = { op: 'shrunken', part: measure('won'), whole: measure('decided'), weight: 10, unit: {} };
  const slice = (won: number, decided: number): Held => ({ numbers: { won: [[null, won]], decided: [[null, decided]] } });
  test('lies between its own and theirs, the nearer the more it rests on', () => {
    const beside = [slice(10, 40), slice(11, 40), slice(9, 40), slice(30, 120)];
    const [few, many] = [Number(of(rate, slice(4, 5), { beside })), Number(of(rate, slice(400, 500), { beside }))];
    expect(few).toBeGreaterThan(0.25);
    expect(few).toBeLessThan(0.5);
    expect(many).toBeGreaterThan(0.7);
    expect(many).toBeLessThan(0.8);
  });
  test('with too few neighbours leans on the whole with the weight that was set', () => {
    const beside = [slice(29, 97)];
    expect(of(rate, slice(3, 3), { beside })).toBeCloseTo((3 + 10 * (32 / 100)) / 13, 12);
    expect(of({ ...rate, weight: 30 }, slice(3, 3), { beside })).toBeCloseTo((3 + 30 * (32 / 100)) / 33, 12);
  });
  test('is fitted for each period on its own', () => {
    const basis = basisOf({
      numbers: {
        won: [
          [month('2025-01'), 1],
          [month('2025-02'), 9],
        ],
        decided: [
          [month('2025-01'), 10],
          [month('2025-02'), 10],
        ],
      },
    });
    const values = ['2025-01', '2025-02'].map((name) => evaluate(rate, { ...basis, span: months(name, name) }).value);
    expect(values).toEqual([0.1, 0.9]);
  });
  test('is missing where nothing was at risk', () => expect(of(rate, slice(0, 0))).toBe('no_rows'));
});

describe('the months that are read', () => {
  const basis = (made: Made) => basisOf({}, made);
  test('are those of the period, and without one all', () => {
    expect(spanFor(basis({ span: months('2025-01', '2025-03') }), {})).toEqual(months('2025-01', '2025-03'));
    expect(spanFor(basis({}), {})).toBeNull();
  });
  test('of a window end with the period, or with the last whole month at the as-of date', () => {
    expect(spanFor(basis({ span: months('2025-01', '2025-03') }), { window: 12 })).toEqual(months('2024-04', '2025-03'));
    expect(spanFor(basis({ asOf: '2025-12-31' }), { window: 12 })).toEqual(months('2025-01', '2025-12'));
    expect(spanFor(basis({ asOf: '2025-12-30' }), { window: 12 })).toEqual(months('2024-12', '2025-11'));
    expect(spanFor(basis({ asOf: '2025-12-30' }), { window: 1, shift: 3 })).toEqual(months('2025-08', '2025-08'));
  });
  test('where no period is asked may be the quarter under way, the last whole one, or what is a year old', () => {
    expect(spanFor(basis({ asOf: '2025-11-10' }), { unasked: 'quarterUnderWay' })).toEqual(months('2025-10', '2025-12'));
    expect(spanFor(basis({ asOf: '2025-11-10' }), { unasked: 'lastQuarter' })).toEqual(months('2025-07', '2025-09'));
    expect(spanFor(basis({ asOf: '2025-09-30' }), { unasked: 'lastQuarter' })).toEqual(months('2025-07', '2025-09'));
    expect(spanFor(basis({ asOf: '2025-12-31' }), { unasked: 'mature' })?.to).toBe(month('2024-12'));
    expect(matureSpan(basis({ asOf: '2025-12-30' })).to).toBe(month('2024-11'));
    expect(matureSpan(basis({})).from).toBeLessThan(month('1900-01'));
    expect(spanFor(basis({ asOf: '2025-11-10', span: months('2025-01', '2025-01') }), { unasked: 'lastQuarter' })).toEqual(
      months('2025-01', '2025-01'),
    );
  });
});

describe('the lag of spend', () => {
  const cycles = (count: number, days: number): Held => ({
    spreads: { newCycle: Array.from({ length: count }, () => [null, days] as const) },
  });
  const lag = (own: Held, made: Made = {}) => lagOf(basisOf(own, made));
  test('is the median cycle of the slice in whole months, of the whole where it has under ten wins', () => {
    expect(lag(cycles(10, 91), { overall: cycles(50, 200) })).toBe(3);
    expect(lag(cycles(9, 91), { overall: cycles(50, 200) })).toBe(7);
    expect(lag(cycles(10, 45))).toBe(1);
    expect(lag(cycles(10, 46))).toBe(2);
    expect(lag(cycles(10, 15))).toBe(0);
  });
  test('is twelve months at most, none where nothing was won, and the number where one is given', () => {
    expect(lag(cycles(10, 900))).toBe(12);
    expect(lag({})).toBe(0);
    expect(lag(cycles(10, 91), { assumptions: { lag: 5 } })).toBe(5);
  });
  test('shifts a window by as much', () =>
    expect(spanFor(basisOf(cycles(10, 91), { span: months('2025-10', '2025-12') }), { window: 12, shift: 'lag' })).toEqual(
      months('2024-10', '2025-09'),
    ));
});
