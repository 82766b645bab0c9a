import fc from 'fast-check';
import { dateText, dayNumber, type CompanyRows, type ContractRow, type DealColumn, type DealRow, type SpendRow } from './company-rows';
import { profileLists } from './random-profiles';

const INDUSTRIES = ['Software', 'Retail', 'unknown'];
const COUNTRIES = ['AT', 'US', 'NA'];
const REGIONS = ['EMEA', 'North America', 'Other'];
const SOURCES = ['Web', 'constructor', 'Event'];
/** Edges of the employee bands and of the profiles' rules. */
const EMPLOYEES = [1, 10, 11, 50, 51, 199, 200, 201, 500, 501, 1000, 1001];
const FIRST = dayNumber('2023-01-01');
const LAST = dayNumber('2024-12-31');

const oftenNull = <T>(arbitrary: fc.Arbitrary<T>, freq = 6): fc.Arbitrary<T | null> => fc.option(arbitrary, { freq, nil: null });
const label = (members: readonly string[]) => oftenNull(fc.constantFrom(...members), 5);
const day = (from: number, to: number) => fc.integer({ min: from, max: to });
/** Two dates out of three are the same few, so that they tie. */
const start = fc.oneof({ weight: 1, arbitrary: day(FIRST, LAST) }, { weight: 2, arbitrary: fc.nat(11).map((at) => FIRST + 180 + at * 46) });
const amount = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(100_000, 150_000, 250_050, 99_999, 1, 300) },
  { weight: 2, arbitrary: fc.integer({ min: 0, max: 5_000_000 }) },
  { weight: 1, arbitrary: fc.constantFrom(0, -50_000, -100_000) },
);
/** Days from creation to close: mostly ordered, sometimes the same day, sometimes created after it closed. */
const stay = fc.oneof(
  { weight: 5, arbitrary: fc.integer({ min: 0, max: 200 }) },
  { weight: 2, arbitrary: fc.constantFrom(0, 30, 60, 91) },
  { weight: 1, arbitrary: fc.integer({ min: -40, max: -1 }) },
);

const shape = {
  id: fc.string({ unit: fc.constantFrom(...'abAB019'), minLength: 1, maxLength: 5 }),
  account: oftenNull(fc.constantFrom('a1', 'a2', 'a3', 'a4', 'a5', 'a6', 'a7', 'A1', 'stray'), 7),
  outcome: fc.constantFrom('won' as const, 'won' as const, 'lost' as const, 'open' as const, 'other' as const),
  dealClass: fc.constantFrom(
    'newBusiness' as const,
    'newBusiness' as const,
    'newBusiness' as const,
    'newBusiness' as const,
    'expansion' as const,
    'renewal' as const,
  ),
  start,
  stay,
  hasStart: fc.constantFrom(true, true, true, true, true, true, false),
  hasEnd: fc.constantFrom(true, true, true, true, true, true, false),
  amount: oftenNull(amount, 8),
  leadSource: label(SOURCES),
  term: oftenNull(fc.constantFrom(6, 12, 18, 24, 36), 2),
  once: fc.constantFrom(null, null, 0, 100, 33_333),
};

/** `regions` may be one, so that a slice has wins enough for a lag of its own. */
function dealRows(currencies: readonly (string | null)[], regions: readonly string[]): fc.Arbitrary<readonly DealRow[]> {
  const record = fc.record({ ...shape, region: label(regions), currency: fc.constantFrom(...currencies) });
  /** What is paid once is part of the amount; in another currency its rounding would be a question of its own. */
  const part = (whole: number | null, once: number | null, currency: string | null): number | null =>
    whole === null || once === null || whole < 0 || (currency ?? 'USD') !== 'USD' ? null : Math.min(whole, once);
  const mapped = record.map(({ start: from, stay: length, hasStart, hasEnd, once, ...deal }): DealRow => ({
    ...deal,
    oneOff: part(deal.amount, once, deal.currency),
    created: hasStart ? dateText(from) : null,
    close: hasEnd ? dateText(from + length) : null,
  }));
  return fc.uniqueArray(mapped, { maxLength: 60, selector: ({ id }) => id, size: 'max' });
}

const accountRows = fc.uniqueArray(
  fc.record({
    id: fc.constantFrom('a1', 'a2', 'a3', 'a4', 'a5', 'a6', 'a7', 'A1', 'a9'),
    industry: label(INDUSTRIES),
    employees: oftenNull(fc.constantFrom(...EMPLOYEES)),
    country: label(COUNTRIES),
  }),
  { minLength: 1, maxLength: 9, selector: ({ id }) => id, size: 'max' },
);

/** Shared, some of it direct to an industry, or all of it. */
type Sharing = 'shared' | 'some' | 'none';
const industryOf: Readonly<Record<Sharing, fc.Arbitrary<string | null>>> = {
  shared: fc.constant(null),
  some: label(INDUSTRIES),
  none: fc.constantFrom('Software', 'Retail'),
};

/** A line or more for each month from 2021 on, with a rare gap or late start. */
function spendRows(sharing: Sharing): fc.Arbitrary<readonly SpendRow[]> {
  const line = fc.record({
    amount: fc.constantFrom(1000, 1001, 99_999, 0, 7),
    spendClass: fc.constantFrom('newBusiness' as const, 'shared' as const),
    industry: industryOf[sharing],
  });
  const extra = fc.option(fc.constant({ amount: 5555, spendClass: 'expansion' as const, industry: null }), { freq: 4, nil: null });
  const month = fc.tuple(fc.array(line, { minLength: 1, maxLength: 2 }), extra);
  return fc
    .tuple(
      fc.array(month, { minLength: 49, maxLength: 49 }),
      fc.constantFrom(0, 0, 0, 0, 20, 30),
      oftenNull(fc.integer({ min: 20, max: 48 }), 1),
    )
    .map(([months, first, gap]) =>
      months.flatMap(([lines, other], at) => {
        if (at < first || at === gap) return [];
        const text = `${2021 + Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}-01`;
        return [...lines, ...(other === null ? [] : [other])].map((each) => ({ ...each, month: text }));
      }),
    );
}

/** Accounts of contracts: those of the deals, and sometimes many more. */
const FEW = ['a1', 'a2', 'a3', 'a4', 'a5', 'a6', 'a7', 'A1', 'stray'];
const MANY = [...FEW, ...Array.from({ length: 30 }, (_, at) => `b${at}`)];
const contractOf = (accounts: readonly string[]) =>
  fc
    .record({
      account: fc.constantFrom(...accounts),
      start: day(FIRST - 400, LAST),
      length: oftenNull(fc.oneof(fc.integer({ min: 0, max: 700 }), fc.constantFrom(30, 364, 365)), 3),
      mrr: fc.constantFrom(1000, 5050, 0, 33_333),
      renewal: oftenNull(fc.constantFrom(90, 365, 730), 1),
    })
    .map(({ start, length, renewal, ...rest }): ContractRow => ({
      ...rest,
      start: dateText(start),
      end: length === null ? null : dateText(start + length),
      renewal: renewal === null ? null : dateText(start + renewal),
    }));
const baseOf = (accounts: readonly string[], most: number) =>
  fc.oneof(
    fc
      .uniqueArray(contractOf(accounts), { minLength: 1, maxLength: most, selector: ({ account }) => account, size: 'max' })
      .map((rows) => ({ table: 'customer' as const, rows })),
    fc
      .array(contractOf(accounts), { minLength: 1, maxLength: most + 5, size: 'max' })
      .map((rows) => ({ table: 'subscription' as const, rows })),
  );
const base = fc.oneof(fc.constant(null), baseOf(FEW, 9), baseOf(FEW, 9), baseOf(MANY, 39));

/** Currencies of the deals, the workspace's own, and whether it has rates. */
const money = fc.constantFrom(
  { currencies: ['USD'], currency: 'USD', rated: false },
  { currencies: ['USD'], currency: 'USD', rated: false },
  { currencies: ['USD'], currency: null, rated: false },
  { currencies: ['USD', null], currency: 'USD', rated: false },
  { currencies: ['USD', 'USD', 'EUR'], currency: 'USD', rated: true },
  { currencies: ['USD', 'USD', 'USD', 'USD', 'USD', 'EUR', 'GBP'], currency: 'USD', rated: true },
  { currencies: ['USD', 'USD', 'USD', 'EUR'], currency: 'USD', rated: false },
  { currencies: ['USD', 'EUR'], currency: null, rated: false },
  { currencies: [null], currency: null, rated: false },
);
const RATES = [
  { currency: 'EUR', from: '2020-01-01', rate: 1.005 },
  { currency: 'EUR', from: '2024-01-01', rate: 1.5 },
  { currency: 'GBP', from: '2023-06-01', rate: 1.25 },
];
/** Sometimes a column is there and holds nothing. */
const blank = fc.constantFrom<readonly (keyof DealRow)[]>([], [], [], [], [], [], [], [], ['close'], ['created'], ['amount']);
const emptied = (deals: readonly DealRow[], columns: readonly (keyof DealRow)[]): readonly DealRow[] =>
  deals.map((deal) => ({ ...deal, ...Object.fromEntries(columns.map((column) => [column, null])) }));
const without: fc.Arbitrary<readonly DealColumn[]> = fc.oneof(
  { weight: 4, arbitrary: fc.constant([]) },
  {
    weight: 1,
    arbitrary: fc.subarray<DealColumn>(['account', 'created', 'close', 'amount', 'region', 'leadSource', 'term', 'oneOff'], {
      maxLength: 3,
    }),
  },
);

/** Which deals the pipeline is read from, and by how many months spend comes before wins. */
type Classes = Pick<CompanyRows, 'dealClass' | 'lag'>;
const classes: fc.Arbitrary<Classes> = fc.oneof(
  { weight: 5, arbitrary: fc.constant<Classes>({ dealClass: 'newBusiness', lag: 'cycle' }) },
  {
    weight: 2,
    arbitrary: fc.record({ dealClass: fc.constantFrom('newBusiness' as const, 'all' as const), lag: fc.constantFrom(0, 3, 12) }),
  },
);

/** Any small company: blanks, ties, zero denominators, credits, several currencies, stray accounts, whole columns gone. */
export const companies: fc.Arbitrary<CompanyRows> = fc
  .tuple(money, fc.constantFrom<Sharing>('shared', 'some', 'some', 'none'), fc.constantFrom(REGIONS, ['EMEA']), classes)
  .chain(([{ currencies, currency, rated }, sharing, regions, { dealClass, lag }]) =>
    fc.record({
      deals: fc.tuple(dealRows(currencies, regions), blank).map(([deals, columns]) => emptied(deals, columns)),
      without: currencies.every((each) => each === null) ? without.map((columns) => [...columns, 'currency' as const]) : without,
      accounts: fc.oneof({ weight: 5, arbitrary: accountRows }, { weight: 1, arbitrary: fc.constant(null) }),
      spend: oftenNull(spendRows(sharing), 5),
      base,
      profiles: profileLists,
      currency: fc.constant(currency),
      rates: fc.constant(rated ? RATES : []),
      grossMargin: oftenNull(fc.constantFrom(0.8, 0.75, 0, 1)),
      yearlyChurn: oftenNull(fc.constantFrom(0.12, 0, 1, 0.5), 2),
      capMonths: fc.constantFrom(null, null, 1, 24),
      discountRate: oftenNull(fc.constantFrom(0.08, 0.2), 1),
      monthlyExpansion: oftenNull(fc.constantFrom(0, 800), 1),
      bookingsTarget: oftenNull(fc.constantFrom(1_000_000, 1), 4),
      amountMeans: fc.constantFrom('acv' as const, 'acv' as const, 'arr' as const, 'mrr' as const, 'tcv' as const),
      allocationKey: fc.constantFrom(
        'opportunityDays' as const,
        'created' as const,
        'openValue' as const,
        'won' as const,
        'revenue' as const,
      ),
      ltvVariant: fc.constantFrom(
        'capped' as const,
        'simple' as const,
        'discounted' as const,
        'cappedDiscounted' as const,
        'survival' as const,
        'expanding' as const,
      ),
      calendar: fc.constantFrom(
        { kind: 'months' as const, startMonth: 1 },
        { kind: 'months' as const, startMonth: 1 },
        { kind: 'months' as const, startMonth: 4 },
        { kind: '4-4-5' as const, startMonth: 1 },
        { kind: '4-4-5' as const, startMonth: 2 },
      ),
      dealClass: fc.constant(dealClass),
      lag: fc.constant(lag),
      asOf: fc.constantFrom(null, '2024-12-31', '2024-10-15', '2024-06-30', '2024-02-29'),
    }),
  );
