import { reading } from '../book';
import { id, ORDINARY, ordinary, other, type Column } from '../columns';
import { dealsOf, type Deal } from '../deal';
import { AS_IS, type HostileCase } from '../hostile-case';
import { inserted, pageOf, type Page } from '../page';
import { ordinaryPage, pageCase, type PageCase } from '../page-case';

const FAMILY = 'headers';
const named = (name: string, page: (name: string) => Page, wishes: PageCase = {}): HostileCase =>
  pageCase(FAMILY, name, page(name), wishes);

const second = (header: string, factor: number): Column => ({
  ...other(header, (deal: Deal) => (((deal.minor ?? 0) * factor) / 100).toFixed(2)),
});
const doubled = (column?: string): PageCase => ({
  outcomes: ['ask'],
  readings: (book) => ({
    ...(column === undefined ? {} : { column }),
    mayStop: true,
    readings: [
      { name: 'the first', book },
      { name: 'the second', book: reading(book, (cells) => ({ amount: Number(cells['amount']) * 2 })) },
    ],
  }),
});

export const headers: readonly HostileCase[] = [
  named(
    'Amount twice with other values: asked which',
    (name) => pageOf(dealsOf(name), [...ORDINARY, second('Amount', 2)]),
    doubled('Amount'),
  ),
  named('Amount and AMOUNT with other values: asked which', (name) => pageOf(dealsOf(name), [...ORDINARY, second('AMOUNT', 2)]), doubled()),
  named('Amount twice with the same values: nothing to ask', (name) => pageOf(dealsOf(name), [...ORDINARY, second('Amount', 1)])),
  named(
    'Notes twice, mapped to nothing: loads or asks, no number moves',
    (name) => pageOf(dealsOf(name), [...ORDINARY, other('Notes', () => 'a'), other('Notes', () => 'b')]),
    {
      outcomes: [...AS_IS, 'ask'],
      readings: (book) => ({ readings: [{ name: 'the same', book }] }),
    },
  ),
  named('Stage twice with other values: asked which', (name) => pageOf(dealsOf(name), [...ORDINARY, other('Stage', () => 'Prospecting')]), {
    outcomes: ['ask'],
    readings: (book) => ({
      column: 'Stage',
      mayStop: true,
      readings: [
        { name: 'the first', book },
        { name: 'the second', book: reading(book, () => ({ outcome: 'open' })) },
      ],
    }),
  }),
  named('headers in capitals', (name) =>
    ordinaryPage(
      name,
      ORDINARY.map((column) => ({ ...column, header: column.header.toUpperCase() })),
    ),
  ),
  named('headers with underscores', (name) =>
    ordinaryPage(
      name,
      ORDINARY.map((column) => ({ ...column, header: column.header.toLowerCase().replaceAll(' ', '_') })),
    ),
  ),
  named('headers with blanks around', (name) =>
    ordinaryPage(
      name,
      ORDINARY.map((column) => ({ ...column, header: ` ${column.header}\u00A0` })),
    ),
  ),
  named('headers named __proto__, constructor and toString', (name) =>
    ordinaryPage(name, [...ORDINARY, ...['__proto__', 'constructor', 'toString'].map((header) => other(header, (_, i) => `v${i % 3}`))]),
  ),
  named('a header named __proto__ that is the id', (name) =>
    ordinaryPage(name, ordinary({ opportunityId: { ...id('__proto__'), field: null } })),
  ),
  named('columns in another order', (name) => ordinaryPage(name, ORDINARY.toReversed())),
  named('an unnamed column of row numbers first', (name) => ordinaryPage(name, [other('', (_, i) => String(i)), ...ORDINARY])),
  named('forty columns more than needed', (name) =>
    ordinaryPage(name, [...ORDINARY, ...Array.from({ length: 40 }, (_, i) => other(`Custom ${i}`, () => `c${i}`))]),
  ),
  named('no header: asked', (name) => ({ ...ordinaryPage(name), entries: ordinaryPage(name).entries.slice(1) }), {
    outcomes: ['ask'],
    readings: (book) => ({
      mayStop: true,
      readings: [
        { name: 'every row a deal', book, optional: true },
        // Whoever says that the first row holds the names gets columns of those names: no product column can be compared.
        {
          name: 'the first row is names',
          book: { ...book, rows: book.rows.slice(1).map(({ line: at2 }) => ({ line: at2, cells: {} })) },
          optional: true,
        },
      ],
    }),
  }),
  named(
    'two header rows: asked which',
    (name) => inserted(ordinaryPage(name), 0, { cells: ['Deal', '', '', '', 'Money', '', 'Dates', '', '', ''], is: ['preamble'] }),
    {
      outcomes: ['ask', 'notice'],
      readings: (book) => ({ mayStop: true, readings: [{ name: 'the second row is the header', book }] }),
    },
  ),
  named(
    'a row of units under the header is no deal',
    (name) =>
      inserted(ordinaryPage(name), 1, {
        cells: ['text', 'text', 'text', 'text', 'USD', 'code', 'date', 'date', 'text', 'text'],
        is: 'aside',
      }),
    {
      outcomes: ['quarantine', 'ask', 'notice'],
      books: (book) => [book, { ...book, setAside: [], notData: [{ line: 2, kinds: ['repeatedHeader', 'preamble'] }] }],
      readings: (book) => ({ mayStop: true, readings: [{ name: 'the first row is the header', book }] }),
    },
  ),
  named('no stage column: nothing can be counted', (name) => ordinaryPage(name, ordinary({ outcome: null })), {
    outcomes: ['reject', 'ask'],
    books: () => [],
    readings: () => ({ mayStop: true, readings: [] }),
  }),
  named('no amount column: deals count without money', (name) => ordinaryPage(name, ordinary({ amount: null }))),
  named('no close date column: deals count without dates', (name) => ordinaryPage(name, ordinary({ closeDate: null }))),
];
