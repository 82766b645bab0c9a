import { ORDINARY, ordinary, stage, close } from '../columns';
import { DATES } from '../date-styles';
import { changed, dealsOf, type Deal } from '../deal';
import { AS_IS, type HostileCase } from '../hostile-case';
import { appended, dialect, inserted, line, pageOf, written, type Entry, type Page } from '../page';
import { ordinaryPage, pageCase } from '../page-case';

const FAMILY = 'line ends';
const CRLF = dialect({ end: '\r\n' });

const named = (name: string, page: (name: string) => Page, wishes: Parameters<typeof pageCase>[3] = {}): HostileCase =>
  pageCase(FAMILY, name, page(name), wishes);
const breaks = (deals: readonly Deal[], end: string): readonly Deal[] =>
  deals.map((deal, i) => (i % 6 === 1 ? { ...deal, name: `First line${end}second line ${i}` } : deal));

/** The same page with another line end after each record, told by its number. */
function mixed(name: string, endOf: (i: number) => string): HostileCase {
  const page = ordinaryPage(name);
  const rows = page.entries.map(({ cells }) => cells.join(','));
  const text = rows.map((row, i) => row + endOf(i)).join('');
  const { book } = written(page);
  return {
    name,
    family: FAMILY,
    file: 'export.csv',
    bytes: () => new TextEncoder().encode(text),
    expect: { outcomes: AS_IS, books: [book] },
  };
}

const blanks = (count: number, text = ''): readonly Entry[] => Array.from({ length: count }, () => line(text, 'blank'));
/** A line break of a cell, as the product may keep or unify it. */
const eitherBreak: Parameters<typeof pageCase>[3] = {
  books: (book) => [
    book,
    {
      ...book,
      rows: book.rows.map((row) => ({ ...row, cells: { ...row.cells, name: String(row.cells['name']).replaceAll(/\r\n?/g, '\n') } })),
    },
  ],
};

export const lineEnds: readonly HostileCase[] = [
  named('line feeds alone', (name) => ordinaryPage(name)),
  named('carriage returns and line feeds', (name) => ordinaryPage(name, ORDINARY, CRLF)),
  named('carriage returns alone', (name) => ordinaryPage(name, ORDINARY, dialect({ end: '\r' }))),
  mixed('CRLF with a bare LF after every fifth row joins no rows', (i) => (i % 5 === 0 ? '\n' : '\r\n')),
  mixed('LF with a CRLF after every fourth row leaves no CR in a cell', (i) => (i % 4 === 0 ? '\r\n' : '\n')),
  mixed('a bare CR after one row of an LF file joins no rows', (i) => (i === 17 ? '\r' : '\n')),
  mixed('all three line ends in turn', (i) => ['\n', '\r\n', '\r'][i % 3] ?? '\n'),
  named('CR CR LF after every row', (name) => ordinaryPage(name, ORDINARY, dialect({ end: '\r\r\n' })), {
    books: (book) => [
      { ...book, linesUnsure: true },
      { ...book, linesUnsure: true, notData: book.rows.map(({ line: at }) => ({ line: at, kinds: ['blank'] })) },
    ],
  }),
  named('no line end after the last row', (name) => ({ ...ordinaryPage(name), final: '' })),
  named('three blank lines after the last row are named', (name) => appended(ordinaryPage(name), ...blanks(3))),
  named('blanks and tabs alone on a line are named blank', (name) =>
    inserted(ordinaryPage(name), 10, ...blanks(1, '   '), ...blanks(1, ' \t ')),
  ),
  named('a blank line after every row', (name) => {
    const page = ordinaryPage(name);
    return { ...page, entries: page.entries.flatMap((entry) => [entry, ...blanks(1)]) };
  }),
  named('a blank line between header and rows', (name) => inserted(ordinaryPage(name), 1, ...blanks(1))),
  named('blank lines before the header', (name) =>
    inserted(ordinaryPage(name), 0, line('', 'blank', 'preamble'), line('', 'blank', 'preamble')),
  ),
  named('LF inside quotes of an LF file, rows keep their lines', (name) => pageOf(breaks(dealsOf(name), '\n'), ORDINARY)),
  named('LF inside quotes of a CRLF file', (name) => pageOf(breaks(dealsOf(name), '\n'), ORDINARY, CRLF), eitherBreak),
  named('CRLF inside quotes of an LF file', (name) => pageOf(breaks(dealsOf(name), '\r\n'), ORDINARY), eitherBreak),
  named('CR inside quotes', (name) => pageOf(breaks(dealsOf(name), '\r'), ORDINARY), eitherBreak),
  named('blank lines inside quotes are no records', (name) =>
    pageOf(
      changed(dealsOf(name), 9, (deal) => ({ ...deal, name: 'One\n\n\ntwo' })),
      ORDINARY,
    ),
  ),
  named('a header with a line break inside quotes is recognised', (name) =>
    ordinaryPage(name, ordinary({ closeDate: close(DATES.iso, 'Close\nDate'), outcome: stage('Stage') })),
  ),
  named('form feed and vertical tab inside a cell are text', (name) =>
    pageOf(
      changed(dealsOf(name), 12, (deal) => ({ ...deal, name: 'One\ftwo\vthree' })),
      ORDINARY,
    ),
  ),
];
