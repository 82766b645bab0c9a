import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  armDifference,
  armReading,
  confoundersOf,
  durationOf,
  type CountedDeal,
  type HypothesisMetric,
} from '../../../src/core/hypotheses';
import type { CalendarDate } from '../../../src/core/model';

const deal = (most: number) => fc.record({ account: fc.nat(8), value: fc.nat(most) });
const side = (most: number) => fc.array(deal(most), { minLength: 1, maxLength: 25 });
/** Both sides of a metric: wins are 0 and 1, amounts and days anything whole. */
const sides = fc.constantFrom<HypothesisMetric>('winRate', 'acv', 'salesCycle').chain((metric) => {
  const most = metric === 'winRate' ? 1 : 900;
  return fc.record({ metric: fc.constant(metric), a: side(most), b: side(most) });
});
const level = 0.95;
/** To nine digits of the larger number: sums are taken in another order. */
const near = (value: number) => expect.closeTo(value, Math.max(0, 9 - Math.ceil(Math.log10(Math.abs(value) + 1))));
const shown = (difference: ReturnType<typeof armDifference>, turn = (value: number) => value) =>
  difference === null
    ? null
    : { value: near(turn(difference.value)), low: near(turn(difference.low)), high: near(turn(difference.high)), level };

describe('a difference of two sides', () => {
  it('is mirrored where the sides are swapped', () => {
    fc.assert(
      fc.property(sides, ({ metric, a, b }) => {
        const [there, back] = [armDifference(a, b, { metric, level }), armDifference(b, a, { metric, level })];
        const mirrored = back === null ? null : { ...back, low: back.high, high: back.low };
        expect(there).toEqual(shown(mirrored, (value) => -value));
      }),
    );
  });

  it('hangs on neither the order of deals nor the numbers of accounts', () => {
    fc.assert(
      fc.property(sides, ({ metric, a, b }) => {
        const renamed = (deals: readonly CountedDeal[]) =>
          deals.toReversed().map(({ account, value }) => ({ account: account === 0 ? 0 : 100 - 7 * account, value }));
        expect(armDifference(renamed(a), renamed(b), { metric, level })).toEqual(shown(armDifference(a, b, { metric, level })));
      }),
    );
  });

  it('grows with its amounts, as another unit of money would have it', () => {
    fc.assert(
      fc.property(side(900), side(900), (a, b) => {
        const hundredfold = (deals: readonly CountedDeal[]) => deals.map(({ account, value }) => ({ account, value: value * 100 }));
        const [once, often] = [
          armDifference(a, b, { metric: 'acv', level }),
          armDifference(hundredfold(a), hundredfold(b), { metric: 'acv', level }),
        ];
        expect(often).toEqual(shown(once, (value) => value * 100));
      }),
    );
  });

  it('lies within its interval, which a higher level only widens', () => {
    fc.assert(
      fc.property(sides, ({ metric, a, b }) => {
        const [usual, strict] = [armDifference(a, b, { metric, level }), armDifference(a, b, { metric, level: 0.999 })];
        if (usual === null || strict === null) {
          expect([usual, strict]).toEqual([null, null]);
          return;
        }
        expect(usual.low).toBeLessThanOrEqual(usual.value + 1e-12);
        expect(usual.high).toBeGreaterThanOrEqual(usual.value - 1e-12);
        expect(strict.low).toBeLessThanOrEqual(usual.low + 1e-12);
        expect(strict.high).toBeGreaterThanOrEqual(usual.high - 1e-12);
      }),
    );
  });

  it('is never NaN, and neither is what a side shows', () => {
    fc.assert(
      fc.property(sides, ({ metric, a, b }) => {
        const numbers = [armDifference(a, b, { metric, level }), armReading(a, metric), armReading(b, metric)].flatMap((each) =>
          each === null ? [] : Object.values(each),
        );
        for (const each of numbers) if (each !== null) expect(Number.isFinite(each)).toBe(true);
      }),
    );
  });
});

describe('where else it may come from', () => {
  it('turns its sign where the sides are swapped, and names the same', () => {
    const members = fc.array(fc.option(fc.constantFrom('a', 'b', 'c')), { minLength: 10, maxLength: 40 });
    fc.assert(
      fc.property(members, members, (treated, control) => {
        const there = confoundersOf([{ attribute: 'owner', treated, control }]);
        const back = confoundersOf([{ attribute: 'owner', treated: control, control: treated }]);
        expect(back.map(({ label }) => label)).toEqual(there.map(({ label }) => label));
        expect(back.map(({ standardised }) => standardised)).toEqual(there.map(({ standardised }) => near(-standardised)));
      }),
    );
  });
});

describe('how long it takes', () => {
  it('is no less for more deals, for a slower pace and for a longer cycle', () => {
    const START = '2026-01-01' as CalendarDate;
    const asked = fc.record({
      needed: fc.integer({ min: 10, max: 3000 }),
      perMonth: fc.double({ min: 1, max: 300, noNaN: true }),
      lagDays: fc.nat(400),
    });
    fc.assert(
      fc.property(asked, ({ needed, perMonth, lagDays }) => {
        const days = (...[deals, pace, lag]: readonly [number, number, number]): number =>
          durationOf(deals, { perMonth: pace, lagDays: lag }, START)?.months ?? Infinity;
        const usual = days(needed, perMonth, lagDays);
        expect(days(needed + 50, perMonth, lagDays)).toBeGreaterThanOrEqual(usual);
        expect(days(needed, perMonth / 2, lagDays)).toBeGreaterThanOrEqual(usual);
        expect(days(needed, perMonth, lagDays + 30)).toBeGreaterThanOrEqual(usual);
      }),
    );
  });
});
