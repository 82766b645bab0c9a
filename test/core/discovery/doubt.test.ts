import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { askAgain } from '../../../src/core/discovery/confirm';
import { measureOf } from '../../../src/core/discovery/value';
import { withPermutedP } from '../../../src/core/discovery/permuted';
import { chanceFrom, fisherAbove, normalQuantile, studentTail, twoSidedT, type Chance } from '../../../src/core/statistics';
import '../../fixtures/property-seed';
import { patternsOf, WON_SHARE, wonTable, type PlainRow } from '../../fixtures/discovery-rows';

describe('the tests behind it', () => {
  test('Fisher, one-sided: the lady tasting tea has 3 of 4 by luck in 24 of a hundred cases', () => {
    expect(fisherAbove({ part: 3, whole: 4 }, { part: 1, whole: 4 })).toBeCloseTo(17 / 70, 12);
    expect(fisherAbove({ part: 0, whole: 4 }, { part: 4, whole: 4 })).toBeCloseTo(1, 12);
  });
  test('Student: tails and limits of the tables', () => {
    expect(studentTail(2, 10)).toBeCloseTo(0.036694, 6);
    expect(studentTail(-2, 10)).toBeCloseTo(1 - 0.036694, 6);
    expect(twoSidedT(0.95, 10)).toBeCloseTo(2.228139, 6);
    expect(twoSidedT(0.95, 1)).toBeCloseTo(12.706205, 5);
  });
});

const share = measureOf(WON_SHARE, 'best', 1);
const inside = (rows: readonly PlainRow[]): Uint8Array => Uint8Array.from(rows, ({ bins }) => (bins[0] === 1 ? 1 : 0));
const askedOf = (rows: readonly PlainRow[], measure = share, designEffect = 1): ReturnType<typeof askAgain> =>
  askAgain(patternsOf(rows, 1), inside(rows), measure, designEffect);

describe('asking the newer half again', () => {
  const rows = wonTable(`
    A  older    newer
    0  9 of 30  20 of 80
    1  9 of 30  20 of 40`);

  test('takes no notice of the older one', () => {
    const without = rows.filter(({ isConfirm }) => isConfirm);
    expect(askedOf(without)).toEqual(askedOf(rows));
  });
  test('is one-sided: the p of the worst is about what the p of the best leaves', () => {
    const [best, worst] = [askedOf(rows).p ?? 0, askedOf(rows, measureOf(WON_SHARE, 'worst', 1)).p ?? 0];
    expect(best).toBeLessThan(0.01);
    expect(worst).toBeGreaterThan(0.99);
  });
  test('is never surer than the exact test', () => {
    fc.assert(
      fc.property(fc.nat(40), fc.nat(80), (won, others) => {
        const drawn = wonTable(`A  older  newer\n0  0 of 0  ${others} of 80\n1  0 of 0  ${won} of 40`);
        const exact = fisherAbove({ part: won, whole: 40 }, { part: others, whole: 80 });
        expect(askedOf(drawn).p).toBeGreaterThanOrEqual(exact * (1 - 1e-9));
      }),
    );
  });
  test('takes deals that stand there several times under one account for what they are: p does not fall', () => {
    const [once, again] = [askedOf(rows), askedOf([...rows, ...rows, ...rows], share, 3)];
    expect(again.confirmed).toMatchObject({ n: 120, accounts: 40, value: 0.5 });
    expect(again.p ?? 0).toBeGreaterThan((once.p ?? 1) * 0.9);
    const width = ({ confirmed }: typeof once): number => (confirmed.high ?? 0) - (confirmed.low ?? 0);
    expect(width(again)).toBeCloseTo(width(once), 2);
  });
  test('contains the observed difference in its interval, which a thousand such deals make narrow', () => {
    const { difference } = askedOf(wonTable('A  older  newer\n0  0 of 0  250 of 1000\n1  0 of 0  400 of 1000'));
    expect(difference?.value).toBeCloseTo(0.15, 12);
    expect(difference?.low).toBeCloseTo(0.1091, 3);
    expect(difference?.high).toBeCloseTo(0.1901, 3);
  });
});

/** So many newer accounts of several deals each, a fifth of them inside; what they are like has nothing to do with that. */
function noise(accounts: number, drawOf: (chance: Chance) => () => number, chance: Chance): readonly PlainRow[] {
  return Array.from({ length: accounts }, (_, account) => account).flatMap((account) => {
    const draw = drawOf(chance);
    return Array.from({ length: 1 + chance.below(3) }, () => ({
      bins: [account % 5 === 0 ? 1 : 0],
      isConfirm: true,
      account,
      u: draw(),
      s: 0,
    }));
  });
}

const RUNS = 300;
function falseAlarms(drawOf: (chance: Chance) => () => number, measure: typeof share, seed: number): number {
  const chance = chanceFrom(seed);
  let alarms = 0;
  for (let run = 0; run < RUNS; run++) {
    const rows = noise(120, drawOf, chance);
    const patterns = patternsOf(rows, 1);
    const members = inside(rows);
    const [heard] = withPermutedP(patterns, [{ members, asked: askAgain(patterns, members, measure, 1.5) }], measure, run);
    if ((heard?.asked.p ?? 1) < 0.05) alarms++;
  }
  return alarms / RUNS;
}

describe('where nothing is different, p under 0.05 comes in at most about one of twenty', () => {
  const wins = (chance: Chance): (() => number) => {
    const rate = chance.uniform() < 0.3 ? 0.9 : 0.1;
    return () => (chance.uniform() < rate ? 1 : 0);
  };
  const amounts = (chance: Chance): (() => number) => {
    const normal = (): number => normalQuantile(Math.max(1e-9, chance.uniform()));
    const own = normal();
    return () => (chance.uniform() < 0.3 ? Math.round(10_000 * Math.exp(own + normal())) : 0);
  };
  const money = (direction: 'best' | 'worst'): typeof share => measureOf({ ...WON_SHARE, unit: 'money' }, direction, 1);
  /** Two standard deviations above five in a hundred. */
  const LIMIT = 0.05 + 2 * Math.sqrt((0.05 * 0.95) / RUNS);

  test('for wins that come by account', () => expect(falseAlarms(wins, share, 5)).toBeLessThanOrEqual(LIMIT));
  test('for skewed amounts, looking for high ones', () => expect(falseAlarms(amounts, money('best'), 6)).toBeLessThanOrEqual(LIMIT));
  test('for skewed amounts, looking for low ones', () => expect(falseAlarms(amounts, money('worst'), 7)).toBeLessThanOrEqual(LIMIT));
});
