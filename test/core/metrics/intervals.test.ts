import { describe, expect, test } from 'vitest';
import { difference, icpDeltas, metricOf, type MetricId } from '../../../src/core/metrics';
import { constant, measure, over, share, type Formula } from '../../../src/core/metrics/formula';
import { intervalFor } from '../../../src/core/metrics/interval-for';
import type { IntervalKind } from '../../../src/core/metrics/metric';
import type { DimensionId, Missing, Reading } from '../../../src/core/model';
import { newcombe, wilson } from '../../../src/core/statistics';
import { basisOf, month, months, type Held, type Made } from './made-basis';

const limits = (interval: IntervalKind, formula: Formula, held: Held, made: Made = {}) =>
  intervalFor({ ...metricOf('winRate'), interval }, formula, basisOf(held, made));
const counts = (won: number, decided: number): Held => ({ numbers: { won: [[null, won]], decided: [[null, decided]] } });

describe('limits', () => {
  test('of a share are those of Wilson on its counts', () => {
    expect(limits('wilson', share('won', 'decided'), counts(3, 12))).toEqual(wilson(3, 12, 0.95));
    expect(limits('wilson', share('won', 'decided'), counts(0, 0))).toBeNull();
    expect(limits('wilson', constant(1), counts(3, 12))).toBeNull();
  });
  test('of a share rebuilt from flows stay within it, though more may have gone than came', () => {
    expect(limits('wilson', share('won', 'decided'), counts(-1, 12))).toEqual(wilson(0, 12, 0.95));
    expect(limits('wilson', share('won', 'decided'), counts(13, 12))).toEqual(wilson(12, 12, 0.95));
    expect(limits('wilson', share('won', 'decided'), counts(1, -1))).toBeNull();
  });
  test('of a median are order statistics of the months that are read', () => {
    const cycles: Held = {
      spreads: { wonCycle: Array.from({ length: 12 }, (_, at) => [month(at < 10 ? '2025-01' : '2025-02'), at + 1] as const) },
    };
    const median: Formula = { op: 'quantile', id: 'wonCycle', at: 0.5 };
    expect(limits('ranks', median, cycles, { span: months('2025-01', '2025-01') })).toMatchObject({ low: 2, high: 9 });
    expect(limits('ranks', median, cycles)).toMatchObject({ low: 3, high: 10 });
    expect(limits('ranks', constant(1), cycles)).toBeNull();
  });
  test('of a cost take spend as known and its logos by Poisson: 960,000 for 32', () => {
    const logos: Held = { numbers: { logos: [[null, 32]] } };
    const cost = over(constant(960_000), measure('logos'));
    const found = limits('poisson', cost, logos);
    expect([found?.low.toFixed(2), found?.high.toFixed(2)]).toEqual(['21250.95', '43859.70']);
    const paidBack = limits('poisson', over(cost, constant(1000)), logos);
    expect([paidBack?.low.toFixed(5), paidBack?.high.toFixed(5)]).toEqual(['21.25095', '43.85970']);
    expect(limits('poisson', over(cost, constant(0)), logos)).toBeNull();
    expect(limits('poisson', cost, {})).toBeNull();
    expect(limits('poisson', constant(1), logos)).toBeNull();
  });
  test('of what spend covers are read there', () => {
    const cost = over(constant(960_000), measure('logos'));
    const covered: Held = { numbers: { logos: [[null, 32]] } };
    expect(limits('poisson', { op: 'covered', of: cost }, {}, { covered })?.low.toFixed(2)).toBe('21250.95');
  });
  test('of a cohort are those of its incidence', () => {
    const all = (values: readonly number[]) => values.map((value) => [null, value] as const);
    const lives: Held = {
      spreads: { createdWonAge: all([10, 20, 40, 70]), createdEndedAge: all([20, 50, 90]), createdOpenAge: all([30, 60, 80]) },
    };
    const course = { won: 'createdWonAge', ended: 'createdEndedAge', open: 'createdOpenAge' } as const;
    const found = limits('incidence', { op: 'incidence', course, byDay: 70 }, lives);
    expect([found?.low.toFixed(5), found?.high.toFixed(5)]).toEqual(['0.13401', '0.75571']);
    expect(limits('incidence', { op: 'incidence', course, byDay: 70 }, {})).toBeNull();
    expect(limits('incidence', constant(1), lives)).toBeNull();
  });
  test('by drawn accounts need accounts, and a count or sum has none', () => {
    expect(limits('accounts', share('won', 'decided'), counts(3, 12))).toBeNull();
    expect(limits('none', share('won', 'decided'), counts(3, 12))).toBeNull();
    const basis = { ...basisOf(counts(3, 12)), resampled: () => ({ low: 1, high: 2 }) };
    expect(intervalFor({ ...metricOf('winRate'), interval: 'accounts' }, share('won', 'decided'), basis)).toEqual({ low: 1, high: 2 });
  });
});

const ICP = 'icp' as DimensionId;
const SEGMENT = 'segment' as DimensionId;
type Told = {
  readonly value?: number | null;
  readonly missing?: Missing;
  readonly n?: number;
  readonly low?: number | null;
  readonly high?: number | null;
  readonly level?: number;
};

function reading(metric: MetricId, slice: readonly (readonly [DimensionId, string | null])[], told: Told = {}): Reading {
  const { value = 0.4, n = 60, low = null, high = null, missing } = told;
  const common = {
    metric,
    slice: new Map(slice),
    period: null,
    unit: 'share' as const,
    currency: null,
    n,
    low,
    high,
    level: told.level ?? 0.95,
    leftOut: [{ reason: 'no amount', count: 1 }],
  };
  return missing === undefined ? { ...common, value: value ?? 0, missing: null } : { ...common, value: null, missing };
}

describe('a difference', () => {
  test('of two shares of counts has the limits of Newcombe, at the level of the readings', () => {
    const [here, there] = [reading('winRate', [], { value: 0.4, n: 60 }), reading('winRate', [], { value: 0.2, n: 40 })];
    const found = difference('winRate', here, there, new Map());
    expect(found).toMatchObject({ value: 0.2, n: 40, level: 0.95, delta: 'raw', leftOut: [], missing: null });
    expect([found.low?.toFixed(5), found.high?.toFixed(5)]).toEqual(['0.01334', '0.35807']);
    const wide = difference('winRate', { ...here, level: 0.99 }, there, new Map());
    expect(wide).toMatchObject({ level: 0.99, ...newcombe({ part: 24, whole: 60 }, { part: 8, whole: 40 }, 0.99) });
  });
  test('of readings with limits of another kind combines these: each side adds by how far it may be off towards the other', () => {
    const found = difference(
      'acv',
      reading('acv', [], { value: 100, low: 97, high: 106 }),
      reading('acv', [], { value: 50, low: 42, high: 54 }),
      new Map(),
    );
    expect(found).toMatchObject({ value: 50, low: 45, high: 60, level: 0.95 });
  });
  test('has no limits where a side has none', () => {
    const known = { value: 100, low: 97, high: 106 };
    for (const other of [{ low: null }, { high: null }]) {
      expect(difference('acv', reading('acv', [], known), reading('acv', [], { ...known, ...other }), new Map())).toMatchObject({
        value: 0,
        low: null,
        high: null,
        level: null,
      });
      expect(difference('acv', reading('acv', [], { ...known, ...other }), reading('acv', [], known), new Map())).toMatchObject({
        value: 0,
        low: null,
        high: null,
        level: null,
      });
    }
  });
  test('is missing for the foremost reason of either side', () => {
    const sides = [
      reading('acv', [], { missing: 'no_won', n: 0 }),
      reading('acv', [], { missing: 'no_amount', n: 9 }),
      reading('acv', [], {}),
    ] as const;
    expect(difference('acv', sides[0], sides[1], new Map())).toMatchObject({
      value: null,
      missing: 'no_amount',
      n: 0,
      low: null,
      high: null,
      level: null,
    });
    expect(difference('acv', sides[2], sides[0], new Map())).toMatchObject({ value: null, missing: 'no_won' });
    expect(difference('acv', sides[1], sides[2], new Map())).toMatchObject({ value: null, missing: 'no_amount', n: 9 });
  });
});

describe('ICP against non-ICP', () => {
  test('is told for each metric, slice and period that has both sides; unknown is on neither', () => {
    const of = (side: string, value: number, segment: string | null = null) =>
      reading('winRate', [...(segment === null ? [] : [[SEGMENT, segment] as const]), [ICP, side]], { value, n: 100 });
    const found = icpDeltas([
      of('in', 0.5),
      of('out', 0.3),
      of('unknown', 0.9),
      of('in', 0.6, 'SMB'),
      of('out', 0.2, 'SMB'),
      of('in', 0.7, 'Large'),
      { ...of('out', 0.1), period: { from: '2025-01-01', to: '2025-03-31' } as Reading['period'] },
    ]);
    expect(found.map(({ slice, value }) => [[...slice], Number(value?.toFixed(9))])).toEqual([
      [[], 0.2],
      [[[SEGMENT, 'SMB']], 0.4],
    ]);
  });
});
