import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { calibration, capturedBy, scoreSeparation, targetingAccuracy } from '../../../../src/core/icp';
import { isotonic, rateAt } from '../../../../src/core/icp/proof/isotonic';
import { chanceFrom } from '../../../../src/core/statistics';
import { resultsOf, scoredOf, type MadeAccount } from './made-scores';

const separate = (accounts: readonly MadeAccount[], nobody: MadeAccount = {}) =>
  scoreSeparation(scoredOf(accounts), resultsOf(accounts, nobody));

/** Every pair of a won and a lost deal, one by one. */
function aucByPairs(accounts: readonly MadeAccount[]): number {
  const deals = (of: (account: MadeAccount) => number): number[] =>
    accounts.flatMap((account) => Array.from({ length: of(account) }, () => account.score ?? 0));
  const [won, lost] = [deals(({ won: count = 0 }) => count), deals(({ lost: count = 0 }) => count)];
  let above = 0;
  for (const a of won) for (const b of lost) above += a > b ? 1 : Number(a === b) / 2;
  return above / (won.length * lost.length);
}

describe('whether the score separates', () => {
  test('the area under the curve is the share of pairs that the score puts right', () =>
    fc.assert(
      fc.property(
        fc.array(fc.record({ score: fc.integer({ min: 0, max: 9 }), won: fc.nat({ max: 6 }), lost: fc.nat({ max: 6 }) }), {
          minLength: 15,
          maxLength: 30,
        }),
        (accounts) => {
          const { auc } = separate(accounts);
          return auc.missing !== null || Math.abs(auc.auc - aucByPairs(accounts)) < 1e-12;
        },
      ),
    ));

  test('what has no score is left out and counted', () => {
    const accounts = [
      { score: 90, won: 20, lost: 1 },
      { score: 20, won: 1, lost: 20 },
      { tier: 'unknown', score: null, won: 3 },
      { tier: 'excluded', score: null, lost: 4 },
      { tier: '4', score: null, lost: 5 },
    ] as const;
    expect(separate(accounts, { won: 1, lost: 1 })).toMatchObject({
      won: 21,
      lost: 21,
      accounts: 2,
      unknown: 3,
      withoutPoints: 9,
      nobody: 2,
    });
  });

  test('is not told under 20 won and 20 lost, nor where all score alike, nor where nobody scores', () => {
    expect(
      separate([
        { score: 90, won: 19 },
        { score: 20, lost: 40 },
      ]).auc,
    ).toEqual({ missing: 'tooFewClosed' });
    expect(separate([{ score: 90, won: 40, lost: 40 }]).auc).toEqual({ missing: 'allAlike' });
    expect(separate([{ tier: 'unknown', score: null, won: 40, lost: 40 }]).auc).toEqual({ missing: 'noScores' });
  });

  test('deals of one account are one observation: the same account over and over makes no interval narrower', () => {
    const once = Array.from({ length: 60 }, (_, at): MadeAccount => ({
      score: (at * 37) % 101,
      won: Number(at % 3 === 0),
      lost: Number(at % 3 !== 0),
    }));
    const width = (accounts: readonly MadeAccount[]): number => {
      const { auc } = separate(accounts);
      if (auc.missing !== null || auc.low === null || auc.high === null) throw new Error('not told');
      return auc.high - auc.low;
    };
    const fourfold = once.map((account) => ({ ...account, won: 4 * (account.won ?? 0), lost: 4 * (account.lost ?? 0) }));
    expect(width(fourfold)).toBeCloseTo(width(once), 12);
  });

  test('under ten accounts there is an area and no interval', () => {
    const nine = Array.from({ length: 9 }, (_, at): MadeAccount => ({ score: at * 10, won: at + 3, lost: 12 - at }));
    expect(separate(nine).auc).toMatchObject({ missing: null, low: null, high: null });
    expect(separate([...nine, { score: 95, won: 5, lost: 5 }]).auc).toMatchObject({ low: expect.any(Number) });
  });

  test('groups that do not overlap have an area of one and no interval', () =>
    expect(
      separate([
        { score: 90, won: 30 },
        { score: 20, lost: 30 },
      ]).auc,
    ).toMatchObject({ auc: 1, low: null, high: null }));
});

describe('the gain curve', () => {
  const accounts = [
    { score: 90, won: 6, lost: 4 },
    { score: 50, won: 3, lost: 7 },
    { score: 10, won: 1, lost: 19 },
  ];
  test('goes from the highest score down and ends at everything', () =>
    expect(separate(accounts).gain).toEqual([
      { score: 90, accounts: 1 / 3, deals: 0.25, captured: 0.6 },
      { score: 50, accounts: 2 / 3, deals: 0.5, captured: 0.9 },
      { score: 10, accounts: 1, deals: 1, captured: 1 },
    ]));
  test('between two scores one captures in proportion', () => {
    const { gain } = separate(accounts);
    expect([0.125, 0.25, 0.375, 1].map((share) => capturedBy(gain, share))).toEqual([0.3, 0.6, 0.75, 1]);
    expect(capturedBy([], 0.2)).toBeNull();
  });
  test('never falls', () =>
    fc.assert(
      fc.property(fc.array(fc.record({ score: fc.nat({ max: 20 }), won: fc.nat({ max: 5 }), lost: fc.nat({ max: 5 }) })), (made) => {
        const { gain } = separate(made);
        return gain.every(
          (point, at) => at === 0 || (point.captured >= (gain[at - 1]?.captured ?? 0) && point.deals > (gain[at - 1]?.deals ?? 0)),
        );
      }),
    ));
});

describe('isotonic regression', () => {
  test('pools what falls: the example of 1, 3, 2, 4 by hand', () =>
    expect(
      isotonic([
        { value: 1, part: 1, whole: 10 },
        { value: 2, part: 3, whole: 10 },
        { value: 3, part: 2, whole: 10 },
        { value: 4, part: 4, whole: 10 },
      ]),
    ).toEqual([
      { from: 1, rate: 0.1 },
      { from: 2, rate: 0.25 },
      { from: 4, rate: 0.4 },
    ]));
  test('below all steps the first holds, without steps none', () => {
    const steps = [
      { from: 10, rate: 0.2 },
      { from: 50, rate: 0.6 },
    ];
    expect([rateAt(steps, 0), rateAt(steps, 10), rateAt(steps, 49.9), rateAt(steps, 99), rateAt([], 1)]).toEqual([
      0.2,
      0.2,
      0.2,
      0.6,
      null,
    ]);
  });
  test('rises strictly and keeps the total', () =>
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat({ max: 9 }), fc.nat({ max: 9 }), fc.nat({ max: 9 }))), (rows) => {
        const cases = rows.map(([value, part, rest]) => ({ value, part, whole: part + rest }));
        const steps = isotonic(cases);
        const said = cases.reduce((sum, { value, whole }) => sum + (rateAt(steps, value) ?? 0) * whole, 0);
        const isRising = steps.every(({ rate }, at) => at === 0 || rate > (steps[at - 1]?.rate ?? 1));
        return isRising && Math.abs(said - cases.reduce((sum, { part }) => sum + part, 0)) < 1e-9;
      }),
    ));
});

describe('calibration', () => {
  const closedIn = (month: number, high: readonly [number, number], low: readonly [number, number]): readonly MadeAccount[] => [
    { score: 90, month, won: high[0], lost: high[1] },
    { score: 20, month, won: low[0], lost: low[1] },
  ];
  const calibrate = (accounts: readonly MadeAccount[]) => calibration(scoredOf(accounts), resultsOf(accounts));

  test('learns from the older half and is judged on the newer, by hand', () => {
    const told = calibrate([...closedIn(600, [30, 20], [10, 40]), ...closedIn(606, [25, 25], [5, 45])]);
    // Said 0.6 and 0.2: (25 * 0.4^2 + 25 * 0.6^2 + 5 * 0.8^2 + 45 * 0.2^2) / 100; the older rate alone is 0.4.
    expect(told).toMatchObject({ missing: null, learntFrom: 100, judgedOn: 100, since: 606 });
    if (told.missing !== null) return;
    expect(told.brier).toBeCloseTo((25 * 0.16 + 25 * 0.36 + 5 * 0.64 + 45 * 0.04) / 100, 12);
    expect(told.brierOfBase).toBeCloseTo((30 * 0.36 + 70 * 0.16) / 100, 12);
    expect(told.bins.map(({ said, won, lost }) => [said, won, lost])).toEqual([
      [0.2, 5, 45],
      [0.6, 25, 25],
    ]);
  });
  test('deals without a date of closing are neither older nor newer, and counted', () => {
    const dated = [...closedIn(600, [30, 20], [10, 40]), ...closedIn(606, [25, 25], [5, 45])];
    expect(calibrate([...dated, ...closedIn(-(2 ** 31), [60, 1], [60, 1])])).toEqual({ ...calibrate(dated), undated: 122 });
    expect(calibrate(dated)).toMatchObject({ undated: 0 });
  });
  test('needs 100 closed deals, and both outcomes among the older', () => {
    expect(calibrate(closedIn(600, [30, 20], [9, 40]))).toEqual({ missing: 'tooFewToCalibrate', n: 99 });
    expect(calibrate([...closedIn(600, [60, 0], [20, 0]), ...closedIn(606, [1, 60], [5, 45])])).toMatchObject({
      missing: 'tooFewToCalibrate',
    });
    expect(calibrate(closedIn(600, [60, 60], [60, 60]))).toMatchObject({ missing: 'tooFewToCalibrate' });
  });
});

describe('by simulation', () => {
  const drawn = (seed: number, chanceOf: (score: number) => number): readonly MadeAccount[] => {
    const chance = chanceFrom(seed);
    return Array.from({ length: 300 }, (_, at): MadeAccount => {
      const score = chance.below(21) * 5;
      const isWon = chance.uniform() < chanceOf(score);
      return { score, won: Number(isWon), lost: Number(!isWon), month: 600 + Math.floor(at / 20) };
    });
  };
  const tries = Array.from({ length: 200 }, (_, at) => at + 1);

  test('of shuffled outcomes the interval holds one half as often as it says', () => {
    const held = tries.filter((seed) => {
      const { auc } = separate(drawn(seed, () => 0.3));
      return auc.missing === null && auc.low !== null && auc.high !== null && auc.low <= 0.5 && auc.high >= 0.5;
    }).length;
    expect(held).toBeGreaterThan(180);
    expect(held).toBeLessThan(200);
  });
  test('of a planted score it lies above one half', () =>
    expect(
      tries.filter((seed) => {
        const { auc } = separate(drawn(seed, (score) => 0.1 + score / 150));
        return auc.missing === null && (auc.low ?? 0) > 0.5;
      }).length,
    ).toBe(200));
  test('a planted score says better chances than the win rate alone; a shuffled one does not', () => {
    const better = (chanceOf: (score: number) => number): number =>
      tries.filter((seed) => {
        const accounts = drawn(seed, chanceOf);
        const told = calibration(scoredOf(accounts), resultsOf(accounts));
        return told.missing === null && told.brier < told.brierOfBase;
      }).length;
    expect(better((score) => 0.1 + score / 150)).toBeGreaterThan(190);
    expect(better(() => 0.3)).toBeLessThan(60);
  });
});

describe('targeting', () => {
  const accounts = [
    { score: 95, won: 20, lost: 20 },
    { score: 30, won: 10, lost: 90 },
    { tier: 'unknown', score: null, won: 5, lost: 5 },
  ] as const;
  const told = targetingAccuracy(scoredOf(accounts), resultsOf(accounts, { won: 5 }));
  test('capture is of all won deals, the unknown among them; precision is of ICP deals', () => {
    expect(told.capture).toMatchObject({ won: 20, lost: 20 });
    expect(told.precision).toMatchObject({ won: 20, lost: 20 });
    expect(told.base).toMatchObject({ won: 40, lost: 115 });
    expect([told.unknownWon, told.flagged, told.accounts]).toEqual([10, 1, 3]);
  });
});
