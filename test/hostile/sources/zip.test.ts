import { createHash } from 'node:crypto';
import { gzipSync as gzip } from 'node:zlib';
import { strToU8 } from 'fflate';
import { expect, test } from 'vitest';
import { FIELDS, patched, placesOf, readAll, told, zipOf } from './archives';
import { joined } from './encoders';
import { rowsOf, table } from './files';
import { dealRows, rowsOf as sheetRows, sheetOf } from './workbooks';

const csv = strToU8(table());
const two = (): Uint8Array => zipOf({ 'won.csv': csv, 'lost.csv': strToU8(table(7)) });
const all = { ...FIELDS };

test('each file of an archive is an entry of its own, with its own name, hash and length', async () => {
  const entries = await readAll(two());
  expect(told(entries)).toEqual(['export.zip!won.csv: 20 rows', 'export.zip!lost.csv: 7 rows']);
  const [won] = entries;
  if (won?.kind !== 'records') throw new Error('no records');
  expect([won.raw.sha256, won.raw.bytes]).toEqual([createHash('sha256').update(csv).digest('hex'), csv.length]);
  expect(rowsOf(won.raw)[2]).toEqual(['0063', 'Deal 3', 'Closed Won', '300.50', '2025-04-15']);
});

test('files inside are told by their bytes: gzip, workbook, definitions, and what is no table', async () => {
  const entries = await readAll(
    zipOf({
      'a.txt': gzip(table(3)),
      'b.csv': sheetOf(sheetRows(dealRows(5))),
      'c.bin': strToU8('{"version": 1, "targets": []}'),
      'd.csv': strToU8('%PDF-1.7'),
      'e.csv': csv,
      'f.csv': new Uint8Array(0),
    }),
  );
  expect(told(entries).map((line) => line.replace(/(refused|PDF|empty).*/, '$1'))).toEqual([
    'export.zip!a.txt: 3 rows',
    'export.zip!b.csv: 5 rows',
    'export.zip!c.bin: definitions',
    'export.zip!d.csv: The file is a PDF',
    'export.zip!e.csv: 20 rows',
    'export.zip!f.csv: The file is empty',
  ]);
});

test('names are labels: no path, no folder, nothing a computer left, none twice', async () => {
  const names = [
    '../../etc/passwd',
    '/absolute/a.csv',
    'C:\\temp\\b.csv',
    'dir/c.csv',
    'a\u202Efdp.csv',
    '__MACOSX/._c.csv',
    'dir/.DS_Store',
    'dir/',
  ];
  const files = Object.fromEntries(names.map((name) => [name, name.endsWith('/') ? new Uint8Array(0) : csv]));
  expect(told(await readAll(zipOf(files)))).toEqual(
    ['../../etc/passwd', '/absolute/a.csv', 'C:\\temp\\b.csv', 'dir/c.csv', 'afdp.csv'].map((name) => `export.zip!${name}: 20 rows`),
  );
  const twice = zipOf({ 'a.csv': csv, 'b.csv': csv });
  const bytes = Uint8Array.from(twice, (byte) => (byte === 0x62 ? 0x62 : byte));
  for (let at = 0; at < bytes.length - 5; at += 1)
    if (bytes[at] === 0x62 && bytes[at + 1] === 0x2e && bytes[at + 2] === 0x63) bytes[at] = 0x61;
  expect(told(await readAll(bytes))).toEqual(['export.zip!a.csv: 20 rows', 'export.zip!a.csv (2): 20 rows']);
});

test('an archive of nothing but folders, and one of nothing, are refused', async () => {
  expect(told(await readAll(zipOf({ 'dir/': new Uint8Array(0) })))[0]).toContain('holds no files');
  expect(told(await readAll(zipOf({})))[0]).toContain('holds no files');
});

test('stored entries, gzip around the archive, and a comment at its end are read', async () => {
  const stored = zipOf({ 'a.csv': [csv, { level: 0 }] });
  expect(told(await readAll(stored))).toEqual(['export.zip!a.csv: 20 rows']);
  expect(told(await readAll(gzip(two()), 'export.zip.gz'))).toEqual(['export.zip.gz!won.csv: 20 rows', 'export.zip.gz!lost.csv: 7 rows']);
  const comment = joined(two(), strToU8('made by hand'));
  new DataView(comment.buffer).setUint16(placesOf(two()).end + 20, 12, true);
  expect(await readAll(comment)).toHaveLength(2);
});

const ONE_BROKEN: readonly (readonly [string, (archive: Uint8Array) => Uint8Array, string])[] = [
  ['a checksum that does not fit', (a) => patched(a, { ...all.crc, entry: 0 }, 12345), 'damaged'],
  ['a length above the true one', (a) => patched(a, { ...all.size, entry: 0 }, csv.length + 1), 'damaged'],
  ['a length below it, as fflate believes', (a) => patched(a, { ...all.size, entry: 0 }, 10), 'damaged'],
  [
    'another length beside the file than in the list',
    (a) => patched(a, { at: 24, length: 4, entry: 0 }, csv.length - 1),
    'one thing about the file',
  ],
  ['another way of packing beside the file', (a) => patched(a, { at: 10, length: 2, entry: 0 }, 0), 'one thing about the file'],
  ['a password', (a) => patched(a, { ...all.flags, entry: 0 }, 1), 'password-protected'],
  ['a password of the strong kind', (a) => patched(a, { ...all.flags, entry: 0 }, 0x41), 'password-protected'],
  ['bzip2', (a) => patched(a, { ...all.method, entry: 0 }, 12), 'packed in a way that is not read'],
  ['another name beside the file', (a) => a.map((byte, at) => (at === 30 ? 0x57 : byte)), 'one thing about the file'],
  ['a flipped bit in its content', (a) => a.map((byte, at) => (at === 60 ? byte ^ 0x10 : byte)), 'damaged'],
];

test.each(ONE_BROKEN)('a file with %s is refused, and the next is read all the same', async (_, breaking, words) => {
  const [first, second, ...more] = told(await readAll(breaking(two())));
  expect(first).toMatch(/^export\.zip!won\.csv: The /);
  expect(first).toContain(words);
  expect([second, more]).toEqual(['export.zip!lost.csv: 7 rows', []]);
});

test('a refused file has its own hash where it can be unpacked, and none where not', async () => {
  const pdf = strToU8('%PDF-1.7');
  const [whole, locked] = await readAll(patched(zipOf({ 'a.pdf': pdf, 'b.csv': csv }), { ...all.flags, entry: 1 }, 1));
  expect(whole).toMatchObject({ kind: 'refused', bytes: 8, sha256: createHash('sha256').update(pdf).digest('hex') });
  expect(locked).toMatchObject({ kind: 'refused', bytes: csv.length, sha256: '' });
});

test('an archive inside an archive is refused by itself; so is one packed by gzip in between', async () => {
  const entries = await readAll(zipOf({ 'inner.zip': two(), 'inner.zip.gz': gzip(two()), 'a.csv': csv }));
  expect(told(entries).map((line) => /inside another|20 rows/.exec(line)?.[0])).toEqual(['inside another', 'inside another', '20 rows']);
});

const WHOLE_BROKEN: readonly (readonly [string, (archive: Uint8Array) => Uint8Array, string])[] = [
  ['cut at its end', (a) => a.subarray(0, a.length - 10), 'damaged'],
  ['cut in the middle', (a) => a.subarray(0, a.length >> 1), 'damaged'],
  ['with bytes after its end', (a) => joined(a, strToU8('more')), 'damaged'],
  ['with bytes before its start', (a) => joined(strToU8('PK\x03\x04'), a), 'damaged'],
  ['whose list says of one file more than it has', (a) => at(a, placesOf(a).end + 10, 3), 'damaged'],
  ['whose list says of one file less', (a) => at(a, placesOf(a).end + 10, 1), 'damaged'],
  ['that is one of several disks', (a) => at(a, placesOf(a).end + 4, 1), 'part of several'],
  ['whose files lie over each other', (a) => patched(a, { at: 42, length: 4, entry: 1 }, 0), 'damaged'],
  ['whose list starts beyond its end', (a) => at(a, placesOf(a).end + 17, 0xffff), 'damaged'],
];

function at(archive: Uint8Array, place: number, value: number): Uint8Array {
  const bytes = archive.slice();
  new DataView(bytes.buffer).setUint16(place, value, true);
  return bytes;
}

test.each(WHOLE_BROKEN)('an archive %s is refused with one sentence', async (_, breaking, words) => {
  const [only, ...more] = told(await readAll(breaking(two())));
  expect([only?.includes(words) === true ? words : only, more]).toEqual([words, []]);
  expect(only).toMatch(/^export\.zip: The [^.]*(\([^)]*\)[^.]*)?; [^.]*\.$/);
});

/** The same archive in the long form (zip64): every size and place in an extra field, the end told twice. */
function long(archive: Uint8Array): Uint8Array {
  const { end, entries } = placesOf(archive);
  const view = new DataView(archive.buffer, archive.byteOffset);
  const start = view.getUint32(end + 16, true);
  const rows = entries.map((place) => {
    const nameLength = view.getUint16(place + 28, true);
    const row = new Uint8Array(46 + nameLength + 28);
    row.set(archive.subarray(place, place + 46 + nameLength));
    const out = new DataView(row.buffer);
    [20, 24, 42].forEach((field) => out.setUint32(field, 0xffff_ffff, true));
    out.setUint16(30, 28, true);
    out.setUint16(32, 0, true);
    const extra = 46 + nameLength;
    out.setUint16(extra, 1, true);
    out.setUint16(extra + 2, 24, true);
    [24, 20, 42].forEach((field, i) => out.setBigUint64(extra + 4 + 8 * i, BigInt(view.getUint32(place + field, true)), true));
    return row;
  });
  const directory = joined(...rows);
  const tail = new Uint8Array(56 + 20 + 22);
  const out = new DataView(tail.buffer);
  out.setUint32(0, 0x0606_4b50, true);
  out.setBigUint64(4, 44n, true);
  out.setBigUint64(24, BigInt(rows.length), true);
  out.setBigUint64(32, BigInt(rows.length), true);
  out.setBigUint64(40, BigInt(directory.length), true);
  out.setBigUint64(48, BigInt(start), true);
  out.setUint32(56, 0x0706_4b50, true);
  out.setBigUint64(64, BigInt(start + directory.length), true);
  out.setUint32(72, 1, true);
  out.setUint32(76, 0x0605_4b50, true);
  [84, 86].forEach((field) => out.setUint16(field, 0xffff, true));
  [88, 92].forEach((field) => out.setUint32(field, 0xffff_ffff, true));
  return joined(archive.subarray(0, start), directory, tail);
}

test('an archive in the long form is read; one that lies in it is refused', async () => {
  expect(told(await readAll(long(two())))).toEqual(['export.zip!won.csv: 20 rows', 'export.zip!lost.csv: 7 rows']);
  const broken = long(two());
  new DataView(broken.buffer).setBigUint64(broken.length - 42 + 8, 2n ** 60n, true);
  expect(told(await readAll(broken))[0]).toContain('damaged');
});

test('progress never falls, ends at the size of the archive, and counts the records of all files', async () => {
  const archive = zipOf({ 'a.csv': strToU8(table(5000)), 'b.pdf': strToU8('%PDF'), 'c.csv': strToU8(table(3000)) });
  const seen: (readonly [number, number])[] = [];
  const { readSource } = await import('../../../src/sources');
  const { fileOf } = await import('./files');
  await readSource(fileOf(archive, { name: 'a.zip' }), {
    stop: { aborted: false },
    progress: (...step) => seen.push(step),
    answers: new Map(),
  });
  const bytes = seen.map(([done]) => done);
  expect(bytes).toEqual(bytes.toSorted((one, other) => one - other));
  expect(bytes.at(-1)).toBeLessThanOrEqual(archive.length);
  expect(bytes.at(-1)).toBeGreaterThan(archive.length * 0.98);
  expect(seen.at(-1)?.[1]).toBe(8000);
});
