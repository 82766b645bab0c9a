import { expect, test } from 'vitest';
import { deal, deals, HEADER, oddOf, readRecords, rowsOf, table } from './files';

const twenty = deals(20).map((line) => line.split(','));
const without = (...numbers: readonly number[]): readonly (readonly string[])[] => twenty.filter((_, i) => !numbers.includes(i + 1));
/** The table with its nth deal written otherwise. */
const with_ = (n: number, write: (line: string) => string): string =>
  [HEADER, ...deals(20).map((line, i) => (i + 1 === n ? write(line) : line))].join('\n') + '\n';

test.each([
  ['LF', '\n'],
  ['CR LF', '\r\n'],
  ['CR', '\r'],
  ['CR CR LF', '\r\r\n'],
])('%s ends records', async (_, end) => {
  const raw = await readRecords(table(20, end));
  expect([rowsOf(raw), raw.odd, raw.notices]).toEqual([twenty, [], []]);
  expect([...raw.lines]).toEqual(twenty.map((_row, i) => i + 2));
});

test('line ends may be mixed in one file, and are told apart from line breaks inside quotes', async () => {
  const text = `a,b,c\r\n1,"x\ny",2\n3,"x\r\ny",4\r5,"x\ry",6\r\r\n7,z,8`;
  const raw = await readRecords(text);
  expect(rowsOf(raw)).toEqual([
    ['1', 'x\ny', '2'],
    ['3', 'x\r\ny', '4'],
    ['5', 'x\ry', '6'],
    ['7', 'z', '8'],
  ]);
  expect([...raw.lines]).toEqual([2, 4, 6, 8]);
});

test('a record cut short or grown long is set aside, and shifts nobody', async () => {
  const short = await readRecords(with_(7, (line) => line.split(',').slice(1).join(',')));
  expect([oddOf(short), rowsOf(short)]).toEqual([['8 short'], without(7)]);
  const long = await readRecords(with_(7, (line) => `${line},more`));
  expect([oddOf(long), long.odd[0]?.cells]).toEqual([['8 long'], [...(twenty[6] ?? []), 'more']]);
});

test.each([
  ['a quote that opens and never closes', (line: string) => line.replace(',Deal', ',"Deal')],
  ['a quote that only closes', (line: string) => line.replace(',Prospecting', '",Prospecting')],
  ['a quote inside a cell', (line: string) => line.replace('Deal', 'De"al')],
  ['a quote inside a quoted cell', (line: string) => line.replace(/(Deal \d+)/, '"$1 "big" one"')],
  ['a blank before an opening quote', (line: string) => line.replace(/(Deal \d+)/, ' "$1"')],
  ['a blank after a closing quote', (line: string) => line.replace(/(Deal \d+)/, '"$1" ')],
])('%s sets its record aside and keeps all others', async (_, spoil) => {
  for (const n of [1, 7, 19]) {
    const raw = await readRecords(with_(n, spoil));
    expect([oddOf(raw), rowsOf(raw)]).toEqual([[`${n + 1} quote`], without(n)]);
  }
});

test('an open quote swallows nothing even when a later cell is quoted, and the cell after it is not taken for its end', async () => {
  const lines = deals(20).map((line, i) =>
    i === 4 ? line.replace('Deal', '"Deal') : line.replace(/(Deal \d+)/, i % 4 === 0 ? '"$1, Inc"' : '$1'),
  );
  const raw = await readRecords([HEADER, ...lines].join('\n'));
  expect(oddOf(raw)).toEqual(['6 quote']);
  expect(raw.rows).toBe(19);
});

test('two rows joined by a quote lost in each are not one row', async () => {
  const raw = await readRecords(table().replace('Deal 5', '"Deal 5').replace('Deal 6', 'Deal 6"'));
  expect([oddOf(raw), rowsOf(raw)]).toEqual([['6 quote'], without(5, 6)]);
});

test('a file cut inside quotes loses its last record alone, and looks cut', async () => {
  const raw = await readRecords(`${table(19)}00620,"Deal 20 is\nnot whole`);
  expect(oddOf(raw)).toEqual(['21 cut', '22 short']);
  expect(raw.rows).toBe(19);
  expect(raw.notices.map(({ what }) => what)).toEqual(['the file looks cut: it ends inside quotes']);
});

test('a NUL in a cell sets its record aside; NULs and a Ctrl-Z at the end are no data', async () => {
  const inside = await readRecords(with_(7, (line) => line.replace('Deal', 'De\0al')));
  expect([oddOf(inside), rowsOf(inside)]).toEqual([['8 control'], without(7)]);
  const tail = await readRecords(table() + '\0'.repeat(3000));
  expect([rowsOf(tail), tail.odd, tail.notices.map(({ count }) => count)]).toEqual([twenty, [], [3000]]);
  for (const end of ['\x1a', '\x1a\r\n', '\x1a\x1a\n\n']) {
    const raw = await readRecords(table() + end);
    expect([rowsOf(raw), raw.odd, raw.notices]).toEqual([twenty, [], []]);
  }
});

test('a last cell that is a NUL is no NUL tail', async () => {
  const raw = await readRecords(with_(20, (line) => line.replace(/[^,]+$/, '\0')));
  expect(oddOf(raw)).toEqual(['21 control']);
});

test('blank lines are records with a fault; the final line end is none', async () => {
  const raw = await readRecords(`${HEADER}\n\n${deal(1)}\n  \n${deal(2)}\n\n`);
  expect([oddOf(raw), raw.rows, raw.recordCount]).toEqual([['2 blank', '4 blank', '6 blank'], 2, 5]);
  const bare = await readRecords(table() + ',,,,\n'.repeat(200));
  expect([bare.rows, bare.odd]).toEqual([220, []]);
});

test('a cell of three megabytes is a cell', async () => {
  const long = 'x'.repeat(3_000_000);
  const plain = await readRecords(with_(3, (line) => line.replace('Deal', long)));
  const quoted = await readRecords(with_(3, (line) => line.replace('Deal 3', `"${long}\n${long}"`)));
  expect([plain.rows, plain.odd, quoted.rows, quoted.odd]).toEqual([20, [], 20, []]);
  expect(rowsOf(quoted)[2]?.[1]?.length).toBe(6_000_001);
});
