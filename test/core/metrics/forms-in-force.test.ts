import { describe, expect, test } from 'vitest';
import {
  formulaInForce,
  metricOf,
  NO_ASSUMPTIONS,
  operationsOf,
  reasonsOf,
  settingsOf,
  type Assumptions,
  type SettingId,
} from '../../../src/core/metrics';
import { constant, over, type Formula } from '../../../src/core/metrics/formula';
import { factsOf, measuresIn, measuresOf, ownConditions, suppliesIn, suppliesOf, usesLag } from '../../../src/core/metrics/requirement';
import type { Supply } from '../../../src/core/model';

const by = (supplied: readonly Supply[], assumptions: Partial<Assumptions> = {}) => ({
  supplied: new Set(supplied),
  assumptions: { ...NO_ASSUMPTIONS, ...assumptions },
});
const VARIANTS: Formula = {
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
const CHOICE: Formula = {
  op: 'firstSupplied',
  of: [
    { when: 'base', formula: VARIANTS },
    { when: 'yearlyChurn', formula: constant(7) },
  ],
};

describe('the form in force', () => {
  test('is that of the input at hand and of the variant', () => {
    expect(formulaInForce(CHOICE, by(['base']))).toEqual(constant(2));
    expect(formulaInForce(CHOICE, by(['base'], { ltvVariant: 'discounted' }))).toEqual(constant(3));
    expect(formulaInForce(CHOICE, by([], { numbers: new Map([['yearlyChurn', 0.2]]) }))).toEqual(constant(7));
  });
  test('is all of them where no input is at hand', () => expect(formulaInForce(CHOICE, by([]))).toBe(CHOICE));
  test('is found inside quotients and what spend covers', () => {
    const whole: Formula = { op: 'covered', of: over(CHOICE, VARIANTS) };
    expect(formulaInForce(whole, by(['base'], { ltvVariant: 'simple' }))).toEqual({ op: 'covered', of: over(constant(1), constant(1)) });
    expect(formulaInForce(constant(4), by([]))).toEqual(constant(4));
  });
});

describe('a metric rests on', () => {
  const RESTS: readonly (readonly [Parameters<typeof settingsOf>[0], readonly SettingId[]])[] = [
    ['winRate', ['dealClass']],
    ['acv', ['dealClass', 'amountMeans']],
    ['cac', ['allocationKey', 'lag', 'dealClass']],
    ['grr', []],
    ['logoChurn', []],
    ['coverage', ['bookingsTarget', 'dealClass', 'amountMeans']],
  ];
  test.each(RESTS)('%s', (metric, settings) => expect(settingsOf(metric, null)).toEqual(settings));
  test('the variant of LTV, the margin, and in one form only what that form reads', () => {
    expect(settingsOf('ltv', null)).toEqual(
      expect.arrayContaining(['grossMargin', 'capMonths', 'discountRate', 'monthlyExpansion', 'yearlyChurn', 'ltvVariant', 'dealClass']),
    );
    const given = settingsOf('ltv', by(['base']));
    expect(given).toEqual(expect.arrayContaining(['grossMargin', 'capMonths', 'ltvVariant']));
    for (const other of ['discountRate', 'monthlyExpansion', 'yearlyChurn', 'dealClass', 'amountMeans'] as const)
      expect(given).not.toContain(other);
    expect(settingsOf('ltv', by(['base'], { ltvVariant: 'discounted' }))).toContain('discountRate');
  });
  test('operations all the way down', () => {
    expect([...operationsOf(CHOICE)]).toEqual(['firstSupplied', 'byVariant', 'constant']);
    expect(usesLag(metricOf('cac').formula)).toBe(true);
    expect(usesLag(metricOf('ltv').formula)).toBe(false);
  });
});

describe('a metric needs', () => {
  const needs = (metric: Parameters<typeof settingsOf>[0]) => [...suppliesOf(metricOf(metric).formula)].toSorted();
  test('the inputs that its measures are made of', () => {
    expect(needs('winRate')).toEqual([]);
    expect(needs('acv')).toEqual(['amount']);
    expect(needs('salesCycle')).toEqual(['closeDate', 'createdDate']);
    expect(needs('cac')).toEqual(['closeDate', 'spend']);
    expect(needs('grr')).toEqual(['base']);
    expect(needs('icpShareWon')).toEqual(['icp']);
    expect(needs('icpShareCreated')).toEqual(['createdDate', 'icp']);
    expect(needs('icpShareOpenAccounts')).toEqual(['account', 'icp']);
    expect(needs('winRateCohort90')).toEqual(['closeDate', 'createdDate']);
    expect(needs('coverage')).toEqual(['amount', 'closeDate']);
  });
  test('where it has several forms, each its own', () => {
    expect(needs('ltv')).toEqual([]);
    expect(suppliesIn(metricOf('ltv').formula)).toEqual(expect.arrayContaining(['base', 'amount']));
  });
  test('rows of facts, and measures once each, with the cycles that a lag is told by', () => {
    expect([...factsOf(metricOf('cac').formula)].toSorted()).toEqual(['logo', 'spend']);
    expect(measuresIn(metricOf('winRate').formula)).toEqual(['won', 'decided']);
    expect(measuresOf(['winRate', 'winRate'])).toEqual(['won', 'decided']);
    expect(measuresOf(['cac'])).toContain('newCycle');
    expect(measuresOf(['winRate', 'wonCount'])).not.toContain('newCycle');
  });
  test('another slice than what its numerator speaks of', () => {
    expect(ownConditions(metricOf('icpShareWon').formula)).toEqual(['icp', 'tier']);
    expect(ownConditions(metricOf('winRate').formula)).toEqual([]);
  });
});

describe('a metric may say', () => {
  test('why it has no value, the foremost reason first', () => {
    expect(reasonsOf('wonCount')).toEqual(['not_mapped', 'no_dates']);
    expect(reasonsOf('winRate')).toEqual(['not_mapped', 'no_dates', 'no_closed']);
    expect(reasonsOf('acv')).toEqual(['not_mapped', 'no_amount', 'no_dates', 'mixed_currency', 'no_rate', 'no_currency', 'no_won']);
    expect(reasonsOf('icpShareWon')).toEqual(['own_condition', 'not_mapped', 'no_icp', 'no_dates', 'no_won']);
    expect(reasonsOf('winRateProjected')).toEqual(expect.arrayContaining(['not_mature', 'no_created', 'negative_durations']));
    expect(reasonsOf('cac')).toEqual(expect.arrayContaining(['no_spend', 'spend_gap', 'no_logos']));
    expect(reasonsOf('ltv')).toEqual(expect.arrayContaining(['not_kept_by_slice', 'no_base', 'no_margin', 'no_churn_observed']));
  });
});
