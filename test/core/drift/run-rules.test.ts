import { describe, expect, test } from 'vitest';
import { controlChart, type CountedPeriod } from '../../../src/core/drift/control-chart';
import { runRuleMarks } from '../../../src/core/drift/run-rules';
import { chanceFrom } from '../../../src/core/statistics';

const HUNDRED = 100;
const periods = (parts: readonly number[], toDate = 0): readonly CountedPeriod[] =>
  parts.map((part, at) => ({ label: `P${at + 1}`, part, whole: HUNDRED, isToDate: at >= parts.length - toDate }));
const marksOf = (parts: readonly number[], toDate = 0) => runRuleMarks(controlChart(periods(parts, toDate), null));

// Of 100 at 25 %, with the centre held there: in control 13 to 39; beyond two deviations (4.33) under 17 and over 33; beyond one under 21 and over 29.
test.each([
  [[20, 30, 20, 30, 20, 30, 25, 40], ['P8: beyond the limits, above them']],
  [[20, 30, 20, 30, 20, 30, 25, 39], []],
  [[20, 30, 20, 30, 15, 25, 35, 25, 35], ['P7 to P9: two of three periods far above the centre']],
  [[20, 25, 20, 25, 20, 25, 25, 30, 31, 24, 30, 30], ['P8 to P12: four of five periods well above the centre']],
  [
    [24, 24, 24, 24, 24, 24, 24, 24, 40, 25],
    ['P1 to P8: eight periods in a row below the centre', 'P9: beyond the limits, above them'],
  ],
])('%j is marked %j', (parts, words) => expect(marksOf(parts).map((mark) => mark.words)).toEqual(words));

test('a mark says which periods it is about', () =>
  expect(marksOf([20, 30, 20, 30, 15, 25, 35, 25, 35])).toMatchObject([{ rule: 'twoOfThree', side: 'above', from: 6, to: 8 }]));

test('under eight periods no run is marked, only what lies beyond the limits', () => {
  expect(marksOf([25, 25, 25, 25, 25, 35, 35])).toEqual([]);
  expect(marksOf([25, 25, 25, 25, 25, 25, 41]).map(({ rule }) => rule)).toEqual(['beyondLimits']);
});

test('under six periods nothing is marked at all', () => expect(marksOf([25, 25, 25, 25, 90])).toEqual([]));

test('a period to date ends no run and makes none', () => expect(marksOf([25, 25, 25, 25, 25, 25, 25, 25, 90], 1)).toEqual([]));

describe('companies in which nothing changes', () => {
  const CHARTS = 400;
  const { uniform } = chanceFrom(412);
  const part = (): number => Array.from({ length: HUNDRED }, uniform).filter((drawn) => drawn < 0.25).length;
  const marked = Array.from({ length: CHARTS }, () => marksOf(Array.from({ length: 12 }, part)).length > 0);
  const share = marked.filter(Boolean).length / CHARTS;

  test('about one chart of twelve points in thirty is marked all the same: why a mark is no flag', () => {
    expect(share).toBeGreaterThan(0.02);
    expect(share).toBeLessThan(0.095);
  });
});
