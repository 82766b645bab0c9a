import { expect, test } from 'vitest';
import { assemble } from '../../../src/core/assembly';
import { attributeOf } from '../../../src/core/icp/account-columns';
import { currencyFrom, parseDate } from '../../../src/core/model';
import { NO_DEFINITIONS } from '../../../src/core/workspace';
import { grid } from '../../fixtures/grid';

const USD = currencyFrom('USD');
const DEALS = grid('opportunity', 'opportunityId accountId outcome amount currency closeDate\nd1 a won 100 USD 2025-03-02');
const ACCOUNTS = grid(
  'account',
  `
  accountId  annualRevenue  currency
  a          1000           USD
  b          1000           EUR
  c          1000           -
  d          1000           JPY
  e          -              JPY
`,
);
const rate = (from: string, factor: number) => ({ currency: currencyFrom('EUR') ?? ('EUR' as never), from, rate: factor });
const read = (rates: readonly ReturnType<typeof rate>[]) => {
  const { accountColumns, dataset } = assemble([ACCOUNTS, DEALS], { ...NO_DEFINITIONS, currency: USD, rates }, parseDate('2025-06-30'));
  const note = dataset.notes.find(({ what }) => what.includes('revenue in a currency without a rate'));
  return { revenues: [1, 2, 3, 4, 5].map((account) => attributeOf(accountColumns, account, 'annualRevenue')), left: note?.count ?? 0 };
};

test('the revenue of an account is read in the reporting currency, by the rate of the as-of date', () => {
  const { revenues } = read([rate('2025-01-01', 1.1), rate('2025-06-01', 1.2), rate('2025-07-01', 9)]);
  expect(revenues.slice(0, 3)).toEqual([100_000, 120_000, 100_000]);
});

test('without a rate it is unknown and counted, never taken for the reporting currency', () => {
  expect(read([])).toEqual({ revenues: [100_000, null, 100_000, null, null], left: 2 });
  expect(read([rate('2025-01-01', 1.1)]).left).toBe(1);
});
