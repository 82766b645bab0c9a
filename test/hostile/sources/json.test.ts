import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { encoders } from './encoders';
import { fileOf, oddOf, read, readRefusal, rowsOf } from './files';
import { recordsOf, saidOf, typedRowsOf } from './typed-files';

const DEALS = [
  { Id: '006A', Name: 'Zürich, "north"', Amount: 1234.5, Won: true },
  { Id: '007', Name: 'line\nbreak', Amount: 0, Won: false },
  { Id: '008', Name: '', Amount: null, Won: null },
];
const TABLE = ['006A | Zürich, "north" | #1234.5 | ?true', '007 | line\nbreak | #0 | ?false', '008 |  |  | '];

test.each([
  ['a list on one line', JSON.stringify(DEALS)],
  ['a list over many lines', JSON.stringify(DEALS, null, 2)],
  ['a list with a record a line', `[\n${DEALS.map((deal) => JSON.stringify(deal)).join(',\n')}\n]\n`],
  ['one record a line', DEALS.map((deal) => JSON.stringify(deal)).join('\n')],
  ['one record a line, each line ended by CR LF', `${DEALS.map((deal) => JSON.stringify(deal)).join('\r\n')}\r\n`],
  ['records one after the other', DEALS.map((deal) => JSON.stringify(deal, null, 1)).join(' ')],
])('%s is a table', async (_, text) => {
  const raw = await recordsOf(text, 'deals.json');
  expect(raw).toMatchObject({ header: ['Id', 'Name', 'Amount', 'Won'], headerLine: 0, rows: 3, odd: [], recordCount: 3, notices: [] });
  expect([typedRowsOf(raw), [...raw.lines]]).toEqual([TABLE, [1, 2, 3]]);
});

test.each(['records', 'results', 'value', 'data'])('the list under %s is a table, and that is said', async (list) => {
  const raw = await recordsOf(JSON.stringify({ success: true, totalSize: 3, [list]: DEALS, done: true }), 'deals.json');
  expect([typedRowsOf(raw), saidOf(raw)]).toEqual([TABLE, [`records read from its list ${list} (3)`]]);
});

test.each([
  [{ totalSize: 3, done: false, records: DEALS }, 'one page of several'],
  [{ totalSize: 3, nextRecordsUrl: '/query/01g-2000', records: DEALS }, 'one page of several'],
  [{ value: DEALS, '@odata.nextLink': 'next' }, 'one page of several'],
  [{ results: DEALS, paging: { next: { after: '3' } } }, 'one page of several'],
  [{ data: DEALS, additional_data: { pagination: { more_items_in_collection: true } } }, 'one page of several'],
  [{ totalSize: 2000, done: true, records: DEALS }, 'there are 2000 records, and holds 3'],
])('a page of an answer says that records are missing (%#)', async (page, words) => {
  expect(saidOf(await recordsOf(JSON.stringify(page), 'deals.json')).join()).toContain(words);
});

test('numbers keep every digit they were written with', async () => {
  const written = ['9007199254740993', '12345678901234567890123456789.10', '-0', '-0.00', '1e3', '1.5E-3', '-2.50e+2', '12e-1', '5.00'];
  const raw = await recordsOf(`[${written.map((number) => `{"Id":"x","n":${number}}`).join()}]`, 'n.json');
  expect(typedRowsOf(raw).map((row) => row.split(' | ')[1])).toEqual([
    '#9007199254740993',
    '#12345678901234567890123456789.10',
    '#0',
    '#0.00',
    '#1000',
    '#0.0015',
    '#-250',
    '#1.2',
    '#5.00',
  ]);
});

test('a number beyond any double stays text, so that it is read as missing and not as large', async () => {
  const raw = await recordsOf('[{"Id":"1","n":1e999},{"Id":"2","n":-1E+400},{"Id":"3","n":1e-999}]', 'n.json');
  expect(typedRowsOf(raw)).toEqual(['1 | 1e999', '2 | -1E+400', '3 | 1e-999']);
});

test('plain numbers are the value that was written, by BigInt', () => {
  const numbers = fc.tuple(fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n }), fc.integer({ min: -40, max: 40 }));
  return fc.assert(
    fc.asyncProperty(numbers, async ([digits, power]) => {
      const raw = await recordsOf(`[{"Id":"1","n":${digits}e${power}}]`, 'n.json');
      const [, text = ''] = rowsOf(raw)[0] ?? [];
      const [whole = '', fraction = ''] = text.split('.');
      expect(BigInt(whole + fraction) * 10n ** BigInt(40 - fraction.length)).toBe(digits * 10n ** BigInt(power + 40));
    }),
    { numRuns: 200 },
  );
});

test('a name such as __proto__ or constructor is a column like any other', async () => {
  const raw = await recordsOf('[{"__proto__":"a","constructor":"b","hasOwnProperty":"c"},{"__proto__":{"toString":"d"}}]', 'x.json');
  expect(raw.header).toEqual(['__proto__', 'constructor', 'hasOwnProperty', '__proto__.toString']);
  expect(rowsOf(raw)).toEqual([
    ['a', 'b', 'c', ''],
    ['', '', '', 'd'],
  ]);
});

test('records may have different names; what a record has not is empty', async () => {
  const raw = await recordsOf('[{"a":1,"b":2},{"c":3},{}]', 'x.json');
  expect([raw.header, typedRowsOf(raw)]).toEqual([
    ['a', 'b', 'c'],
    ['#1 | #2 | ', ' |  | #3', ' |  | '],
  ]);
});

test('an object inside a record is read one level down, deeper ones are named and left out', async () => {
  const records = [
    {
      attributes: { type: 'Opportunity', url: '/x' },
      Id: '1',
      Account: { attributes: {}, Name: 'Acme', Owner: { Name: 'Ann' } },
      Tags: ['a'],
    },
    { attributes: { type: 'Opportunity', url: '/y' }, Id: '2', Account: null, Tags: [], Lines: { totalSize: 1, records: [{ Id: '9' }] } },
  ];
  const raw = await recordsOf(JSON.stringify({ records }), 'query.json');
  expect([raw.header, rowsOf(raw)]).toEqual([
    ['Id', 'Account.Name'],
    [
      ['1', 'Acme'],
      ['2', ''],
    ],
  ]);
  expect(saidOf(raw)).toEqual([
    'attributes: left out: data about the record (2)',
    'Account: an object, its values read one level down as Account.… (1)',
    'Account.attributes: left out: data about the record (1)',
    'Account.Owner: left out: a list, or an object too far down, is no cell (1)',
    'Tags: left out: a list, or an object too far down, is no cell (2)',
    'Lines: left out: a list, or an object too far down, is no cell (1)',
    'records read from its list records (2)',
  ]);
});

test('lists under a list of names are a table; without names they are refused', async () => {
  const raw = await recordsOf('[["Id","Amount"],["1",5.50],["2"],["3",7,8],{"Id":1}]', 'x.json');
  expect([raw.header, raw.headerLine, typedRowsOf(raw), [...raw.lines]]).toEqual([['Id', 'Amount'], 1, ['1 | #5.50'], [2]]);
  expect(oddOf(raw)).toEqual(['3 short', '4 long', '5 notRecord']);
  const lines = await recordsOf('["Id","Amount"]\n["1",5.50]\n', 'x.jsonl');
  expect([lines.header, typedRowsOf(lines)]).toEqual([['Id', 'Amount'], ['1 | #5.50']]);
  expect(await readRefusal('[[1,2],[3,4]]', 'x.json')).toContain('does not name the columns');
});

test.each(['utf-8', 'utf-16le', 'utf-16be', 'utf-32le', 'utf-32be'] as const)(
  'JSON is read in %s, with and without a mark',
  async (encoding) => {
    for (const mark of ['', '\uFEFF']) {
      const raw = await recordsOf(encoders[encoding](mark + JSON.stringify(DEALS)), 'deals.json');
      expect(typedRowsOf(raw)).toEqual(TABLE);
    }
  },
);

test('JSON under the name of another kind of file is read as JSON, and that is said', async () => {
  expect(saidOf(await recordsOf(JSON.stringify(DEALS), 'deals.csv'))).toEqual([
    'read as JSON, which the file is whatever its name ends in (1)',
  ]);
  for (const name of ['deals.json', 'DEALS.JSONL', 'deals.ndjson'])
    expect(saidOf(await recordsOf(JSON.stringify(DEALS), name))).toEqual([]);
  expect(saidOf(await recordsOf(gzipSync(JSON.stringify(DEALS)), 'deals.json.gz'))).toEqual([]);
});

test.each(['[]', '{"records": []}', '{"version": 2, "deals": []}', '{"a": 1, "list": [{"b": 2}]}', '[\n]'])(
  '%s holds no records',
  async (text) => {
    expect(await readRefusal(text, 'x.json')).toMatch(/^The file is JSON without a list of records.*; export .*\.$/);
  },
);

test.each(['[1, 2, 3]', '[null, null]', '[{}, {}]'])('%s names nothing, and is refused', async (text) => {
  expect(await readRefusal(text, 'x.json')).toMatch(/^The file is JSON in which nothing can be read as a record: .*; export .*\.$/);
});

test('how a file is handed over changes nothing', async () => {
  const texts = [
    JSON.stringify(DEALS),
    JSON.stringify({ done: true, records: DEALS }, null, 1),
    DEALS.map((deal) => JSON.stringify(deal)).join('\r\n'),
  ];
  for (const text of texts) {
    const whole = await read(fileOf(text, { name: 'x.json' }));
    for (const piece of [1, 2, 3, 7]) expect(await read(fileOf(text, { name: 'x.json', piece }))).toEqual(whole);
  }
});

const cell = fc.oneof(
  fc.string({ unit: fc.constantFrom('"', '\\', ',', '{', '}', '[', ']', ':', '\n', 'é', '🙂', 'a', ' ', '\u2028') }),
  fc.integer(),
  fc.boolean(),
  fc.constant(null),
);
const record = fc.record({ Id: fc.string({ minLength: 1 }), Name: cell, Note: cell });
const shown = (value: string | number | boolean | null): string => (value === null ? '' : String(value));

test('records written in any shape are read back cell by cell', () => {
  const shapes = fc.constantFrom('list', 'pretty', 'lines', 'member') satisfies fc.Arbitrary<string>;
  return fc.assert(
    fc.asyncProperty(
      fc.array(record, { minLength: 2, maxLength: 8 }),
      shapes,
      fc.integer({ min: 1, max: 50 }),
      async (records, shape, piece) => {
        const text = {
          list: JSON.stringify(records),
          pretty: JSON.stringify(records, null, 2),
          lines: records.map((one) => JSON.stringify(one)).join('\n'),
          member: JSON.stringify({ records }),
        }[shape];
        const entry = await read(fileOf(text, { name: 'x.json', piece }));
        if (entry.kind !== 'records') throw new Error('no records');
        const sound = records.filter(({ Id }) => !Id.includes('\0'));
        expect(rowsOf(entry.raw)).toEqual(sound.map(({ Id, Name, Note }) => [Id, shown(Name), shown(Note)]));
        expect(entry.raw.odd.length).toBe(records.length - sound.length);
      },
    ),
    { numRuns: 150 },
  );
});
