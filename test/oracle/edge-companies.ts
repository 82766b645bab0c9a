import { dateText, dayNumber, type CompanyRows, type DealRow } from './company-rows';

/** Companies at the edges that chance meets too seldom: each a case that `domain.md` section 6 decides by one deal or one day. */

const NEW_YEAR = dayNumber('2024-01-01');
const won = (id: string, region: string, opened: number, days: number, account = id): DealRow => ({
  id,
  account,
  outcome: 'won',
  dealClass: 'newBusiness',
  created: dateText(NEW_YEAR + opened),
  close: dateText(NEW_YEAR + opened + days),
  amount: 100_000,
  currency: 'USD',
  region,
  leadSource: null,
  term: null,
  oneOff: null,
});
/** Each month costs another sum, so that another lag is another CAC. */
const spend = Array.from({ length: 36 }, (_, at) => ({
  month: `${2022 + Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}-01`,
  amount: 1000 + at * at,
  spendClass: 'shared' as const,
  industry: null,
}));

const withDeals = (deals: readonly DealRow[]): CompanyRows => ({
  deals,
  without: ['term', 'oneOff'],
  accounts: [{ id: 'a1', industry: 'Software', employees: 200, country: 'AT' }],
  spend,
  base: null,
  profiles: [],
  currency: 'USD',
  rates: [],
  grossMargin: 0.8,
  yearlyChurn: 0.1,
  capMonths: null,
  discountRate: null,
  monthlyExpansion: null,
  bookingsTarget: 1_000_000,
  dealClass: 'newBusiness',
  amountMeans: 'acv',
  allocationKey: 'opportunityDays',
  ltvVariant: 'capped',
  calendar: { kind: 'months', startMonth: 1 },
  lag: 'cycle',
  asOf: '2024-12-31',
});
/** Wins of one length, spread over the year. */
const many = (count: number, region: string, days: number): readonly DealRow[] =>
  Array.from({ length: count }, (_, at) => won(`${region}${at}`, region, Math.floor(((360 - days) * at) / count), days));

/** Where the region stands among the dimensions of these companies. */
export const BY_REGION = { first: 3, second: 3, quartersAgo: 1 };

export const EDGES: readonly CompanyRows[] = [
  /** Nine wins take the total's lag, ten their own. */
  withDeals([...many(9, 'North', 16), ...many(12, 'South', 100)]),
  withDeals([...many(10, 'North', 16), ...many(12, 'South', 100)]),
  /** 15 days are under half a month, 15.5 and 16 over it; over a year is twelve months. */
  withDeals(many(3, 'North', 15)),
  withDeals([...many(1, 'North', 15), ...many(1, 'South', 16)]),
  withDeals(many(3, 'North', 16)),
  withDeals([won('old', 'North', -500, 520)]),
  /** One account's two wins of one day are one logo, of the smaller id; so is the cent that cannot be split. */
  withDeals([won('b', 'North', 10, 30, 'a1'), won('a', 'South', 10, 30, 'a1')]),
  withDeals([won('B', 'North', 10, 30, 'a1'), won('a', 'South', 10, 30, 'a1')]),
  withDeals([won('a10', 'North', 10, 30, 'a1'), won('a9', 'South', 10, 30, 'a1')]),
  /** A win before the year makes an account no logo of it; wins without an account are logos each. */
  withDeals([won('first', 'North', -100, 30, 'a1'), won('second', 'South', 100, 30, 'a1')]),
  withDeals([
    { ...won('x', 'North', 10, 30), account: null },
    { ...won('y', 'North', 10, 30), account: null },
  ]),
  /** First and last day of the year belong to it. */
  withDeals([won('x', 'North', -10, 10), won('y', 'South', 300, 65), won('z', 'North', -10, 9)]),
];
