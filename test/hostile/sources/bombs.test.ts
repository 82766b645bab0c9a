import { deflateRawSync } from 'node:zlib';
import { strToU8, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { readSource, type SourceEntry } from '../../../src/sources';
import { FIELDS, patched, told, zipOf } from './archives';
import { fileOf, table } from './files';
import { dealRows, number, packed, partsOf, rowsOf, sheetOf, text } from './workbooks';

const MOST_MS = 2000;
const MOST_BYTES = 512_000_000;

/** Reads a file and says how long that took and how much memory it held at most, seen at every block. */
async function measured(content: Uint8Array): Promise<{ readonly told: readonly string[]; readonly ms: number; readonly bytes: number }> {
  const held = (): number => {
    const { heapUsed, arrayBuffers } = process.memoryUsage();
    return heapUsed + arrayBuffers;
  };
  const before = held();
  let most = 0;
  const stop = {
    get aborted(): boolean {
      most = Math.max(most, held() - before);
      return false;
    },
  };
  const started = performance.now();
  const entries: readonly SourceEntry[] = await readSource(fileOf(content, { name: 'bomb' }), {
    stop,
    progress: () => {},
    answers: new Map(),
  });
  return { told: told(entries), ms: performance.now() - started, bytes: most };
}

async function expectRefused(content: Uint8Array, words: string): Promise<void> {
  const { told: lines, ms, bytes } = await measured(content);
  expect(lines).toHaveLength(1);
  expect(lines[0]).toContain(words);
  expect(ms).toBeLessThan(MOST_MS);
  expect(bytes).toBeLessThan(MOST_BYTES);
}

/** The archive with one entry that unpacks into many bytes, without ever holding them: its content is packed already. */
function withPacked(
  files: Readonly<Record<string, Uint8Array>>,
  bomb: { readonly name: string; readonly packed: Uint8Array; readonly size: number },
): Uint8Array {
  const archive = zipSync({ ...files, [bomb.name]: [bomb.packed, { level: 0 }] }, { level: 6 });
  const entry = Object.keys(files).length;
  return patched(patched(archive, { ...FIELDS.method, entry }, 8), { ...FIELDS.size, entry }, bomb.size);
}

const many = (byte: number, count: number): Uint8Array => new Uint8Array(deflateRawSync(Buffer.alloc(count, byte)));
const blanks = many(0x20, 300_000_000);
const zeros = many(0, 200_000_000);
const parts = partsOf({ sheets: [{ name: 'Deals', rows: '' }] });
const { 'xl/worksheets/sheet1.xml': _, ...others } = parts;

test('one cell at the far corner of a sheet is refused by its place', async () => {
  const far = sheetOf(rowsOf(dealRows(3)) + `<row r="1048576">${number('XFD1048576', 1)}</row>`);
  expect(far.length).toBeLessThan(3000);
  await expectRefused(far, 'a cell at XFD1048576');
  await expectRefused(sheetOf(`<row>${number('XFD1048576', 1)}</row>`), 'a cell at XFD1048576');
});

test('a lone cell far below a table is refused, for a million blank rows are no table', async () => {
  await expectRefused(sheetOf(rowsOf(dealRows(3)) + `<row r="1048576">${text('A1048576', 'x')}</row>`), 'a lone cell far below');
});

test('a lying dimension changes nothing', async () => {
  for (const ref of ['A1:XFD1048576', 'A1', 'A1:B2']) {
    const { told: lines, ms } = await measured(sheetOf(rowsOf(dealRows(40)), { before: `<dimension ref="${ref}"/>` }));
    expect([lines, ms < MOST_MS]).toEqual([['bomb: 40 rows'], true]);
  }
});

test('a sheet of 300 MB of blanks is refused, whether its archive says so or lies', async () => {
  const book = (size: number): Uint8Array => withPacked(others, { name: 'xl/worksheets/sheet1.xml', packed: blanks, size });
  expect(book(300_000_000).length).toBeLessThan(400_000);
  await expectRefused(book(300_000_000), 'far more than its');
  await expectRefused(book(1_000_000), 'damaged');
});

test('texts of 300 MB, and relations of 300 MB, are refused too', async () => {
  const { 'xl/sharedStrings.xml': __, ...noTexts } = parts;
  await expectRefused(withPacked(noTexts, { name: 'xl/sharedStrings.xml', packed: blanks, size: 300_000_000 }), 'far more than its');
  const { 'xl/_rels/workbook.xml.rels': ___, ...noRelations } = parts;
  await expectRefused(withPacked(noRelations, { name: 'xl/_rels/workbook.xml.rels', packed: blanks, size: 15_000_000 }), 'damaged');
});

test('a tag and a text without an end are refused before they fill the memory', async () => {
  const noise = Uint8Array.from({ length: 3_000_000 }, (___, i) => 97 + ((i * 7919 + (i >> 8)) % 23));
  await expectRefused(packed({ ...others, 'xl/worksheets/sheet1.xml': Buffer.concat([strToU8('<worksheet a="'), noise]) }), 'damaged');
  await expectRefused(packed({ ...others, 'xl/worksheets/sheet1.xml': Buffer.concat([strToU8('<worksheet><!--'), noise]) }), 'damaged');
});

test('many sheets of blanks together are refused as one would be', async () => {
  const blank = strToU8(`<worksheet><sheetData>${' '.repeat(12_000_000)}</sheetData></worksheet>`);
  const names = Array.from({ length: 60 }, (___, i) => `Sheet${i}`);
  const books = partsOf({
    sheets: names.map((name) => ({ name, rows: '' })),
    parts: Object.fromEntries(names.map((___, i) => [`xl/worksheets/sheet${i + 1}.xml`, blank])),
  });
  await expectRefused(packed(books), 'far more than its');
});

test('a workbook and an archive of 2,000 files are refused by their number', async () => {
  const files = Object.fromEntries(Array.from({ length: 2000 }, (___, i) => [`${i}.csv`, strToU8(table(3))]));
  await expectRefused(zipOf(files), '2000 files');
  await expectRefused(packed({ ...parts, ...files }), 'files');
});

test('a bomb among files is refused by itself, whether its archive says so or lies', async () => {
  for (const [size, words] of [
    [200_000_000, 'far more than its'],
    [10, 'damaged'],
  ] as const) {
    const archive = withPacked({ 'a.csv': strToU8(table()), 'z.csv': strToU8(table(5)) }, { name: 'b.csv', packed: zeros, size });
    const { told: lines, ms, bytes } = await measured(archive);
    expect(lines.map((line) => line.replace(/: The .*(far more than its|damaged).*/, ': $1'))).toEqual([
      'bomb!a.csv: 20 rows',
      'bomb!z.csv: 5 rows',
      `bomb!b.csv: ${words}`,
    ]);
    expect([ms < MOST_MS, bytes < MOST_BYTES]).toEqual([true, true]);
  }
});

test('many files that each stay below the floor are unpacked only as far as the archive is worth', async () => {
  const small = strToU8('\0'.repeat(12_000_000));
  const files = Object.fromEntries(Array.from({ length: 60 }, (___, i) => [`${i}.csv`, small]));
  const { told: lines, ms } = await measured(zipOf({ ...files, 'deals.csv': strToU8(table()) }));
  expect([lines.length, lines.at(-1)]).toEqual([61, 'bomb!deals.csv: 20 rows']);
  expect(lines.filter((line) => line.includes('far more than its')).length).toBeGreaterThan(30);
  expect(ms).toBeLessThan(2 * MOST_MS);
});

test('a stop is heeded within a sheet and within an archive', async () => {
  const rows = rowsOf(dealRows(60_000));
  for (const content of [sheetOf(rows), zipOf({ 'a.csv': strToU8(table(200_000)), 'b.csv': strToU8(table(200_000)) })]) {
    const stop = { aborted: false };
    let stopped = 0;
    setTimeout(() => {
      stop.aborted = true;
      stopped = performance.now();
    }, 60);
    await expect(readSource(fileOf(content), { stop, progress: () => {}, answers: new Map() })).rejects.toThrow('stopped');
    expect(performance.now() - stopped).toBeLessThan(300);
  }
});
