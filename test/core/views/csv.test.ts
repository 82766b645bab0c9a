import { expect, test } from 'vitest';
import { cardCsv } from '../../../src/exports/csv';
import { cited, type Cited } from '../../../src/views/cited';
import { missing, number, share } from './made';

const csvOf = (evidence: readonly Cited[]): string => cardCsv({ evidence, table: null, about: [] });

test('readings go out in full precision, with reasons instead of blanks for what does not exist', () => {
  const lines = csvOf(cited([share('winRate', 1, 3), missing('cac', 'no_spend')])).split('\r\n');
  expect(lines[1]).toMatch(/^value,winRate,,2025-07-01,2025-09-30,0\.3333333333333333,share,,3,/);
  expect(lines[2]).toContain('no_spend');
});

test.each(['=1+1', '+1', '-1', '@x', '\tx'])('a name that starts as a formula is defused: %s', (name) => {
  const [, line = ''] = csvOf([{ as: name, reading: number('acvMedian', 1, 1) }]).split('\r\n');
  expect(line.startsWith(`'${name}`)).toBe(true);
});

test('quotes and line ends stay inside their cell', () => {
  expect(csvOf(cited([share('winRate', 1, 2, { slice: { industry: 'a "b"\r\nc' } })]))).toContain('"industry=a ""b""\r\nc"');
});

test('the same readings give the same bytes', () =>
  expect(csvOf(cited([share('winRate', 1, 2)]))).toBe(csvOf(cited([share('winRate', 1, 2)]))));
