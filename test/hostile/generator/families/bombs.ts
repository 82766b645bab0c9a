import { gzipSync } from 'node:zlib';
import type { Book } from '../book';
import { utf8, type Expect, type HostileCase } from '../hostile-case';
import { zipOf } from '../zip-writer';

const FAMILY = 'bombs';
const REFUSED: Expect = { outcomes: ['reject'], says: /./ };
const MEGABYTE = 1 << 20;
const repeated = (text: string, bytes: number): Uint8Array => new Uint8Array(Buffer.alloc(bytes, text));
const bomb = (name: string, file: string, bytes: () => Uint8Array, expect: HostileCase['expect'] = REFUSED): HostileCase => ({
  name,
  family: FAMILY,
  file,
  bytes,
  expect,
});
const LINES = 'OPP-1,Deal,Acme,Prospecting,1.00\n';

/** Small files that unpack into large ones, and text made to take long: each answered within two seconds. */
export const bombs: readonly HostileCase[] = [
  bomb('200 MB of zeros in a gzip are refused', 'deals.csv.gz', () => gzipSync(new Uint8Array(200 * MEGABYTE))),
  bomb('200 MB of equal rows in a gzip are refused', 'deals.csv.gz', () => gzipSync(repeated(LINES, 200 * MEGABYTE))),
  bomb('150 MB of zeros in a zip are refused', 'deals.zip', () => zipOf([{ name: 'deals.csv', data: new Uint8Array(150 * MEGABYTE) }])),
  bomb('150 MB in a zip that says 1 kB are refused', 'deals.zip', () =>
    zipOf([{ name: 'deals.csv', data: repeated(LINES, 150 * MEGABYTE), says: { size: 1024 } }]),
  ),
  bomb(
    'three hundred entries of the same bomb are refused',
    'deals.zip',
    () => manyOf(300),
    Array.from({ length: 300 }, () => REFUSED),
  ),
  bomb('40 MB of quotes are refused', 'deals.csv', () => repeated('"', 40 * MEGABYTE)),
  bomb('40 MB of commas on one line are refused', 'deals.csv', () => repeated(',', 40 * MEGABYTE)),
  bomb('30 MB of one letter on one line are refused', 'deals.csv', () => repeated('x', 30 * MEGABYTE)),
  bomb('30 MB of line ends are refused', 'deals.csv', () => repeated('\n', 30 * MEGABYTE)),
  bomb('20 MB of brackets are refused', 'deals.json', () => repeated('[', 20 * MEGABYTE)),
  bomb('20 MB of a JSON key are refused', 'deals.json', () => utf8(`[{"${'k'.repeat(20 * MEGABYTE)}":1}]`)),
  bomb('100,000 keys in a JSON record are refused', 'deals.json', () =>
    utf8(`[{${Array.from({ length: 100_000 }, (_, i) => `"k${i}":${i}`).join(',')}}]`),
  ),
  openQuote(),
];

function manyOf(count: number): Uint8Array {
  const data = new Uint8Array(MEGABYTE);
  return zipOf(Array.from({ length: count }, (_, i) => ({ name: `${i}.csv`, data })));
}

function openQuote(): HostileCase {
  const rows = Array.from({ length: 150_000 }, (_, i) => `OPP-${i},Prospecting,1.00\n`);
  const book: Book = {
    rows: rows.map((_, i) => ({ line: i + 3, cells: { opportunityId: `OPP-${i}`, outcome: 'open', amount: 100, currency: null } })),
    setAside: [2],
    notData: [],
  };
  const bytes = (): Uint8Array => utf8(`Opportunity ID,Stage,Amount\n"OPP,Prospecting,1.00\n${rows.join('')}`);
  return bomb('an open quote before 150,000 rows sets its row aside, at once', 'deals.csv', bytes, {
    outcomes: ['quarantine'],
    books: [book],
  });
}
