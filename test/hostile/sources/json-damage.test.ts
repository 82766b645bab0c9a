import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fileOf, oddOf, read, readRefusal, rowsOf } from './files';
import { recordsOf, saidOf } from './typed-files';
import { readSource } from '../../../src/sources';

const deal = (i: number): string => `{"Id":"00${i}","Name":"Deal ${i}","Amount":${i}.50,"Won":true}`;
const deals = (count: number): readonly string[] => Array.from({ length: count }, (_, i) => deal(i + 1));
const SHAPES = {
  'a list on one line': { write: (records: readonly string[]) => `[${records.join(',')}]`, name: 'x.json' },
  'a list with a record a line': { write: (records: readonly string[]) => `[\n${records.join(',\n')}\n]`, name: 'x.json' },
  'a member of an object': { write: (records: readonly string[]) => `{"done":true,"records":[${records.join(', ')}]}`, name: 'x.json' },
  'one record a line': { write: (records: readonly string[]) => `${records.join('\n')}\n`, name: 'x.jsonl' },
} as const;

/** One fault in a record, and what it makes of it. */
const FAULTS: readonly (readonly [string, (record: string) => string, string])[] = [
  ['a lost quote at the start of a value', (record) => record.replace('"Deal', 'Deal'), 'broken'],
  ['a lost quote at the end of a value', (record) => record.replace(/(Deal \d+)"/, '$1'), 'broken'],
  ['a lost quote at the end of a name', (record) => record.replace('"Name"', '"Name'), 'broken'],
  ['a lost last bracket', (record) => record.slice(0, -1), 'broken'],
  ['a bracket too many', (record) => record.replace('"Deal', '{"Deal'), 'broken'],
  ['a bracket of the other kind', (record) => `${record.slice(0, -1)}]`, 'broken'],
  ['a comma too many', (record) => record.replace(',"Won"', ',,"Won"'), 'broken'],
  ['a word that is none', (record) => record.replace('true', 'tru'), 'broken'],
  ['NaN', (record) => record.replace('true', 'NaN'), 'broken'],
  ['a number with a leading zero', (record) => record.replace('.50', '.50,"n":007'), 'broken'],
  ['an escape that is none', (record) => record.replace('Deal', '\\xDeal'), 'broken'],
  ['a tab in a string', (record) => record.replace('Deal', 'De\tal'), 'broken'],
  ['a NUL in a string', (record) => record.replace('Deal', 'De\0al'), 'control'],
  ['a spelt NUL', (record) => record.replace('Deal', 'De\\u0000al'), 'control'],
  ['half a character', (record) => record.replace('Deal', 'De\\ud83dal'), 'control'],
  ['a name twice, with equal values', (record) => record.replace(',"Won"', ',"Won":true,"Won"'), 'repeatedKey'],
  ['a name twice, with other values', (record) => record.replace(',"Won"', ',"Name":"other","Won"'), 'repeatedKey'],
  ['a name twice, spelt in two ways', (record) => record.replace(',"Won"', ',"\\u004eame":"other","Won"'), 'repeatedKey'],
  ['a name twice, one level down', (record) => record.replace(',"Won"', ',"A":{"b":1,"b":1},"Won"'), 'repeatedKey'],
  ['a name twice, once with a point', (record) => record.replace(',"Won"', ',"A":{"b":1},"A.b":1,"Won"'), 'repeatedKey'],
  ['a value in the place of a record', () => '"Deal"', 'notRecord'],
  ['a list in the place of a record', () => '["Deal", 1]', 'notRecord'],
  ['nesting of 101 levels', (record) => record.replace('true', `${'['.repeat(100)}${']'.repeat(100)}`), 'nested'],
];

test.each(Object.entries(SHAPES))('in %s, a fault sets its record aside and no other', async (_, { write, name }) => {
  for (const [what, spoil, fault] of FAULTS) {
    // What starts with neither bracket is no JSON to begin with.
    for (const at of [name === 'x.jsonl' && fault === 'notRecord' ? 2 : 1, 7, 20]) {
      const records = deals(20).map((record, i) => (i + 1 === at ? spoil(record) : record));
      const raw = await recordsOf(write(records), name);
      // In the last record of a document, its end may be what is missing.
      const isCut = at === 20 && oddOf(raw)[0] === '20 unfinished';
      expect([what, oddOf(raw)]).toEqual([what, [isCut ? '20 unfinished' : `${at} ${fault}`]]);
      expect([what, rowsOf(raw).map(([id]) => id)]).toEqual([
        what,
        [...Array(20).keys()].filter((i) => i + 1 !== at).map((i) => `00${i + 1}`),
      ]);
      expect(raw.recordCount).toBe(20);
    }
  }
});

test('a record that is set aside keeps its text', async () => {
  const raw = await recordsOf(`[${deal(1)},{"Id":"2","Id":"3"}]`, 'x.json');
  expect(raw.odd).toEqual([{ record: 2, line: 2, fault: 'repeatedKey', cells: ['{"Id":"2","Id":"3"}'] }]);
});

test('a file cut anywhere keeps its whole records, and says that it looks cut', async () => {
  for (const { write, name } of Object.values(SHAPES)) {
    const text = write(deals(5)).trimEnd();
    for (let length = text.indexOf('}') + 1; length < text.length; length += 1) {
      const raw = await recordsOf(text.slice(0, length), name);
      const whole = text.slice(0, length).split('}').length - 1;
      expect([length, raw.rows]).toEqual([length, Math.min(5, whole)]);
      const isBetween = name === 'x.jsonl' && /\}\n?$/.test(text.slice(0, length));
      expect([length, saidOf(raw).some((said) => said.includes('looks cut'))]).toEqual([length, !isBetween]);
    }
  }
});

/** What is no record at all cannot be told from the damaged one it stands behind. */
const SPOILT = FAULTS.filter(([, , fault]) => fault !== 'notRecord');

test('faults planted into any records are found, located, and touch nothing else', async () => {
  const planted = fc.uniqueArray(fc.tuple(fc.integer({ min: 1, max: 30 }), fc.nat({ max: SPOILT.length - 1 })), {
    selector: ([at]) => at,
    minLength: 1,
    maxLength: 6,
  });
  await fc.assert(
    fc.asyncProperty(
      planted,
      fc.constantFrom(...Object.values(SHAPES)),
      fc.integer({ min: 1, max: 2000 }),
      async (faults, shape, piece) => {
        const spoilt = new Map(faults);
        const records = deals(31).map((record, i) => SPOILT[spoilt.get(i + 1) ?? -1]?.[1](record) ?? record);
        const entry = await read(fileOf(shape.write(records), { name: shape.name, piece }));
        if (entry.kind !== 'records') throw new Error('no records');
        expect(entry.raw.odd.map(({ line }) => line)).toEqual([...spoilt.keys()].toSorted((a, b) => a - b));
        expect(rowsOf(entry.raw).map(([id]) => id)).toEqual(
          [...Array(31).keys()].filter((i) => !spoilt.has(i + 1)).map((i) => `00${i + 1}`),
        );
      },
    ),
    { numRuns: 200 },
  );
});

test('a blank line is a record of its own, so that record and line numbers stay one', async () => {
  const raw = await recordsOf(`${deal(1)}\n\n${deal(2)}\n`, 'x.jsonl');
  expect([oddOf(raw), [...raw.lines]]).toEqual([['2 blank'], [1, 3]]);
});

test('commas missing or too many between records are said; no record is lost by them', async () => {
  const raw = await recordsOf(`[${deal(1)} ${deal(2)},,${deal(3)},]`, 'x.json');
  expect([raw.rows, saidOf(raw)]).toEqual([3, ['commas between records, missing or too many (3)']]);
});

test('a second list after the first is refused, for nobody could say what it is', async () => {
  expect(await readRefusal(`[\n${deal(1)}\n]\n[\n${deal(2)}\n]`, 'x.json')).toContain('goes on after its list of records has ended');
});

test('zero bytes at the end are named', async () => {
  expect(saidOf(await recordsOf(`[${deal(1)},${deal(2)}]${'\0'.repeat(500)}`, 'x.json')).join()).toContain(
    'zero bytes at the end of the file',
  );
});

const BOMBS: readonly (readonly [string, () => string])[] = [
  ['20,000 brackets', () => '['.repeat(20_000) + ']'.repeat(20_000)],
  ['20,000 objects in one another', () => `${'{"a":'.repeat(20_000)}1${'}'.repeat(20_000)}`],
  ['brackets that never close', () => '[{"a":['.repeat(500_000)],
  ['records that never close', () => `[${'{"Id":"x'.repeat(300_000)}`],
  ['records that swallow each other', () => `[${Array.from({ length: 100_000 }, () => '{"Id":"x,"n":[').join(',')}`],
  ['a record of 200,000 names', () => `[{${Array.from({ length: 200_000 }, (_, i) => `"k${i}":1`).join(',')}}]`],
  ['200,000 records of one name each', () => `[${Array.from({ length: 200_000 }, (_, i) => `{"k${i}":1}`).join(',')}]`],
  ['a string of 10 MB', () => `[{"Id":"1","a":"${'x'.repeat(10_000_000)}"},${deal(2)}]`],
  ['a line of 10 MB', () => `${deal(1)}\n{"Id":"1","a":"${'x'.repeat(10_000_000)}"}\n${deal(3)}\n`],
  ['a number of a million digits', () => `[{"Id":"1","n":${'9'.repeat(1_000_000)}},${deal(2)}]`],
  ['an exponent of a million', () => `[{"Id":"1","n":1e1000000},{"Id":"2","n":1e-1000000}]`],
  ['escapes without end', () => `[{"Id":"${'\\'.repeat(2_000_000)}`],
  ['a million commas', () => `[${','.repeat(1_000_000)}{"Id":"1","n":2}]`],
];

test.each(BOMBS)('%s: over in two seconds of work', async (_, make) => {
  const text = make();
  const started = process.cpuUsage();
  const entry = await read(fileOf(text, { name: 'bomb.json' }));
  const { user, system } = process.cpuUsage(started);
  expect((user + system) / 1000).toBeLessThan(2000);
  expect(entry.kind === 'refused' ? entry.error.endsWith('.') : entry.kind).toBeTruthy();
});

test('a record too long is set aside, and the ones after it are read', async () => {
  const long = `{"Id":"1","a":"${'x'.repeat(10_000_000)}"}`;
  for (const text of [`[${deal(1)},${long},${deal(3)}]`, `${deal(1)}\n${long}\n${deal(3)}`]) {
    const raw = await recordsOf(text, 'x.json');
    expect([oddOf(raw), rowsOf(raw).map(([id]) => id)]).toEqual([['2 large'], ['001', '003']]);
  }
  const cell = await recordsOf(`[${deal(1)},{"Id":"2","Name":"${'x'.repeat(3_000_000)}"}]`, 'x.json');
  expect([cell.odd, rowsOf(cell)[1]?.[1]?.length]).toEqual([[], 3_000_000]);
});

test('reading stops when it is asked to, and tells how far it is', async () => {
  const text = `[${deals(200_000).join(',')}]`;
  const stop = { aborted: false };
  const told: number[] = [];
  const progress = (bytes: number, records: number): void => {
    told.push(bytes);
    if (records > 1000) stop.aborted = true;
  };
  await expect(readSource(fileOf(text, { name: 'x.json' }), { stop, progress, answers: new Map() })).rejects.toThrow('stopped');
  expect(told.every((bytes, i) => i === 0 || bytes >= (told[i - 1] ?? 0))).toBe(true);
  expect(told.at(-1)).toBeLessThan(text.length);
});
