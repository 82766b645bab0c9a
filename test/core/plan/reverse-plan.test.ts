import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  NOTHING_GIVEN,
  NOTHING_OBSERVED,
  reversePlan,
  type Needed,
  type ObservedInput,
  type ObservedInputs,
  type PlanGiven,
  type PlanRates,
  type Ratio,
} from '../../../src/core/plan';
import { EXAMPLE, percent } from './worked-example';

const countsOf = (given: PlanGiven, observed: ObservedInputs = NOTHING_OBSERVED): readonly (number | string)[] =>
  reversePlan(given, observed).steps.map(({ needed }) => (needed.missing === null ? needed.count : `${needed.of}: ${needed.missing}`));
const seen = (part: number, whole: number, limits: readonly [number, number] | null = null): ObservedInput => ({
  ratio: { part, whole },
  low: limits?.[0] ?? null,
  high: limits?.[1] ?? null,
  n: whole,
  missing: null,
});
const count = (needed: Needed | null | undefined): number => (needed?.missing === null ? needed.count : Number.NaN);

describe('the example of the specification', () => {
  const touches = reversePlan(EXAMPLE, NOTHING_OBSERVED).steps[4]?.needed;

  it('needs 417 customers, 2,085 opportunities, 5,213 meetings, 17,377 replies and 115,847 touches', () => {
    expect(countsOf(EXAMPLE)).toEqual([417, 2085, 5213, 17_377, 115_847]);
  });

  it('needs 9,654 touches a month and 446 a working day', () => {
    expect(touches).toMatchObject({ perMonth: 9654, perWorkday: 446 });
  });

  it.each([
    [0, '416.67'],
    [1, '2083.33'],
    [2, '5208.33'],
    [3, '17361.11'],
    [4, '115740.74'],
  ])('step %i is %s where nothing on the way is rounded', (at, printed) => {
    const needed = reversePlan(EXAMPLE, NOTHING_OBSERVED).steps[at]?.needed;
    expect(needed?.missing === null && needed.unrounded.count.toFixed(2)).toBe(printed);
  });

  it('is 9,645.06 a month and 445.16 a working day unrounded', () => {
    expect(touches?.missing === null && [touches.unrounded.perMonth.toFixed(2), touches.unrounded.perWorkday.toFixed(2)]).toEqual([
      '9645.06',
      '445.16',
    ]);
  });

  it('needs three times as many touches at a third of the replies', () => {
    expect(countsOf({ ...EXAMPLE, rates: { ...EXAMPLE.rates, reply: percent(5) } })[4]).toBe(347_540);
  });

  it('divides 2,085 by 40 % to 5,212.5 exactly, and not to a binary fraction beside it', () => {
    const given = { ...EXAMPLE, revenue: 2085, acv: 1, rates: { ...EXAMPLE.rates, close: percent(40), opportunity: percent(100) } };
    const needed = reversePlan(given, NOTHING_OBSERVED).steps[1]?.needed;
    expect(needed?.missing === null && needed.unrounded.count).toBe(5212.5);
  });
});

describe('what is missing', () => {
  it('stops the chain at the first step that has no rate, and says which', () => {
    expect(countsOf({ ...EXAMPLE, rates: { ...EXAMPLE.rates, meeting: null } })).toEqual([
      417,
      2085,
      5213,
      'meeting: not_given',
      'meeting: not_given',
    ]);
    expect(countsOf({ ...EXAMPLE, revenue: null })[4]).toBe('revenue: not_given');
  });

  it('says why nothing was observed where nothing is typed', () => {
    expect(countsOf({ ...EXAMPLE, acv: null }, { ...NOTHING_OBSERVED, acv: { missing: 'no_won' } })[0]).toBe('acv: no_won');
  });

  it('never divides by a rate of zero', () => {
    expect(countsOf({ ...EXAMPLE, rates: { ...EXAMPLE.rates, close: percent(0) } })[1]).toBe('close: rate_is_zero');
    expect(countsOf({ ...EXAMPLE, acv: 0 })[0]).toBe('acv: rate_is_zero');
  });

  it('says that a number is beyond exact ones and does not print a wrong one', () => {
    const rates: PlanRates = { ...EXAMPLE.rates, close: { part: 1, whole: Number.MAX_SAFE_INTEGER } };
    expect(countsOf({ ...EXAMPLE, rates })[1]).toBe('close: too_many');
  });
});

describe('observed rates', () => {
  const observed: ObservedInputs = {
    ...NOTHING_OBSERVED,
    acv: seen(1_200_000, 100, [10_000, 15_000]),
    close: seen(54, 216, [0.2, 0.3]),
  };
  const steps = reversePlan({ ...EXAMPLE, acv: null, rates: { ...EXAMPLE.rates, close: null } }, observed).steps;

  it('take the place of what is not typed, and make the plan a range from the easiest to the hardest', () => {
    expect(steps.map(({ goesBy }) => goesBy)).toEqual(['observed', 'observed', 'typed', 'typed', 'typed']);
    expect(steps.map(({ needed }) => count(needed)).slice(0, 2)).toEqual([417, 1668]);
    // 5,000,000 at 15,000 and 30 %, and at 10,000 and 20 %.
    expect(steps.map(({ range }) => [count(range?.easiest), count(range?.hardest)]).slice(0, 2)).toEqual([
      [334, 500],
      [1114, 2500],
    ]);
  });

  it('stand beside what is typed and do not move the plan', () => {
    const typed = reversePlan(EXAMPLE, observed).steps[1];
    expect([count(typed?.needed), count(typed?.asObserved), typed?.goesBy]).toEqual([2085, 1668, 'typed']);
  });

  it('have no hardest case where nobody may have won at all', () => {
    const none = reversePlan({ ...EXAMPLE, rates: { ...EXAMPLE.rates, close: null } }, { ...observed, close: seen(0, 9, [0, 0.3]) })
      .steps[1];
    expect(none?.range?.hardest).toEqual({ missing: 'rate_is_zero', of: 'close' });
    expect(count(none?.range?.easiest)).toBe(1114);
  });

  it('are no part of a plan that has none', () => {
    expect(reversePlan(EXAMPLE, NOTHING_OBSERVED).steps.every(({ asObserved, range }) => asObserved === null && range === null)).toBe(true);
  });
});

/** Ceilings by repeated doubling and halving of whole numbers: no division, and none of the code that is checked. */
function leastAtLeast(wanted: bigint, reaches: (count: bigint) => bigint): bigint {
  let high = 1n;
  while (reaches(high) < wanted) high *= 2n;
  let low = 0n;
  while (low < high) {
    const middle = (low + high) >> 1n;
    if (reaches(middle) < wanted) low = middle + 1n;
    else high = middle;
  }
  return low;
}

const ratios = fc
  .record({ part: fc.integer({ min: 1, max: 1000 }), whole: fc.integer({ min: 1, max: 1000 }) })
  .map(({ part, whole }): Ratio => ({ part: Math.min(part, whole), whole: Math.max(part, whole) }));
const plans = fc
  .record({
    revenue: fc.integer({ min: 1, max: 10 ** 9 }),
    acv: fc.integer({ min: 1, max: 10 ** 7 }),
    workdays: fc.integer({ min: 1, max: 366 }),
    rates: fc.record({ close: ratios, opportunity: ratios, meeting: ratios, reply: ratios }),
  })
  .map((typed) => ({ ...NOTHING_GIVEN, ...typed }));

describe('any plan', () => {
  it('needs the least whole number that yields the step before, at every step', () => {
    fc.assert(
      fc.property(plans, (given) => {
        const { acv, revenue, rates } = given;
        const factors: readonly Ratio[] = [{ part: acv, whole: 1 }, rates.close, rates.opportunity, rates.meeting, rates.reply];
        let before = BigInt(revenue);
        for (const [at, { needed }] of reversePlan(given, NOTHING_OBSERVED).steps.entries()) {
          const { part, whole } = factors[at] ?? { part: 0, whole: 1 };
          const wanted = before;
          // So many times the part of the whole must reach what is wanted, both sides times the whole.
          const least = leastAtLeast(wanted * BigInt(whole), (counted) => counted * BigInt(part));
          if (least > BigInt(Number.MAX_SAFE_INTEGER)) return expect(needed.missing).toBe('too_many');
          expect(needed).toMatchObject({ count: Number(least), missing: null });
          if (needed.missing !== null) return;
          expect(BigInt(needed.perMonth)).toBe(leastAtLeast(least, (counted) => counted * 12n));
          expect(BigInt(needed.perWorkday)).toBe(leastAtLeast(least, (counted) => counted * BigInt(given.workdays)));
          expect(needed.count).toBeGreaterThanOrEqual(needed.unrounded.count * (1 - 1e-12));
          before = least;
        }
      }),
    );
  });

  it('needs no more of any step where a rate is better or the target lower', () => {
    const field = fc.constantFrom('close', 'opportunity', 'meeting', 'reply');
    fc.assert(
      fc.property(plans, field, fc.integer({ min: 1, max: 50 }), (given, better, by) => {
        const { part, whole } = given.rates[better];
        const easier = [
          { ...given, rates: { ...given.rates, [better]: { part: Math.min(whole, part + by), whole } } },
          { ...given, acv: given.acv + by },
          { ...given, revenue: Math.max(0, given.revenue - by) },
        ];
        const base = countsOf(given);
        for (const plan of easier)
          for (const [at, needed] of countsOf(plan).entries()) {
            const before = base[at];
            if (typeof before === 'number') expect(needed).toBeLessThanOrEqual(before);
          }
      }),
    );
  });

  it('lies between its easiest and its hardest case', () => {
    const limits = fc.tuple(fc.integer({ min: 1, max: 400 }), fc.integer({ min: 1, max: 400 }), fc.integer({ min: 1, max: 400 }));
    const rates = limits
      .map((cuts) => cuts.toSorted((a, b) => a - b))
      .map(([low = 1, part = 1, high = 1]) => seen(part, 400, [low / 400, high / 400]));
    fc.assert(
      fc.property(plans, fc.record({ close: rates, opportunity: rates, meeting: rates, reply: rates }), (given, found) => {
        const open = { ...given, rates: NOTHING_GIVEN.rates };
        for (const { asObserved, range, needed } of reversePlan(open, { ...NOTHING_OBSERVED, ...found }).steps.slice(1)) {
          expect(needed).toEqual(asObserved);
          if (range === null || range.hardest.missing !== null) continue;
          expect(count(range.easiest)).toBeLessThanOrEqual(count(asObserved));
          expect(count(asObserved)).toBeLessThanOrEqual(count(range.hardest));
        }
      }),
    );
  });
});
