import { gzipSync } from 'node:zlib';
import { amount, ORDINARY, ordinary } from '../columns';
import { dealsOf } from '../deal';
import { AS_IS, joined, latin1, utf8, type Expect, type HostileCase } from '../hostile-case';
import { plainComma } from '../number-styles';
import { dialect, pageOf, written } from '../page';
import { ordinaryPage } from '../page-case';
import { zipOf, type ZipEntry } from '../zip-writer';

const FAMILY = 'archives';
const page = (name: string): ReturnType<typeof written> => written(ordinaryPage(name));
const loads = (name: string): Expect => ({ outcomes: AS_IS, books: [page(name).book] });
const refused = (says: RegExp): Expect => ({ outcomes: ['reject'], says });
const entry = (name: string, file = 'deals.csv', more: Partial<ZipEntry> = {}): ZipEntry => ({
  name: file,
  data: utf8(page(name).text),
  ...more,
});

const zip = (
  name: string,
  entries: (name: string) => readonly ZipEntry[],
  expect: Expect | readonly Expect[],
  file = 'deals.zip',
): HostileCase => ({
  name,
  family: FAMILY,
  file,
  bytes: () => zipOf(entries(name)),
  expect,
});
const inOne = (name: string, more: Partial<ZipEntry>, expect: (name: string) => Expect): HostileCase =>
  zip(name, () => [entry(name, 'deals.csv', more)], expect(name));

const GZIPPED: readonly (readonly [string, Parameters<typeof dialect>[0]])[] = [
  ['a gzip of commas', {}],
  ['a gzip of tabs', { delimiter: '\t' }],
  ['a gzip of semicolons', { delimiter: ';' }],
  ['a gzip of CRLF and quotes', { end: '\r\n', all: true }],
];
const gzipped = GZIPPED.map(([claim, as]): HostileCase => {
  const name = `${claim} loads`;
  const columns = as.delimiter === ';' ? ordinary({ amount: amount(plainComma) }) : ORDINARY;
  const { text, book } = written(pageOf(dealsOf(name), columns, dialect(as)));
  return { name, family: FAMILY, file: 'deals.csv.gz', bytes: () => gzipSync(text), expect: { outcomes: AS_IS, books: [book] } };
});

const LIES: readonly (readonly [string, Partial<ZipEntry>, RegExp])[] = [
  ['an entry that says 10 bytes and holds thousands', { says: { size: 10 } }, /damaged|length|says|size|checksum/i],
  ['an entry that says more bytes than it holds', { says: { size: 90_000 } }, /damaged|length|says|size|checksum/i],
  ['an entry whose packed size is a lie', { says: { packed: 12 } }, /damaged|length|says|size|checksum|cut/i],
  ['a stored entry that says 10 bytes', { stored: true, says: { size: 10 } }, /damaged|length|says|size|checksum/i],
  ['an entry with a wrong checksum', { says: { crc: 0x1234 } }, /damaged|checksum/i],
  ['an entry flagged as encrypted', { flags: 1 }, /password|encrypted/i],
  ['an entry flagged as strongly encrypted', { flags: 0x41 }, /password|encrypted/i],
  ['an entry packed by an unknown method', { method: 12 }, /pack|method|cannot|compress/i],
];

const nestedName = 'a zip inside a zip is refused';
const twice = 'two entries of one name are both read, or refused';

export const archives: readonly HostileCase[] = [
  ...gzipped,
  inOne('a zip of one packed file loads', {}, loads),
  inOne('a zip of one stored file loads', { stored: true }, loads),
  inOne('a zip written as a stream loads', { streamed: true }, loads),
  zip(
    'a zip of three files gives three accounts',
    (name) => ['a.csv', 'b.csv', 'sub/c.csv'].map((file) => entry(name + file, file)),
    ['a.csv', 'b.csv', 'sub/c.csv'].map((file) => loads(`a zip of three files gives three accounts${file}`)),
  ),
  zip('folders are no files', (name) => [{ name: 'exports/', data: new Uint8Array(), stored: true }, entry(name, 'exports/deals.csv')], [
    loads('folders are no files'),
  ]),
  zip(
    'what a desktop leaves beside the file is no export',
    (name) => [
      entry(name),
      { name: '__MACOSX/._deals.csv', data: Uint8Array.of(0, 5, 22, 7, 0, 2) },
      { name: '.DS_Store', data: Uint8Array.of(0, 0, 0, 1) },
    ],
    [loads('what a desktop leaves beside the file is no export')],
  ),
  zip('a name that climbs out of its folder is a label', (name) => [entry(name, '../../../etc/deals.csv')], [
    loads('a name that climbs out of its folder is a label'),
  ]),
  zip('an absolute name is a label', (name) => [entry(name, '/etc/deals.csv')], [loads('an absolute name is a label')]),
  zip('an export beside a PDF: one loads, one is refused', (name) => [entry(name), { name: 'report.pdf', data: latin1('%PDF-1.7\n') }], [
    loads('an export beside a PDF: one loads, one is refused'),
    refused(/PDF/),
  ]),
  zip(
    'an export beside a broken one: one loads, one is refused',
    (name) => [entry(name), entry(`${name}2`, 'bad.csv', { says: { crc: 1 } })],
    [loads('an export beside a broken one: one loads, one is refused'), refused(/damaged|checksum/i)],
  ),
  ...LIES.map(([claim, more, says]) => inOne(`${claim} is refused, never read in part`, more, () => refused(says))),
  zip(nestedName, (name) => [{ name: 'inner.zip', data: zipOf([entry(name)]), stored: true }], [refused(/inside|another|archive|zip/i)]),
  zip('a gzip inside a zip is read or refused', (name) => [{ name: 'deals.csv.gz', data: gzipSync(page(name).text), stored: true }], [
    { ...loads('a gzip inside a zip is read or refused'), outcomes: ['reject', ...AS_IS], says: /./ },
  ]),
  zip('a zip without entries is refused', () => [], refused(/empty|no file|nothing/i)),
  zip('a zip of folders alone is refused', () => [{ name: 'a/', data: new Uint8Array(), stored: true }], refused(/empty|no file|nothing/i)),
  zip(
    'a zip of 1,001 files is refused',
    () => Array.from({ length: 1001 }, (_, i) => ({ name: `${i}.csv`, data: utf8('a,b\n1,2\n') })),
    refused(/1,?000|entries|files/i),
  ),
  zip(twice, (name) => [entry(name), entry(`${name}2`)], [loads(twice), loads(`${twice}2`)]),
  {
    name: 'a zip with a comment loads',
    family: FAMILY,
    file: 'deals.zip',
    bytes: () => zipOf([entry('a zip with a comment loads')], 'made by an export'),
    expect: loads('a zip with a comment loads'),
  },
  {
    name: 'a zip cut before its directory is refused',
    family: FAMILY,
    file: 'deals.zip',
    bytes: () => zipOf([entry('cut')]).subarray(0, -60),
    expect: refused(/damaged|cut|directory|end/i),
  },
  {
    name: 'a zip whose directory points elsewhere is refused',
    family: FAMILY,
    file: 'deals.zip',
    bytes: () => zipOf([entry('elsewhere')]).map((byte, i, all) => (i === all.length - 6 ? byte ^ 0x7f : byte)),
    expect: refused(/damaged|directory|cut/i),
  },
  {
    name: 'bytes before a zip: it loads or is refused',
    family: FAMILY,
    file: 'deals.zip',
    bytes: () => joined(latin1('PK\u0003\u0004junk'), zipOf([entry('bytes before')])),
    expect: { ...loads('bytes before'), outcomes: ['reject', ...AS_IS], says: /./ },
  },
  {
    name: 'a gzip inside a gzip is refused',
    family: FAMILY,
    file: 'deals.csv.gz',
    bytes: () => gzipSync(gzipSync(page('twice packed').text)),
    expect: refused(/inside|another/i),
  },
  {
    name: 'a zip inside a gzip is refused',
    family: FAMILY,
    file: 'deals.gz',
    bytes: () => gzipSync(zipOf([entry('zip in gzip')])),
    expect: { ...loads('zip in gzip'), outcomes: ['reject', ...AS_IS], says: /./ },
  },
  { name: 'an empty gzip is refused', family: FAMILY, file: 'deals.csv.gz', bytes: () => gzipSync(''), expect: refused(/empty/i) },
];
