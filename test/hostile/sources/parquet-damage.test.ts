import type { FileMetaData } from 'hyparquet';
import { expect, test } from 'vitest';
import { readSource } from '../../../src/sources';
import { joined } from './encoders';
import { fileOf, read, readRefusal, rowsOf } from './files';
import { withColumn, withElement, withMetadata, withPage } from './parquet-lies';
import { parquetOf, recordsOf } from './typed-files';

const names = Array.from({ length: 100 }, (_, i) => `Deal ${i}`);
const FILE = parquetOf({
  columnData: [
    { name: 'Id', data: names, type: 'STRING' },
    { name: 'n', data: names.map((_, i) => i), type: 'INT32', nullable: false },
  ],
});
const said = (change: Partial<FileMetaData>): Uint8Array => withMetadata(FILE, (metadata) => ({ ...metadata, ...change }));
const groupSaid = (change: Partial<FileMetaData['row_groups'][number]>, more: Partial<FileMetaData> = {}): Uint8Array =>
  withMetadata(FILE, (metadata) => ({ ...metadata, ...more, row_groups: metadata.row_groups.map((group) => ({ ...group, ...change })) }));
/** The root of the schema is named, and then the number of its columns follows: 2, as twice that. */
function withMoreColumns(): Uint8Array {
  const file = FILE.slice();
  const at = Buffer.from(file).lastIndexOf('root') + 4;
  expect([...file.subarray(at, at + 2)]).toEqual([0x15, 4]);
  file[at + 1] = 120;
  return file;
}
/** A number, seven bits a byte. */
const varint = (number: number): readonly number[] =>
  number < 128 ? [number] : [(number % 128) + 128, ...varint(Math.floor(number / 128))];
/** A page of texts of which all rows have one, in one run. */
const levels = (run: readonly number[]): Uint8Array => joined([run.length, 0, 0, 0], run);

test('the same footer written again is the same file', async () => {
  expect(rowsOf(await recordsOf(said({}), 'a.parquet'))).toEqual(rowsOf(await recordsOf(FILE, 'a.parquet')));
  const page = joined(levels([...varint(2 * 2), 1]), [1, 0, 0, 0, 0x61, 2, 0, 0, 0, 0x62, 0x63]);
  expect(rowsOf(await recordsOf(withPage(page, { rows: 2 }), 'a.parquet'))).toEqual([['a'], ['bc']]);
});

test.each([
  ['rows beyond counting', () => said({ num_rows: 2n ** 62n }), 'its number of rows is no count'],
  ['more rows than its parts', () => said({ num_rows: 2_000_000_000n }), 'not as many rows as it says'],
  ['fewer rows than its parts', () => said({ num_rows: 99n }), 'not as many rows as it says'],
  ['fewer rows than a negative number', () => said({ num_rows: -1n }), 'no count'],
  ['two billion rows throughout', () => groupSaid({ num_rows: 2_000_000_000n }, { num_rows: 2_000_000_000n }), 'over 16 million records'],
  ['ten million rows throughout', () => groupSaid({ num_rows: 10_000_000n }, { num_rows: 10_000_000n }), 'not as many values as rows'],
  [
    'one row less throughout',
    () => withColumn(groupSaid({ num_rows: 99n }, { num_rows: 99n }), { num_values: 99n }),
    'more rows than it says',
  ],
  ['a column beyond its end', () => withColumn(FILE, { total_compressed_size: 10_000_000n }), 'lies beyond its end'],
  ['a column beyond all ends', () => withColumn(FILE, { data_page_offset: 2n ** 60n }), 'no count'],
  ['a column inside its footer', () => withColumn(FILE, { data_page_offset: BigInt(FILE.length - 20) }), 'lies beyond its end'],
  ['a column of another type', () => withColumn(FILE, { type: 'INT64' }), 'other columns than its schema'],
  ['a column of another name', () => withColumn(FILE, { path_in_schema: ['n'] }), 'other columns than its schema'],
  ['a column that is missing in a part', () => groupSaid({ columns: [] }), 'not as many columns as its schema'],
  ['a schema with more columns than it has', () => withMoreColumns(), 'its schema ends too early'],
  ['a schema with fewer columns than it has', () => withElement(FILE, { num_children: 1 }, 0), 'does not add up'],
  [
    'a decimal of a million places',
    () => withElement(FILE, { converted_type: 'DECIMAL', scale: 1_000_000 }),
    'impossible number of places',
  ],
  [
    'values in other files',
    () =>
      withMetadata(FILE, (metadata) => ({
        ...metadata,
        row_groups: metadata.row_groups.map((group) => ({
          ...group,
          columns: group.columns.map((chunk) => ({ ...chunk, file_path: 'b.parquet' })),
        })),
      })),
    'points at other files',
  ],
  [
    'a column without its metadata, as encryption leaves it',
    () =>
      withMetadata(FILE, (metadata) => ({
        ...metadata,
        row_groups: metadata.row_groups.map((group) => ({ ...group, columns: group.columns.map(({ file_offset }) => ({ file_offset })) })),
      })),
    'encrypted',
  ],
  [
    'a footer longer than the file',
    () => Uint8Array.from(FILE, (byte, i) => (i >= FILE.length - 8 && i < FILE.length - 4 ? 0x7f : byte)),
    'longer than the file',
  ],
  ['an encrypted footer', () => joined(FILE.subarray(0, -4), [0x50, 0x41, 0x52, 0x45]), 'encrypted'],
  ['an encrypted footer and start', () => joined([0x50, 0x41, 0x52, 0x45], FILE.subarray(4, -4), [0x50, 0x41, 0x52, 0x45]), 'encrypted'],
  ['nothing after its first bytes', () => FILE.subarray(0, 4), 'its end is missing'],
  ['a run of two billion rows in a page', () => withPage(levels([...varint(2 ** 32), 1]), { rows: 3 }), 'repeats a value more often'],
  [
    'two billion places in a page',
    () => withPage(joined(levels([...varint(6), 1]), [1, ...varint(2 ** 32), 0]), { rows: 3, encoding: 8 }),
    'repeats a value more often',
  ],
  [
    'places in a dictionary that is not there',
    () => withPage(joined(levels([...varint(6), 1]), [1, ...varint(6), 0]), { rows: 3, encoding: 8 }),
    'not in its dictionary',
  ],
  [
    'places of 32 bits',
    () => withPage(joined(levels([...varint(6), 1]), [32, 6, 0, 0, 0, 0]), { rows: 3, encoding: 8 }),
    'more values than there can be',
  ],
  ['levels longer than their page', () => withPage(joined([255, 255, 255, 127], [6, 1]), { rows: 3 }), 'ends too early'],
  ['a text longer than its page', () => withPage(joined(levels([...varint(2), 1]), [200, 0, 0, 0, 0x61]), { rows: 1 }), 'cannot be read'],
  [
    'a text shorter than its page',
    () => withPage(joined(levels([...varint(2), 1]), [1, 0, 0, 0, 0x61, 0x62]), { rows: 1 }),
    'not as long as it says',
  ],
  [
    'more texts than its page can hold',
    () => withPage(joined(levels([...varint(6), 1]), [1, 0, 0, 0, 0x61]), { rows: 3 }),
    'more values than bytes',
  ],
  ['a page longer than its column', () => withPage(levels([6, 0]), { rows: 3, packed: 1000 }), 'longer than its column'],
  ['a page that unpacks into two gigabytes', () => withPage(levels([6, 0]), { rows: 3, size: 2_000_000_000 }), 'longer than a page can be'],
  [
    'a page that unpacks into what Snappy never packs',
    () => withPage(levels([6, 0]), { rows: 3, size: 1_000_000 }),
    'cannot unpack into what it says',
  ],
  [
    'texts by differences in two billion parts',
    () => withPage(joined(levels([...varint(6), 1]), [...varint(2 ** 31 - 8), ...varint(2 ** 31 - 8), 3, 0]), { rows: 3, encoding: 6 }),
    'impossible parts',
  ],
  [
    'texts that share two billion bytes',
    () =>
      withPage(
        joined(levels([...varint(4), 1]), [128, 1, 4, 2, 0, ...varint(2 ** 32 - 2), 0, 0, 0, 0], [128, 1, 4, 2, 2, 0, 0, 0, 0, 0, 0x61]),
        { rows: 2, encoding: 7 },
      ),
    'not as long as it says',
  ],
])('%s: a sentence, in two seconds of work', async (_, make, words) => {
  const file = make();
  const started = process.cpuUsage();
  const sentence = await readRefusal(file, 'a.parquet');
  const { user, system } = process.cpuUsage(started);
  expect(sentence).toContain(words);
  expect(sentence).toMatch(/^The .*; .*\.$/);
  expect((user + system) / 1000).toBeLessThan(2000);
});

test.each(['LZO', 'BROTLI', 'LZ4', 'LZ4_RAW'] as const)('compression with %s is named', async (codec) => {
  expect(await readRefusal(withColumn(FILE, { codec }), 'a.parquet')).toContain(
    `compressed with ${codec}, which is not read here; write it again with Snappy, Gzip or Zstandard`,
  );
});

test.each(['GZIP', 'ZSTD'] as const)('pages that only pretend to be packed with %s are damaged', async (codec) => {
  expect(await readRefusal(withColumn(FILE, { codec }), 'a.parquet')).toMatch(/^The Parquet file is damaged: /);
});

test('a file cut anywhere is refused with a sentence', async () => {
  for (let length = 4; length < FILE.length; length += 7) {
    expect(await readRefusal(FILE.subarray(0, length), 'a.parquet')).toMatch(
      /^The Parquet file is (cut|damaged): .*; copy or export it again\.$/,
    );
  }
});

test('whatever bytes change, the file is read or refused with a sentence, and no row appears or goes', async () => {
  let seed = 7;
  const random = (below: number): number => {
    seed = (Math.imul(seed, 1_103_515_245) + 12_345) >>> 0;
    return Math.floor((seed / 2 ** 32) * below);
  };
  for (let round = 0; round < 600; round += 1) {
    const file = FILE.slice();
    for (let times = random(3); times >= 0; times -= 1) file[4 + random(file.length - 8)] = random(256);
    const entry = await read(fileOf(file, { name: 'a.parquet' }));
    if (entry.kind === 'refused') expect(entry.error).toMatch(/^The .*; .*\.$/);
    else if (entry.kind === 'records') expect(entry.raw.rows + entry.raw.odd.length).toBe(100);
    else throw new Error(entry.kind);
  }
});

test('reading stops when it is asked to', async () => {
  const stop = { aborted: false };
  const progress = (): void => {
    stop.aborted = true;
  };
  await expect(readSource(fileOf(FILE, { name: 'a.parquet', piece: 100 }), { stop, progress, answers: new Map() })).rejects.toThrow(
    'stopped',
  );
});
