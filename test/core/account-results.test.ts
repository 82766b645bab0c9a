import { describe, expect, test } from 'vitest';
import { accountResults, accountsAsk } from '../../src/core/account-results';
import { assemble } from '../../src/core/assembly';
import { kernel } from '../../src/core/metrics/kernel';
import { parseDate } from '../../src/core/model';
import { NO_DEFINITIONS } from '../../src/core/workspace';
import { grid } from '../fixtures/grid';

const ACCOUNTS = grid(
  'account',
  `accountId industry isPartner
   stays     Software false
   back      Software false
   gone      Software false
   today     Software false
   never     Software false
   ally      Software true`,
);
const CONTRACTS = grid(
  'subscription',
  `accountId startDate  endDate    mrr currency
   stays     2023-01-01 -          100 USD
   back      2022-01-01 2022-12-31 100 USD
   back      2024-06-01 -          100 USD
   gone      2023-01-01 2024-12-31 100 USD
   today     2024-04-01 2025-03-31 100 USD
   ally      2024-04-01 -          100 USD`,
);
const DEALS = grid(
  'opportunity',
  `opportunityId accountId outcome dealClass   createdDate closeDate  amount currency
   w1            stays     won     newBusiness 2024-01-10  2024-02-10 100    USD
   w2            stays     won     newBusiness 2024-01-10  2024-02-12 -      USD
   w3            stays     won     expansion   2024-01-10  2024-02-12 900    USD
   w4            back      won     newBusiness 2024-01-10  2024-03-12 0      USD
   w5            never     lost    newBusiness 2024-01-10  -          100    USD
   w6            -         won     newBusiness 2024-01-10  2024-03-12 700    USD
   w7            ally      won     newBusiness 2024-01-10  2024-03-12 700    USD`,
);

const { dataset, tables, accountColumns } = assemble([DEALS, ACCOUNTS, CONTRACTS], NO_DEFINITIONS, parseDate('2025-03-31'));
const { ids, count } = accountColumns;
const results = accountResults(kernel(accountsAsk(dataset), tables, dataset), dataset, { count, assumptions: NO_DEFINITIONS.assumptions });
const byId = (values: ArrayLike<number> | undefined) => Object.fromEntries(ids.slice(1).map((id, at) => [id, values?.[at + 1]] as const));

describe('what came of accounts', () => {
  test('who came back, or is there to the last day, is a customer; who is gone has left', () =>
    expect(byId(results.customers?.standing)).toEqual({ stays: 1, back: 1, gone: 2, today: 1, never: 0, ally: 0 }));

  test('has no current revenue just where an account has left or never was a customer', () =>
    expect(byId(results.customers?.monthly)).toEqual({ stays: 10_000, back: 10_000, gone: 0, today: 10_000, never: 0, ally: 0 }));

  test('a win without an amount is a win, and none of those that have one; an amount of 0 is one', () => {
    const { account, won, lost, wonPriced, wonAnnual } = results.closings;
    const rows = Array.from(account, (each, row) => [ids[each], won[row], lost[row], wonPriced[row], wonAnnual[row]]);
    expect(rows.toSorted()).toEqual([
      ['', 1, 0, 1, 70_000],
      ['back', 1, 0, 1, 0],
      ['never', 0, 1, 0, 0],
      ['stays', 2, 0, 1, 10_000],
    ]);
  });

  test('partners are in no count', () =>
    expect(byId(results.isCounted)).toEqual({ stays: 1, back: 1, gone: 1, today: 1, never: 1, ally: 0 }));
});
