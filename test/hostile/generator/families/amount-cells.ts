import { amount, currency, ORDINARY, ordinary, placeOf } from '../columns';
import { dealsOf } from '../deal';
import { AS_IS, type HostileCase } from '../hostile-case';
import { english, german, plain } from '../number-styles';
import { cellChanged, dialect, pageOf, type Entry, type Page } from '../page';
import { ordinaryPage, pageCase, type PageCase } from '../page-case';
import type { FileOutcome } from '../../../../src/core/model';
import { keeping, reading, type Book } from '../book';

const FAMILY = 'numbers';
const PLACE = placeOf(ORDINARY, 'amount');
const aside = (): Entry['is'] => 'aside';
const holds =
  (minor: number | null) =>
  (is: Entry['is']): Entry['is'] => ({ ...(is as Record<string, string>), amount: minor });
const QUARANTINE: readonly FileOutcome[] = ['quarantine'];

/** Cells that are no amount: one row of forty is set aside. */
const NO_AMOUNTS = [
  'call me',
  'twelve',
  '12 apples',
  '1.2.3',
  '12-34',
  '0x1F',
  '1_000',
  '½',
  '1/2',
  '--5',
  '(5',
  '5)',
  '1,23.50',
  '12,34,5.00',
  '1,234,50',
  '45%',
  '$',
  '5 USD EUR',
  '2025-03-31',
  '<b>5</b>',
  '=1+1',
  '1234.50*',
  '1234.50 (1)',
  '~1234',
  '>1000',
  '1000-2000',
  '1234.50 / year',
  '12 34',
  '1 2345.00',
  '1234 5678',
  '1,234.5.6',
  '1e',
  '+-5',
];

/** Cells that are an amount however odd: the row loads and holds it. */
const AMOUNTS: readonly (readonly [string, number])[] = [
  ['0', 0],
  ['0.00', 0],
  ['-0.00', 0],
  ['0012.50', 1250],
  ['-1250.00', -125_000],
  ['0.01', 1],
];

const one = (name: string, cell: string, is: (truth: Entry['is']) => Entry['is'], wishes: PageCase): HostileCase =>
  pageCase(FAMILY, name, cellChanged(ordinaryPage(name), 23, PLACE, cell, is), wishes);

function inTwo(name: string, cell: string, minor: number, outcomes: readonly FileOutcome[]): HostileCase {
  const page = cellChanged(cellChanged(ordinaryPage(name), 5, PLACE, cell, holds(minor)), 30, PLACE, cell, holds(minor));
  return pageCase(FAMILY, name, page, { outcomes, books: (book) => [book, keeping(book, (_, i) => i !== 5 && i !== 30)] });
}

function lateText(): HostileCase {
  const name = 'a text amount in row 40,001 of 40,100: one row is set aside';
  return pageCase(FAMILY, name, cellChanged(pageOf(dealsOf(name, { count: 40_100 }), ORDINARY), 40_000, PLACE, 'ask Ben', aside), {
    outcomes: QUARANTINE,
  });
}

function beyondSafe(): HostileCase {
  const name = 'an amount above what whole cents can hold is set aside, never rounded';
  return one(name, '90071992547409.93', aside, { outcomes: QUARANTINE });
}

/** Each row rounds half away from zero; the sum is of the source's decimals, rounded once (-24.69, not -24.70). */
function halfCents(): HostileCase {
  const name = 'two cells of -12.345 among dollars: rows round half away from zero, the sum is exact';
  const page = cellChanged(cellChanged(ordinaryPage(name), 5, PLACE, '-12.345', holds(-1235)), 30, PLACE, '-12.345', holds(-1235));
  return pageCase(FAMILY, name, page, {
    outcomes: ['notice'],
    notices: [{ column: 'Amount', count: 2 }],
    books: (book) => [{ ...book, parts: { USD: 1 } }],
  });
}

/** Nothing above 2^53 may be added in silence: the rows may be set aside so that every sum can be held. */
function sumBeyondSafe(): HostileCase {
  const name = 'a sum above what whole cents can hold is told, never rounded';
  let page: Page = ordinaryPage(name);
  for (const i of [3, 9, 27]) page = cellChanged(page, i, PLACE, '80000000000000.01', holds(8_000_000_000_000_001));
  return pageCase(FAMILY, name, page, {
    outcomes: ['quarantine', 'reject'],
    books: (book) => [keeping(book, (_, i) => ![3, 9, 27].includes(i))],
  });
}

/** A column of one style with two cells of another: each cell tells its own mark. */
function twoMarks(): HostileCase {
  const name = '1,234.50 in 38 rows and 1.234,50 in two: read rightly, set aside or asked';
  const deals = dealsOf(name);
  const page = pageOf(
    deals,
    ordinary({ amount: amount((minor, code) => ([4, 11].some((i) => deals[i]?.minor === minor) ? german : english)(minor, code)) }),
  );
  return pageCase(FAMILY, name, page, {
    outcomes: ['quarantine', 'ask', 'notice'],
    books: (book) => [book, keeping(book, (_, i) => i !== 4 && i !== 11)],
    readings: (book) => ({
      readings: [
        { name: 'each by its own marks', book, optional: true },
        { name: 'points', book: keeping(book, (_, i) => i !== 4 && i !== 11) },
        { name: 'commas', book: keeping(book, (_, i) => i === 4 || i === 11) },
      ],
      mayStop: true,
    }),
  });
}

/** Three digits after the one mark everywhere but in one cell, which tells. */
function telling(name: string, cell: string, minor: number): HostileCase {
  const deals = dealsOf(name).map((deal, i) => ({ ...deal, minor: (10_010 + i * 10) * 100 }));
  const write = (cents: number): string => `${Math.floor(cents / 100_000)}.${String((cents / 100) % 1000).padStart(3, '0')}`;
  const page = cellChanged(pageOf(deals, ordinary({ amount: amount(write) }), dialect({ delimiter: ';' })), 33, PLACE, cell, holds(minor));
  return pageCase(FAMILY, name, page, {
    outcomes: ['notice', 'ask'],
    readings: (book) => ({ column: 'Amount', readings: [{ name: 'thousands', book }], mayStop: true }),
  });
}

function noCurrency(): HostileCase {
  const name = 'two blank currency cells: those amounts stand apart';
  const place = placeOf(ORDINARY, 'currency');
  const blank = (is: Entry['is']): Entry['is'] => ({ ...(is as Record<string, string>), currency: null });
  return pageCase(FAMILY, name, cellChanged(cellChanged(ordinaryPage(name), 2, place, '', blank), 19, place, '', blank));
}

/** A sign alone is no currency: the dollars may be any, so somebody must say which, or their rows are set aside. */
const DOLLARS = ['USD', 'CAD', 'AUD', 'NZD', 'SGD', 'HKD', 'MXN'];
function mixedSigns(): HostileCase {
  const name = '$ and € in one column without a currency: never one sum';
  const columns = ordinary({ amount: amount((minor, code) => `${code === 'EUR' ? '€' : '$'}${english(minor, code)}`), currency: null });
  const deals = dealsOf(name).map((deal, i) => (i % 3 === 0 ? { ...deal, currency: 'EUR' } : deal));
  const by = (book: Book, dollar: string | null): Book => reading(book, (_, i) => ({ currency: i % 3 === 0 ? 'EUR' : dollar }));
  const euros = (book: Book): Book => keeping(by(book, null), (_, i) => i % 3 === 0);
  return pageCase(FAMILY, name, pageOf(deals, columns), {
    outcomes: ['ask', 'notice', 'quarantine'],
    books: (book) => [by(book, null), euros(book)],
    readings: (book) => ({
      column: 'Amount',
      readings: [
        ...DOLLARS.map((code) => ({ name: code, book: by(book, code), optional: code !== 'USD' })),
        { name: 'dollars of no known kind', book: by(book, null), optional: true },
        { name: 'the euros alone', book: euros(book), optional: true },
      ],
      mayStop: true,
    }),
  });
}

const headerNames: readonly string[] = ['Amount (EUR)', 'Amount EUR', 'Amount in EUR'];

export const amountCells: readonly HostileCase[] = [
  ...NO_AMOUNTS.map((cell) => one(`"${cell}" among amounts: that row is set aside, 39 load`, cell, aside, { outcomes: QUARANTINE })),
  ...AMOUNTS.map(([cell, minor]) => one(`"${cell}" among amounts is an amount`, cell, holds(minor), { outcomes: AS_IS })),
  one('12.3456 among dollars has more decimals than cents: rounded half away, and told', '12.3456', holds(1235), {
    outcomes: ['notice'],
    notices: [{ column: 'Amount', count: 1 }],
  }),
  halfCents(),
  inTwo('1.2E+5 in two cells is 120000 or set aside', '1.2E+5', 12_000_000, ['notice', 'load', 'quarantine', 'ask']),
  inTwo('12.5k in two cells is 12500 or set aside', '12.5k', 1_250_000, ['quarantine', 'notice']),
  inTwo('Arabic digits in two cells are read or set aside', '\u0661\u0662\u0663\u0664', 123_400, ['notice', 'quarantine']),
  inTwo('a zero-width blank inside an amount is seen through, or the row is set aside', '1\u200B234.50', 123_450, [
    'notice',
    'load',
    'quarantine',
  ]),
  lateText(),
  beyondSafe(),
  sumBeyondSafe(),
  twoMarks(),
  telling('12.345 but for one 1.234.567: thousands, told', '1.234.567', 123_456_700),
  telling('12.345 but for one 999,50: thousands, told', '999,50', 99_950),
  noCurrency(),
  mixedSigns(),
  ...headerNames.map((header) => {
    const name = `a header ${header} names the currency`;
    const page = pageOf(dealsOf(name, { currency: 'EUR' }), ordinary({ amount: amount(plain, header), currency: null }));
    return pageCase(FAMILY, name, page, { books: (book) => [reading(book, () => ({ currency: 'EUR' }))] });
  }),
  ...['Amount'].map((header) => {
    const name = 'no currency anywhere: amounts stand under XXX';
    const page = pageOf(dealsOf(name), ordinary({ amount: amount(plain, header), currency: null }));
    return pageCase(FAMILY, name, page, { books: (book) => [reading(book, () => ({ currency: null }))] });
  }),
  ...['currency codes in a column called Amount Currency'].map((name) =>
    pageCase(FAMILY, name, pageOf(dealsOf(name, { currency: 'NOK' }), ordinary({ currency: currency('Amount Currency') }))),
  ),
];
