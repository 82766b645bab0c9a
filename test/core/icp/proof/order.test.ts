import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decileProof, liftLimits, orderOf, tierProof, winRate } from '../../../../src/core/icp';
import { ratioLimits } from '../../../../src/core/icp/proof/lift';
import { chanceFrom } from '../../../../src/core/statistics';
import { resultsOf, scoredOf, type MadeAccount } from './made-scores';

const rates = (...groups: readonly (readonly [won: number, lost: number])[]) => groups.map(([won, lost]) => winRate(won, lost));

describe('a lift', () => {
  test('has limits, here as Donner and Zou’s closed form has them by another program', () => {
    // Tier 1 of a sample company, 404 of 1,323, in 872 of 3,854: the limits of the ratio to the rest are 1.47101 and 1.85224.
    const limits = liftLimits(winRate(404, 919), winRate(872, 2982));
    expect(limits?.low).toBeCloseTo(1.2662698741848448, 12);
    expect(limits?.high).toBeCloseTo(1.4330047926685174, 12);
    expect(ratioLimits({ part: 24, whole: 60 }, { part: 8, whole: 40 })?.low).toBeCloseTo(1.041994626188753, 12);
    expect(ratioLimits({ part: 24, whole: 60 }, { part: 8, whole: 40 })?.high).toBeCloseTo(4.004116725286563, 12);
  });
  test('of 0 begins at 0, and has no limits where nothing else closed or was won', () => {
    expect(liftLimits(winRate(0, 20), winRate(30, 120))?.low).toBe(0);
    expect(liftLimits(winRate(5, 20), winRate(5, 20))).toBeNull();
    expect(liftLimits(winRate(5, 20), winRate(5, 80))).toBeNull();
  });
  test('lies within its limits, which reach no further than a group that wins all there is to win', () =>
    fc.assert(
      fc.property(
        fc.nat({ max: 40 }),
        fc.nat({ max: 40 }),
        fc.integer({ min: 1, max: 40 }),
        fc.nat({ max: 40 }),
        (won, lost, others, rest) => {
          fc.pre(won + lost > 0);
          const [group, base] = [winRate(won, lost), winRate(won + others, lost + rest)];
          const limits = liftLimits(group, base);
          const all = won + lost + others + rest;
          const lift = (won * all) / ((won + lost) * (won + others));
          return limits !== null && limits.low <= lift + 1e-9 && lift <= limits.high + 1e-9 && limits.high <= all / (won + lost) + 1e-9;
        },
      ),
    ));
});

describe('the order of tiers', () => {
  test('is told where win rates fall and the trend is clear', () =>
    expect(orderOf(rates([50, 50], [40, 60], [30, 70], [12, 88]), 10)).toMatchObject({
      missing: null,
      verdict: 'inOrder',
      inversions: [],
      pairs: 3,
    }));

  test('the trend of two groups, squared, is the chi-square of their two by two table', () => {
    const order = orderOf(rates([30, 10], [10, 30]), 10);
    const chiSquare = (80 * (30 * 30 - 10 * 10) ** 2) / 40 ** 4;
    expect(order.missing === null ? order.z ** 2 : null).toBeCloseTo(chiSquare, 10);
  });

  test('a lower tier that wins more is named, and called clear only where chance would not do it', () => {
    expect(orderOf(rates([50, 50], [30, 70], [33, 67], [10, 90]), 10)).toMatchObject({
      verdict: 'notInOrderNotClear',
      inversions: [{ upper: 1, lower: 2, isClear: false }],
    });
    expect(orderOf(rates([50, 50], [20, 80], [60, 40], [10, 90]), 10)).toMatchObject({
      verdict: 'notInOrder',
      inversions: [{ upper: 1, lower: 2, isClear: true }],
    });
  });

  test('a tier of under ten closed deals is passed over: its neighbours are compared with each other', () =>
    expect(orderOf(rates([30, 30], [0, 5], [50, 20], [1, 30]), 10)).toMatchObject({ inversions: [{ upper: 0, lower: 2 }] }));

  test('equal rates are no disorder, and no clear order', () =>
    expect(orderOf(rates([20, 40], [20, 40]), 10)).toMatchObject({ verdict: 'inOrderNotClear', z: 0, p: 1 }));

  test('needs 20 won and 20 lost, and two groups with enough', () => {
    expect(orderOf(rates([19, 50], [0, 50]), 10)).toEqual({ missing: 'tooFewClosed', won: 19, lost: 100 });
    expect(orderOf(rates([50, 50], [0, 5]), 10)).toMatchObject({ missing: 'oneGroup' });
  });

  test('turned upside down, every strict order becomes its opposite', () =>
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 10, max: 90 }), fc.integer({ min: 10, max: 90 })), { minLength: 2, maxLength: 6 }),
        (groups) => {
          const [there, back] = [orderOf(rates(...groups), 10), orderOf(rates(...groups.toReversed()), 10)];
          if (there.missing !== null || back.missing !== null) return there.missing === back.missing;
          return Math.abs(there.z + back.z) < 1e-9 && there.inversions.length + back.inversions.length <= there.pairs;
        },
      ),
    ));
});

const ACCOUNTS: readonly MadeAccount[] = [
  { score: 95, won: 30, lost: 20 },
  { score: 90, won: 10, lost: 0 },
  { score: 70, won: 15, lost: 35 },
  { score: 49, won: 5, lost: 45 },
  { tier: 'excluded', score: null, won: 1, lost: 3 },
  { tier: 'unknown', score: null, won: 2, lost: 2 },
];

describe('win rate by tier', () => {
  const proof = tierProof(scoredOf(ACCOUNTS), resultsOf(ACCOUNTS, { won: 7, lost: 5 }));
  const of = (tier: string) => proof.rates.find((rate) => rate.tier === tier);

  test('counts every closed deal once; deals without an account are among the unknown', () => {
    expect(proof.base).toMatchObject({ won: 70, lost: 110 });
    expect(of('1')).toMatchObject({ accounts: 2, won: 40, lost: 20 });
    expect(of('excluded')).toMatchObject({ accounts: 1, won: 1, lost: 3, q: null });
    expect(of('unknown')).toMatchObject({ accounts: 1, won: 9, lost: 7 });
    expect(proof.nobody).toBe(12);
  });

  test('tells how many accounts of a tier are members of the ICP', () => {
    expect(proof.rates.map(({ tier, members }) => [tier, members])).toEqual([
      ['1', 2],
      ['2', 1],
      ['3', 0],
      ['4', 0],
      ['excluded', 0],
      ['unknown', 0],
    ]);
  });

  test('lift is the rate over that of all deals', () => expect(of('1')?.lift).toBeCloseTo(40 / 60 / (70 / 180), 12));

  test('the interval is Wilson’s: 40 of 60 is 54.1 to 77.3 %', () => {
    expect(of('1')?.low).toBeCloseTo(0.5405, 3);
    expect(of('1')?.high).toBeCloseTo(0.7727, 3);
  });

  test('nothing closed: no rate, no lift, no order', () => {
    const none = tierProof(scoredOf([{ score: 95 }]), resultsOf([{}]));
    expect(none.rates[0]).toMatchObject({ won: 0, lost: 0, low: null, high: null, lift: null, q: null });
    expect(none.order).toEqual({ missing: 'tooFewClosed', won: 0, lost: 0 });
  });
});

describe('win rate by tenths', () => {
  test('of ten accounts with ten scores each stands alone, the highest first', () => {
    const accounts = Array.from({ length: 10 }, (_, at) => ({ score: at * 10, won: at, lost: 1 }));
    const { rates: tenths } = decileProof(scoredOf(accounts), resultsOf(accounts));
    expect(tenths.map(({ from, to, accounts: count, won }) => [from, to, count, won])).toEqual(
      Array.from({ length: 10 }, (_, at) => [90 - at * 10, 90 - at * 10, 1, 9 - at]),
    );
  });

  test('accounts of one score are never torn apart, so there are fewer groups', () => {
    const accounts = [...Array.from({ length: 16 }, () => ({ score: 80 })), { score: 60 }, { score: 40 }, { score: 30 }, { score: 20 }];
    const { rates: tenths } = decileProof(scoredOf(accounts), resultsOf(accounts));
    expect(tenths.map(({ from, to, accounts: count }) => [from, to, count])).toEqual([
      [80, 80, 16],
      [40, 60, 2],
      [20, 30, 2],
    ]);
  });

  test('excluded and unknown accounts are in none of them', () => {
    const { accounts, base } = decileProof(scoredOf(ACCOUNTS), resultsOf(ACCOUNTS, { won: 7, lost: 5 }));
    expect([accounts, base.won, base.lost]).toEqual([4, 60, 100]);
  });

  test('every scored account is in exactly one group, scores falling from group to group', () =>
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 12 }), { maxLength: 60 }), (scores) => {
        const accounts = scores.map((score) => ({ score, won: 1 }));
        const { rates: tenths } = decileProof(scoredOf(accounts), resultsOf(accounts));
        const isFalling = tenths.every(({ from }, at) => tenths[at + 1] === undefined || from > (tenths[at + 1]?.to ?? 0));
        return isFalling && tenths.length <= 10 && tenths.reduce((sum, each) => sum + each.accounts, 0) === scores.length;
      }),
    ));
});

describe('by simulation', () => {
  const simulated = (chanceOfTier: readonly number[], seed: number) => {
    const chance = chanceFrom(seed);
    return Array.from({ length: 400 }, (_, at): MadeAccount => {
      const isWon = chance.below(1000) < 1000 * (chanceOfTier[at % 4] ?? 0);
      return { score: [95, 80, 60, 30][at % 4] ?? 0, won: Number(isWon), lost: Number(!isWon) };
    });
  };
  const verdicts = (chances: readonly number[]) =>
    Array.from({ length: 100 }, (_, seed) => {
      const accounts = simulated(chances, seed + 1);
      const { order } = tierProof(scoredOf(accounts), resultsOf(accounts));
      return order.missing === null ? order.verdict : order.missing;
    });

  test('planted tiers are found in order', () =>
    expect(verdicts([0.7, 0.5, 0.3, 0.1]).filter((verdict) => verdict === 'inOrder').length).toBeGreaterThan(95));
  test('a planted inversion is called clear', () =>
    expect(verdicts([0.6, 0.2, 0.6, 0.1]).filter((verdict) => verdict === 'notInOrder').length).toBeGreaterThan(95));
  test('where all tiers win alike, a clear verdict is rare', () =>
    expect(verdicts([0.3, 0.3, 0.3, 0.3]).filter((verdict) => verdict === 'inOrder' || verdict === 'notInOrder').length).toBeLessThan(15));
});
