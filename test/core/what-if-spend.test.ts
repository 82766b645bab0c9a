import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plan, readCube } from '../../src/core/metrics';
import { kernel } from '../../src/core/metrics/kernel';
import type { DimensionId, Missing, Reading } from '../../src/core/model';
import { spendMix, spendParts } from '../../src/core/what-if-spend';
import { BY_CREATED, twoTrades } from '../fixtures/two-trades';

const SEGMENT = 'segment' as DimensionId;
const NONE = new Map<string | null, number>();

type Given = readonly [value: number, low: number | null, high: number | null];

function reading(metric: 'cac' | 'ltvToCac', label: string | null, n: number, [value, low, high]: Given): Reading {
  const unit = metric === 'cac' ? 'money' : 'ratio';
  const common = { metric, slice: new Map([[SEGMENT, label]]), period: null, unit, currency: null, leftOut: [], n, level: 0.95 } as const;
  return { ...common, value, low, high, missing: null };
}
const missing = (of: Reading, why: Missing): Reading => ({ ...of, value: null, low: null, high: null, level: null, missing: why });

/** 20 accounts at 100 each, and 10 at 300: 2,000 and 3,000 of spend, which return 4 and 2 times as much. */
const READINGS: readonly Reading[] = [
  reading('cac', 'small', 20, [100, 80, 125]),
  reading('cac', 'large', 10, [300, 200, 400]),
  reading('ltvToCac', 'small', 20, [4, 3, 6]),
  reading('ltvToCac', 'large', 10, [2, 1, 4]),
];
const parts = spendParts(READINGS, SEGMENT, 10);

const mixOf = (...typed: readonly (readonly [string | null, number])[]) => {
  const mix = spendMix(parts, new Map(typed));
  if (mix === null) throw new Error('two parts can be varied');
  return mix;
};

describe('another mix of the same spend, at the rates that were seen', () => {
  it('is read off the numbers of the page: CAC times new accounts is spend', () => {
    expect(parts.map(({ label, spend }) => [label, spend])).toEqual([
      ['large', 3000],
      ['small', 2000],
    ]);
    const { dataset, tables, definitions } = twoTrades({ ...BY_CREATED, lag: 0 });
    const by = 'industry' as DimensionId;
    const cube = kernel(plan(dataset, ['cac', 'ltvToCac'], [by]), tables, dataset);
    const { assumptions } = definitions;
    const read = readCube(cube, dataset, { metrics: ['cac', 'ltvToCac'], by: [by], spans: [null], where: [], assumptions, accounts: null });
    // By deals created: 25 and 13 of 39 hundreds.
    expect(spendParts(read, by, 1).map(({ label, spend }) => [label, Math.round(spend)])).toEqual(
      expect.arrayContaining([
        ['Retail', 250_000],
        ['Software', 130_000],
      ]),
    );
  });

  it('returns what each part returned, weighed by its share', () => {
    const mix = mixOf(['small', 0.8]);
    expect(mix.parts.map(({ part, shareThen }) => [part.label, shareThen])).toEqual([
      ['large', expect.closeTo(0.2, 12)],
      ['small', 0.8],
    ]);
    expect(mix.now.value).toBeCloseTo(0.4 * 4 + 0.6 * 2, 12);
    expect(mix.otherwise.value).toBeCloseTo(0.8 * 4 + 0.2 * 2, 12);
    expect(mix.difference.value).toBeCloseTo(mix.otherwise.value - mix.now.value, 12);
    expect(mix.accountsNow).toBeCloseTo(30, 12);
    expect(mix.accountsThen).toBeCloseTo(4000 / 100 + 1000 / 300, 9);
  });

  it('lets what is typed stand, has the others share the rest as they did, and scales what is more than all', () => {
    const third = [reading('cac', 'new', 10, [500, 400, 600]), reading('ltvToCac', 'new', 10, [1, 0.5, 2])];
    const three = spendParts([...READINGS, ...third], SEGMENT, 10);
    const shares = (...typed: readonly (readonly [string | null, number])[]) =>
      Object.fromEntries(
        (spendMix(three, new Map(typed))?.parts ?? []).map(({ part, shareThen }) => [part.label, Number(shareThen.toFixed(6))]),
      );
    expect(shares(['small', 0.5])).toEqual({ small: 0.5, large: 0.1875, new: 0.3125 });
    expect(shares(['small', 0.9], ['large', 0.9])).toEqual({ small: 0.5, large: 0.5, new: 0 });
    expect(shares(['small', 0.1], ['large', 0.1], ['new', 0.2])).toEqual({ small: 0.25, large: 0.25, new: 0.5 });
    expect(shares(['small', 0], ['large', 0], ['new', 0])).toEqual(shares());
  });

  it('has the ranges of Zou and Donner, so that what both mixes share does not widen their difference', () => {
    const mix = mixOf(['small', 0.5], ['large', 0.5]);
    expect(mix.now.low).toBeCloseTo(2.8 - Math.hypot(0.4 * 1, 0.6 * 1), 12);
    expect(mix.now.high).toBeCloseTo(2.8 + Math.hypot(0.4 * 2, 0.6 * 2), 12);
    expect(mix.difference.value).toBeCloseTo(0.1 * 4 - 0.1 * 2, 12);
    expect(mix.difference.low).toBeCloseTo(0.2 - Math.hypot(0.1 * 1, 0.1 * 2), 12);
    expect(mix.difference.high).toBeCloseTo(0.2 + Math.hypot(0.1 * 2, 0.1 * 1), 12);
  });

  it('changes nothing where nobody typed anything, to the last digit', () => {
    const { now, otherwise, difference } = mixOf();
    expect(otherwise).toEqual(now);
    expect(difference).toEqual({ value: 0, low: 0, high: 0 });
  });

  it('shares out all of the spend, whatever is typed', () => {
    const share = fc.double({ min: 0, max: 5, noNaN: true });
    fc.assert(
      fc.property(share, share, (small, large) => {
        const mix = mixOf(['small', small], ['large', large]);
        expect(mix.parts.reduce((sum, { shareThen }) => sum + shareThen, 0)).toBeCloseTo(1, 9);
        expect(mix.parts.reduce((sum, { spendThen }) => sum + spendThen, 0)).toBeCloseTo(mix.spend, 5);
        expect(mix.otherwise.value).toBeGreaterThanOrEqual(2 - 1e-9);
        expect(mix.otherwise.value).toBeLessThanOrEqual(4 + 1e-9);
      }),
    );
  });

  it('leaves parts without a return as they are, names them, and has no range where a part has none', () => {
    const third = [
      reading('cac', 'new', 3, [50, 20, 90]),
      missing(reading('ltvToCac', 'new', 3, [1, 1, 1]), 'no_churn_observed'),
      missing(reading('cac', null, 0, [1, 1, 1]), 'no_logos'),
      reading('ltvToCac', null, 0, [1, 1, 1]),
    ];
    const mix = spendMix(spendParts([...READINGS, ...third], SEGMENT, 1), NONE);
    expect(mix?.fixed.map(({ label, missing: why }) => [label, why])).toEqual([
      ['new', 'no_churn_observed'],
      [null, 'no_logos'],
    ]);
    expect(mix?.spend).toBe(5000);
    expect(spendParts(READINGS, SEGMENT, 11).map(({ label, missing: why }) => [label, why])).toEqual([
      ['large', 'below_min_n'],
      ['small', null],
    ]);
    const few = READINGS.map((each) =>
      each.metric === 'ltvToCac' && each.n === 10 ? reading('ltvToCac', 'large', 10, [2, null, null]) : each,
    );
    expect(spendMix(spendParts(few, SEGMENT, 10), NONE)?.now).toEqual({ value: expect.closeTo(2.8, 12), low: null, high: null });
  });

  it('is not told of fewer than two parts', () => {
    expect(spendMix(parts.slice(0, 1), NONE)).toBeNull();
    expect(spendMix([], NONE)).toBeNull();
  });
});
