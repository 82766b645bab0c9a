import { keeping, otherOrder, reading, type Book } from '../book';
import { amount, close, ORDINARY, ordinary, placeOf, stage } from '../columns';
import { DATES } from '../date-styles';
import { at, changed, dealsOf } from '../deal';
import { bookOf, sheetRows, textCell } from '../deals-in-a-workbook';
import { AS_IS, type Expect, type HostileCase } from '../hostile-case';
import { plain, type NumberStyle } from '../number-styles';
import { appended, cellChanged, COMMA, dialect, entryOf, inserted, line, pageOf, rowText, type Entry, type Page } from '../page';
import { ordinaryPage, pageCase, type PageCase } from '../page-case';
import { workbookOf, type XCell } from '../workbook-writer';

const FAMILY = 'mixtures';
const AMOUNT = placeOf(ORDINARY, 'amount');
const CLOSE = placeOf(ORDINARY, 'closeDate');
const named = (name: string, page: (name: string) => Page, wishes: PageCase = {}): HostileCase =>
  pageCase(FAMILY, name, page(name), wishes);
const isOdd = (i: number): boolean => i === 8 || i === 25;
const inTwo = (page: Page, place: number, cell: string, is: (is: Entry['is']) => Entry['is']): Page =>
  [8, 25].reduce((before: Page, row) => cellChanged(before, row, place, cell, is), page);

/** Whole thousands written with one mark among small amounts written with none: nothing tells which mark it is. */
function smallAndLarge(mark: '.' | ','): HostileCase {
  const name = `amounts like 999 and 1${mark}230 and nothing else: asked`;
  const deals = dealsOf(name).map((deal, i) => ({ ...deal, minor: i % 3 === 0 ? (1230 + i * 10) * 100 : (200 + i) * 100 }));
  const style: NumberStyle = (minor) =>
    minor < 100_000 ? String(minor / 100) : `${Math.floor(minor / 100_000)}${mark}${String((minor / 100) % 1000).padStart(3, '0')}`;
  return pageCase(FAMILY, name, pageOf(deals, ordinary({ amount: amount(style) }), dialect({ delimiter: ';' })), {
    outcomes: ['ask'],
    readings: (book) => ({
      column: 'Amount',
      readings: [
        { name: 'thousands', book },
        {
          name: 'decimals',
          book: reading(book, (cells) => ({
            amount: Number(cells['amount']) < 100_000 ? (cells['amount'] ?? null) : Number(cells['amount']) / 1000,
          })),
        },
      ],
    }),
  });
}

/** A date that can be read in two orders among ISO dates: nothing in the file tells which. */
function slashAmongIso(cell: string, readings: readonly string[]): HostileCase {
  const name = `"${cell}" in two cells among ISO dates: set aside or asked, never guessed`;
  const page = inTwo(ordinaryPage(name), CLOSE, cell, () => 'aside');
  const wholeBook = (book: Book, close: string): Book => {
    const rows = dealsOf(name).flatMap((deal, i) =>
      isOdd(i) ? [{ line: i + 2, cells: { ...(entryOf(deal, i, ORDINARY).is as Record<string, string>), closeDate: close } }] : [],
    );
    return { ...book, rows: [...book.rows, ...rows].toSorted((a, b) => a.line - b.line), setAside: [] };
  };
  return pageCase(FAMILY, name, page, {
    outcomes: readings.length === 1 ? ['quarantine', 'notice', 'ask'] : ['quarantine', 'ask'],
    books: (book) => (readings.length === 1 ? [book, wholeBook(book, readings[0] ?? '')] : [book]),
    readings: (book) => ({
      column: 'Close Date',
      mayStop: true,
      readings: [
        { name: 'set aside', book, optional: true },
        ...readings.map((iso) => ({ name: iso, book: wholeBook(book, iso), optional: true })),
      ],
    }),
  });
}

/** Two exports joined, the second with two columns the other way round under its own header. */
function otherOrderOfColumns(): HostileCase {
  const name = 'a second header with two columns exchanged: what follows is never read by the first header';
  const deals = dealsOf(name);
  const swapped = ORDINARY.map((column, i) => ({ 6: at(ORDINARY, 7), 7: at(ORDINARY, 6) })[i] ?? column);
  const entries: readonly Entry[] = [
    { cells: swapped.map(({ header }) => header), is: 'aside' },
    ...deals.slice(20).map((deal, i): Entry => ({ ...entryOf(deal, i, swapped), is: 'aside' })),
  ];
  const page = appended(pageOf(deals.slice(0, 20), ORDINARY), ...entries);
  return pageCase(FAMILY, name, page, {
    outcomes: ['quarantine', 'ask', 'reject'],
    books: (book) => [book, { ...book, setAside: book.setAside.slice(1), notData: [{ line: 22, kinds: ['repeatedHeader'] }] }],
    readings: () => ({ mayStop: true, readings: [] }),
  });
}

/** Two exports joined, the second with another column in a place under its own header. */
function otherNameOfColumn(place: number, header: string): HostileCase {
  const name = `a second header with ${header} in the place of ${at(ORDINARY, place).header}: what follows is never read by the first header`;
  const deals = dealsOf(name);
  const second = ORDINARY.map((column, i) => (i === place ? header : column.header));
  const rest = deals.slice(20).map((deal, i): Entry => ({ ...entryOf(deal, i, ORDINARY), is: 'aside' }));
  const page = appended(pageOf(deals.slice(0, 20), ORDINARY), { cells: second, is: 'aside' }, ...rest);
  return pageCase(FAMILY, name, page, {
    outcomes: ['quarantine', 'ask', 'reject'],
    books: (book) => [book, { ...book, setAside: book.setAside.slice(1), notData: [{ line: 22, kinds: ['repeatedHeader'] }] }],
    readings: () => ({ mayStop: true, readings: [] }),
  });
}

function otherCurrency(): HostileCase {
  const name = 'EUR in two amount cells beside a currency column of USD: never dollars in silence';
  const page = inTwo(ordinaryPage(name), AMOUNT, 'EUR 500.00', () => 'aside');
  return pageCase(FAMILY, name, page, {
    outcomes: ['quarantine', 'ask'],
    readings: (book) => ({ mayStop: true, readings: [{ name: 'aside', book, optional: true }] }),
  });
}

/** A workbook with two cells of text among typed ones. */
function textAmongTyped(name: string, place: number, cell: string, expect: (book: Book) => Expect): HostileCase {
  const rows = sheetRows(dealsOf(name)).map((row, i) => ({
    ...row,
    cells: row.cells.map((old, at2): XCell => (at2 === place && isOdd(i - 1) ? textCell(cell) : old)),
  }));
  return {
    name,
    family: FAMILY,
    file: 'deals.xlsx',
    bytes: () => workbookOf({ sheets: [{ name: 'Deals', rows }] }),
    expect: expect(bookOf(dealsOf(name), 2)),
  };
}
const neverGuessed =
  (column: string, field: string, values: readonly (string | number)[]) =>
  (book: Book): Expect => ({
    outcomes: ['ask', 'quarantine'],
    books: [keeping(book, (_, i) => !isOdd(i))],
    asks: {
      column,
      mayStop: true,
      readings: [
        { name: 'aside', book: keeping(book, (_, i) => !isOdd(i)), optional: true },
        ...values.map((value) => ({
          name: String(value),
          book: reading(book, (_, i) => (isOdd(i) ? { [field]: value } : {})),
          optional: true,
        })),
      ],
    },
  });

function blankGroups(): HostileCase {
  const name = 'a grouped report with the stage in the first row of each group alone: never counted by a guess';
  const sorted = dealsOf(name).toSorted((a, b) => a.stage.localeCompare(b.stage));
  const first = new Map(sorted.map((deal, i) => [deal.stage, i] as const).toReversed());
  const columns = [stage('Stage'), ...ORDINARY.filter(({ field }) => field !== 'outcome')];
  const page = pageOf(sorted, columns);
  const entries = page.entries.map((entry, i): Entry =>
    i === 0 || first.get(at(sorted, i - 1).stage) === i - 1 ? entry : { cells: ['', ...entry.cells.slice(1)], is: 'aside' },
  );
  return pageCase(
    FAMILY,
    name,
    { ...page, entries },
    { outcomes: ['ask', 'quarantine', 'reject'], readings: () => ({ mayStop: true, readings: [] }) },
  );
}

function markdown(): HostileCase {
  const name = 'a table of pipes with a line of dashes, as texts have it: no row is wrong';
  const page = ordinaryPage(name, ORDINARY, dialect({ delimiter: '|' }));
  const entries = page.entries.map((entry) => ({ ...entry, raw: `| ${entry.cells.join(' | ')} |` }));
  const dashes: Entry = { cells: [], raw: `|${ORDINARY.map(() => '---').join('|')}|`, is: 'aside' };
  return pageCase(FAMILY, name, inserted({ ...page, entries }, 1, dashes), {
    outcomes: ['quarantine', 'reject', 'ask'],
    readings: () => ({ mayStop: true, readings: [] }),
  });
}

/** Faults far down a long file. */
const LATE: readonly (readonly [string, (entry: Entry) => string])[] = [
  ['an open quote', (entry) => entry.cells.map((cell, i) => (i === 1 ? `"${cell}` : cell)).join(',')],
  ['an inner quote', (entry) => entry.cells.map((cell, i) => (i === 1 ? `${cell} "x" y` : cell)).join(',')],
  ['a cell missing', (entry) => entry.cells.slice(1).join(',')],
  ['a cell too many', (entry) => [...entry.cells, 'x'].join(',')],
];
const late = LATE.map(([claim, raw]) =>
  named(
    `${claim} in row 30,001 of 30,100: that row is set aside`,
    (name) => {
      const page = pageOf(dealsOf(name, { count: 30_100 }), ORDINARY);
      return {
        ...page,
        entries: page.entries.map((entry, i) => (i === 30_001 ? { ...entry, raw: raw(entry), is: 'aside' as const } : entry)),
      };
    },
    { outcomes: ['quarantine'] },
  ),
);

export const mixtures: readonly HostileCase[] = [
  smallAndLarge('.'),
  smallAndLarge(','),
  slashAmongIso('03/04/2024', ['2024-03-04', '2024-04-03']),
  // Points are written where the day stands first.
  slashAmongIso('04.03.2024', ['2024-03-04']),
  slashAmongIso('25/03/2024', ['2024-03-25']),
  named(
    'day numbers in two cells among ISO dates: set aside or asked',
    (name) => inTwo(ordinaryPage(name), CLOSE, '45352', () => 'aside'),
    {
      outcomes: ['quarantine', 'ask'],
      readings: () => ({ column: 'Close Date', mayStop: true, readings: [] }),
    },
  ),
  otherOrderOfColumns(),
  otherNameOfColumn(AMOUNT, 'Expected Amount'),
  otherNameOfColumn(CLOSE, 'Last Activity'),
  otherNameOfColumn(placeOf(ORDINARY, 'name'), 'Next Step'),
  otherCurrency(),
  textAmongTyped(
    'the text 1.230 in two cells among numbers of a workbook: asked or set aside',
    AMOUNT,
    '1.230',
    neverGuessed('Amount', 'amount', [123_000, 123]),
  ),
  textAmongTyped(
    'the text 03/04/2024 in two cells among dates of a workbook: asked or set aside',
    CLOSE,
    '03/04/2024',
    neverGuessed('Close Date', 'closeDate', ['2024-03-04', '2024-04-03']),
  ),
  textAmongTyped('the text 1234.50 in two cells among numbers of a workbook is that number', AMOUNT, '1234.50', (book) => ({
    outcomes: AS_IS,
    books: [reading(book, (_, i) => (isOdd(i) ? { amount: 123_450 } : {}))],
  })),
  blankGroups(),
  markdown(),
  ...late,
  named(
    'amounts of 1,234 and 12.50 tell each other: comma groups, point divides',
    (name) => {
      const deals = dealsOf(name).map((deal, i) => ({ ...deal, minor: i % 2 === 0 ? (1230 + i) * 100 : 1250 + i }));
      return pageOf(
        deals,
        ordinary({
          amount: amount((minor, code) => (minor < 100_000 ? plain(minor, code) : `1,${String(minor / 100 - 1000).padStart(3, '0')}`)),
        }),
      );
    },
    { outcomes: ['notice'] },
  ),
  named(
    'one decimal after a comma, 12,5 between semicolons',
    (name) => {
      const deals = dealsOf(name, { round: 10 });
      return pageOf(
        deals,
        ordinary({ amount: amount((minor) => `${Math.floor(minor / 100)},${(minor / 10) % 10}`) }),
        dialect({ delimiter: ';' }),
      );
    },
    { outcomes: ['load', 'notice'] },
  ),
  named('a header with a mark and sep= before it', (name) => inserted(ordinaryPage(name), 0, line('\uFEFFsep=,', 'preamble')), {
    outcomes: ['notice'],
  }),
  named(
    'columns padded to a fixed width without a separator are refused',
    (name) => {
      const page = ordinaryPage(name);
      return { ...page, entries: page.entries.map((entry) => ({ ...entry, raw: entry.cells.map((cell) => cell.padEnd(24)).join('') })) };
    },
    { outcomes: ['reject', 'ask'], readings: () => ({ mayStop: true, readings: [] }) },
  ),
  named('a name that is the whole next row in quotes is one name', (name) => {
    const deals = dealsOf(name);
    const inner = rowText(
      ORDINARY.map((column) => column.write(at(deals, 5), 5)),
      COMMA,
    );
    return pageOf(
      changed(deals, 4, (deal) => ({ ...deal, name: `${deal.name}\n${inner}` })),
      ORDINARY,
    );
  }),
  named(
    'created dates of one order and close dates of the other, none telling: asked',
    (name) =>
      pageOf(
        dealsOf(name, { exchangeable: true }),
        ordinary({ closeDate: close(DATES.usPadded), createdDate: { ...at(ORDINARY, 6), write: (deal) => DATES.uk(deal.created) } }),
      ),
    {
      outcomes: ['ask'],
      readings: (book) => ({
        readings: [
          { name: 'both day first', book: otherOrder(book, 'closeDate') },
          { name: 'both month first', book: otherOrder(book, 'createdDate') },
          { name: 'created day first, close month first', book, optional: true },
          { name: 'created month first, close day first', book: otherOrder(otherOrder(book, 'closeDate'), 'createdDate'), optional: true },
        ],
      }),
    },
  ),
];
