import { amount, ORDINARY, ordinary, other } from '../columns';
import { changed, dealsOf } from '../deal';
import { AS_IS, type HostileCase } from '../hostile-case';
import { plainComma } from '../number-styles';
import { COMMA, dialect, inserted, line, pageOf, rowChanged, rowText, written } from '../page';
import { ordinaryPage, pageCase } from '../page-case';

const FAMILY = 'dialects';
const DELIMITERS: readonly (readonly [string, string])[] = [
  ['comma', ','],
  ['semicolon', ';'],
  ['tab', '\t'],
  ['pipe', '|'],
  ['caret', '^'],
  ['tilde', '~'],
  ['U+0001', '\u0001'],
];
const WRITTEN: readonly (readonly [string, boolean, string])[] = [
  ['cells quoted where they must be', false, '\n'],
  ['cells quoted where they must be, CRLF', false, '\r\n'],
  ['every cell quoted', true, '\n'],
  ['every cell quoted, CRLF', true, '\r\n'],
];

const everyDialect = DELIMITERS.flatMap(([word, delimiter]) =>
  WRITTEN.map(([how, all, end]) => {
    const name = `${word} between cells, ${how}: loads as it is`;
    const deals = changed(dealsOf(name), 3, (deal) => ({
      ...deal,
      name: `One ${delimiter} two "three" four`,
      account: `Comma, semicolon; pipe| and so on`,
    }));
    const columns = delimiter === ';' ? ordinary({ amount: amount(plainComma) }) : ORDINARY;
    return pageCase(FAMILY, name, pageOf(deals, columns, dialect({ delimiter, all, end })), { file: 'export.txt' });
  }),
);

const named = (name: string, page: ReturnType<typeof ordinaryPage>, wishes: Parameters<typeof pageCase>[3] = {}): HostileCase =>
  pageCase(FAMILY, name, page, wishes);

function halfAndHalf(): HostileCase {
  const name = 'the separator changes half way: the later half is set aside, or asked about';
  let page = ordinaryPage(name);
  for (let i = 20; i < 40; i += 1) {
    page = rowChanged(page, i, (entry) => ({ ...entry, raw: rowText(entry.cells, dialect({ delimiter: ';' })), is: 'aside' }));
  }
  return named(name, page, { outcomes: ['quarantine', 'ask'] });
}

const allSetAside = (page: ReturnType<typeof ordinaryPage>): ReturnType<typeof written>['book'] => {
  const { book } = written(page);
  return { ...book, rows: [], setAside: book.rows.map(({ line: at }) => at) };
};

function trailingDelimiter(): HostileCase {
  const name = 'a separator after the last cell of every row but the header: nothing shifts';
  const page = ordinaryPage(name);
  const rows = {
    ...page,
    entries: page.entries.map((entry, i) => (i === 0 ? entry : { ...entry, raw: `${rowText(entry.cells, COMMA)},` })),
  };
  return named(name, rows, { outcomes: ['notice', 'load', 'ask', 'quarantine', 'reject'], books: (book) => [book, allSetAside(page)] });
}

const spaced = 'a blank after every comma: cells are trimmed';
const single = 'apostrophes for quotes are found';
const backslash = 'a backslash before an inner quote is found';
const hint = 'a first line sep=; is not data';
const germanText = 'decimal commas and commas in text do not make a semicolon file a comma file';
const emptyLast = 'a separator after the last cell everywhere: an unnamed empty column';

export const dialects: readonly HostileCase[] = [
  ...everyDialect,
  named(spaced, ordinaryPage(spaced, ORDINARY, dialect({ delimiter: ', ' }))),
  named(
    single,
    pageOf(
      changed(dealsOf(single), 4, (deal) => ({ ...deal, name: "O'Brien, and partners" })),
      ORDINARY,
      dialect({ quote: "'", all: true, escape: "'" }),
    ),
  ),
  named(
    backslash,
    pageOf(
      dealsOf(backslash).map((deal, i) => (i % 5 === 0 ? { ...deal, name: `The "${i}", deal` } : deal)),
      ORDINARY,
      dialect({ all: true, escape: '\\' }),
    ),
  ),
  named(
    hint,
    inserted(ordinaryPage(hint, ordinary({ amount: amount(plainComma) }), dialect({ delimiter: ';' })), 0, line('sep=;', 'preamble')),
    {
      outcomes: ['notice'],
    },
  ),
  named(
    germanText,
    pageOf(
      dealsOf(germanText).map((deal) => ({ ...deal, account: 'Müller, Meyer, Schmidt und Partner' })),
      ordinary({ amount: amount(plainComma) }),
      dialect({ delimiter: ';' }),
    ),
  ),
  named(emptyLast, ordinaryPage(emptyLast, [...ORDINARY, other('', () => '')]), { outcomes: AS_IS }),
  trailingDelimiter(),
  halfAndHalf(),
];
