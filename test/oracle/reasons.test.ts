import { expect, test } from 'vitest';
import { NO_ASSUMPTIONS, type MetricId } from '../../src/core/metrics';
import { currencyFrom, monthOf, NO_CURRENCY, parseDate, type AdmittedTable, type Reading, type Span } from '../../src/core/model';
import type { Definitions } from '../../src/core/workspace';
import { assuming, company, readingsOf } from '../fixtures/ask-kernel';
import { grid } from '../fixtures/grid';

/** What random companies once told wrongly, each in its smallest company. */

const deals = (text: string): AdmittedTable => grid('opportunity', text);
const customers = grid('customer', 'accountId startDate mrr currency\na1 2023-01-01 100 USD');
const monthsFrom = (from: number, count: number): readonly string[] =>
  Array.from({ length: count }, (_, at) => `${from + Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}-01`);
const spend = grid(
  'spend',
  ['month amount currency class', ...monthsFrom(2023, 24).map((month, at) => `${month} ${100 + at} USD newBusiness`)].join('\n'),
);
const quarterTo = (day: string): Span => ({ from: monthOf(parseDate(day) ?? 0) - 2, to: monthOf(parseDate(day) ?? 0) });
const [march, december] = [quarterTo('2024-03-31'), quarterTo('2024-12-31')];

type Asked = {
  readonly by?: readonly string[];
  readonly slice?: string;
  readonly span?: Span;
  readonly definitions?: Partial<Definitions>;
};
/** One reading as of the end of 2024. */
function read(
  tables: readonly AdmittedTable[],
  metric: MetricId,
  { by = [], slice = '', span, definitions = {} }: Asked = {},
): Partial<Reading> {
  return readingsOf(company(tables, definitions, '2024-12-31'), metric, by, span ?? null).get(slice) ?? {};
}

const closed = deals(`
  opportunityId accountId outcome dealClass   currency amount createdDate closeDate  region
  d1            a1        won     newBusiness USD      10     2024-01-10  2024-03-02 North
  d2            a2        lost    newBusiness USD      10     2024-01-10  2024-03-02 North
  d3            a3        other   newBusiness USD      10     2024-01-10  2024-09-02 South`);
const undated = deals(`
  opportunityId accountId outcome dealClass   currency amount createdDate closeDate
  d1            a1        won     newBusiness USD      10     2024-01-10  -
  d2            a2        open    newBusiness USD      10     2024-01-10  2025-01-10`);
const withoutCloseDate = deals(`
  opportunityId accountId outcome dealClass   currency amount createdDate
  d1            a1        won     newBusiness USD      10     2024-01-10`);
const blank = deals(`
  opportunityId outcome dealClass   currency amount closeDate  region
  d1            won     newBusiness USD      -      2024-03-02 North
  d2            won     newBusiness USD      10     2024-03-02 South
  d3            open    newBusiness USD      -      -          North`);
const sterling = deals(`
  opportunityId accountId outcome dealClass   currency amount createdDate closeDate
  d1            a1        won     newBusiness USD      10     2024-01-10  2024-03-02
  d2            a2        won     newBusiness GBP      10     2024-01-10  2024-03-02`);

test('amounts of a deal file that names no currency read no_currency, whatever other files name', () => {
  const file = deals('opportunityId outcome dealClass amount\nd1 won newBusiness 10');
  expect(read([file], 'wonAmount')).toMatchObject({ missing: 'no_currency' });
  expect(read([file, customers], 'wonAmount')).toMatchObject({ missing: 'no_currency' });
});

test('half a cent of a converted amount is rounded away from zero: 3.00 at 1.005 is 3.02', () => {
  const rates = [{ currency: currencyFrom('EUR') ?? NO_CURRENCY, from: '2020-01-01', rate: 1.005 }];
  const file = deals('opportunityId outcome dealClass currency amount closeDate\nd1 won newBusiness EUR 3.00 2024-03-02');
  expect(read([file], 'wonAmount', { definitions: { currency: currencyFrom('USD'), rates } })).toMatchObject({ value: 302 });
});

test('winRateBroad is read in a quarter without a derailed deal, once a stage means other', () =>
  expect(read([closed], 'winRateBroad', { span: march })).toMatchObject({ value: 0.5, n: 2 }));
test('winRateBroad is read where only a renewal came to nothing, for the stage map is one for all classes', () => {
  const renewed = deals('opportunityId outcome dealClass\nd1 won newBusiness\nd2 lost newBusiness\nd3 other renewal');
  expect(read([renewed], 'winRateBroad')).toMatchObject({ value: 0.5, n: 2 });
});
test('without any stage that means other winRateBroad reads not_mapped, before no_closed', () =>
  expect(read([deals('opportunityId outcome dealClass\nd1 open newBusiness')], 'winRateBroad')).toMatchObject({ missing: 'not_mapped' }));

test('won amounts that are all blank are no_amount, not 0', () =>
  expect(read([blank], 'wonAmount', { by: ['region'], slice: 'North' })).toMatchObject({ missing: 'no_amount' }));
test('open amounts that are all blank are no_amount, not 0', () =>
  expect(read([blank], 'openAmount')).toMatchObject({ missing: 'no_amount' }));

test('a quarter in which nothing was open has no ICP share: no_open', () => {
  const accounts = grid('account', 'accountId industry\na1 Software');
  const profile = {
    id: 'p',
    name: 'P',
    mustHave: [],
    exclude: [],
    missing: 'leaveOut' as const,
    cuts: [90, 70, 50] as const,
    icpFrom: 70,
    criteria: [],
  };
  const icp = [{ id: 'v', name: 'V', effectiveFrom: '2020-01-01', author: '', note: '', profiles: [profile] }];
  expect(read([closed, accounts], 'icpShareOpen', { span: december, definitions: { icp } })).toMatchObject({ missing: 'no_open' });
});

test('a quarter reads no_dates where closing dates are blank in all', () =>
  expect(read([undated], 'winRate', { span: march })).toMatchObject({ missing: 'no_dates' }));

test('CAC without a column of closing dates reads not_mapped, before no_logos', () =>
  expect(read([withoutCloseDate, spend], 'cac')).toMatchObject({ missing: 'not_mapped' }));
test('CAC reads no_dates where closing dates are blank in all', () =>
  expect(read([undated, spend], 'cac')).toMatchObject({ missing: 'no_dates' }));
test('with several currencies and none to report in CAC reads mixed_currency, for there is a spend file', () =>
  expect(read([sterling, spend], 'cac')).toMatchObject({ missing: 'mixed_currency' }));

test('ICP shares need an account file: without one they read no_icp', () => {
  const profile = {
    id: 'p',
    name: 'P',
    mustHave: [],
    exclude: [],
    missing: 'leaveOut' as const,
    cuts: [90, 70, 50] as const,
    icpFrom: 70,
    criteria: [],
  };
  const icp = [{ id: 'v', name: 'V', effectiveFrom: '2020-01-01', author: '', note: '', profiles: [profile] }];
  expect(read([closed], 'icpShareWon', { definitions: { icp } })).toMatchObject({ missing: 'no_icp' });
});

const churn = assuming({ yearlyChurn: 0.1 });
const churnAndMargin = assuming({ yearlyChurn: 0.1, grossMargin: 0.8 });
test('LTV from given churn lacks a rate where ACV does', () =>
  expect(read([sterling], 'ltv', { definitions: { currency: currencyFrom('USD'), assumptions: churnAndMargin } })).toMatchObject({
    missing: 'no_rate',
  }));
test('LTV from given churn without a win and without a margin reads no_margin', () =>
  expect(
    read([deals('opportunityId outcome dealClass currency amount\nd1 open newBusiness USD 10')], 'ltv', {
      definitions: { assumptions: churn },
    }),
  ).toMatchObject({
    missing: 'no_margin',
  }));
test('LTV from given churn reads no_amount where no won deal has one', () =>
  expect(read([blank], 'ltv', { by: ['region'], slice: 'North', definitions: { assumptions: churnAndMargin } })).toMatchObject({
    missing: 'no_amount',
  }));
test('LTV of customers of whom none was there in the last year reads no_churn_observed', () => {
  const late = grid('customer', 'accountId startDate mrr currency\na1 2024-12-31 100 USD');
  expect(read([closed, late], 'ltv', { definitions: { assumptions: assuming({ grossMargin: 0.8 }) } })).toMatchObject({
    missing: 'no_churn_observed',
  });
});
test('LTV without customers and without given churn reads no_base by any dimension', () =>
  expect(read([closed], 'ltv', { by: ['region'], slice: 'North' })).toMatchObject({ missing: 'no_base' }));

test('LTV:CAC without a new logo and without churn reads no_logos, not a reason that neither part has', () => {
  const assumptions = assuming({ grossMargin: 0.8 });
  const lost = deals(
    'opportunityId outcome dealClass currency amount createdDate closeDate\nd1 lost newBusiness USD 10 2024-01-10 2024-03-02',
  );
  expect(read([lost, spend, customers], 'ltv', { definitions: { assumptions } })).toMatchObject({ missing: 'no_churn_observed' });
  expect(read([lost, spend, customers], 'ltvToCac', { definitions: { assumptions } })).toMatchObject({ missing: 'no_logos' });
});
test('LTV:CAC without spend of a needed month and without a margin reads spend_gap, before no_margin', () => {
  const thin = grid('spend', 'month amount currency class\n2024-06-01 10 USD newBusiness');
  expect(read([closed, thin, customers], 'ltvToCac')).toMatchObject({ missing: 'spend_gap' });
});

test('by deal class new business has the CAC of the total, its lag unmoved by renewals', () => {
  const mixed = deals(`
    opportunityId accountId outcome dealClass   currency amount createdDate closeDate
    d1            a1        won     newBusiness USD      10     2024-01-10  2024-02-10
    d2            a2        won     renewal     USD      10     2024-01-10  2024-12-10
    d3            a3        open    newBusiness USD      10     2022-01-01  2025-12-10`);
  expect(read([mixed, spend], 'cac', { by: ['dealClass'], slice: 'newBusiness' }).value).toBe(read([mixed, spend], 'cac').value);
});

test('spend direct to what no deal tells stays unallocated: in the total, in no slice', () => {
  const direct = grid(
    'spend',
    ['month amount currency class industry', ...monthsFrom(2023, 24).map((month) => `${month} 100 USD newBusiness Retail`)].join('\n'),
  );
  expect(read([closed, direct], 'cac', { by: ['region'], slice: 'North' })).toMatchObject({ missing: 'no_spend', n: 1 });
  expect(read([closed, direct], 'cac')).toMatchObject({ missing: null, n: 1 });
});

test('a slice whose wins have no amount reads no_amount, before mixed_currency', () => {
  const mixed = deals(`
    opportunityId outcome dealClass   currency amount region
    d1            won     newBusiness USD      10     North
    d2            won     newBusiness GBP      10     North
    d3            won     newBusiness GBP      -      South`);
  expect(read([mixed], 'acv', { by: ['region'], slice: 'South' })).toMatchObject({ missing: 'no_amount' });
});

test('with deals of all classes read, CAC keeps the lag of new business, for its spend and its logos are', () => {
  const mixed = deals(`
    opportunityId accountId outcome dealClass   currency amount createdDate closeDate
    d1            a1        won     newBusiness USD      10     2024-01-10  2024-02-10
    d2            a2        won     renewal     USD      10     2023-06-10  2024-12-10`);
  const all = { ...NO_ASSUMPTIONS, dealClass: 'all' as const };
  expect(read([mixed, spend], 'cac', { definitions: { assumptions: all } }).value).toBe(read([mixed, spend], 'cac').value);
});
