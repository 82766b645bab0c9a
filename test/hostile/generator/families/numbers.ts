import { amount, currency, ORDINARY, ordinary, type Column } from '../columns';
import { dealsOf, type Deal, type DealWishes } from '../deal';
import { AS_IS, type HostileCase } from '../hostile-case';
import * as styles from '../number-styles';
import { COMMA, dialect, pageOf } from '../page';
import { pageCase, type PageCase } from '../page-case';
import type { FileOutcome } from '../../../../src/core/model';

const FAMILY = 'numbers';
const SEMICOLON = dialect({ delimiter: ';' });
const NOTICE: readonly FileOutcome[] = ['notice'];
const { around, english, german, plain, plainComma, swiss, french, spaced, negative, fullWidth, indian } = styles;
const noBlank = spaced('\u00A0', ',');

type Row = {
  readonly claim: string;
  readonly style: styles.NumberStyle;
  readonly currency?: string;
  /** Nothing but the cells names the currency: a code in them counts, a sign does not. */
  readonly named?: 'code' | 'sign';
  readonly semicolon?: boolean;
  readonly outcomes?: readonly FileOutcome[];
  readonly negatives?: boolean;
  readonly wishes?: DealWishes;
};

const ROWS: readonly Row[] = [
  { claim: '1234.50', style: plain },
  { claim: '-1234.50', style: plain, negatives: true },
  { claim: '1234,50 between semicolons', style: plainComma, semicolon: true },
  { claim: '1,234.50', style: english, outcomes: NOTICE },
  { claim: '1.234,50 between semicolons', style: german, semicolon: true, outcomes: NOTICE },
  { claim: '1.234,50 in quotes between commas', style: german, outcomes: NOTICE },
  { claim: '1 234,50 with narrow no-break blanks', style: french, semicolon: true, outcomes: NOTICE },
  { claim: '1 234,50 with no-break blanks', style: noBlank, semicolon: true, outcomes: NOTICE },
  { claim: '1 234,50 with thin blanks', style: spaced('\u2009', ','), semicolon: true, outcomes: NOTICE },
  { claim: '1 234.50 with plain blanks', style: spaced(' ', '.'), outcomes: NOTICE },
  { claim: "1'234.50", style: swiss, currency: 'CHF', outcomes: NOTICE },
  { claim: '1’234.50 with a typographic apostrophe', style: spaced('’', '.'), currency: 'CHF', outcomes: NOTICE },
  { claim: '1,23,456.50', style: indian, currency: 'INR', outcomes: NOTICE },
  { claim: '$1,234.50 beside a currency column', style: around('$', english), outcomes: NOTICE },
  { claim: '$1,234.50 and no currency named', style: around('$', english), named: 'sign', outcomes: NOTICE },
  { claim: '$ 1,234.50', style: around('$ ', english), outcomes: NOTICE },
  { claim: '-$1,234.50', style: around('$', english), negatives: true, outcomes: NOTICE },
  { claim: '€1,234.50', style: around('€', english), currency: 'EUR', outcomes: NOTICE },
  { claim: '1.234,50 €', style: around('', german, ' €'), currency: 'EUR', semicolon: true, outcomes: NOTICE },
  { claim: '1.234,50 € with a no-break blank', style: around('', german, '\u00A0€'), currency: 'EUR', semicolon: true, outcomes: NOTICE },
  { claim: '£1,234.50', style: around('£', english), currency: 'GBP', outcomes: NOTICE },
  { claim: '₹1,23,456.50', style: around('₹', indian), currency: 'INR', outcomes: NOTICE },
  { claim: "CHF 1'234.50", style: around('CHF ', swiss), currency: 'CHF', named: 'code', outcomes: NOTICE },
  { claim: 'USD 1,234.50', style: around('USD ', english), named: 'code', outcomes: NOTICE },
  { claim: '1,234.50 USD', style: around('', english, ' USD'), named: 'code', outcomes: NOTICE },
  { claim: '1.234,50 EUR', style: around('', german, ' EUR'), currency: 'EUR', named: 'code', semicolon: true, outcomes: NOTICE },
  { claim: 'yen without decimals', style: plain, currency: 'JPY', wishes: { least: 1_000_000 } },
  { claim: 'yen with groups of three and seven digits', style: english, currency: 'JPY', outcomes: NOTICE, wishes: { least: 1_000_000 } },
  { claim: 'dinars with three decimals', style: plain, currency: 'KWD', wishes: { least: 1_000_000 } },
  { claim: '(1,234.50)', style: negative(english, (text) => `(${text})`), negatives: true, outcomes: NOTICE },
  { claim: '($1,234.50)', style: negative(around('$', english), (text) => `(${text})`), negatives: true, outcomes: NOTICE },
  { claim: '1,234.50-', style: negative(english, (text) => `${text}-`), negatives: true, outcomes: NOTICE },
  { claim: '1,234-', style: negative(plain, (text) => `${text}-`), negatives: true, outcomes: NOTICE },
  { claim: 'minus as U+2212', style: negative(plain, (text) => `\u2212${text}`), negatives: true, outcomes: NOTICE },
  { claim: '+1234.50', style: around('+', plain), outcomes: NOTICE },
  { claim: 'full-width digits', style: fullWidth(plain), outcomes: NOTICE },
  { claim: 'blanks around', style: around('  ', plain, '  ') },
  { claim: 'no-break blanks around', style: around('\u00A0', plain, '\u00A0') },
  {
    claim: 'exponents, 1.5E5',
    style: (minor) => `${minor / 10_000_000}E5`,
    wishes: { round: 1000 },
    outcomes: ['notice', 'load', 'ask', 'quarantine'],
  },
];

const signed = (deals: readonly Deal[]): readonly Deal[] =>
  deals.map((deal, i) => (i % 4 === 2 ? { ...deal, minor: -(deal.minor ?? 0) } : deal));

/** No currency column: the code in the cells is the currency, a sign is none. */
const withoutColumn = (columns: readonly Column[], named: Row['named']): readonly Column[] =>
  columns.flatMap((column): readonly Column[] => {
    if (named === undefined || column.field !== 'currency') return [column];
    return [];
  });

function styleCase({ claim, style, currency: code = 'USD', named, semicolon, negatives, outcomes, wishes }: Row): HostileCase {
  const name = `amounts written ${claim} read to the cent`;
  const drawn = dealsOf(name, { currency: code, ...wishes });
  const columns = withoutColumn(ordinary({ amount: amount(style) }), named);
  const page = pageOf(negatives === true ? signed(drawn) : drawn, columns, semicolon === true ? SEMICOLON : COMMA);
  const books: PageCase['books'] = (book) => [
    {
      ...book,
      rows: book.rows.map((row) => ({
        ...row,
        cells: { ...row.cells, ...(named === undefined ? {} : { currency: named === 'code' ? code : null }) },
      })),
    },
  ];
  const told = outcomes?.[0] === 'notice' && outcomes.length === 1 ? { notices: [{ column: 'Amount' }] } : {};
  return pageCase(FAMILY, name, page, { ...told, outcomes: outcomes ?? AS_IS, books });
}

/** Amounts that three digits after one mark leave open: thousands or decimals. */
function askMark(claim: string, mark: '.' | ',', as = COMMA): HostileCase {
  const name = `${claim} everywhere: asked, both ways shown`;
  // Whole tens of thousands of minor units under 1,000,000.00, so that both readings are whole cents.
  const deals = dealsOf(name, { least: 1_000_000, round: 1000 }).map((deal, i) => ({
    ...deal,
    minor: (10_010 + ((i * 137) % 900) * 10 + 10) * 100,
  }));
  const write: styles.NumberStyle = (minor) => `${Math.floor(minor / 100_000)}${mark}${String((minor / 100) % 1000).padStart(3, '0')}`;
  return pageCase(FAMILY, name, pageOf(deals, ordinary({ amount: amount(write) }), as), {
    outcomes: ['ask'],
    readings: (book) => ({
      column: 'Amount',
      readings: [
        { name: 'thousands', book },
        {
          name: 'decimals',
          book: {
            ...book,
            rows: book.rows.map((row) => ({ ...row, cells: { ...row.cells, amount: Number(row.cells['amount']) / 1000 } })),
          },
        },
      ],
    }),
  });
}

const wholeOf: styles.NumberStyle = (minor) => String(minor / 100);

export const numbers: readonly HostileCase[] = [
  ...ROWS.map(styleCase),
  askMark('12.345', '.'),
  askMark('12,345 in quotes', ','),
  askMark('12.345 between semicolons', '.', SEMICOLON),
  askMark('12,345 between semicolons', ',', SEMICOLON),
  ...(['CLP', 'JPY'] as const).map((code) => {
    const name = `${code} amounts have no cents`;
    return pageCase(FAMILY, name, pageOf(dealsOf(name, { currency: code, least: 1_000_000 }), ORDINARY));
  }),
  ...['whole amounts without decimals', 'whole amounts with a currency that changes by row'].map((name, i) => {
    const deals = dealsOf(name, { round: 100 }).map((deal, at) => (i === 1 ? { ...deal, currency: at % 3 === 0 ? 'EUR' : 'GBP' } : deal));
    return pageCase(FAMILY, name, pageOf(deals, ordinary({ amount: amount(wholeOf) })));
  }),
  ...['currency codes in small letters'].map((name) =>
    pageCase(FAMILY, name, pageOf(dealsOf(name), ordinary({ currency: { ...currency(), write: () => 'usd' } }))),
  ),
];
