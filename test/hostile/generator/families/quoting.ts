import { without } from '../book';
import { ORDINARY, amount, id, ordinary, placeOf } from '../columns';
import { at, changed, dealsOf, type Deal } from '../deal';
import { AS_IS, type HostileCase } from '../hostile-case';
import { english } from '../number-styles';
import { COMMA, dialect, pageOf, rowChanged, rowText, written, type Page } from '../page';
import { ordinaryPage, pageCase, type PageCase } from '../page-case';

const FAMILY = 'quoting';
const NAME = placeOf(ORDINARY, 'name');
const ALL = dialect({ all: true });

const named = (name: string, page: (name: string) => Page, wishes: PageCase = {}): HostileCase =>
  pageCase(FAMILY, name, page(name), wishes);
const renamed = (name: string, index: number, word: string, as = COMMA): Page =>
  pageOf(
    changed(dealsOf(name), index, (deal) => ({ ...deal, name: word })),
    ORDINARY,
    as,
  );

/** One row whose name cell stands in the file as given, everything else as ever; the row is set aside. */
function rawName(page: Page, index: number, raw: string): Page {
  const as = page.dialect;
  return rowChanged(page, index, (entry) => ({
    ...entry,
    raw: entry.cells.map((cell, i) => (i === NAME ? raw : rowText([cell], as))).join(as.delimiter),
    is: 'aside',
  }));
}

const BAD: readonly (readonly [string, string])[] = [
  ['an inner quote in a cell without quotes', 'The "big" one'],
  ['an inch sign in a cell without quotes', '48" screen'],
  ['a quote at the end of a cell without quotes', 'Deal"'],
  ['text after a closing quote', '"Deal" 5'],
  ['a blank before an opening quote', ' "Deal, five"'],
  ['a blank after a closing quote', '"Deal, five" '],
  ['an opening quote that is never closed', '"Deal five'],
  ['an inner quote not doubled', '"The "big" one"'],
  ['a cell of one quote', '"'],
];
const QUARANTINED: PageCase = { outcomes: ['quarantine'] };
const badRows = BAD.flatMap(([claim, raw], i) =>
  [false, true].map((all) =>
    named(
      `${claim} in one row of a file ${all ? 'with every cell quoted' : 'with few quotes'}: that row is set aside, 39 load`,
      (name) => rawName(ordinaryPage(name, ORDINARY, dialect({ all })), 7 + i * 3, raw),
      // Blanks beside a quote carry no meaning; a reader may see through them and say so, never change another cell.
      QUARANTINED,
    ),
  ),
);

function cutInQuotes(): HostileCase {
  const name = 'a file cut inside quotes: the last row is set aside and the cut is said';
  const page = rowChanged(ordinaryPage(name, ORDINARY, ALL), 39, (entry) => ({
    ...entry,
    raw: `"${at(entry.cells, 0)}","${at(entry.cells, 1).slice(0, 5)}`,
    is: 'aside',
  }));
  return pageCase(FAMILY, name, { ...page, final: '' }, { ...QUARANTINED, notices: [{ column: null, what: /cut/i }] });
}

const GOOD: readonly (readonly [string, string])[] = [
  ['doubled quotes', '48"" or 48" screen'],
  ['a cell that is a quote', '"'],
  ['a cell of quotes alone', '""""'],
  ['a comma and a quote', 'One, "two"'],
  ['an apostrophe', "O'Brien's deal"],
  ['an apostrophe first', "'quoted' name"],
  ['a backslash last', 'Path C:\\'],
  ['a formula', '=HYPERLINK("https://example.org";"x")'],
  ['a formula guard', "'=1+1"],
  ['markup', '<img src=x onerror=alert(1)>'],
  ['typographic quotes', '“Best” deal'],
];
const goodCells = GOOD.flatMap(([claim, word], i) =>
  [COMMA, ALL].map((as) =>
    named(`${claim} in a cell ${as.all ? 'of a quoted file' : 'written rightly'} is text`, (name) => renamed(name, 5 + i, word, as)),
  ),
);

function typographic(): HostileCase {
  const name = 'typographic quotes around cells with commas: refused, nothing shifts';
  const write = (deal: Deal): Deal => ({ ...deal, name: `One, ${deal.name}`, account: 'Acme, Inc' });
  const page = pageOf(dealsOf(name).map(write), ORDINARY);
  const raw = page.entries.map(({ cells }) => cells.map((cell) => `“${cell}”`).join(','));
  return {
    name,
    family: FAMILY,
    file: 'export.csv',
    bytes: () => new TextEncoder().encode(`${raw.join('\n')}\n`),
    expect: { outcomes: ['reject'], says: /quot/i },
  };
}

function inchesEverywhere(): HostileCase {
  const name = 'inch signs in every row of a tab file without quotes: as text or set aside, never joined';
  const tab = dialect({ delimiter: '\t' });
  const deals = dealsOf(name).map((deal, i) => ({ ...deal, name: i % 2 === 0 ? `${i}" screen` : deal.name }));
  const page = pageOf(deals, ORDINARY, tab);
  const raw = { ...page, entries: page.entries.map((entry) => ({ ...entry, raw: entry.cells.join('\t') })) };
  const { book } = written(raw);
  const odd = {
    ...book,
    rows: book.rows.filter((_, i) => i % 2 === 1),
    setAside: book.rows.filter((_, i) => i % 2 === 0).map(({ line }) => line),
  };
  return pageCase(FAMILY, name, raw, { outcomes: ['load', 'notice', 'quarantine'], books: () => [book, odd] });
}

export const quoting: readonly HostileCase[] = [
  ...badRows,
  ...goodCells,
  cutInQuotes(),
  typographic(),
  inchesEverywhere(),
  named('grouped amounts in quotes are one cell', (name) => ordinaryPage(name, ordinary({ amount: amount(english) })), {
    outcomes: ['notice'],
    notices: [{ column: 'Amount' }],
  }),
  named(
    'empty quoted cells are empty',
    (name) =>
      pageOf(
        changed(dealsOf(name), 8, (deal) => ({ ...deal, owner: '' })),
        ORDINARY,
        ALL,
      ),
    {
      outcomes: AS_IS,
      books: (book) => [without(book)],
    },
  ),
  named('a quoted header beside bare rows', (name) => {
    const page = ordinaryPage(name);
    return { ...page, entries: page.entries.map((entry, i) => (i === 0 ? { ...entry, raw: rowText(entry.cells, ALL) } : entry)) };
  }),
  named('ids in quotes stay text', (name) =>
    pageOf(
      dealsOf(name).map((deal, i) => ({ ...deal, id: `000${i + 1}` })),
      ordinary({ opportunityId: id() }),
      ALL,
    ),
  ),
];
