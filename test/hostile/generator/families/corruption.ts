import { gzipSync } from 'node:zlib';
import { ORDINARY, placeOf } from '../columns';
import { keeping } from '../book';
import { at, changed, dealsOf } from '../deal';
import { AS_IS, joined, utf8, type HostileCase } from '../hostile-case';
import { cellText, dialect, pageOf, rowChanged, written, type Page } from '../page';
import { ordinaryPage, pageCase, type PageCase } from '../page-case';
import { bookOf, sheetRows } from '../deals-in-a-workbook';
import { workbookOf } from '../workbook-writer';

const FAMILY = 'corruption';
const NAME = placeOf(ORDINARY, 'name');
const QUARANTINED: PageCase = { outcomes: ['quarantine'] };
const named = (name: string, page: (name: string) => Page, wishes: PageCase = {}): HostileCase =>
  pageCase(FAMILY, name, page(name), wishes);

/** A cell of one row that stands in the file as given; the row is set aside. */
const spoilt = (page: Page, index: number, place: number, raw: string): Page =>
  rowChanged(page, index, (entry) => ({
    ...entry,
    raw: entry.cells.map((cell, i) => (i === place ? raw : cellText(cell, page.dialect))).join(page.dialect.delimiter),
    is: 'aside',
  }));

const PLACES: readonly (readonly [string, number])[] = [
  ['a name', NAME],
  ['an amount', placeOf(ORDINARY, 'amount')],
  ['a date', placeOf(ORDINARY, 'closeDate')],
  ['an id', placeOf(ORDINARY, 'opportunityId')],
];
const nulInCells = PLACES.map(([word, place], i) =>
  named(`a NUL inside ${word}: that row is set aside`, (name) => spoilt(ordinaryPage(name), 3 + i * 9, place, 'a\u0000b'), QUARANTINED),
);

/** The file as written, with bytes after its end. */
const tailed = (name: string, tail: Uint8Array, outcomes: PageCase['outcomes'], final = '\n'): HostileCase =>
  pageCase(
    FAMILY,
    name,
    { ...ordinaryPage(name), final },
    { ...(outcomes === undefined ? {} : { outcomes }), encode: (text) => joined(utf8(text), tail) },
  );

function cutAt(name: string, share: number): HostileCase {
  const page = ordinaryPage(name);
  const last = at(page.entries, 40);
  const raw = last.cells.join(',');
  return pageCase(
    FAMILY,
    name,
    { ...rowChanged(page, 39, (entry) => ({ ...entry, raw: raw.slice(0, Math.floor(raw.length * share)), is: 'aside' })), final: '' },
    QUARANTINED,
  );
}

function hole(): HostileCase {
  const name = 'a hole of NULs over three rows: no other row is lost or changed';
  const page = ordinaryPage(name);
  const { text, book } = written(page);
  const lines = text.split('\n');
  const from = lines.slice(0, 18).join('\n').length + 10;
  const to = lines.slice(0, 20).join('\n').length + 12;
  const holed = text.slice(0, from) + '\u0000'.repeat(to - from) + text.slice(to);
  const kept = book.rows.filter(({ line }) => line < 19 || line > 21);
  // The line ends inside the hole are gone, so that what follows stands two lines higher.
  const rows = kept.map((row) => (row.line > 21 ? { ...row, line: row.line - 2 } : row));
  return {
    name,
    family: FAMILY,
    file: 'export.csv',
    bytes: () => utf8(holed),
    expect: { outcomes: ['quarantine', 'reject'], books: [{ ...book, rows, setAside: [19] }], says: /./ },
  };
}

const packed = (name: string): Uint8Array => gzipSync(written(ordinaryPage(name)).text);
const flipped = (bytes: Uint8Array, fromEnd: number): Uint8Array =>
  bytes.map((byte, i) => (i === bytes.length - fromEnd ? byte ^ 0x55 : byte));
const GZIP: readonly (readonly [string, (bytes: Uint8Array) => Uint8Array])[] = [
  ['cut before its trailer', (bytes) => bytes.subarray(0, -8)],
  ['cut in the middle', (bytes) => bytes.subarray(0, bytes.length >> 1)],
  ['with another length at its end', (bytes) => flipped(bytes, 1)],
  ['with a wrong checksum', (bytes) => flipped(bytes, 6)],
  ['of two members', (bytes) => joined(bytes, bytes)],
  ['with bytes after its end', (bytes) => joined(bytes, utf8('and more'))],
  ['with zeros after its end', (bytes) => joined(bytes, new Uint8Array(512))],
  ['with a broken middle', (bytes) => bytes.map((byte, i) => (i > 400 && i < 420 ? byte ^ 0xff : byte))],
];

const gzips = GZIP.map(([claim, spoil]): HostileCase => {
  const name = `a gzip ${claim} is refused`;
  return {
    name,
    family: FAMILY,
    file: 'export.csv.gz',
    bytes: () => spoil(packed(name)),
    expect: { outcomes: ['reject'], says: /gzip|damaged|several|cut|unpack/i },
  };
});

const workbook = (name: string): Uint8Array => workbookOf({ sheets: [{ name: 'Deals', rows: sheetRows(dealsOf(name)) }] });
function cutWorkbook(name: string, share: number): HostileCase {
  return {
    name,
    family: FAMILY,
    file: 'deals.xlsx',
    bytes: () => workbook(name).subarray(0, Math.floor(workbook(name).length * share)),
    expect: { outcomes: ['reject'], says: /damaged|cut|incomplete|not whole|end/i },
  };
}
function spoiltWorkbook(): HostileCase {
  const name = 'a workbook with a byte changed inside its sheet is refused';
  const spoil = (bytes: Uint8Array): Uint8Array => {
    const place = Buffer.from(bytes).indexOf('xl/worksheets/sheet1.xml') + 300;
    return bytes.map((byte, i) => (i === place ? byte ^ 0x5a : byte));
  };
  return {
    name,
    family: FAMILY,
    file: 'deals.xlsx',
    bytes: () => spoil(workbook(name)),
    expect: { outcomes: ['reject'], books: [bookOf(dealsOf(name), 2)], says: /damaged|checksum|broken|cut/i },
  };
}

export const corruption: readonly HostileCase[] = [
  ...nulInCells,
  ...['a bell inside a name: text or set aside'].map((name) => {
    const deals = changed(dealsOf(name), 14, (deal) => ({ ...deal, name: 'a\u0007b' }));
    return pageCase(FAMILY, name, pageOf(deals, ORDINARY), {
      outcomes: ['load', 'notice', 'quarantine'],
      books: (book) => [book, keeping(book, (_, i) => i !== 14)],
    });
  }),
  tailed('NULs after the last row are no record, and told', new Uint8Array(512), ['notice']),
  tailed('4,096 NULs after a last row without a line end', new Uint8Array(4096), ['notice'], ''),
  tailed('a Ctrl-Z after the last row', Uint8Array.of(0x1a), AS_IS),
  tailed('a Ctrl-Z and a line end after the last row', Uint8Array.of(0x1a, 0x0d, 0x0a), AS_IS),
  cutAt('cut in the middle of the last row: that row is set aside', 0.5),
  cutAt('cut after the first cell of the last row: that row is set aside', 0.12),
  cutAt('cut before the last cell: that row is set aside', 0.8),
  ...['cut inside quotes in a row of few quotes: that row is set aside'].map((name) => {
    const page = rowChanged(ordinaryPage(name), 39, (entry) => ({ ...entry, raw: `${at(entry.cells, 0)},"Deal, the la`, is: 'aside' }));
    return pageCase(FAMILY, name, { ...page, final: '' }, QUARANTINED);
  }),
  hole(),
  ...gzips,
  cutWorkbook('a workbook cut at half is refused', 0.5),
  cutWorkbook('a workbook without its last bytes is refused', 0.995),
  spoiltWorkbook(),
  ...['the end of the file written twice: the ids are asked about'].map((name) => {
    const page = ordinaryPage(name, ORDINARY, dialect({ end: '\r\n' }));
    const entries = [...page.entries, ...page.entries.slice(-6)];
    return pageCase(
      FAMILY,
      name,
      { ...page, entries },
      {
        outcomes: ['ask'],
        readings: (book) => ({
          mayStop: true,
          readings: [
            { name: 'all', book, optional: true },
            {
              name: 'the first',
              book: { ...book, rows: book.rows.slice(0, 40), setAside: book.rows.slice(40).map(({ line }) => line) },
              optional: true,
            },
            {
              name: 'the last',
              book: {
                ...book,
                rows: [...book.rows.slice(0, 34), ...book.rows.slice(40)],
                setAside: book.rows.slice(34, 40).map(({ line }) => line),
              },
              optional: true,
            },
            {
              name: 'none',
              book: { ...book, rows: book.rows.slice(0, 34), setAside: book.rows.slice(34).map(({ line }) => line) },
              optional: true,
            },
          ],
        }),
      },
    );
  }),
];
