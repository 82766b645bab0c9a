import { expect, test } from 'vitest';
import { assemble } from '../../../src/core/assembly';
import { LOSS_REASON, lostDeals, lostDealsPlan, NO_ASSUMPTIONS } from '../../../src/core/metrics';
import { kernel } from '../../../src/core/metrics/kernel';
import { currencyFrom, parseDate, type Currency, type DimensionId } from '../../../src/core/model';
import { NO_DEFINITIONS } from '../../../src/core/workspace';
import { grid } from '../../fixtures/grid';

/** What all lost deals were worth, as a reading. */
function lostAmount(deals: string, currency: Currency | null = null) {
  const { dataset, tables } = assemble([grid('opportunity', deals)], { ...NO_DEFINITIONS, currency }, parseDate('2025-09-30'));
  const ask = { column: LOSS_REASON, by: 'leadSource' as DimensionId, span: null, where: [], assumptions: NO_ASSUMPTIONS };
  const plan = lostDealsPlan(dataset, ask);
  if (plan === null) throw new Error('no reasons are told');
  const { metric, n, unit, value, missing } = lostDeals(kernel(plan, tables, dataset), dataset, ask).whole.cells[0]?.amount ?? {};
  return { metric, n, unit, value, missing };
}

test.each([
  [
    'is added up over the deals that have one',
    'opportunityId outcome amount currency closeDate leadSource lossReason\nd1 lost 100 USD 2025-01-01 Web Price\nd2 lost - USD 2025-01-01 Web Price',
    null,
    { metric: 'lostAmount', n: 1, unit: 'money', value: 10_000, missing: null },
  ],
  [
    'is not mapped without a column of amounts',
    'opportunityId outcome closeDate leadSource lossReason\nd1 lost 2025-01-01 Web Price',
    null,
    { metric: 'lostAmount', n: 0, unit: 'money', value: null, missing: 'not_mapped' },
  ],
  [
    'is of no currency where the files name none',
    'opportunityId outcome amount closeDate leadSource lossReason\nd1 lost 100 2025-01-01 Web Price',
    null,
    { metric: 'lostAmount', n: 0, unit: 'money', value: null, missing: 'no_currency' },
  ],
  [
    'lacks a rate where one deal is in a currency that leads nowhere',
    'opportunityId outcome amount currency closeDate leadSource lossReason\nd1 lost 100 USD 2025-01-01 Web Price\nd2 lost 100 EUR 2025-01-01 Web Price',
    currencyFrom('USD'),
    { metric: 'lostAmount', n: 1, unit: 'money', value: null, missing: 'no_rate' },
  ],
  [
    'has no amount where all are blank',
    'opportunityId outcome amount currency closeDate leadSource lossReason\nd1 lost - USD 2025-01-01 Web Price',
    null,
    { metric: 'lostAmount', n: 0, unit: 'money', value: null, missing: 'no_amount' },
  ],
])('what was lost %s', (_claim, deals, currency, wanted) => expect(lostAmount(deals, currency)).toMatchObject(wanted));
