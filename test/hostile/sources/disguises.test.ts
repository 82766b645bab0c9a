import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { encoders, joined } from './encoders';
import { fileOf, read, readRecords, readRefusal, table } from './files';
import { readSource } from '../../../src/sources';

const bytes = (text: string): Uint8Array => Uint8Array.from(text, (letter) => letter.charCodeAt(0));
const compound = (inside: string): Uint8Array =>
  joined([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1], new Uint8Array(504), encoders['utf-16le'](inside));

test.each([
  ['deals.csv', 'PDF', bytes('%PDF-1.7\n...')],
  ['deals.csv', 'picture', joined([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])],
  ['deals.csv', 'Parquet', bytes('PAR1\x15\x04\x15')],
  ['deals.csv', 'XLSX', bytes('PK\x03\x04\x14\0\x06\0[Content_Types].xml xl/workbook.xml')],
  ['deals.csv', 'zip archive', bytes('PK\x03\x04\x14\0\0\0deals.csv')],
  ['deals.csv', 'old Excel', compound('Workbook')],
  ['deals.csv', 'password-protected', compound('EncryptedPackage')],
  ['deals.xls', 'web page', bytes('<html><head><title>Log in</title>')],
  ['deals.csv', 'web page', bytes('\n  <!DOCTYPE html>\n<html>')],
  ['deals.csv', 'web page', encoders['utf-16le']('\uFEFF<table><tr><td>1</td></tr></table>')],
  ['deals.csv', 'XML', bytes('<?xml version="1.0"?><Workbook>')],
  ['deals.csv', 'git-lfs pointer', bytes('version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 12345\n')],
  ['deals.csv', 'SYLK', bytes('ID;PWXL;N;E\nP;PGeneral\nC;Y1;X1;K"Id"\nE\n')],
  ['deals.csv', 'JSON', bytes('[]')],
  ['deals.csv', 'JSON', bytes('{"records": []}')],
  ['deals.csv', 'SQLite', bytes('SQLite format 3\0\x10\0')],
  ['deals.csv', 'binary', joined(Array.from({ length: 4096 }, (_, i) => (i * 7) % 32))],
  ['deals.csv', 'zero bytes', new Uint8Array(4096)],
])('%s that is another kind of file (%s) is refused by its bytes', async (name, words, content) => {
  expect(await readRefusal(content, name)).toContain(words);
});

test('every refusal is one sentence that says what to do, with hash and length of the file', async () => {
  const entry = await read(fileOf('%PDF-1.7'));
  expect(entry).toMatchObject({
    kind: 'refused',
    file: 'deals.csv',
    bytes: 8,
    sha256: createHash('sha256').update('%PDF-1.7').digest('hex'),
  });
  expect(entry.kind === 'refused' && entry.error).toMatch(/^The file is a PDF.*; export .*\.$/);
});

test('a header that starts with ID, or with a bracket, is a header', async () => {
  const id = await readRecords(table().replace('Id,', 'ID,'));
  expect([id.header[0], id.rows]).toEqual(['ID', 20]);
  const bracket = await readRecords(table().replace('Id,', '[Deal Id],'));
  expect([bracket.header[0], bracket.rows]).toEqual(['[Deal Id]', 20]);
});

test('definitions of a workspace are handed on as text; other JSON is not', async () => {
  const text = '{ "version": 1, "targets": [], "icp": [] }';
  expect(await read(fileOf(`\uFEFF${text}`, { name: 'definitions.json' }))).toMatchObject({
    kind: 'definitions',
    text,
    file: 'definitions.json',
  });
  expect(await readRefusal('{"version": 2, "deals": []}')).toContain('JSON');
});

test('gzip is read through, and refused where it is cut, in several parts, or has bytes after its end', async () => {
  const packed = gzipSync(table());
  expect((await readRecords(packed)).rows).toBe(20);
  expect(await readRefusal(packed.subarray(0, packed.length - 20))).toContain('damaged');
  expect(await readRefusal(joined(packed, packed))).toContain('several parts');
  expect(await readRefusal(joined(packed, bytes('trailing bytes')))).toContain('several parts');
  const wrong = Uint8Array.from(packed);
  wrong[wrong.length - 6] = (wrong[wrong.length - 6] ?? 0) ^ 1;
  expect(await readRefusal(wrong)).toContain('damaged');
  expect(await readRefusal(gzipSync(packed))).toContain('inside another');
  expect(await readRefusal(gzipSync('%PDF-1.7'))).toContain('PDF');
  expect(await readRefusal(gzipSync(''))).toContain('empty');
});

test('a bomb is refused early', async () => {
  const bomb = gzipSync(new Uint8Array(200_000_000));
  const started = performance.now();
  expect(await readRefusal(bomb)).toContain('unpacks into far more');
  expect(performance.now() - started).toBeLessThan(2000);
});

test('a file too large is refused unread; a file that breaks is refused, not thrown', async () => {
  const options = { stop: { aborted: false }, progress: () => {}, answers: new Map<string, string>() };
  const unread = {
    name: 'huge.csv',
    size: 4_200_000_000,
    open: (): never => {
      throw new Error('opened');
    },
  };
  expect(await readSource(unread, options)).toMatchObject([{ kind: 'refused', error: expect.stringContaining('4.2 GB') }]);
  const gone = {
    name: 'gone.csv',
    size: 10,
    open: (): never => {
      throw new Error('no such file');
    },
  };
  expect(await readSource(gone, options)).toMatchObject([{ kind: 'refused', sha256: '', error: expect.stringContaining('no such file') }]);
});
