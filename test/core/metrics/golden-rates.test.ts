import { describe, expect, test } from 'vitest';
import { difference, type MetricId } from '../../../src/core/metrics';
import type { Reading, Span } from '../../../src/core/model';
import { monthOf, parseDate } from '../../../src/core/model';
import type { Definitions } from '../../../src/core/workspace';
import { assuming, company, readingsOf, totalOf, type Company } from '../../fixtures/ask-kernel';
import { grid } from '../../fixtures/grid';

/** The numbers of domain.md 15 and 5, out of files that hold just what they are made of. */

const AS_OF = '2024-12-31';
const dayText = (daysBack: number): string => new Date(Date.UTC(2024, 11, 31) - daysBack * 86_400_000).toISOString().slice(0, 10);

type Rows = { readonly outcome: string; readonly count: number; readonly region?: string };
/** So many deals of an outcome, all closed in the last week. */
function closedDeals(...rows: readonly Rows[]): Company {
  const lines = rows.flatMap(({ outcome, count, region = 'North' }, group) =>
    Array.from({ length: count }, (_, at) => `d${group}-${at} ${outcome} newBusiness 2024-01-02 2024-12-27 ${region}`),
  );
  return company([grid('opportunity', ['opportunityId outcome dealClass createdDate closeDate region', ...lines].join('\n'))], {}, AS_OF);
}

const near = (value: number, digits = 5): unknown => expect.closeTo(value, digits);

test.each([
  [0, 10, 0, 0.27753],
  [3, 12, 0.08894, 0.53231],
  [24, 60, 0.28569, 0.52634],
  [58, 100, 0.48206, 0.67202],
])('win rate %i of %i lies between the Wilson limits', (won, closed, low, high) => {
  const deals = closedDeals({ outcome: 'won', count: won }, { outcome: 'lost', count: closed - won });
  expect(totalOf(deals, 'winRate')).toMatchObject({ value: won / closed, n: closed, low: near(low), high: near(high) });
});

test('24 of 60 less 8 of 40 is 20 points, between the Newcombe limits', () => {
  const deals = closedDeals(
    { outcome: 'won', count: 24 },
    { outcome: 'lost', count: 36 },
    { outcome: 'won', count: 8, region: 'South' },
    { outcome: 'lost', count: 32, region: 'South' },
  );
  const rates = readingsOf(deals, 'winRate', ['region']);
  const [north, south] = [rates.get('North'), rates.get('South')] as [Reading, Reading];
  expect(difference('winRate', north, south, new Map())).toMatchObject({ value: near(0.2), low: near(0.01334), high: near(0.35807) });
});

test('4 won, 2 lost and 94 derailed are 66.7 % narrow and 4 % broad', () => {
  const deals = closedDeals({ outcome: 'won', count: 4 }, { outcome: 'lost', count: 2 }, { outcome: 'other', count: 94 });
  expect(totalOf(deals, 'winRate')).toMatchObject({ value: near(0.66667), n: 6 });
  expect(totalOf(deals, 'winRateBroad')).toMatchObject({ value: 0.04, n: 100 });
});

describe('the example of Aalen and Johansen, twice over so that the cohort is old enough', () => {
  /** 10w 20l 20w 30c 40w 50l 60c 70w 80c 90l, its days drawn out so that the fourth is the 90th and the seventh the 180th. */
  const LIVES = '20w 40l 40w 60c 90w 100l 120c 180w 190c 200l'.split(' ');
  const OUTCOMES: Readonly<Record<string, string>> = { w: 'won', l: 'lost', c: 'open' };
  const lines = [...LIVES, ...LIVES].map((life, at) => {
    const [days, end = ''] = [parseInt(life, 10), life.slice(-1)];
    /** Closed deals were created long ago, open ones so many days back as they were followed. */
    const created = end === 'c' ? dayText(days) : dayText(600);
    const closed = end === 'c' ? '-' : dayText(600 - days);
    return `d${at} ${OUTCOMES[end]} newBusiness ${created} ${closed}`;
  });
  const deals = company([grid('opportunity', ['opportunityId outcome dealClass createdDate closeDate', ...lines].join('\n'))], {}, AS_OF);
  /** F^exp(±z se / (F |ln F|)), of twice the deals half the variance. */
  const limits = (share: number, error: number) => {
    const width = (1.959964 * error) / Math.SQRT2 / (share * -Math.log(share));
    return { low: near(share ** Math.exp(width), 4), high: near(share ** Math.exp(-width), 4) };
  };

  test.each([
    ['winRateCohort90', 0.316667, 0.15251],
    ['winRateCohort180', 0.472222, 0.178125],
  ] as const)('%s is %f', (metric, share, error) =>
    expect(totalOf(deals, metric)).toMatchObject({ value: near(share), n: 20, ...limits(share, error) }),
  );
  test('while won of closed would be 57 % and won of all 40 %', () => {
    expect(totalOf(deals, 'winRate').value).toBeCloseTo(4 / 7, 12);
    expect(totalOf(deals, 'wonCount').value).toBe(8);
  });
  test('within a year every deal must be a year old, and six are not', () => {
    const young = company(
      [
        grid(
          'opportunity',
          `opportunityId outcome dealClass createdDate closeDate
           d1 won newBusiness 2024-06-01 2024-06-11
           d2 open newBusiness 2023-06-01 -`,
        ),
      ],
      {},
      AS_OF,
    );
    expect(totalOf(young, 'winRateCohort365')).toMatchObject({ value: null, missing: 'not_mature' });
    expect(totalOf(young, 'winRateCohort180')).toMatchObject({ value: 0.5, n: 2 });
  });
});

describe('the projected rate', () => {
  /** A pool two years old: of 40, 10 won and 10 lost on day 20, 12 won on day 100, 8 lost on day 200. */
  const pool = [
    ...Array.from({ length: 10 }, (_, at) => `w${at} won newBusiness ${dayText(800)} ${dayText(780)}`),
    ...Array.from({ length: 10 }, (_, at) => `l${at} lost newBusiness ${dayText(800)} ${dayText(780)}`),
    ...Array.from({ length: 12 }, (_, at) => `v${at} won newBusiness ${dayText(800)} ${dayText(700)}`),
    ...Array.from({ length: 8 }, (_, at) => `m${at} lost newBusiness ${dayText(800)} ${dayText(600)}`),
  ];
  const withCohort = (...young: readonly string[]) =>
    company([grid('opportunity', ['opportunityId outcome dealClass createdDate closeDate', ...pool, ...young].join('\n'))], {}, AS_OF);
  const autumn: Span = { from: monthOf(parseDate('2024-10-01') ?? 0), to: monthOf(parseDate('2024-12-31') ?? 0) };

  test('adds to what is won the chance of what is open: at 10 days 22 of 40', () => {
    const deals = withCohort(
      `y1 won newBusiness 2024-11-01 2024-11-15`,
      `y2 lost newBusiness 2024-11-01 2024-11-15`,
      `y3 open newBusiness ${dayText(10)} -`,
    );
    expect(totalOf(deals, 'winRateProjected', autumn)).toMatchObject({ value: near((1 + 22 / 40) / 3, 12), n: 3 });
  });
  test('is not_mature where under 30 of the pool were still open at an age: 20 after day 20', () => {
    const deals = withCohort(`y1 open newBusiness ${dayText(20)} -`);
    expect(totalOf(deals, 'winRateProjected', autumn)).toMatchObject({ value: null, missing: 'not_mature' });
    expect(totalOf(withCohort(`y1 open newBusiness ${dayText(19)} -`), 'winRateProjected', autumn).value).toBeCloseTo(22 / 40, 12);
  });
});

test.each([
  [6, 1, 6],
  [10, 2, 9],
  [20, 6, 15],
  [50, 18, 33],
])('of %i amounts the median lies between the %ith and the %ith', (count, low, high) => {
  const lines = Array.from({ length: count }, (_, at) => `d${at} won newBusiness USD ${at + 1} 2024-12-27`);
  const deals = company(
    [grid('opportunity', ['opportunityId outcome dealClass currency amount closeDate', ...lines].join('\n'))],
    {},
    AS_OF,
  );
  const limits = { low: low * 100, high: high * 100 };
  expect(totalOf(deals, 'acvMedian')).toMatchObject({ value: (count + 1) * 50, n: count, ...limits });
  expect(totalOf(deals, 'tcvMedian')).toMatchObject(limits);
});

test('quartiles of a cycle interpolate between order statistics', () => {
  const lines = [10, 20, 40, 80].map((days, at) => `d${at} won newBusiness ${dayText(days)} ${dayText(0)}`);
  const deals = company([grid('opportunity', ['opportunityId outcome dealClass createdDate closeDate', ...lines].join('\n'))], {}, AS_OF);
  const cycle = (metric: MetricId) => totalOf(deals, metric).value;
  expect([cycle('salesCycleQ1'), cycle('salesCycle'), cycle('salesCycleQ3'), cycle('salesCycleMean')]).toEqual([17.5, 30, 50, 37.5]);
});

/** Forty open deals; a year with 12 of 40 won, each 20,000 in 75 days. */
const pipeline = (wins: number, losses: number, ages: readonly number[]): readonly string[] => [
  ...Array.from({ length: wins }, (_, at) => `w${at} won newBusiness USD 20000 ${dayText(175)} ${dayText(100)}`),
  ...Array.from({ length: losses }, (_, at) => `l${at} lost newBusiness USD 20000 ${dayText(175)} ${dayText(100)}`),
  ...ages.map((age, at) => `o${at} open newBusiness USD 100000 ${dayText(age)} 2024-12-30`),
];
const dealsOf = (lines: readonly string[], definitions: Partial<Definitions> = {}): Company =>
  company(
    [grid('opportunity', ['opportunityId outcome dealClass currency amount createdDate closeDate', ...lines].join('\n'))],
    definitions,
    AS_OF,
  );
const forty = Array.from({ length: 40 }, () => 30);

test('velocity: 40 × 30 % × 20,000 / 75 days are 3,200 a day', () => {
  expect(totalOf(dealsOf(pipeline(12, 28, forty)), 'velocity')).toMatchObject({ value: near(320_000, 6), n: 12, unit: 'moneyPerDay' });
});
test('velocity drops open deals older than 95 % of twenty wins, and none under twenty', () => {
  const old = [...forty, 75, 76, 500];
  expect(totalOf(dealsOf(pipeline(20, 20, old)), 'velocity')).toMatchObject({ value: near((41 * 0.5 * 2_000_000) / 75, 6), n: 20 });
  expect(totalOf(dealsOf(pipeline(19, 19, old)), 'velocity')).toMatchObject({ value: near((43 * 0.5 * 2_000_000) / 75, 6), n: 19 });
});

test('coverage: 4,000,000 due of a target of 1,000,000 are 4.0, which is what a value rate of 25 % needs', () => {
  const definitions = { assumptions: assuming({ bookingsTarget: 100_000_000 }) };
  const deals = dealsOf([...pipeline(10, 30, forty), `late open newBusiness USD 77 2024-12-01 2025-01-01`], definitions);
  expect(totalOf(deals, 'coverage')).toMatchObject({ value: near(4, 12), n: 40, low: null });
  expect(1 / (totalOf(deals, 'winRateValue').value ?? 0)).toBeCloseTo(4, 12);
});
test('attainment: 200,000 won of a quarter’s target of 250,000 are 80 %, of two quarters’ 40 %', () => {
  const deals = dealsOf(
    Array.from({ length: 10 }, (_, at) => `w${at} won newBusiness USD 20000 2024-01-01 2024-12-0${at % 9 || 9}`),
    { assumptions: assuming({ bookingsTarget: 25_000_000 }) },
  );
  const december = monthOf(parseDate('2024-12-31') ?? 0);
  expect(totalOf(deals, 'attainment')).toMatchObject({ value: near(0.8, 12), n: 10 });
  expect(totalOf(deals, 'attainment', { from: december - 5, to: december })).toMatchObject({ value: near(0.4, 12), n: 10 });
  expect(totalOf(dealsOf(['d won newBusiness USD 1 2024-01-01 2024-12-01']), 'attainment')).toMatchObject({ missing: 'no_target' });
});
