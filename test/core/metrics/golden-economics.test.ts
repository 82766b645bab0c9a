import { describe, expect, test } from 'vitest';
import { ALLOCATION_KEYS, type AllocationKey, type LtvVariant } from '../../../src/core/metrics';
import type { AdmittedTable } from '../../../src/core/model';
import { assuming, company, readingsOf, totalOf, type Company } from '../../fixtures/ask-kernel';
import { grid } from '../../fixtures/grid';

/** The numbers of domain.md 6, 7 and 15, out of files that hold just what they are made of. */

const AS_OF = '2024-12-31';
const near = (value: number, digits = 2): unknown => expect.closeTo(value, digits);
const months = Array.from({ length: 12 }, (_, at) => `2024-${String(at + 1).padStart(2, '0')}-01`);
/** The year's shared spend, all of it in June. */
const spendInJune = (amount: number): AdmittedTable =>
  grid(
    'spend',
    ['month amount currency class', ...months.map((month) => `${month} ${month.startsWith('2024-06') ? amount : 0} USD shared`)].join('\n'),
  );

type Group = { readonly region: string; readonly deals: number; readonly won: number; readonly amount: number; readonly closes: string };
const dealsOf = (...groups: readonly Group[]): AdmittedTable => {
  const lines = groups.flatMap(({ region, deals, won, amount, closes }) =>
    Array.from({ length: deals }, (_, at) => {
      const outcome = at < won ? 'won' : 'lost';
      return `${region}${at} ${region}-account-${at} ${outcome} newBusiness USD ${amount} 2024-06-01 ${closes} ${region}`;
    }),
  );
  return grid(
    'opportunity',
    ['opportunityId accountId outcome dealClass currency amount createdDate closeDate region', ...lines].join('\n'),
  );
};

describe('CAC of one pool of months at one lag, 960,000 over 60 deals of one length and 40 of twice it', () => {
  const deals = dealsOf(
    { region: 'A', deals: 60, won: 24, amount: 20_000, closes: '2024-06-07' },
    { region: 'B', deals: 40, won: 8, amount: 60_000, closes: '2024-06-13' },
  );
  const under = (allocationKey: AllocationKey, grossMargin = 0.8): Company => {
    const assumptions = { ...assuming({ grossMargin }, 0), allocationKey };
    return company([deals, spendInJune(960_000)], { assumptions }, AS_OF);
  };

  test.each([
    ['created', 24_000, 48_000],
    ['opportunityDays', 17_142.86, 68_571.43],
    ['won', 30_000, 30_000],
    ['revenue', 20_000, 60_000],
    /** 60 amounts of 20,000 and 40 of 60,000 were open: a third to A. */
    ['openValue', 13_333.33, 80_000],
  ] as const)('by %s is %f and %f', (key, a, b) => {
    const costs = readingsOf(under(key), 'cac', ['region']);
    /** Each deal carries whole cents. */
    expect([costs.get('A'), costs.get('B')].map((cost) => (cost?.value ?? 0) / 100)).toEqual([near(a, 1), near(b, 1)]);
  });

  test.each(ALLOCATION_KEYS)('by %s is 30,000 in all, between 21,250.95 and 43,859.70', (key) =>
    expect(totalOf(under(key), 'cac')).toMatchObject({ value: 3_000_000, n: 32, low: near(2_125_095, -1), high: near(4_385_970, -1) }),
  );

  test('payback of 30,000 at a yearly 30,000 and 80 % is 15 months', () =>
    /** 24 of 20,000 and 8 of 60,000 are 30,000 each. */
    expect(totalOf(under('opportunityDays'), 'payback')).toMatchObject({ value: near(15, 10), n: 32 }));
});

test('payback of 30,000 at a yearly 20,000 is 22.5 months at a margin of 80 %, and 18.0 without one', () => {
  const deals = dealsOf({ region: 'A', deals: 32, won: 32, amount: 20_000, closes: '2024-06-07' });
  const at = (grossMargin: number) =>
    totalOf(company([deals, spendInJune(960_000)], { assumptions: assuming({ grossMargin }, 0) }, AS_OF), 'payback');
  expect(at(0.8)).toMatchObject({ value: near(22.5, 10), n: 32 });
  expect(at(1).value).toBeCloseTo(18, 10);
  expect(at(0)).toMatchObject({ missing: 'non_positive_denominator' });
  expect(totalOf(company([deals, spendInJune(960_000)], {}, AS_OF), 'payback')).toMatchObject({ missing: 'no_margin' });
});

describe('the lag', () => {
  /** Spend of 2023 and 2024, 100 more in each month than in the one before. */
  const rising = grid(
    'spend',
    [
      'month amount currency class',
      ...Array.from(
        { length: 24 },
        (_, at) => `${2023 + Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}-01 ${(at + 1) * 100} USD shared`,
      ),
    ].join('\n'),
  );
  const yearTo = (last: number): number =>
    Array.from({ length: 12 }, (_, at) => (last - at) * 100).reduce((sum, amount) => sum + amount, 0);
  test.each([
    [30, 1],
    [90, 3],
    [180, 6],
    [15, 0],
    [16, 1],
  ])('of %i days is %i months', (days, lag) => {
    const closed = new Date(Date.UTC(2024, 0, 10) + days * 86_400_000).toISOString().slice(0, 10);
    const deal = grid('opportunity', `opportunityId outcome dealClass createdDate closeDate\nd won newBusiness 2024-01-10 ${closed}`);
    expect(totalOf(company([deal, rising], {}, AS_OF), 'cac').value).toBe(yearTo(24 - lag) * 100);
  });
});

describe('LTV at 1,000 a month, 80 % and 2 % of customers lost a month', () => {
  /** Eight stay the year and two leave after two months of it: 100 customer-months, two losses. */
  const customers = grid(
    'customer',
    [
      'accountId startDate endDate mrr currency',
      ...Array.from({ length: 8 }, (_, at) => `s${at} 2023-01-01 - 1000 USD`),
      'l1 2023-01-01 2024-02-15 1000 USD',
      'l2 2023-01-01 2024-02-15 1000 USD',
    ].join('\n'),
  );
  const under = (ltvVariant: LtvVariant, added = 0): Company => {
    const numbers = { grossMargin: 0.8, monthlyExpansion: added * 100 };
    return company([customers], { assumptions: { ...assuming(numbers), ltvVariant } }, AS_OF);
  };
  test.each([
    ['simple', 0, 40_000],
    ['capped', 0, 28_097.87],
    ['discounted', 0, 28_825.88],
    ['cappedDiscounted', 0, 23_500.1],
    ['expanding', 8, 38_924.27],
    ['expanding', 0, 28_825.88],
  ] as const)('%s with %i added a month is %f', (variant, added, value) => {
    expect((totalOf(under(variant, added), 'ltv').value ?? 0) / 100).toBeCloseTo(value, 2);
    expect(totalOf(under(variant, added), 'ltv').n).toBe(10);
  });
  test('the simple form stands beside any', () => expect(totalOf(under('capped'), 'ltvSimple').value).toBeCloseTo(4_000_000, 4));
  test('without a horizon of 60 months it is another', () => {
    const assumptions = assuming({ grossMargin: 0.8, capMonths: 1 });
    expect(totalOf(company([customers], { assumptions }, AS_OF), 'ltv').value).toBeCloseTo(80_000, 6);
  });
});

test('survival goes by the curve that was seen, and on at its mean pace from its last step with ten in sight', () => {
  const lines = Array.from({ length: 20 }, (_, at) => `c${at} 2023-01-01 ${at < 10 ? '2023-12-31' : '-'} 1000 USD`);
  const customers = grid('customer', ['accountId startDate endDate mrr currency', ...lines].join('\n'));
  const assumptions = { ...assuming({ grossMargin: 0.8 }), ltvVariant: 'survival' as const };
  /** All for a year, then half, which falls by half a year. */
  const pace = 0.5 ** (1 / 12);
  const paid = 12 + (0.5 * (1 - pace ** 48)) / (1 - pace);
  expect(totalOf(company([customers], { assumptions }, AS_OF), 'ltv').value).toBeCloseTo(80_000 * paid, 4);
});

test('LTV from ACV and a given churn: 12,000 a year at 80 % and 1 - 0.98^12 lost is 28,097.87', () => {
  const deals = dealsOf({ region: 'A', deals: 3, won: 3, amount: 12_000, closes: '2024-06-07' });
  const assumptions = assuming({ grossMargin: 0.8, yearlyChurn: 1 - 0.98 ** 12 });
  expect((totalOf(company([deals], { assumptions }, AS_OF), 'ltv').value ?? 0) / 100).toBeCloseTo(28_097.87, 2);
});

describe('the retention example: A 100 to 150, B 100 to 60, C 100 to 0, D stays 100, E new at 80', () => {
  const contracts = grid(
    'subscription',
    `accountId startDate  endDate    mrr currency
     A         2023-06-01 2024-05-31 100 USD
     A         2024-06-01 -          150 USD
     B         2023-06-01 2024-05-31 100 USD
     B         2024-06-01 -          60  USD
     C         2023-06-01 2024-05-31 100 USD
     D         2020-01-01 -          100 USD
     E         2024-03-01 -          80  USD`,
  );
  const base = company([contracts], {}, AS_OF);
  test.each([
    ['nrr', 0.775],
    ['grr', 0.65],
    ['expansionRate', 0.125],
    ['logoChurn', 0.25],
  ] as const)('%s is %f of the four customers of its start', (metric, value) =>
    expect(totalOf(base, metric)).toMatchObject({ value: near(value, 12), n: 4 }),
  );
  /** 210 of the 300 that came up: A 150, B 60, C nothing; without growth 160. */
  test.each([
    ['nrrRenewal', 0.7],
    ['grrRenewal', 160 / 300],
  ] as const)('%s is %f of the three whose contracts came up', (metric, value) =>
    expect(totalOf(base, metric)).toMatchObject({ value: near(value, 12), n: 3 }),
  );
  test('a customer that grows without anything to renew is in neither form on the renewal base', () => {
    const grown = grid(
      'subscription',
      `accountId startDate endDate mrr currency\nA 2023-06-01 2024-05-31 100 USD\nF 2020-01-01 - 100 USD\nF 2024-06-01 - 500 USD`,
    );
    expect(totalOf(company([grown], {}, AS_OF), 'nrrRenewal')).toMatchObject({ value: 0, n: 1 });
  });
  test('who comes back inside the window was never gone; who comes back after it is new', () => {
    const back = grid(
      'subscription',
      `accountId startDate endDate mrr currency
       A 2023-06-01 2024-03-31 100 USD\nA 2024-09-01 - 100 USD
       B 2023-06-01 2023-09-30 100 USD\nB 2024-02-01 - 900 USD`,
    );
    expect(totalOf(company([back], {}, AS_OF), 'nrr')).toMatchObject({ value: 1, n: 1 });
  });
});

test('one account with five open deals is one of two accounts, and tiers convert from account to deal to win', () => {
  const icp = [
    {
      id: 'v1',
      name: 'First',
      effectiveFrom: '2020-01-01',
      author: '',
      note: '',
      profiles: [
        {
          id: 'p',
          name: 'P',
          mustHave: [],
          exclude: [],
          missing: 'leaveOut' as const,
          cuts: [90, 70, 50] as const,
          icpFrom: 70,
          criteria: [
            {
              id: 'size',
              field: 'employees',
              family: 'firmographic' as const,
              side: 'fit' as const,
              points: 100,
              bands: [{ when: { kind: 'within' as const, column: 'employees', from: 100, to: null }, points: 100 }],
            },
          ],
        },
      ],
    },
  ];
  const accounts = grid('account', 'accountId employees\nbig 500\nhuge 900\nsmall 5');
  const deals = grid(
    'opportunity',
    [
      'opportunityId accountId outcome dealClass createdDate closeDate',
      ...Array.from({ length: 5 }, (_, at) => `o${at} big open newBusiness 2024-10-01 -`),
      'o5 small open newBusiness 2024-10-01 -',
      'w1 huge won newBusiness 2022-10-01 2023-01-01',
      'l1 huge lost newBusiness 2022-10-01 2023-01-01',
    ].join('\n'),
  );
  const loaded = company([accounts, deals], { icp }, AS_OF);
  expect(totalOf(loaded, 'icpShareOpen')).toMatchObject({ value: near(5 / 6, 12), n: 6 });
  expect(totalOf(loaded, 'icpShareOpenAccounts')).toMatchObject({ value: 0.5, n: 2 });
  const [toDeal, toWin] = [readingsOf(loaded, 'tierConversionCreated', ['tier']), readingsOf(loaded, 'tierConversionWon', ['tier'])];
  expect([toDeal.get('1'), toDeal.get('4')]).toMatchObject([
    { value: 0.5, n: 2 },
    { value: 1, n: 1 },
  ]);
  expect([toWin.get('1'), toWin.get('4')]).toMatchObject([
    { value: 0.5, n: 2 },
    { value: null, missing: 'not_mature' },
  ]);
});
