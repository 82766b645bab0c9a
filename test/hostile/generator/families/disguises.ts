import { gzipSync } from 'node:zlib';
import { amount, id, ORDINARY, ordinary, stage } from '../columns';
import { dealsOf } from '../deal';
import { ENCODERS } from '../encoders';
import { AS_IS, joined, latin1, utf8, type HostileCase } from '../hostile-case';
import { plainComma } from '../number-styles';
import { dialect, pageOf, written } from '../page';
import { ordinaryPage, pageCase } from '../page-case';
import { bookOf, sheetRows } from '../deals-in-a-workbook';
import { workbookOf } from '../workbook-writer';
import { zipOf } from '../zip-writer';

const FAMILY = 'disguises';
const COMPOUND = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
const compound = (inside: string): Uint8Array =>
  joined(Uint8Array.from(COMPOUND), new Uint8Array(504), ENCODERS['utf-16le'](inside), new Uint8Array(512));
const head = (...bytes: readonly number[]): Uint8Array =>
  joined(
    Uint8Array.from(bytes),
    new Uint8Array(64).map((_, i) => (i * 37) % 256),
  );
const rows = dealsOf('a page').map((deal) => `<tr>${ORDINARY.map((column) => `<td>${column.write(deal, 0)}</td>`).join('')}</tr>`);
const TABLE = `<table border="1">${rows.join('\n')}</table>`;
const POINTER =
  'version https://git-lfs.github.com/spec/v1\noid sha256:4d7a214614ab2935c943f9e0ff69d22eadbb8f32b1258daaa5e2ca24d17e2393\nsize 12345\n';

/** Files that are something else: the sentence names what, whatever the name says. */
const OTHER: readonly (readonly [claim: string, file: string, bytes: Uint8Array, says: RegExp])[] = [
  [
    'a report that is a web page named .xls',
    'report.xls',
    utf8(`<html><head><meta charset="utf-8"></head><body>${TABLE}</body></html>`),
    /web page|HTML/i,
  ],
  [
    'a login page named .csv',
    'report.csv',
    utf8('<!DOCTYPE html>\n<html><head><title>Log in</title></head><body><form></form></body></html>'),
    /web page|HTML/i,
  ],
  ['a web page after blank lines and a mark', 'report.csv', utf8(`\uFEFF\n\n  <!doctype HTML><HTML>${TABLE}`), /web page|HTML/i],
  ['a bare HTML table named .xls', 'report.xls', utf8(TABLE), /web page|HTML/i],
  ['a web page in UTF-16', 'report.csv', ENCODERS['utf-16le'](`\uFEFF<html>${TABLE}</html>`), /web page|HTML/i],
  ['a web page that begins with a comment', 'report.csv', utf8(`<!-- saved -->\n<html>${TABLE}</html>`), /web page|HTML|XML/i],
  [
    'an XML spreadsheet of 2003',
    'report.xls',
    utf8(
      '<?xml version="1.0"?>\n<?mso-application progid="Excel.Sheet"?>\n<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"></Workbook>',
    ),
    /XML/,
  ],
  ['plain XML', 'report.csv', utf8('<?xml version="1.0"?><deals><deal id="1"/></deals>'), /XML/],
  ['a PDF named .csv', 'report.csv', latin1('%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n1 0 obj\n<<>>\nendobj\n'), /PDF/],
  ['a PNG named .csv', 'report.csv', head(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a), /picture|image|PNG/i],
  ['a JPEG named .xlsx', 'report.xlsx', head(0xff, 0xd8, 0xff, 0xe0, 0, 16, 0x4a, 0x46, 0x49, 0x46), /picture|image|JPEG|binary|not text/i],
  ['a GIF named .csv', 'report.csv', head(0x47, 0x49, 0x46, 0x38, 0x39, 0x61, 1, 0, 1, 0, 0x80), /picture|image|GIF|binary|not text/i],
  ['a git-lfs pointer', 'deals.csv', utf8(POINTER), /lfs|pointer/i],
  ['real SYLK named .csv', 'deals.csv', utf8('ID;PWXL;N;E\r\nP;PGeneral\r\nC;Y1;X1;K"Id"\r\nC;Y2;X1;K"1"\r\nE\r\n'), /SYLK/],
  ['an old Excel file', 'deals.xls', compound('Workbook'), /old Excel|\.xls|Excel 97/i],
  ['an old Excel file named .csv', 'deals.csv', compound('Workbook'), /Excel/i],
  ['a password-protected workbook', 'deals.xlsx', compound('EncryptedPackage'), /password/i],
  [
    'RTF named .csv',
    'deals.csv',
    utf8('{\\rtf1\\ansi\\deff0 {\\fonttbl {\\f0 Arial;}}\nDeals of the year\\par\n}'),
    /RTF|JSON|rich text|cannot be read|table/i,
  ],
  ['a database file', 'deals.csv', joined(latin1('SQLite format 3\0'), head(0x10, 0, 1, 1, 0)), /database|SQLite/i],
  ['a 7z archive', 'deals.zip', head(0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c, 0, 4), /7z|archive|binary|not text/i],
  ['a RAR archive', 'deals.zip', head(0x52, 0x61, 0x72, 0x21, 0x1a, 7, 1, 0), /RAR|archive|binary|not text/i],
  ['a bzip2 file', 'deals.csv', head(0x42, 0x5a, 0x68, 0x39, 0x31, 0x41, 0x59, 0x26), /bzip2|archive|binary|not text/i],
  ['a program', 'deals.csv', head(0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0), /binary|program|not text/i],
  ['zeros alone', 'deals.csv', new Uint8Array(4096), /zero|empty/i],
  [
    'a text document packed as a zip',
    'deals.xlsx',
    zipOf([
      { name: '[Content_Types].xml', data: utf8('<Types/>') },
      { name: 'word/document.xml', data: utf8('<w/>') },
    ]),
    /./,
  ],
  [
    'an OpenDocument spreadsheet',
    'deals.xlsx',
    zipOf([
      { name: 'mimetype', data: utf8('application/vnd.oasis.opendocument.spreadsheet'), stored: true },
      { name: 'content.xml', data: utf8('<office/>') },
    ]),
    /./,
  ],
  [
    'an error that a service answered',
    'deals.csv',
    utf8('{"error":"unauthorized","message":"Session expired or invalid"}'),
    /JSON|no table/,
  ],
  [
    'a letter',
    'deals.csv',
    utf8('Dear Ana,\n\nplease find the numbers in the other file.\nThe last quarter was fine, I think.\n\nBest\nBen\n'),
    /./,
  ],
  [
    'SQL',
    'deals.csv',
    utf8(
      `CREATE TABLE deals (id text, amount numeric);\n${Array.from({ length: 20 }, (_, i) => `INSERT INTO deals VALUES ('${i}', ${i}.50);`).join('\n')}\n`,
    ),
    /./,
  ],
  ['settings', 'deals.csv', utf8('[core]\nname = deals\nformat = csv\n\n[export]\nowner = ana\n'), /./],
  [
    'a calendar',
    'deals.csv',
    utf8('BEGIN:VCALENDAR\nVERSION:2.0\nBEGIN:VEVENT\nDTSTART:20250331\nSUMMARY:Deal\nEND:VEVENT\nEND:VCALENDAR\n'),
    /./,
  ],
  ['a web page packed with gzip', 'deals.csv.gz', gzipSync(`<html>${TABLE}</html>`), /web page|HTML/i],
];

const others = OTHER.map(([claim, file, bytes, says]): HostileCase => ({
  name: `${claim} is refused, and named`,
  family: FAMILY,
  file,
  bytes: () => bytes,
  expect: { outcomes: ['reject'], says },
}));

/** Files of deals under another name. */
function renamed(name: string, file: string, bytes: (page: ReturnType<typeof written>) => Uint8Array): HostileCase {
  const page = written(ordinaryPage(name));
  return { name, family: FAMILY, file, bytes: () => bytes(page), expect: { outcomes: AS_IS, books: [page.book] } };
}

function workbookNamedCsv(): HostileCase {
  const name = 'a workbook named .csv is read as a workbook';
  const deals = dealsOf(name);
  return {
    name,
    family: FAMILY,
    file: 'deals.csv',
    bytes: () => workbookOf({ sheets: [{ name: 'Deals', rows: sheetRows(deals) }] }),
    expect: { outcomes: AS_IS, books: [bookOf(deals, 2)] },
  };
}

function jsonNamedCsv(name: string, text: (records: readonly Readonly<Record<string, string>>[]) => string): HostileCase {
  const deals = dealsOf(name);
  const records = deals.map((deal, i) => Object.fromEntries(ORDINARY.map((column) => [column.header, column.write(deal, i)])));
  return {
    name,
    family: FAMILY,
    file: 'deals.csv',
    bytes: () => utf8(text(records)),
    expect: { outcomes: ['notice', 'load'], books: [bookOf(deals, 1)] },
  };
}

const startsWithId = 'a semicolon header that begins with ID;Phase is a header, no SYLK';
const startsWithComma = 'a header that begins with ID, is a header';

export const disguises: readonly HostileCase[] = [
  ...others,
  renamed('a CSV named .xlsx is read as text', 'deals.xlsx', ({ text }) => utf8(text)),
  renamed('a CSV without an ending is read', 'deals', ({ text }) => utf8(text)),
  renamed('a CSV named .pdf is read', 'deals.pdf', ({ text }) => utf8(text)),
  renamed('a gzip named .csv is unpacked', 'deals.csv', ({ text }) => gzipSync(text)),
  workbookNamedCsv(),
  jsonNamedCsv('JSON named .csv is read as JSON', (records) => JSON.stringify(records)),
  jsonNamedCsv('JSON lines named .csv are read as JSON', (records) => records.map((record) => JSON.stringify(record)).join('\n')),
  pageCase(FAMILY, startsWithComma, pageOf(dealsOf(startsWithComma), ordinary({ opportunityId: id('ID') }))),
  pageCase(
    FAMILY,
    startsWithId,
    pageOf(
      dealsOf(startsWithId),
      ordinary({ opportunityId: id('ID'), name: stage('Phase'), outcome: null, amount: amount(plainComma) }),
      dialect({ delimiter: ';' }),
    ),
  ),
];
