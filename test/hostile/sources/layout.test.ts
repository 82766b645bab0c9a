import { expect, test } from 'vitest';
import { deals, HEADER, oddOf, readRecords, readRefusal, rowsOf, table } from './files';

const twenty = deals(20).map((line) => line.split(','));

test('lines above the header are odd, short, long or blank, and data starts below it', async () => {
  const raw = await readRecords(`Pipeline report\nFilter: open, won, lost, all, mine, yours\n\n${table()}`);
  expect([raw.header, raw.headerLine, oddOf(raw), rowsOf(raw)]).toEqual([HEADER.split(','), 4, ['1 short', '2 long', '3 blank'], twenty]);
  expect(raw.odd.map(({ record }) => record)).toEqual([1, 2, 3]);
  const padded = await readRecords(`Pipeline report,,,,\n,,,,\n${table()}`);
  expect([padded.headerLine, oddOf(padded), padded.rows]).toEqual([3, ['1 short', '2 short'], 20]);
});

test('lines after the data are odd, with their words', async () => {
  const raw = await readRecords(
    `${table()}\n"Open Opportunities"\n"Copyright (c) 2000-2025 salesforce.com, inc. All rights reserved."\n"Grand Totals (20 records)"\n`,
  );
  expect(oddOf(raw)).toEqual(['22 blank', '23 short', '24 short', '25 short']);
  expect(raw.odd[1]?.cells).toEqual(['Open Opportunities']);
  expect(raw.odd.map(({ record }) => record)).toEqual([21, 22, 23, 24]);
});

test('duplicate, empty and hostile names stay as they stand', async () => {
  const raw = await readRecords(
    '__proto__,Amount,Amount,,"two\nlines"\n' + Array.from({ length: 9 }, (_, i) => `a${i},1,2,3,4`).join('\n'),
  );
  expect(raw.header).toEqual(['__proto__', 'Amount', 'Amount', '', 'two\nlines']);
  expect(raw.rows).toBe(9);
});

test.each([
  ['semicolon', ';'],
  ['tab', '\t'],
  ['bar', '|'],
  ['caret', '^'],
  ['tilde', '~'],
  ['U+0001', '\u0001'],
])('%s separates cells, and commas inside them are text', async (_, delimiter) => {
  const text = table()
    .replaceAll(',', delimiter)
    .replaceAll(/Deal (\d+)/g, 'Deal, $1')
    .replaceAll('.50', ',50');
  const raw = await readRecords(text);
  expect([raw.rows, raw.odd, rowsOf(raw)[0]]).toEqual([20, [], ['0061', 'Deal, 1', 'Prospecting', '100,50', '2025-02-15']]);
});

test('a line that names the separator for a spreadsheet is no data', async () => {
  const raw = await readRecords(`sep=;\n${table().replaceAll(',', ';')}`);
  expect([raw.headerLine, oddOf(raw), raw.rows]).toEqual([2, ['1 short'], 20]);
});

test('apostrophes are quotes where they stand around cells throughout, and letters elsewhere', async () => {
  const quoted = await readRecords(
    table()
      .replaceAll(/[^,\n]+/g, (cell) => `'${cell}'`)
      .replaceAll(/Deal (\d+)/g, "Deal, it''s $1"),
  );
  expect([quoted.header[0], rowsOf(quoted)[0]?.[1], quoted.odd]).toEqual(['Id', "Deal, it's 1", []]);
  const lone = await readRecords(table().replace('Deal 7', "'Deal 7'").replace('Deal 8', "'t Hooft"));
  expect([rowsOf(lone)[6]?.[1], rowsOf(lone)[7]?.[1], lone.odd]).toEqual(["'Deal 7'", "'t Hooft", []]);
});

test('where the separator changes half way, the records after it are set aside', async () => {
  const raw = await readRecords([HEADER, ...deals(10), ...deals(10).map((line) => line.replaceAll(',', ';'))].join('\n'));
  expect([rowsOf(raw), raw.odd.length]).toEqual([twenty.slice(0, 10), 10]);
});

test('where it changes early, it is asked which one is meant, and the answer is taken', async () => {
  const text = [HEADER, ...deals(3), ...deals(17).map((line) => line.replaceAll(',', ';'))].join('\n');
  const [question] = (await readRecords(text)).questions;
  expect(question?.choices.map(({ value }) => value)).toEqual(['semicolon', 'comma']);
  const raw = await readRecords(text, new Map([[question?.id ?? '', 'comma']]));
  expect([raw.header, raw.rows, raw.odd.length, raw.questions]).toEqual([HEADER.split(','), 3, 17, []]);
});

test('a header narrower than every row makes them all odd, rather than a row of data the header', async () => {
  const raw = await readRecords([HEADER, ...deals(20).map((line) => `${line},`)].join('\n'));
  expect([raw.header, raw.rows, raw.odd.length, raw.odd[0]?.fault]).toEqual([HEADER.split(','), 0, 20, 'long']);
});

test('typographic quotes around separators are refused, one such row is set aside', async () => {
  expect(await readRefusal(table().replaceAll(/Deal (\d+)/g, '“Deal, $1”'))).toContain('typographic quotes');
  const one = await readRecords(table().replace('Deal 7', '“Deal, 7”'));
  expect([oddOf(one), one.rows]).toEqual([['8 long'], 19]);
});

test.each([
  ['', 'is empty'],
  ['\n\n \r\n', 'is blank'],
  ['\uFEFF', 'is blank'],
  [`${HEADER}\n`, 'holds a header and no records'],
  [`Report\n\n${HEADER}\n\n\n`, 'holds a header and no records'],
  ['Name\nAcme\nBeta\nGamma\n', 'single column'],
  [
    'Dear all\nplease find the numbers below, as agreed.\nThey are good\nand they are ours\nsee you\nKind regards\n',
    'single column, or holds prose',
  ],
])('%j is refused: %s', async (text, words) => {
  expect(await readRefusal(text)).toContain(words);
});

test('a million lines that are no rows are refused, and cost seconds at most', async () => {
  expect(await readRefusal(table() + '\n'.repeat(3_000_000))).toContain('no rows of its table');
});

test('five thousand columns load', async () => {
  const names = Array.from({ length: 5000 }, (_, i) => `Name ${i}`);
  const raw = await readRecords(
    [names, ...Array.from({ length: 20 }, (_, row) => names.map((_name, i) => String(row * i)))].map((row) => row.join(',')).join('\n'),
  );
  expect([raw.columns.length, raw.rows, rowsOf(raw)[3]?.[4999]]).toEqual([5000, 20, '14997']);
});
