import { expect, test } from 'vitest';
import { yearOf } from './oracle-calendar';
import { priorOf } from './oracle-churn';
import { incidenceAt, type Life } from './oracle-incidence';
import { poissonLimits, quantileLimits, wilsonLimits } from './oracle-limits';
import { worthOf } from './oracle-ltv';

/** What the oracle says of the golden numbers of domain.md, before it is held against anything. */

const LIVES = '10w 20l 20w 30c 40w 50l 60c 70w 80c 90l';
const ENDS = { w: 'won', l: 'gone', c: 'open' } as const;
const lives = LIVES.split(' ').map((text): Life => ({ days: parseInt(text, 10), end: ENDS[text.slice(-1) as 'w' | 'l' | 'c'] }));

test.each([
  [10, 0.1, 0.094868],
  [20, 0.2, 0.126491],
  [40, 0.316667, 0.15251],
  [70, 0.472222, 0.178125],
])('of ten deals followed, by day %i %f are won', (day, share, error) => {
  const found = incidenceAt(lives, day);
  expect(found.share).toBeCloseTo(share, 6);
  expect(found.error).toBeCloseTo(error, 6);
});

test('between the log-log limits of 15', () => {
  expect(incidenceAt(lives, 40).limits).toEqual({ low: expect.closeTo(0.0733, 5), high: expect.closeTo(0.6029, 5) });
  expect(incidenceAt(lives, 70).limits).toEqual({ low: expect.closeTo(0.13401, 5), high: expect.closeTo(0.75571, 5) });
});

test('deals that are all followed to the day are a count', () => {
  const closed = lives.map((life): Life => ({ ...life, end: life.end === 'open' ? 'gone' : life.end }));
  expect(incidenceAt(closed, 90).limits).toEqual(wilsonLimits(4, 10));
});

test('limits of shares, medians and counts', () => {
  expect(wilsonLimits(3, 12)).toEqual({ low: expect.closeTo(0.08894, 5), high: expect.closeTo(0.53231, 5) });
  const ranks = [6, 10, 20, 50].map((n) => quantileLimits(Array.from({ length: n }, (_, at) => at + 1)));
  expect(ranks).toEqual([
    { low: 1, high: 6 },
    { low: 2, high: 9 },
    { low: 6, high: 15 },
    { low: 18, high: 33 },
  ]);
  expect(quantileLimits([1, 2, 3, 4, 5])).toBeNull();
  expect(poissonLimits(32)).toEqual({ low: expect.closeTo(21.888, 3), high: expect.closeTo(45.174, 3) });
});

test.each([
  ['simple', 0, 40_000],
  ['capped', 0, 28_097.87],
  ['discounted', 0, 28_825.88],
  ['cappedDiscounted', 0, 23_500.1],
  ['expanding', 8, 38_924.27],
  ['expanding', 0, 28_825.88],
] as const)('the LTV variant %s at an added margin of %i', (variant, growth, value) => {
  expect(worthOf({ margin: 800, churn: 0.02, months: 60, later: 1.1 ** (-1 / 12), growth }, variant)).toBeCloseTo(value, 2);
});

test('slices that differ no more than chance weigh as much as all of them, others little', () => {
  const risk = (churned: number, atRisk: number) => ({ churned, atRisk, customers: 1 });
  const alike = priorOf([risk(2, 100), risk(2, 100), risk(2, 100), risk(2, 100), risk(2, 100)]);
  expect(alike.weight).toBe(500);
  /** At a weight that is not endless the likeliest mean lies a little above the pooled rate. */
  expect(alike.mean).toBeGreaterThan(0.02);
  expect(alike.mean).toBeLessThan(0.023);
  const { mean, weight } = priorOf([risk(0, 100), risk(30, 100), risk(1, 100), risk(25, 100), risk(4, 100)]);
  expect(mean).toBeGreaterThan(0.09);
  expect(mean).toBeLessThan(0.15);
  expect(weight).toBeGreaterThan(1);
  expect(weight).toBeLessThan(20);
});

test('a year of weeks begins on the Monday nearest to its first month and has months of four, four and five weeks', () => {
  const year = yearOf({ kind: '4-4-5', startMonth: 2 });
  const date = (day: number): string => new Date(day * 86_400_000).toISOString().slice(0, 10);
  const february = (2025 - 1970) * 12 + 1;
  /** 1 February 2025 is a Saturday. */
  expect([0, 1, 2, 3].map((at) => date(year.first(february + at)))).toEqual(['2025-02-03', '2025-03-03', '2025-03-31', '2025-05-05']);
  expect(date(year.first(february + 12))).toBe('2026-02-02');
  expect(year.monthOf(year.first(february))).toBe(february);
  expect(year.monthOf(year.first(february) - 1)).toBe(february - 1);
});
