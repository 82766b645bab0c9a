import { describe, expect, test } from 'vitest';
import { assemble } from '../../../src/core/assembly';
import { curvesPlan, NO_ASSUMPTIONS, readCurves, RISK_DAYS, type Curves } from '../../../src/core/metrics';
import { kernel } from '../../../src/core/metrics/kernel';
import { dateOf, parseDate, type DimensionId, type Span } from '../../../src/core/model';
import { wilson } from '../../../src/core/statistics';
import { NO_DEFINITIONS } from '../../../src/core/workspace';
import { grid } from '../../fixtures/grid';

const SOURCE = 'leadSource' as DimensionId;
const AS_OF = '2025-12-31';
const day = (date: string): number => parseDate(date) ?? 0;

/** A deal: lead source, the day it was created, and after how many days it was won, lost or ended otherwise; or open. */
type Deal = readonly [source: string, created: string, outcome: 'won' | 'lost' | 'other' | 'open', days: number];

function told(deals: readonly Deal[], by: DimensionId | null = null, span: Span | null = null): Curves {
  const rows = deals.map(([source, created, outcome, days], at) => {
    const close = outcome === 'open' ? '-' : dateOf(day(created) + days);
    return `d${at} ${outcome} 10 USD ${created} ${close} ${source}`;
  });
  const names = 'opportunityId outcome amount currency createdDate closeDate leadSource';
  const { dataset, tables } = assemble([grid('opportunity', [names, ...rows].join('\n'))], NO_DEFINITIONS, day(AS_OF));
  const ask = { by, span, where: [], assumptions: NO_ASSUMPTIONS };
  return readCurves(kernel(curvesPlan(dataset, ask), tables, dataset), dataset, ask);
}

/** The reference cases of the domain: open deals were created so many days before the as-of date. */
const REFERENCE: readonly (readonly ['won' | 'lost' | 'open', number])[] = [
  ['won', 10],
  ['lost', 20],
  ['won', 20],
  ['open', 30],
  ['won', 40],
  ['lost', 50],
  ['open', 60],
  ['won', 70],
  ['open', 80],
  ['lost', 90],
];
const reference = REFERENCE.map(([outcome, days]): Deal => ['Web', dateOf(day(AS_OF) - (outcome === 'open' ? days : 300)), outcome, days]);
const twice = [...reference, ...reference];

describe('the curve of a company', () => {
  test('rises as Aalen and Johansen have it, open deals included for as long as they have been', () => {
    const points = told(twice).whole?.points ?? [];
    expect(points.map(({ day: at, share }) => [at, Number(share.toFixed(6))])).toEqual([
      [10, 0.1],
      [20, 0.2],
      [40, 0.316667],
    ]);
  });
  test('is told no further than ten deals were followed', () => {
    expect(told(twice).whole).toMatchObject({ n: 20, won: 8, open: 6, reach: 50 });
    expect(told([...twice, ...twice]).whole?.reach).toBe(70);
  });
  test('has limits around every step', () => {
    for (const { share, low, high } of told(twice).whole?.points ?? []) {
      expect(low).toBeLessThan(share);
      expect(high).toBeGreaterThan(share);
    }
  });
  test('says by when a quarter of all deals are won, and between which days that lies', () => {
    const { quarterBy } = told([...twice, ...twice, ...twice]).whole ?? {};
    expect(quarterBy).toMatchObject({ day: 40, low: 20 });
    expect(told(twice.filter(([, , outcome]) => outcome !== 'won')).whole?.quarterBy).toBeNull();
  });
  test('says by when half of those won are won, which is no median of closed deals', () =>
    expect(told(twice).whole?.medianOfWinners).toBe(20));
  test('lost deals rise with their age in a curve of their own, and with those won and those left they are all', () => {
    const { whole } = told([...twice, ...twice]);
    const at = (points: readonly { day: number; share: number }[], day: number): number =>
      points.findLast((point) => point.day <= day)?.share ?? 0;
    expect((whole?.endings ?? []).map(({ day }) => day)).toEqual([20, 50]);
    // Of the first 20 deals none is censored before day 30, so that shares are counts.
    expect([at(whole?.points ?? [], 29), at(whole?.endings ?? [], 29)].map((share) => Math.round(share * 20))).toEqual([4, 2]);
  });
  test('leads on past what ten were followed to, apart from what is told', () => {
    const { whole } = told(twice);
    expect([whole?.reach, whole?.tail.points.map(({ day }) => day), whole?.tail.endings.map(({ day }) => day), whole?.tail.end]).toEqual([
      50,
      [70],
      [90],
      90,
    ]);
  });
  test('says how many are still followed: neither over before nor younger', () =>
    expect(told(twice).whole?.atRisk).toEqual(RISK_DAYS.map((day) => 2 * REFERENCE.filter(([, days]) => days >= day).length)));
  test('says between which days the middle half of the winners is won', () =>
    // By hand the shares won are 0.1, 0.2, 0.31667 and 0.47222: a quarter, half and three quarters of the last lie at 0.118, 0.236, 0.354.
    expect(told([...twice, ...twice]).whole?.winnersBy).toEqual({ low: 20, median: 40, high: 70 }));
  test('that nothing was won on has no step and no median', () =>
    expect(told([['Web', '2025-01-01', 'lost', 10]]).whole).toMatchObject({ points: [], medianOfWinners: null, quarterBy: null }));
});

describe('rates at fixed ages', () => {
  test('equal k of n with Wilson limits where every deal was followed to them', () => {
    const deals: Deal[] = Array.from({ length: 20 }, (_, at) => ['Web', '2024-01-10', at < 5 ? 'won' : 'lost', 30 + at]);
    const limits = wilson(5, 20, 0.95);
    expect(told(deals).whole?.horizons[0]).toMatchObject({
      metric: 'winRateCohort90',
      value: 0.25,
      n: 20,
      low: limits?.low,
      high: limits?.high,
    });
  });
  test('are not mature before deals are that old', () => {
    const deals: Deal[] = Array.from({ length: 20 }, () => ['Web', '2025-09-01', 'open', 0]);
    expect(told(deals).whole?.horizons.map(({ missing }) => missing)).toEqual([null, 'not_mature', 'not_mature']);
  });
});

describe('curves by a dimension', () => {
  const mixed: readonly Deal[] = [
    ...twice,
    ...twice.map((deal): Deal => ['Event', deal[1], deal[2], deal[3]]),
    ...reference.map((deal): Deal => ['-', deal[1], deal[2], deal[3]]),
  ];
  test('stand with the largest first and what is unknown last, and hold every deal once', () => {
    const { slices, whole } = told(mixed, SOURCE);
    expect(slices.map(({ label }) => label)).toEqual(['Web', 'Event', null]);
    expect(slices.reduce((sum, { n }) => sum + n, 0)).toBe(whole?.n);
  });
  test('are each what the deals of that slice alone make', () =>
    expect(told(mixed, SOURCE).slices[0]?.points).toEqual(told(mixed.filter(([source]) => source === 'Web')).whole?.points));
});

describe('cohorts by quarter of creation', () => {
  const won = (count: number, created: string): Deal[] => Array.from({ length: count }, () => ['Web', created, 'won', 60]);
  const lost = (count: number, created: string): Deal[] => Array.from({ length: count }, () => ['Web', created, 'lost', 120]);
  const open = (count: number, created: string): Deal[] => Array.from({ length: count }, () => ['Web', created, 'open', 0]);
  const deals = [...won(30, '2024-02-01'), ...lost(70, '2024-02-01'), ...won(30, '2025-10-01'), ...open(70, '2025-10-01')];
  const { cohorts } = told(deals);
  const [oldest, newest] = [cohorts[0], cohorts.at(-1)];
  test('go by the quarter in which deals were created, not that in which they closed', () =>
    expect(cohorts.map(({ label, created }) => [label, created])).toEqual([
      ['2024-Q1', 100],
      ['2025-Q4', 100],
    ]));
  test('of which all is over, every way to state the rate agrees', () => {
    expect(oldest?.naive.value).toBe(0.3);
    expect(oldest?.horizons.map(({ value }) => value)).toEqual([0.3, 0.3, 0.3]);
    expect(oldest?.projected.value).toBe(0.3);
  });
  test('that are young look far too good by won over closed, and not by the projected rate', () => {
    expect(newest?.naive).toMatchObject({ value: 1, n: 30 });
    expect(newest?.horizons[1]?.missing).toBe('not_mature');
    expect(newest?.projected.value).toBeCloseTo(0.3, 12);
  });
  test('say how many are still open, and which quarter has not ended', () =>
    expect([newest?.open, newest?.isToDate, told(deals, null, { from: 650, to: 663 }).cohorts.at(-1)?.isToDate]).toEqual([
      70,
      false,
      false,
    ]));
  test('whose deals are too young to project say why', () =>
    expect(told([...won(3, '2025-11-01'), ...open(9, '2025-11-20')]).cohorts.at(-1)?.projected.missing).toBe('not_mature'));
});

test('without a column of creation nothing is told, for a reason', () => {
  const { dataset, tables } = assemble([grid('opportunity', 'opportunityId outcome closeDate\nd1 won 2025-01-01')], NO_DEFINITIONS, null);
  const ask = { by: null, span: null, where: [], assumptions: NO_ASSUMPTIONS };
  expect(readCurves(kernel(curvesPlan(dataset, ask), tables, dataset), dataset, ask)).toMatchObject({ whole: null, missing: 'not_mapped' });
});
