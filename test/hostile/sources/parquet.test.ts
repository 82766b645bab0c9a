import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fileOf, read, readRefusal, rowsOf } from './files';
import { withElement } from './parquet-lies';
import { parquetOf, recordsOf, saidOf, typedRowsOf } from './typed-files';

const at = (text: string): Date => new Date(text);
/** A column written under a schema of its own. */
const column = (data: unknown[], element: object): Uint8Array =>
  parquetOf({
    columnData: [{ name: 'a', data }],
    schema: [
      { name: 'root', num_children: 1 },
      { name: 'a', repetition_type: 'OPTIONAL', ...element },
    ],
  });
const cellsOf = async (file: Uint8Array): Promise<readonly string[]> => typedRowsOf(await recordsOf(file, 'a.parquet'));

test('text, ids, numbers and truth values come as the file types them', async () => {
  const file = parquetOf({
    columnData: [
      { name: 'Id', data: ['007', '12E3', null], type: 'STRING' },
      { name: 'Big', data: [9007199254740993n, -1n, null], type: 'INT64' },
      { name: 'Small', data: [-5, 0, null], type: 'INT32' },
      { name: 'Won', data: [true, false, null], type: 'BOOLEAN' },
      { name: 'Key', data: ['123e4567-e89b-12d3-a456-426614174000', null, null], type: 'UUID' },
      { name: '__proto__', data: ['x', 'Zürich 🙂', ''], type: 'STRING' },
    ],
  });
  const raw = await recordsOf(file, 'deals.parquet');
  expect(raw).toMatchObject({ headerLine: 0, rows: 3, recordCount: 3, odd: [], notices: [], questions: [] });
  expect(raw.header).toEqual(['Id', 'Big', 'Small', 'Won', 'Key', '__proto__']);
  expect([...raw.lines]).toEqual([1, 2, 3]);
  expect(typedRowsOf(raw)).toEqual([
    '007 | #9007199254740993 | #-5 | ?true | 123e4567-e89b-12d3-a456-426614174000 | x',
    '12E3 | #-1 | #0 | ?false |  | Zürich 🙂',
    ' |  |  |  |  | ',
  ]);
});

test('doubles have 15 significant digits, floats those that make them; none is infinite', async () => {
  const doubles = [0.1 + 0.2, 1234.5, -0, 1e21, 123456789012345.67, NaN, Infinity, -Infinity, 5e-324, 9007199254740991];
  const file = parquetOf({ columnData: [{ name: 'a', data: doubles, type: 'DOUBLE' }] });
  const raw = await recordsOf(file, 'a.parquet');
  expect(typedRowsOf(raw)).toEqual([
    '#0.3',
    '#1234.5',
    '#0',
    '#1000000000000000000000',
    '#123456789012346',
    'NaN',
    'Infinity',
    '-Infinity',
    '5e-324',
    '#9007199254740991',
  ]);
  expect(saidOf(raw)).toEqual(['a: whole numbers beyond 2^53, whose last digits a double does not hold (1)']);
  const floats = parquetOf({ columnData: [{ name: 'a', data: [0.1, 16777215, -2.5, 1234.56], type: 'FLOAT' }] });
  expect(await cellsOf(floats)).toEqual(['#0.1', '#16777215', '#-2.5', '#1234.56']);
});

test.each([
  ['four bytes', { type: 'INT32', converted_type: 'DECIMAL', scale: 2, precision: 9 }],
  ['eight bytes', { type: 'INT64', converted_type: 'DECIMAL', scale: 2, precision: 18 }],
  ['bytes of a fixed length', { type: 'FIXED_LEN_BYTE_ARRAY', type_length: 7, converted_type: 'DECIMAL', scale: 2, precision: 15 }],
])('decimals in %s are exact to the last place', async (_, element) => {
  const file = column([1234.56, -0.01, 0, 99999.99, null], element);
  expect(await cellsOf(file)).toEqual(['#1234.56', '#-0.01', '#0.00', '#99999.99', '']);
});

test('decimals beyond what can be counted exactly are refused; whole ones are ids and may be long', async () => {
  const digits = (unscaled: bigint): Uint8Array =>
    Uint8Array.from({ length: 16 }, (_, i) => Number((unscaled >> BigInt(8 * (15 - i))) & 255n));
  const element = { type: 'FIXED_LEN_BYTE_ARRAY', type_length: 16 };
  const as = (unscaled: bigint, scale: number): Uint8Array => {
    const plain = column([digits(unscaled)], element);
    return withElement(plain, { converted_type: 'DECIMAL', scale, precision: 38 });
  };
  expect(await cellsOf(as(9007199254740991n, 2))).toEqual(['#90071992547409.91']);
  expect(await cellsOf(as(-9007199254740991n, 4))).toEqual(['#-900719925474.0991']);
  expect(await readRefusal(as(9007199254740992n, 2), 'a.parquet')).toMatch(/column a .* decimals of over 15 digits/);
  expect(await cellsOf(as(12345678901234567890123456789n, 0))).toEqual(['#12345678901234567890123456789']);
});

test('dates are dates, and times are their date, in UTC where the file says so', async () => {
  const dates = column([at('2025-03-31'), at('1969-12-31'), at('0001-01-01'), null], { type: 'INT32', converted_type: 'DATE' });
  expect(await cellsOf(dates)).toEqual(['@2025-03-31', '@1969-12-31', '@0001-01-01', '']);
  const times = [at('2025-03-31T23:59:59.999Z'), at('1969-12-31T00:00:00Z'), null];
  for (const unit of ['MILLIS', 'MICROS', 'NANOS']) {
    for (const isAdjustedToUTC of [true, false]) {
      const raw = await recordsOf(
        column(times, { type: 'INT64', logical_type: { type: 'TIMESTAMP', isAdjustedToUTC, unit } }),
        'a.parquet',
      );
      expect(typedRowsOf(raw)).toEqual(['@2025-03-31', '@1969-12-31', '']);
      expect(saidOf(raw)).toEqual([
        isAdjustedToUTC ? 'a: points in time, read as their date in UTC (2)' : 'a: times, read as their date (2)',
      ]);
    }
  }
});

test('unsigned numbers keep their size', async () => {
  expect(await cellsOf(column([4294967295, 1], { type: 'INT32', converted_type: 'UINT_32' }))).toEqual(['#4294967295', '#1']);
  expect(await cellsOf(column([18446744073709551615n], { type: 'INT64', converted_type: 'UINT_64' }))).toEqual(['#18446744073709551615']);
});

test('nested columns, and types no table of deals has, are named and left out', async () => {
  const file = parquetOf({
    columnData: [
      { name: 'Id', data: ['1', '2'] },
      { name: 'Tags', data: [['a'], ['b', 'c']] },
      { name: 'At', data: [1, 2] },
    ],
    schema: [
      { name: 'root', num_children: 3 },
      { name: 'Id', type: 'BYTE_ARRAY', converted_type: 'UTF8', repetition_type: 'REQUIRED' },
      { name: 'Tags', converted_type: 'LIST', num_children: 1, repetition_type: 'OPTIONAL' },
      { name: 'list', num_children: 1, repetition_type: 'REPEATED' },
      { name: 'element', type: 'BYTE_ARRAY', converted_type: 'UTF8', repetition_type: 'OPTIONAL' },
      { name: 'At', type: 'INT32', converted_type: 'TIME_MILLIS', repetition_type: 'REQUIRED' },
    ],
  });
  const raw = await recordsOf(file, 'a.parquet');
  expect([raw.header, rowsOf(raw)]).toEqual([['Id'], [['1'], ['2']]]);
  expect(saidOf(raw)).toEqual([
    'Tags: left out: a nested column is no column of cells (2)',
    'At: left out: its type is none of text, number, date, or true and false (2)',
  ]);
});

test('two columns of one name are two columns', async () => {
  const file = parquetOf({
    columnData: [
      { name: 'a', data: ['1', '2'], type: 'STRING' },
      { name: 'b', data: ['3', '4'], type: 'STRING' },
    ],
  });
  const raw = await recordsOf(withElement(file, { name: 'a' }, 2), 'a.parquet');
  expect([raw.header, rowsOf(raw)]).toEqual([
    ['a', 'a'],
    [
      ['1', '3'],
      ['2', '4'],
    ],
  ]);
});

test('a record with bytes that are no characters, or with a NUL, is set aside; bytes nobody calls text are missing', async () => {
  const bytes = [Uint8Array.of(0x61), Uint8Array.of(0x61, 0xff), Uint8Array.of(0x61, 0), Uint8Array.of(0x62)];
  const text = await recordsOf(column(bytes, { type: 'BYTE_ARRAY', converted_type: 'UTF8' }), 'a.parquet');
  expect([rowsOf(text), [...text.lines]]).toEqual([
    [['a'], ['b']],
    [1, 4],
  ]);
  expect(text.odd.map(({ record, line, fault }) => [record, line, fault])).toEqual([
    [2, 2, 'control'],
    [3, 3, 'control'],
  ]);
  const binary = await recordsOf(column([bytes[0], bytes[1], bytes[3]], { type: 'BYTE_ARRAY' }), 'a.parquet');
  expect([rowsOf(binary), saidOf(binary)]).toEqual([[['a'], [''], ['b']], ['a: bytes that are no text, read as missing (1)']]);
});

test('no rows are a table without rows, and gzip is read through', async () => {
  const none = parquetOf({ columnData: [{ name: 'a', data: [], type: 'STRING' }] });
  expect(await recordsOf(none, 'a.parquet')).toMatchObject({ header: ['a'], rows: 0, recordCount: 0 });
  const some = parquetOf({ columnData: [{ name: 'a', data: ['x'], type: 'STRING' }] });
  expect(rowsOf(await recordsOf(gzipSync(some), 'a.parquet.gz'))).toEqual([['x']]);
});

const VALUES = fc.record({
  text: fc.option(fc.string({ unit: 'grapheme' }).filter((text) => !text.includes('\0'))),
  big: fc.option(fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n })),
  small: fc.option(fc.integer()),
  truth: fc.option(fc.boolean()),
  word: fc.constantFrom('Won', 'Lost', 'Open'),
  day: fc.option(fc.date({ min: at('1900-01-01'), max: at('2100-12-31'), noInvalidDate: true })),
});
const shown = (value: unknown): string => (value instanceof Date ? value.toISOString().slice(0, 10) : String(value ?? ''));

test('any rows written with any codec, page size and encoding are read back cell by cell', async () => {
  const manner = fc.record({
    codec: fc.constantFrom('SNAPPY', 'UNCOMPRESSED', 'GZIP', 'ZSTD') satisfies fc.Arbitrary<string>,
    pageSize: fc.constantFrom(32, 1000, 1_000_000),
    rowGroupSize: fc.constantFrom(1, 3, 1000),
    big: fc.constantFrom('PLAIN', 'DELTA_BINARY_PACKED') satisfies fc.Arbitrary<string>,
    text: fc.constantFrom('PLAIN', 'DELTA_LENGTH_BYTE_ARRAY', 'DELTA_BYTE_ARRAY', undefined),
    piece: fc.integer({ min: 1, max: 100_000 }),
  });
  await fc.assert(
    fc.asyncProperty(
      fc.array(VALUES, { minLength: 1, maxLength: 40 }),
      manner,
      async (rows, { codec, pageSize, rowGroupSize, big, text, piece }) => {
        const file = parquetOf({
          codec,
          pageSize,
          rowGroupSize,
          columnData: [
            { name: 'text', data: rows.map((row) => row.text), type: 'STRING', ...(text === undefined ? {} : { encoding: text }) },
            { name: 'big', data: rows.map((row) => row.big), type: 'INT64', encoding: big },
            { name: 'small', data: rows.map((row) => row.small), type: 'INT32' },
            { name: 'truth', data: rows.map((row) => row.truth), type: 'BOOLEAN' },
            { name: 'word', data: rows.map((row) => row.word), type: 'STRING', nullable: false },
            { name: 'day', data: rows.map((row) => row.day), type: 'TIMESTAMP' },
          ],
        });
        const entry = await read(fileOf(file, { name: 'a.parquet', piece }));
        if (entry.kind !== 'records') throw new Error(JSON.stringify(entry));
        expect(rowsOf(entry.raw)).toEqual(rows.map((row) => [row.text, row.big, row.small, row.truth, row.word, row.day].map(shown)));
      },
    ),
    { numRuns: 120 },
  );
});

/** Sixty rows packed by the reference Zstandard packer at its hardest: a stage, and the square of the row's number. */
const BY_ZSTANDARD =
  'UEFSMRUGFaAVFXxcFXgVABV4FQAVABUAAAAotS/9YFAEpQEARAISAAAAQ2xvc2VkIFdvbiBvZiBBY21lE0xvc3ROZWdvdGlhdGkEAAkd4YOo4KOTk7nNJhUGFeADFaoCXBV4FQAVeBUAFQAVAAAAKLUv/SDwZQQAAg8iJJBNcxOPO5b1ca4LY9xqVWaHx7WuTnUsK2PcACCy3fbee2+ZAg8wDxALOAu4A6EDkrfTW/eWWPusRdYOyAxonJXOurPFGGnsMsZ9mb40X5AvwhZoy7LF2HrlubJcOa4IU6IpzRRlipsq/Ei/zq/7TX6N3+H3o3++effKJX+cu+KIG064duvvAwAVBBk8SARyb290FQQAFQwlABgFU3RhZ2UlAAAVAiUAGAFuABZ4GRwZLCYIHBUMGRUAGRgFU3RhZ2UVDBZ4FswVFqgBJgg8NgAoEE5lZ290aWF0aW9uIG9mIEIYEENsb3NlZCBMb3N0IG9mIEESEgAZHBUGFQAVAgAAACawARwVAhkVABkYAW4VDBZ4Fo4EFtgCJrABPDYAKASZDQAAGAQAAAAAABkcFQYVABUCAAAAFtoZFng2gAQAKAloeXBhcnF1ZXQZLBwAABwAAADMAAAAUEFSMQ==';

test('pages packed with Zstandard are read to the last value', async () => {
  const raw = await recordsOf(new Uint8Array(Buffer.from(BY_ZSTANDARD, 'base64')), 'deals.parquet');
  const stages = ['Closed Won', 'Closed Lost', 'Negotiation'];
  expect(rowsOf(raw)).toEqual(Array.from({ length: 60 }, (_, i) => [`${stages[i % 3]} of Acme`, String(i * i)]));
});
