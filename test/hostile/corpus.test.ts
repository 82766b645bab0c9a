import { afterAll, describe, expect, test } from 'vitest';
import { keeping, reading, type Book } from './generator/book';
import { browserSample, CORPUS, FAMILIES } from './generator/corpus';
import { AS_IS, utf8 } from './generator/hostile-case';
import { judge, type Verdict } from './generator/judge';
import { written } from './generator/page';
import { ordinaryPage } from './generator/page-case';

const verdicts: Verdict[] = [];
const wrong = (list: readonly Verdict[]): readonly Verdict[] => list.filter(({ differences }) => differences.length > 0);
const isSilent = ({ differences }: Verdict): boolean => differences.some(({ silent }) => silent);

const shown = ({ family, name, differences }: Verdict): string =>
  `${differences.some(({ silent }) => silent) ? 'SILENT' : 'loud  '} ${family}: ${name}\n         ${differences.map(({ what }) => what.slice(0, 300)).join('\n         ')}`;

/** The account of the whole run, written where it is wanted; the failures of single cases are read one by one otherwise. */
afterAll(() => {
  const failed = wrong(verdicts).toSorted((a, b) => Number(isSilent(b)) - Number(isSilent(a)));
  const byFamily = FAMILIES.map((family) => {
    const own = verdicts.filter((verdict) => verdict.family === family);
    return `${family.padEnd(20)} ${String(own.length).padStart(4)} cases ${String(own.filter(isSilent).length).padStart(3)} silent ${String(wrong(own).filter((one) => !isSilent(one)).length).padStart(3)} loud`;
  });
  const limit = Number(process.env['HOSTILE_SHOWN'] ?? 30);
  if (failed.length > 0) process.stderr.write(`${byFamily.join('\n')}\n${failed.slice(0, limit).map(shown).join('\n')}\n`);
});

test('the corpus is large, and no two cases share a name', () => {
  expect(CORPUS.length).toBeGreaterThan(350);
  expect(new Set(CORPUS.map(({ name, family }) => `${family}: ${name}`)).size).toBe(CORPUS.length);
});

/** The first ordinary case with the truth changed: what must then be found wrong. */
const LIES: readonly (readonly [claim: string, silent: boolean, change: (book: Book) => Book])[] = [
  ['a cent more in one row', true, (book) => reading(book, (cells, i) => (i === 7 ? { amount: Number(cells['amount']) + 1 } : {}))],
  ['another day in one row', true, (book) => reading(book, (_, i) => (i === 7 ? { closeDate: '2024-01-01' } : {}))],
  [
    'a lost deal that was won',
    true,
    (book) => reading(book, (cells, i) => (i === 7 ? { outcome: cells['outcome'] === 'won' ? 'lost' : 'won' } : {})),
  ],
  ['a row more', true, (book) => ({ ...book, rows: [...book.rows, ...book.rows.slice(-1)] })],
  ['a row that should be set aside', true, (book) => keeping(book, (_, i) => i !== 7)],
  ['another sum of the same rows', true, (book) => ({ ...book, parts: { USD: 1 } })],
  ['another name in one row', false, (book) => reading(book, (_, i) => (i === 7 ? { name: 'Else' } : {}))],
  ['rows one line further down', false, (book) => ({ ...book, rows: book.rows.map((row) => ({ ...row, line: row.line + 1 })) })],
];

test.each(LIES)('%s is found by the comparison (silent: %s)', async (_claim, silent, change) => {
  const { text, book } = written(ordinaryPage('the comparison'));
  const one = { name: 'changed', family: 'none', file: 'deals.csv', bytes: () => utf8(text) };
  expect((await judge({ ...one, expect: { outcomes: AS_IS, books: [book] } })).differences).toEqual([]);
  const { differences } = await judge({ ...one, expect: { outcomes: AS_IS, books: [change(book)] } });
  expect(differences.length).toBeGreaterThan(0);
  expect(differences.some((difference) => difference.silent)).toBe(silent);
});

test('a file that loads where it must ask or be refused is a silent failure', async () => {
  const { text } = written(ordinaryPage('the comparison'));
  for (const outcome of ['ask', 'reject'] as const) {
    const { differences } = await judge({
      name: 'x',
      family: 'none',
      file: 'deals.csv',
      bytes: () => utf8(text),
      expect: { outcomes: [outcome] },
    });
    expect(differences.some(({ silent }) => silent)).toBe(true);
  }
});

test('the sample for the page has a case of every family', () => {
  const sample = browserSample();
  expect(new Set(sample.map(({ family }) => family))).toEqual(new Set(FAMILIES));
  expect(sample.length).toBeLessThanOrEqual(40);
});

describe.each(FAMILIES)('%s', (family) => {
  const cases = CORPUS.filter((one) => one.family === family && (process.env['HOSTILE_ONLY'] ?? one.name) === one.name);
  test.each(cases)('$name', async (one) => {
    const verdict = await judge(one);
    verdicts.push(verdict);
    expect(verdict.differences.map(({ silent, what }) => (silent ? `SILENT ${what}` : what))).toEqual([]);
  });
});
