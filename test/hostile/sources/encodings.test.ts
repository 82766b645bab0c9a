import { expect, test } from 'vitest';
import { TABLES } from '../../../src/sources/encoding/tables';
import { encoders, joined } from './encoders';
import { readRecords, readRefusal, rowsOf, oddOf } from './files';

const HEADER = 'Id,Name,Amount,Close Date';
const named = (names: readonly string[]): string =>
  [HEADER, ...names.map((name, i) => `00${i},${name},${i * 10}.5,2025-01-15`)].join('\n') + '\n';
const namesOf = async (bytes: Uint8Array, answers?: ReadonlyMap<string, string>): Promise<readonly string[]> =>
  rowsOf(await readRecords(bytes, answers)).map(([, name]) => name ?? '');
const noticesOf = async (bytes: Uint8Array): Promise<readonly string[]> => (await readRecords(bytes)).notices.map(({ what }) => what);

const WESTERN = [
  'Müller GmbH',
  'Café Zürich',
  'Società Italiana',
  'São Paulo',
  'Göteborg Ångström',
  'Nestlé España',
  'Łatwo'.replace('Ł', 'L'),
  'Straße 5',
];

test('byte order marks, one or two, are no part of the header', async () => {
  for (const marks of ['', '\uFEFF', '\uFEFF\uFEFF']) {
    const raw = await readRecords(encoders['utf-8'](marks + named(WESTERN)));
    expect([raw.header[0], rowsOf(raw).map(([, name]) => name), raw.notices, raw.questions]).toEqual(['Id', WESTERN, [], []]);
  }
  expect((await readRecords(encoders['utf-16le'](`\uFEFF\uFEFF${named(WESTERN)}`))).header[0]).toBe('Id');
});

test.each(['utf-16le', 'utf-16be', 'utf-32le', 'utf-32be'] as const)(
  '%s is read without a mark, with a notice, also where little of it is English',
  async (encoding) => {
    const names = [...WESTERN, '株式会社トヨタ自動車', '🙂'];
    expect(await namesOf(encoders[encoding](named(names)))).toEqual(names);
    expect(await noticesOf(encoders[encoding](named(names)))).toEqual([expect.stringMatching(/^read as UTF-(16|32)/)]);
  },
);

test('half a character of two is NUL and sets its record aside, as does a file cut inside one', async () => {
  const lone = await readRecords(encoders['utf-16le'](`\uFEFF${named(['Acme', 'Be\uD83Dta', 'Gamma'])}`));
  expect([oddOf(lone), lone.rows]).toEqual([['3 control'], 2]);
  const text = encoders['utf-16le'](`\uFEFF${named(['Acme', 'Beta'])}003,Gam`);
  expect(oddOf(await readRecords(text.subarray(0, text.length - 1)))).toEqual(['4 control']);
  const last = await readRecords(encoders['utf-16le'](`\uFEFF${named(['Acme'])}2,Beta,5,x\uDC00`));
  expect(oddOf(last)).toEqual(['3 control']);
  const cut = encoders['utf-8'](`${named(['Café', 'Beta'])}003,Caf,5,é`);
  expect(oddOf(await readRecords(cut.subarray(0, cut.length - 1)))).toEqual(['4 control']);
});

test.each(['windows-1252', 'macintosh'] as const)('%s is told by its letters, and a notice says so', async (encoding) => {
  const bytes = encoders[encoding](named(WESTERN));
  expect(await namesOf(bytes)).toEqual(WESTERN);
  expect(await noticesOf(bytes)).toEqual([expect.stringContaining(encoding === 'macintosh' ? 'Mac Roman' : 'Windows-1252')]);
});

test.each([['€ 1.200'], ['“Acme”'], ['Acme’s'], ['Jan – Mar'], ['Größe'], ['Æble'], ['naïve']])(
  'one %s is enough to tell Windows-1252',
  async (name) => {
    const raw = await readRecords(encoders['windows-1252'](named(['Acme', name, 'Beta'])));
    expect([rowsOf(raw)[1]?.[1], raw.questions]).toEqual([name, []]);
  },
);

test.each([['1.200 €'], ['œuvre'], ['Škoda']])('one %s is enough to tell Latin-9', async (name) => {
  const raw = await readRecords(encoders['iso-8859-15'](named(['Acme', name, 'Beta'])));
  expect([rowsOf(raw)[1]?.[1], raw.questions]).toEqual([name, []]);
});

test('where two encodings make sense it is asked, both readings shown, and the answer is taken', async () => {
  const bytes = encoders.macintosh(named(['Köln', 'Acme', 'Bös']));
  const {
    questions: [question],
  } = await readRecords(bytes);
  expect(question?.choices.map(({ value, reads }) => [value, reads[0]])).toEqual(
    expect.arrayContaining([
      ['macintosh', 'Köln'],
      ['windows-1252', 'Kšln'],
    ]),
  );
  const answered = new Map([[question?.id ?? '', 'macintosh']]);
  expect(await namesOf(bytes, answered)).toEqual(['Köln', 'Acme', 'Bös']);
  const raw = await readRecords(bytes, answered);
  expect([raw.questions, raw.notices.map(({ what }) => what)]).toEqual([[], ['read as Mac Roman, as was answered']]);
});

test('a late bad byte in a file of plain English is read, in a file of UTF-8 it is asked about', async () => {
  const plain = joined(
    encoders['utf-8'](named(Array.from({ length: 5000 }, (_, i) => `Deal ${i}`))),
    encoders['windows-1252']('9,Café Müller,5,2025-01-15\n'),
  );
  expect((await namesOf(plain)).at(-1)).toBe('Café Müller');
  expect(await noticesOf(plain)).toEqual([expect.stringContaining('Windows-1252')]);
  const mixed = joined(encoders['utf-8'](named(WESTERN)), encoders['windows-1252']('9,Café,5,2025-01-15\n'));
  const {
    questions: [question],
  } = await readRecords(mixed);
  expect(question?.choices.map(({ value }) => value)).toEqual(['utf-8 with windows-1252', 'windows-1252']);
  expect(await namesOf(mixed, new Map([[question?.id ?? '', 'utf-8 with windows-1252']]))).toEqual([...WESTERN, 'Café']);
});

test('Shift-JIS is told by its kana; other scripts are asked about, with their own among the choices', async () => {
  const japanese = encoders['utf-8'](named(['A']).slice(0, -1));
  const toyota = [0x8a, 0x94, 0x8e, 0xae, 0x89, 0xef, 0x8e, 0xd0, 0x83, 0x67, 0x83, 0x88, 0x83, 0x5e];
  const bytes = joined(japanese, encoders['utf-8']('\n001,'), toyota, encoders['utf-8'](',5,2025-01-15\n'));
  expect((await namesOf(bytes))[1]).toBe('株式会社トヨタ');
  expect(await noticesOf(bytes)).toEqual([expect.stringContaining('Shift-JIS')]);
  const cyrillic = joined(
    encoders['utf-8'](`${named(['A'])}001,`),
    [0xcc, 0xee, 0xf1, 0xea, 0xe2, 0xe0],
    encoders['utf-8'](',5,2025-01-15\n'),
  );
  const {
    questions: [question],
  } = await readRecords(cyrillic);
  expect(question?.choices.map(({ value, reads }) => [value, reads[0]])).toContainEqual(['windows-1251', 'Москва']);
  expect((await namesOf(cyrillic, new Map([[question?.id ?? '', 'windows-1251']])))[1]).toBe('Москва');
});

test('Polish and Czech in Windows-1250 are read where Western tables make no sense of them', async () => {
  const polish = joined(
    encoders['utf-8'](`${named(['A'])}001,`),
    [0xa3, 0xf3, 0x64, 0x9f, 0x20, 0x57, 0x72, 0x6f, 0x63, 0xb3, 0x61, 0x77],
    encoders['utf-8'](',5,2025-01-15\n'),
  );
  expect((await namesOf(polish))[1]).toBe('Łódź Wrocław');
});

test('the tables hold 128 characters each, and agree with what the platform knows', () => {
  const bytes = Uint8Array.from({ length: 128 }, (_, i) => 0x80 + i);
  expect(TABLES.macintosh).toBe(new TextDecoder('macintosh').decode(bytes));
  expect(TABLES['iso-8859-15'].slice(32)).toBe(new TextDecoder('iso-8859-15').decode(bytes.subarray(32)));
  expect(TABLES['windows-1252'].length).toBe(128);
  expect(TABLES['windows-1252'].slice(32)).toBe(Array.from({ length: 96 }, (_, i) => String.fromCharCode(0xa0 + i)).join(''));
});

test('no replacement character is ever made: whatever the bytes, cells hold none', async () => {
  for (let seed = 1; seed < 60; seed += 1) {
    const junk = Array.from({ length: 40 }, (_, i) => 0x80 + ((seed * 7919 + i * i * 31) % 128));
    const bytes = joined(encoders['utf-8'](`${named(['A', 'B'])}001,`), junk, encoders['utf-8'](',5,2025-01-15\n'));
    const raw = await readRecords(bytes);
    expect(raw.columns.flatMap(({ values }) => values).join('')).not.toContain('\uFFFD');
    expect(raw.questions.length + raw.notices.length).toBeGreaterThan(0);
  }
});

test('binary data is refused', async () => {
  expect(await readRefusal(Uint8Array.from({ length: 5000 }, (_, i) => (i * i) % 251))).toMatch(/binary/);
});
