import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { errorOf, study, type Estimate } from './cohort-study';
import { QUARTER_DAYS, ratesByCreation, standingsOf } from './cohort-readings';
import { simulate, STEADY } from './market';
import { chanceFrom } from '../../src/core/statistics';

const COMPANIES = 80;
const DRAWN = 8;
const results = study({ ...STEADY, dealsAQuarter: 40 }, COMPANIES, DRAWN, 7_001);

function errorIn(ago: number, estimate: Estimate): ReturnType<typeof errorOf> {
  const result = results.find((each) => each.ago === ago);
  if (result === undefined) throw new Error(`no cohort of age ${ago} was studied`);
  return errorOf(result.of[estimate]);
}

describe('companies whose true win rate is 30 % and never changes', () => {
  test('the newest quarter reads far too high of its closed deals', () => expect(errorIn(0, 'wonOfClosed').mean).toBeGreaterThan(0.27));
  test('and far too low of its created deals', () => expect(errorIn(0, 'wonOfCreated').mean).toBeLessThan(-0.2));
  test('the quarter before is still wrong either way', () => {
    expect(errorIn(1, 'wonOfClosed').mean).toBeGreaterThan(0.06);
    expect(errorIn(1, 'wonOfCreated').mean).toBeLessThan(-0.03);
  });
  test.each([
    [0, 0.006],
    [1, 0.009],
    [4, 0.01],
  ])('the projected rate of the cohort %i quarters back is right on average', (ago, precision) => {
    const { mean, standardError } = errorIn(ago, 'winRateProjected');
    expect(standardError).toBeLessThan(precision);
    expect(Math.abs(mean)).toBeLessThan(3.5 * standardError);
  });
  test('projecting the newest quarter misses by no more than a finished one does by chance', () =>
    expect(errorIn(0, 'winRateProjected').deviation).toBeLessThan(errorIn(4, 'wonOfClosed').deviation));
  test.each([
    [1, 'winRateCohort90'],
    [2, 'winRateCohort180'],
    [4, 'winRateCohort365'],
  ] as const)('a cohort %i quarters back that is old enough reads right by %s', (ago, estimate) => {
    const { mean, standardError } = errorIn(ago, estimate);
    expect(Math.abs(mean)).toBeLessThan(3.5 * standardError);
  });
  test('a cohort too young for a horizon has no value there', () => {
    const [newest] = results;
    expect(newest?.of.winRateCohort180).toMatchObject({ missing: COMPANIES, values: [] });
  });
  test('every projection has an interval, and nearly all hold the true rate', () => {
    const read = results.slice(0, 2).map(({ of }) => of.winRateProjected);
    expect(read.map(({ intervals }) => intervals)).toEqual([DRAWN, DRAWN]);
    expect(read.reduce((sum, { holdTruth }) => sum + holdTruth, 0)).toBeGreaterThanOrEqual(1.5 * DRAWN);
  });
});

test('sliced by quarter of creation, the catalogue reads the share won of those closed, bias and all', () => {
  const deals = simulate(STEADY, QUARTER_DAYS, chanceFrom(11));
  expect(ratesByCreation(deals)).toEqual(standingsOf(deals).map(({ won, ended }) => won / ended));
});

test('the page tells how often it was tried and shows what was drawn', () => {
  const read = (name: string): string => readFileSync(new URL(`../../docs/${name}`, import.meta.url), 'utf8');
  const [, companies = '0'] = /\*\*Method\.\*\* (\d+) companies/.exec(read('cohort-rates.md')) ?? [];
  expect(Number(companies)).toBeGreaterThanOrEqual(1000);
  expect(read('cohort-rates.md')).toContain('](cohort-rates.svg)');
  expect(read('cohort-rates.svg')).toMatch(/won of closed[^]*projected[^]*won of created/);
});
