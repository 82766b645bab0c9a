import { keeping, reading } from '../book';
import { shifted } from '../date-styles';
import { dealsOf } from '../deal';
import { bookOf, headerRow, sheetRows } from '../deals-in-a-workbook';
import { AS_IS, utf8, type Expect, type HostileCase } from '../hostile-case';
import { workbookOf, workbookParts, type XBook } from '../workbook-writer';
import { zipOf, type ZipEntry } from '../zip-writer';

const FAMILY = 'hostile workbooks';
const REFUSED: Expect = { outcomes: ['reject'], says: /./ };
const refused = (says: RegExp): Expect => ({ outcomes: ['reject'], says });
const deals = (name: string): XBook => ({ sheets: [{ name: 'Deals', rows: sheetRows(dealsOf(name)) }] });

/** A workbook with its parts changed by hand. */
const changedParts = (name: string, expect: Expect, change: (part: ZipEntry) => readonly ZipEntry[], file = 'deals.xlsx'): HostileCase => ({
  name,
  family: FAMILY,
  file,
  bytes: () => zipOf(workbookParts(deals(name)).flatMap(change)),
  expect,
});
const SHEET = 'xl/worksheets/sheet1.xml';
const text = (part: ZipEntry): string => new TextDecoder().decode(part.data);
const sheetText =
  (change: (xml: string) => string) =>
  (part: ZipEntry): readonly ZipEntry[] => [part.name === SHEET ? { ...part, data: utf8(change(text(part))) } : part];
const loads = (name: string): Expect => ({ outcomes: AS_IS, books: [bookOf(dealsOf(name), 2)] });
const declared = (name: string): string => `<!DOCTYPE sst [<!ENTITY ${name} "ha">]>`;
const LAUGHS = `<!DOCTYPE x [<!ENTITY a "ha">${'bcdefghij'
  .split('')
  .map((one, i) => `<!ENTITY ${one} "${`&${'abcdefghi'[i]};`.repeat(10)}">`)
  .join('')}]>`;

const farCell = '<row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>far</t></is></c></row>';
const manyBlanks = (rows: number): string =>
  Array.from({ length: rows }, (_, i) => `<row r="${i + 50}"><c r="A${i + 50}" s="1"/></row>`).join('');
const beforeEnd =
  (more: string) =>
  (xml: string): string =>
    xml.replace('</sheetData>', `${more}</sheetData>`);

const far = 'one cell at XFD1048576 is refused, or read without the room between';
const strict = 'a second sheet data part that says the same cell twice is refused or told';

export const hostileWorkbooks: readonly HostileCase[] = [
  changedParts(
    'a document type in the sheet is refused',
    refused(/DOCTYPE|document type|declar|unsafe|not an ordinary/i),
    sheetText((xml) => xml.replace('?>\n', `?>\n${declared('a')}`)),
  ),
  changedParts(
    'entities that grow a billion times are refused',
    refused(/DOCTYPE|document type|declar|unsafe|not an ordinary/i),
    sheetText((xml) => xml.replace('?>\n', `?>\n${LAUGHS}`)),
  ),
  {
    name: 'a document type in the workbook part is refused',
    family: FAMILY,
    file: 'deals.xlsx',
    bytes: () => workbookOf({ ...deals('declared'), prolog: declared('a') }),
    expect: REFUSED,
  },
  changedParts('a document type in the shared strings is refused', REFUSED, (part) => [
    part.name === 'xl/sharedStrings.xml' ? { ...part, data: utf8(text(part).replace('?>\n', `?>\n${declared('a')}`)) } : part,
  ]),
  changedParts(
    far,
    {
      ...loads(far),
      outcomes: ['reject', 'quarantine', 'notice'],
      books: [{ ...bookOf(dealsOf(far), 2), setAside: [1_048_576] }],
      says: /./,
    },
    sheetText(beforeEnd(farCell)),
  ),
  changedParts(
    'a far column in one row is set aside or refused',
    {
      outcomes: ['reject', 'quarantine', 'notice', 'ask'],
      books: [
        keeping(bookOf(dealsOf('a far column in one row is set aside or refused'), 2), (_, i) => i !== 39),
        bookOf(dealsOf('a far column in one row is set aside or refused'), 2),
      ],
      says: /./,
    },
    sheetText((xml) => xml.replace('</row></sheetData>', '<c r="XFD41" t="inlineStr"><is><t>far</t></is></c></row></sheetData>')),
  ),
  changedParts(
    '120 MB of blanks inside the sheet are refused',
    REFUSED,
    sheetText((xml) => xml.replace('</sheetData>', `${' '.repeat(120_000_000)}</sheetData>`)),
  ),
  changedParts(
    'two hundred thousand blank rows after the deals: read at once or refused',
    {
      ...loads('two hundred thousand blank rows after the deals: read at once or refused'),
      outcomes: [...AS_IS, 'reject'],
      books: blankTail('two hundred thousand blank rows after the deals: read at once or refused'),
      says: /./,
    },
    sheetText(beforeEnd(manyBlanks(200_000))),
  ),
  changedParts('a sheet that says 10 bytes is refused', REFUSED, (part) => [part.name === SHEET ? { ...part, says: { size: 10 } } : part]),
  changedParts('a sheet with a wrong checksum is refused', REFUSED, (part) => [part.name === SHEET ? { ...part, says: { crc: 7 } } : part]),
  changedParts('a workbook without its sheet is refused', REFUSED, (part) => (part.name === SHEET ? [] : [part])),
  changedParts('a workbook without its list of sheets is refused', REFUSED, (part) => (part.name === 'xl/workbook.xml' ? [] : [part])),
  noStyles(),
  changedParts(
    'a sheet that ends in the middle of a row is refused',
    REFUSED,
    sheetText((xml) => xml.slice(0, xml.length >> 1)),
  ),
  changedParts(
    'macros beside the sheet change nothing',
    loads('macros beside the sheet change nothing'),
    (part) => (part.name === SHEET ? [part, { name: 'xl/vbaProject.bin', data: Uint8Array.of(1, 2, 3) }] : [part]),
    'deals.xlsm',
  ),
  changedParts(
    'pictures and comments beside the sheet change nothing',
    loads('pictures and comments beside the sheet change nothing'),
    (part) =>
      part.name === SHEET
        ? [part, { name: 'xl/media/image1.png', data: new Uint8Array(2048) }, { name: 'xl/comments1.xml', data: utf8('<comments/>') }]
        : [part],
  ),
  changedParts('an entry flagged as encrypted is refused', refused(/password|encrypted/i), (part) => [{ ...part, flags: 1 }]),
  changedParts(
    strict,
    { outcomes: ['reject', 'quarantine', 'notice', 'load', 'ask'], books: [bookOf(dealsOf(strict), 2)], says: /./ },
    sheetText((xml) => xml.replace('</row></sheetData>', '<c r="A41" t="inlineStr"><is><t>OTHER</t></is></c></row></sheetData>')),
  ),
  noString(),
  {
    name: 'a workbook without a sheet of cells is refused',
    family: FAMILY,
    file: 'deals.xlsx',
    bytes: () => workbookOf({ sheets: [{ name: 'Empty', rows: [] }] }),
    expect: refused(/empty|blank|no row|no cell|nothing/i),
  },
  {
    name: 'a workbook of three hundred columns of headers and no row is refused',
    family: FAMILY,
    file: 'deals.xlsx',
    bytes: () => workbookOf({ sheets: [{ name: 'Wide', rows: [{ cells: Array.from({ length: 30 }, () => headerRow().cells).flat() }] }] }),
    expect: REFUSED,
  },
];

/** Without styles a day is a number: each column may be days from 1900, from 1904, or left out. */
function noStyles(): HostileCase {
  const name = 'a workbook without styles: day numbers are asked about, or refused';
  const book = bookOf(dealsOf(name), 2);
  const ways: readonly (readonly [string, (iso: string | number | null) => string | null])[] = [
    ['days', (iso) => shifted(iso, 0)],
    ['days from 1904', (iso) => shifted(iso, 1462)],
    ['left out', () => null],
  ];
  const readings = ways.flatMap(([a, createdBy]) =>
    ways.map(([b, closeBy]) => ({
      name: `created ${a}, close ${b}`,
      optional: a !== 'days' || b !== 'days',
      book: reading(book, (cells) => ({
        createdDate: createdBy(cells['createdDate'] ?? null),
        closeDate: closeBy(cells['closeDate'] ?? null),
      })),
    })),
  );
  const expect: Expect = { outcomes: ['ask', 'reject'], asks: { column: 'Close Date', mayStop: true, readings }, says: /./ };
  return changedParts(name, expect, (part) => (part.name === 'xl/styles.xml' ? [] : [part]));
}

function noString(): HostileCase {
  const name = 'a shared string that does not exist is missing, set aside or refused, and told';
  const book = bookOf(dealsOf(name), 2);
  const blank = reading(book, (_, i) => (i === 3 ? { name: null } : {}));
  const expect: Expect = { outcomes: ['reject', 'quarantine', 'notice'], books: [blank, keeping(book, (_, i) => i !== 3)], says: /./ };
  return changedParts(
    name,
    expect,
    sheetText((xml) => xml.replace(/<c r="B5" t="inlineStr">.*?<\/c>/, '<c r="B5" t="s"><v>999</v></c>')),
  );
}

function blankTail(name: string): NonNullable<Expect['books']> {
  const book = bookOf(dealsOf(name), 2);
  const blanks = Array.from({ length: 200_000 }, (_, i) => ({ line: 50 + i, kinds: ['blank'] as const }));
  const gap = Array.from({ length: 8 }, (_, i) => ({ line: 42 + i, kinds: ['blank'] as const }));
  return [book, { ...book, notData: blanks }, { ...book, notData: [...gap, ...blanks] }];
}
