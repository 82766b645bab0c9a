import { describe, expect, test } from 'vitest';
import { dateOf } from '../../../src/core/model';
import { company, readingsOf, totalOf, assuming } from '../../fixtures/ask-kernel';
import { grid } from '../../fixtures/grid';

const deals = grid(
  'opportunity',
  `
  opportunityId accountId outcome dealClass   currency amount createdDate closeDate  leadSource
  o1            acme      won     newBusiness USD      12000  2025-01-10  2025-03-02 Web
  o2            acme      won     newBusiness USD      18000  2025-02-10  2025-04-11 Web
  o3            beta      lost    newBusiness USD      9000   2025-02-01  2025-05-01 Event
  o4            beta      open    newBusiness USD      -      2025-05-01  2025-12-01 Event
  o5            -         won     expansion   USD      5000   2025-05-10  2025-05-20 -
  o6            gamma     won     newBusiness USD      7000   2025-06-20  2025-06-10 Web`,
);
const accounts = grid(
  'account',
  `
  accountId industry employees
  acme      Software 300
  beta      -        20
  gamma     Retail   -`,
);

describe('the as-of date', () => {
  test('is the last event; due dates of open deals do not count', () => expect(dateOf(company([deals]).dataset.asOf)).toBe('2025-06-20'));
  test('when given, deals that closed after it are open and later ones are absent', () => {
    const earlier = company([deals], {}, '2025-04-30');
    expect(totalOf(earlier, 'openCount').value).toBe(1);
    expect(totalOf(earlier, 'wonCount').value).toBe(2);
    expect(earlier.dataset.notes).toContainEqual({ what: 'deals created after the as-of date left out', count: 3 });
  });
});

describe('deal class', () => {
  test('pipeline metrics read new business only', () => expect(totalOf(company([deals]), 'wonCount').value).toBe(3));
  test('slicing by it shows every class', () => {
    const byClass = readingsOf(company([deals]), 'wonCount', ['dealClass']);
    expect([...byClass].map(([slice, reading]) => [slice, reading.value])).toEqual([
      ['newBusiness', 3],
      ['expansion', 1],
    ]);
  });
});

describe('dates', () => {
  test('a deal created after it closed is won, and has no cycle', () => {
    const loaded = company([deals]);
    expect(totalOf(loaded, 'salesCycle')).toMatchObject({ value: 55.5, n: 2, leftOut: [{ reason: 'created after it closed', count: 1 }] });
    expect(totalOf(loaded, 'winRate')).toMatchObject({ value: 3 / 4, n: 4 });
  });
  test('without a close date column counts work and cycles read not_mapped', () => {
    const undated = company([
      grid(
        'opportunity',
        `
      outcome amount currency
      won     10     USD
      lost    20     USD`,
      ),
    ]);
    expect(totalOf(undated, 'winRate').value).toBe(0.5);
    expect(totalOf(undated, 'salesCycle')).toMatchObject({ missing: 'not_mapped', unmapped: ['createdDate', 'closeDate'] });
    expect(totalOf(undated, 'winRate', { from: 660, to: 662 })).toMatchObject({ missing: 'not_mapped', unmapped: ['closeDate'] });
  });
});

describe('accounts', () => {
  const loaded = company([deals, accounts]);
  test('a deal without an account is unknown in every account dimension, and segments add up to the total', () => {
    const byIndustry = readingsOf(loaded, 'wonCount', ['industry']);
    expect([...byIndustry].map(([slice, reading]) => [slice, reading.value])).toEqual([
      ['', 0],
      ['Software', 2],
      ['Retail', 1],
    ]);
  });
  test('employees are sliced by band', () => {
    expect([...readingsOf(loaded, 'lostCount', ['employees']).keys()]).toEqual(['', '11-50', '201-500']);
  });
});

describe('currency', () => {
  const mixed = grid(
    'opportunity',
    `
    opportunityId outcome currency amount closeDate
    a             won     USD      100    2025-03-01
    b             won     EUR      100    2025-03-01
    c             lost    CHF      100    2025-03-02`,
  );
  test('amounts in several currencies are never added', () =>
    expect(totalOf(company([mixed]), 'wonAmount').missing).toBe('mixed_currency'));
  test('dated rates convert, and a slice with an amount that has no rate says so', () => {
    const loaded = company([mixed], {
      currency: 'USD' as never,
      rates: [
        { currency: 'EUR' as never, from: '2025-01-01', rate: 1.08 },
        { currency: 'EUR' as never, from: '2025-04-01', rate: 9 },
      ],
    });
    expect(totalOf(loaded, 'wonAmount').value).toBe(20_800);
    expect(totalOf(loaded, 'winRateValue').missing).toBe('no_rate');
  });
  test('where neither file nor workspace names one, counts work and money says why not', () => {
    const unnamed = company([
      grid(
        'opportunity',
        `
      outcome amount
      won     10
      lost    10`,
      ),
    ]);
    expect(totalOf(unnamed, 'acv').missing).toBe('no_currency');
    expect(totalOf(unnamed, 'winRate').value).toBe(0.5);
  });
});

describe('unit economics', () => {
  const spend = grid(
    'spend',
    Array.from({ length: 24 }, (_, at) => `2024-${String((at % 12) + 1).padStart(2, '0')}-01`).reduce(
      (text, month, at) => `${text}\n${at < 12 ? month : month.replace('2024', '2025')} newBusiness 1000 USD`,
      'month class amount currency',
    ),
  );
  test('CAC is twelve months of spend over new logos, earlier by the lag', () => {
    const loaded = company([deals, spend], { assumptions: assuming({}, 2) }, '2025-06-30');
    expect(totalOf(loaded, 'cac')).toMatchObject({ value: (12 * 100_000) / 2, n: 2 });
  });
  test('a window that reaches before the first month of spend is a gap, not less spend', () => {
    const loaded = company([deals, spend], { assumptions: assuming({}, 12) }, '2025-06-30');
    expect(totalOf(loaded, 'cac').missing).toBe('spend_gap');
  });
  test('without spend there is no CAC', () => expect(totalOf(company([deals]), 'cac').missing).toBe('no_spend'));
  test('LTV has no default margin', () => {
    const base = grid(
      'subscription',
      `
      accountId startDate  endDate    mrr currency
      acme      2024-01-01 -          100 USD
      beta      2024-01-01 2025-02-14 100 USD`,
    );
    expect(totalOf(company([deals, base], {}, '2025-06-30'), 'ltv').missing).toBe('no_margin');
    const reading = totalOf(company([deals, base], { assumptions: assuming({ grossMargin: 0.8 }) }, '2025-06-30'), 'ltv');
    const churn = 1 / (12 + 8);
    expect(reading.value).toBeCloseTo((10_000 * 0.8 * (1 - (1 - churn) ** 60)) / churn, 6);
    expect(reading.n).toBe(2);
  });
  test('LTV is not kept by a dimension of deals', () => {
    const base = grid(
      'subscription',
      `
      accountId startDate  endDate    mrr currency
      acme      2024-01-01 2025-02-14 100 USD`,
    );
    const loaded = company([deals, base], { assumptions: assuming({ grossMargin: 0.8 }) }, '2025-06-30');
    expect(readingsOf(loaded, 'ltv', ['leadSource']).get('Web')?.missing).toBe('not_kept_by_slice');
  });
});
