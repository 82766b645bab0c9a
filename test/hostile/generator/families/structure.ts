import { amount, ORDINARY, ordinary, other, placeOf, stage, type Column } from '../columns';
import { at, changed, dealsOf } from '../deal';
import { AS_IS, utf8, type HostileCase } from '../hostile-case';
import { cellChanged, inserted, line, pageOf, rowChanged, rowText, COMMA, type Entry, type Page } from '../page';
import { ordinaryPage, pageCase, type PageCase } from '../page-case';

const FAMILY = 'structure';
const AMOUNT = placeOf(ORDINARY, 'amount');
const named = (name: string, page: (name: string) => Page, wishes: PageCase = {}): HostileCase =>
  pageCase(FAMILY, name, page(name), wishes);
const odd = (page: Page, index: number, cells: (cells: readonly string[]) => readonly string[]): Page =>
  rowChanged(page, index, (entry) => ({ cells: cells(entry.cells), is: 'aside' }));
const QUARANTINED: PageCase = { outcomes: ['quarantine'] };

/** Rows whose cells are too few, too many, or in the wrong place. */
const faults: readonly HostileCase[] = [
  named('a row without its last cell is set aside', (name) => odd(ordinaryPage(name), 13, (cells) => cells.slice(0, -1)), QUARANTINED),
  named('a row of two cells is set aside', (name) => odd(ordinaryPage(name), 20, (cells) => cells.slice(0, 2)), QUARANTINED),
  named('a row with a cell too many is set aside', (name) => odd(ordinaryPage(name), 5, (cells) => [...cells, 'extra']), QUARANTINED),
  named(
    'a row with an unquoted comma in its name is set aside',
    (name) => odd(ordinaryPage(name), 31, (cells) => [at(cells, 0), 'Acme', 'Inc', ...cells.slice(2)]),
    QUARANTINED,
  ),
  named(
    'a row shifted by one, its last cell lost, is set aside',
    (name) => odd(ordinaryPage(name), 17, (cells) => ['', ...cells.slice(0, -1)]),
    QUARANTINED,
  ),
  named(
    'a row shifted left, its end blank, is set aside',
    (name) => odd(ordinaryPage(name), 22, (cells) => [...cells.slice(1), '']),
    QUARANTINED,
  ),
  named(
    'a line that fell in two: both parts are set aside',
    (name) => {
      const page = ordinaryPage(name);
      const { cells } = at(page.entries, 10);
      const parts: readonly Entry[] = [
        { cells: cells.slice(0, 4), is: 'aside' },
        { cells: cells.slice(4), is: 'aside' },
      ];
      return { ...page, entries: page.entries.flatMap((entry, i) => (i === 10 ? parts : [entry])) };
    },
    QUARANTINED,
  ),
  named(
    'two rows on one line are set aside',
    (name) => {
      const page = ordinaryPage(name);
      const joinedCells = [...at(page.entries, 10).cells, ...at(page.entries, 11).cells];
      return {
        ...page,
        entries: page.entries.flatMap((entry, i) => (i === 11 ? [] : [i === 10 ? { cells: joinedCells, is: 'aside' as const } : entry])),
      };
    },
    QUARANTINED,
  ),
];

const PREAMBLES: readonly (readonly [string, readonly string[]])[] = [
  ['a title', ['Opportunities of Q3']],
  ['a title, its date and a blank line', ['Opportunities', 'Created on 2025-09-30', '']],
  ['five lines with commas in them', ['Report, all deals', 'Filter: Stage, Owner', 'By: Ana, Ben', 'Time zone: UTC, +0', '']],
  ['a comment', ['# exported by a script']],
  ['a title followed by bare commas', ['Deals,,,,,,,,,', ',,,,,,,,,']],
];
const preambles = PREAMBLES.map(([claim, lines]) =>
  named(
    `${claim} above the header: skipped and said`,
    (name) => inserted(ordinaryPage(name), 0, ...lines.map((text) => line(text, 'preamble', 'blank'))),
    { outcomes: ['notice'] },
  ),
);

const bare = line(',,,,,,,,,', 'blank');
const HEADER = ORDINARY.map(({ header }) => header).join(',');
const simple = (name: string, text: string, expect: HostileCase['expect']): HostileCase => ({
  name,
  family: FAMILY,
  file: 'export.csv',
  bytes: () => utf8(text),
  expect,
});
const REFUSED: readonly (readonly [string, string, RegExp])[] = [
  ['a header alone', `${HEADER}\n`, /header|no rows|no record|no deal/i],
  ['a header and blank lines', `${HEADER}\n\n\n`, /header|no rows|no record|no deal|empty/i],
  ['an empty file', '', /empty/i],
  ['blanks alone', ' \n \n\t\n', /empty|blank/i],
  ['a byte order mark alone', '\uFEFF', /empty|blank/i],
  ['one column', `Name\n${Array.from({ length: 30 }, (_, i) => `Acme ${i}`).join('\n')}\n`, /one column|column/i],
];

const wide: readonly Column[] = [...ORDINARY, ...Array.from({ length: 5000 }, (_, i) => other(`F${i}`, () => 'x'))];

export const structure: readonly HostileCase[] = [
  ...faults,
  ...preambles,
  ...REFUSED.map(([claim, text, says]) => simple(`${claim} is refused, with no row and no NaN`, text, { outcomes: ['reject'], says })),
  simple(
    'years as headers: asked or refused, never added up',
    `Account,2023,2024,2025\n${Array.from({ length: 30 }, (_, i) => `Acme ${i},${i}.50,${i * 2}.50,${i * 3}.50`).join('\n')}\n`,
    {
      outcomes: ['ask', 'reject'],
      asks: { mayStop: true, readings: [] },
    },
  ),
  twoTables(),
  named('one deal', (name) => pageOf(dealsOf(name, { count: 1 }), ORDINARY)),
  named('two hundred rows of bare commas are blank, named and counted', (name) => {
    const page = ordinaryPage(name);
    return { ...page, entries: [...page.entries, ...Array.from({ length: 200 }, () => bare)] };
  }),
  named('rows of bare commas between deals are blank', (name) => inserted(inserted(ordinaryPage(name), 9, bare), 30, bare, bare)),
  named('rows of quoted nothing are blank', (name) => inserted(ordinaryPage(name), 12, line('"","","","","","","","","",""', 'blank'))),
  named('five thousand columns load or are refused', (name) => pageOf(dealsOf(name, { count: 12 }), wide), {
    outcomes: ['load', 'notice', 'reject'],
  }),
  named('a name of three million letters is text', (name) =>
    pageOf(
      changed(dealsOf(name), 7, (deal) => ({ ...deal, name: 'x'.repeat(3_000_000) })),
      ORDINARY,
    ),
  ),
  named(
    'an amount of three million letters is set aside',
    (name) => cellChanged(ordinaryPage(name), 7, AMOUNT, '9'.repeat(3_000_000), () => 'aside'),
    QUARANTINED,
  ),
  named(
    'an amount of 1,001 zeros and a one is set aside',
    (name) => cellChanged(ordinaryPage(name), 7, AMOUNT, `${'0'.repeat(1001)}1`, () => 'aside'),
    QUARANTINED,
  ),
  named('the header again in the middle is named', (name) => inserted(ordinaryPage(name), 21, line(HEADER, 'repeatedHeader')), {
    outcomes: ['notice'],
  }),
  named(
    'the header again every ten rows is named',
    (name) => [11, 22, 33].reduce((page, place) => inserted(page, place, line(HEADER, 'repeatedHeader')), ordinaryPage(name)),
    { outcomes: ['notice'] },
  ),
  named(
    'the header again with a byte order mark, as joined files have it',
    (name) => inserted(ordinaryPage(name), 21, line(`\uFEFF${HEADER}`, 'repeatedHeader')),
    { outcomes: ['notice', 'quarantine'], books: (book) => [book, { ...book, notData: [], setAside: [22] }] },
  ),
  named(
    'the header again in quotes is named',
    (name) => inserted(ordinaryPage(name), 15, line(rowText(HEADER.split(','), { ...COMMA, all: true }), 'repeatedHeader')),
    { outcomes: ['notice'] },
  ),
  named(
    'amounts under a header that says Value',
    (name) => ordinaryPage(name, ordinary({ amount: amount(undefined, 'Value'), outcome: stage('Status') })),
    { outcomes: [...AS_IS, 'ask'], readings: (book) => ({ readings: [{ name: 'as written', book }], mayStop: true }) },
  ),
];

function twoTables(): HostileCase {
  const name = 'two tables in one file: the second is not read as deals';
  const page = ordinaryPage(name);
  const rows = ['Account ID,Account Name,Industry', ...Array.from({ length: 20 }, (_, i) => `A${i},Acme ${i},Retail`)];
  const entries: readonly Entry[] = [...page.entries, line('', 'blank'), ...rows.map((raw): Entry => ({ cells: [], raw, is: 'aside' }))];
  return pageCase(
    FAMILY,
    name,
    { ...page, entries },
    {
      outcomes: ['quarantine', 'ask', 'reject'],
      readings: (book) => ({ mayStop: true, readings: [{ name: 'the deals', book, optional: true }] }),
    },
  );
}
