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
};

/** `regions` may be one, so that a slice has wins enough for a lag of its own. */
function dealRows(currencies: readonly (string | null)[], regions: readonly string[]): fc.Arbitrary<readonly DealRow[]> {
  const record = fc.record({ ...shape, region: label(regions), currency: fc.constantFrom(...currencies) });
  const mapped = record.map(({ start: from, stay: length, hasStart, hasEnd, ...deal }): DealRow => ({
    ...deal,
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

/** A line or more for each month from 2021 on, with a rare gap or late start. */
function spendRows(direct: boolean): fc.Arbitrary<readonly SpendRow[]> {
  const line = fc.record({
    amount: fc.constantFrom(1000, 1001, 99_999, 0, 7),
    spendClass: fc.constantFrom('newBusiness' as const, 'shared' as const),
    industry: direct ? label(INDUSTRIES) : fc.constant(null),
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

const contract = fc
  .record({
    account: fc.constantFrom('a1', 'a2', 'a3', 'a4', 'a5', 'a6', 'a7', 'A1', 'stray'),
    start: day(FIRST - 400, LAST),
    length: oftenNull(fc.oneof(fc.integer({ min: 0, max: 700 }), fc.constantFrom(30, 364, 365)), 3),
    mrr: fc.constantFrom(1000, 5050, 0, 33_333),
  })
  .map(({ start, length, ...rest }): ContractRow => ({
    ...rest,
    start: dateText(start),
    end: length === null ? null : dateText(start + length),
  }));
const base = fc.oneof(
  fc.constant(null),
  fc
    .uniqueArray(contract, { minLength: 1, maxLength: 9, selector: ({ account }) => account })
    .map((rows) => ({ table: 'customer' as const, rows })),
  fc.array(contract, { minLength: 1, maxLength: 14 }).map((rows) => ({ table: 'subscription' as const, rows })),
);

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
  { weight: 1, arbitrary: fc.subarray<DealColumn>(['account', 'created', 'close', 'amount', 'region', 'leadSource'], { maxLength: 2 }) },
);

/** Any small company: blanks, ties, zero denominators, credits, several currencies, stray accounts, whole columns gone. */
export const companies: fc.Arbitrary<CompanyRows> = fc
  .tuple(money, fc.boolean(), fc.constantFrom(REGIONS, ['EMEA']))
  .chain(([{ currencies, currency, rated }, direct, regions]) =>
    fc.record({
      deals: fc.tuple(dealRows(currencies, regions), blank).map(([deals, columns]) => emptied(deals, columns)),
      without: currencies.every((each) => each === null) ? without.map((columns) => [...columns, 'currency' as const]) : without,
      accounts: fc.oneof({ weight: 5, arbitrary: accountRows }, { weight: 1, arbitrary: fc.constant(null) }),
      spend: oftenNull(spendRows(direct), 5),
      base,
      profiles: profileLists,
      currency: fc.constant(currency),
      rates: fc.constant(rated ? RATES : []),
      grossMargin: oftenNull(fc.constantFrom(0.8, 0.75, 0, 1)),
      yearlyChurn: oftenNull(fc.constantFrom(0.12, 0, 1, 0.5), 2),
      capMonths: fc.constantFrom(null, null, 1, 24),
      lag: fc.oneof({ weight: 5, arbitrary: fc.constant('cycle' as const) }, { weight: 1, arbitrary: fc.constantFrom(0, 3, 12) }),
      asOf: fc.constantFrom(null, '2024-12-31', '2024-10-15', '2024-06-30', '2024-02-29'),
    }),
  );
