import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dataAndRule, logSplitOfProduct, mixAndRate, shapley, shapleyOfProduct } from '../../../src/core/statistics';
import { holds, near, sure } from './property';

const share = (part: number, whole: number) => ({ part, whole });
const GOLDEN = [
  { before: share(24, 60), after: share(13, 30) },
  { before: share(8, 40), after: share(15, 70) },
];

const sides = fc.record({ part: fc.integer({ min: 0, max: 50 }), whole: fc.integer({ min: 50, max: 300 }) });
const pairs = fc.array(fc.record({ before: sides, after: sides }), { minLength: 1, maxLength: 8 });

describe('mix and rate', () => {
  it('of domain.md 15: mix -0.062857, rate +0.022857, together -0.04', () => {
    const split = sure(mixAndRate(GOLDEN));
    expect([split.before, split.after]).toEqual([0.32, 0.28]);
    expect([split.mix.toFixed(6), split.rate.toFixed(6), (split.mix + split.rate).toFixed(6)]).toEqual([
      '-0.062857',
      '0.022857',
      '-0.040000',
    ]);
    expect(split.parts.map(({ mix, rate }) => [mix.toFixed(6), rate.toFixed(6)])).toEqual([
      ['-0.035000', '0.015000'],
      ['-0.027857', '0.007857'],
    ]);
  });

  it('shows the reversal and the standardised rate of 34.6 %', () => {
    const split = sure(mixAndRate(GOLDEN));
    expect(split.reversal).toBe(true);
    expect(split.standardised).toBeCloseTo(0.346, 3);
  });

  it('sees no reversal where rates and total fall together, or nothing moves', () => {
    expect(
      sure(
        mixAndRate([
          { before: share(24, 60), after: share(12, 60) },
          { before: share(8, 40), after: share(6, 40) },
        ]),
      ).reversal,
    ).toBe(false);
    expect(sure(mixAndRate(GOLDEN.map(({ before }) => ({ before, after: before })))).reversal).toBe(false);
  });

  it('adds up exactly, and flips with the periods', () => {
    holds(
      fc.property(pairs, (list) => {
        const split = sure(mixAndRate(list));
        const turned = sure(mixAndRate(list.map(({ before, after }) => ({ before: after, after: before }))));
        const parts = split.parts.reduce((sum, { mix, rate }) => sum + mix + rate, 0);
        return (
          Math.abs(split.mix + split.rate - (split.after - split.before)) < 1e-12 &&
          Math.abs(parts - split.mix - split.rate) < 1e-12 &&
          Math.abs(turned.mix + split.mix) < 1e-12 &&
          Math.abs(turned.rate + split.rate) < 1e-12
        );
      }),
    );
  });

  it('gives no mix where shares stay and no rate where rates stay', () => {
    holds(
      fc.property(pairs, fc.integer({ min: 2, max: 5 }), (list, times) => {
        const steady = sure(
          mixAndRate(
            list.map(({ before }, index) => ({
              before,
              after: share(times * Math.min(before.part, index), times * before.whole),
            })),
          ),
        );
        const moved = sure(
          mixAndRate(
            list.map(({ before }, index) => ({
              before,
              after: share(before.part * (index + 1), before.whole * (index + 1)),
            })),
          ),
        );
        return Math.abs(steady.mix) < 1e-12 && Math.abs(moved.rate) < 1e-12;
      }),
    );
  });

  it('puts a segment of one period wholly under mix, and is undefined without one of the periods', () => {
    const split = sure(mixAndRate([...GOLDEN, { before: share(0, 0), after: share(9, 20) }, { before: share(0, 0), after: share(0, 0) }]));
    expect(sure(split.parts[2]).rate).toBe(0);
    expect(sure(split.parts[2]).mix).not.toBe(0);
    expect(split.parts[3]).toEqual({ mix: 0, rate: 0 });
    expect(split.mix + split.rate).toBeCloseTo(split.after - split.before, 12);
    expect(mixAndRate([{ before: share(0, 0), after: share(1, 2) }])).toBeNull();
    expect(mixAndRate([])).toBeNull();
  });
});

/** Shapley as it is told: walk through all orders and average what each adds. */
function byOrders(players: number, worth: (present: number) => number): number[] {
  const sums = Array.from({ length: players }, () => 0);
  let orders = 0;
  const walk = (present: number, gains: readonly number[]): void => {
    if (present === 2 ** players - 1) {
      orders++;
      for (const [player, gain] of gains.entries()) sums[player] = sure(sums[player]) + gain;
      return;
    }
    for (let player = 0; player < players; player++) {
      if (present & (1 << player)) continue;
      const next = present | (1 << player);
      walk(next, gains.with(player, worth(next) - worth(present)));
    }
  };
  walk(0, sums);
  return sums.map((sum) => sum / orders);
}

describe('Shapley over factors', () => {
  it('of 100 x .30 x 20,000 to 120 x .25 x 22,000: +115,333.33, -115,666.67, +60,333.33', () => {
    const parts = shapleyOfProduct([100, 0.3, 20_000], [120, 0.25, 22_000]);
    expect(parts.map((part) => part.toFixed(2))).toEqual(['115333.33', '-115666.67', '60333.33']);
    expect(parts.reduce((sum, part) => sum + part)).toBeCloseTo(60_000, 6);
  });

  it('is the mean over all orders', () => {
    const worth = (present: number): number => Math.sin(present * 12.9898) * 100;
    for (const players of [1, 2, 3, 5]) {
      for (const [index, part] of shapley(players, worth).entries()) expect(part).toBeCloseTo(sure(byOrders(players, worth)[index]), 9);
    }
  });

  it('adds up, flips with the periods, gives nothing to a factor that stays, and bears 0', () => {
    const factors = fc.array(fc.tuple(fc.integer({ min: 0, max: 90 }), fc.integer({ min: 0, max: 90 })), {
      minLength: 1,
      maxLength: 5,
    });
    holds(
      fc.property(factors, (list) => {
        const [before, after] = [list.map(([a]) => a), list.map(([, b]) => b)];
        const product = (of: readonly number[]): number => of.reduce((value, factor) => value * factor, 1);
        const parts = shapleyOfProduct(before, after);
        const turned = shapleyOfProduct(after, before);
        const change = product(after) - product(before);
        const scale = 1e-12 * Math.max(1, product(list.map(([a, b]) => Math.max(a, b, 1))));
        return (
          Math.abs(parts.reduce((sum, part) => sum + part, 0) - change) <= scale * 8 &&
          parts.every(
            (part, index) =>
              Math.abs(part + sure(turned[index])) <= scale * 8 && (before[index] !== after[index] || Math.abs(part) <= scale),
          )
        );
      }),
    );
    expect(shapleyOfProduct([0, 5], [4, 5])).toEqual([20, 0]);
  });

  it('by logs adds up as well, but not at zero', () => {
    const parts = sure(logSplitOfProduct([100, 0.3, 20_000], [120, 0.25, 22_000]));
    expect(parts.reduce((sum, part) => sum + part)).toBeCloseTo(60_000, 6);
    expect(sure(logSplitOfProduct([2, 3], [3, 2])).reduce((sum, part) => sum + part)).toBeCloseTo(0, 12);
    expect(logSplitOfProduct([0, 3], [3, 2])).toBeNull();
  });
});

describe('data and rule', () => {
  it('.52, .47, .60, .56: data -0.045, rule +0.085, together +0.04', () => {
    const { data, rule } = dataAndRule({
      oldDataOldRule: 0.52,
      newDataOldRule: 0.47,
      oldDataNewRule: 0.6,
      newDataNewRule: 0.56,
    });
    expect([data, rule, data + rule]).toEqual([expect.closeTo(-0.045, 12), expect.closeTo(0.085, 12), expect.closeTo(0.04, 12)]);
  });

  it('is Shapley over the two', () => {
    const four = fc.double({ min: 0, max: 1, noNaN: true });
    holds(
      fc.property(four, four, four, four, (s00, s10, s01, s11) => {
        const { data, rule } = dataAndRule({
          oldDataOldRule: s00,
          newDataOldRule: s10,
          oldDataNewRule: s01,
          newDataNewRule: s11,
        });
        const [first, second] = shapley(2, (present) => sure([s00, s10, s01, s11][present]));
        return near(data + 2, sure(first) + 2, 1e-12) && near(rule + 2, sure(second) + 2, 1e-12);
      }),
    );
  });
});
