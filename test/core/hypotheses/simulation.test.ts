import { describe, expect, it } from 'vitest';
import {
  armDifference,
  readOutOf,
  sampleNeeded,
  significanceAt,
  type CountedDeal,
  type Hypothesis,
  type HypothesisMetric,
} from '../../../src/core/hypotheses';
import { chanceFrom, type Chance } from '../../../src/core/statistics';
import { made } from './made-hypotheses';

/** So many tests are played through; the standard error of a share of 5 % is then 0.69 points, of 80 % 1.26. */
const RUNS = 1000;
const MOST_FALSE = 0.05 + 3 * 0.0069;

type Draw = (chance: Chance) => number;
const winning =
  (rate: number): Draw =>
  (chance) =>
    Number(chance.uniform() < rate);
/** A normal number by the sum of twelve even ones, which is near enough between three standard deviations. */
const normal =
  (mean: number, spread: number): Draw =>
  (chance) =>
    mean + spread * (Array.from({ length: 12 }, () => chance.uniform()).reduce((sum, each) => sum + each, 0) - 6);

/** Deals of as many accounts with so many deals each, which all end alike. */
function deals(accounts: number, each: number, draw: Draw, chance: Chance): readonly CountedDeal[] {
  return Array.from({ length: accounts }, (_, at) => {
    const value = draw(chance);
    return Array.from({ length: each }, () => ({ account: at + 1, value }));
  }).flat();
}

const shareOf = (holds: (chance: Chance) => boolean, seed: number): number => {
  const chance = chanceFrom(seed);
  return Array.from({ length: RUNS }, () => Number(holds(chance))).reduce((sum, each) => sum + each, 0) / RUNS;
};
const alarms = (treated: readonly CountedDeal[], control: readonly CountedDeal[], metric: HypothesisMetric, level = 0.95): boolean => {
  const difference = armDifference(treated, control, { metric, level });
  return difference !== null && (difference.low > 0 || difference.high < 0);
};
const verdict = (hypothesis: Hypothesis, treated: readonly CountedDeal[], control: readonly CountedDeal[]) =>
  readOutOf(hypothesis, { asOf: '2026-01-01', look: 1, treated, control, confounders: [] }).verdict;

describe('tests that are played through a thousand times', () => {
  it('of shares: of no difference one in twenty is called one, and of the size worth having four in five are seen', () => {
    const same = (chance: Chance): boolean => alarms(deals(250, 1, winning(0.25), chance), deals(250, 1, winning(0.25), chance), 'winRate');
    expect(shareOf(same, 1)).toBeLessThan(MOST_FALSE);
    const hypothesis = made({ want: 'fall', size: 0.1, needed: 250 });
    const seen = shareOf(
      (chance) => verdict(hypothesis, deals(250, 1, winning(0.15), chance), deals(250, 1, winning(0.25), chance)) === 'held',
      2,
    );
    expect(seen).toBeGreaterThan(0.8 - 3 * 0.0126);
    expect(seen).toBeLessThan(0.8 + 3 * 0.0126);
  });

  it('of accounts with four deals each: no more false alarms, where deals taken each for itself alarm every third time', () => {
    const sides = (chance: Chance) => [deals(60, 4, winning(0.25), chance), deals(60, 4, winning(0.25), chance)] as const;
    const alone = (all: readonly CountedDeal[]): readonly CountedDeal[] => all.map(({ value }, at) => ({ account: at + 1, value }));
    expect(shareOf((chance) => alarms(...sides(chance), 'winRate'), 3)).toBeLessThan(MOST_FALSE);
    const naive = shareOf((chance) => {
      const [a, b] = sides(chance);
      return alarms(alone(a), alone(b), 'winRate');
    }, 3);
    expect(naive).toBeGreaterThan(0.28);
  });

  it('of means: the sample of normal theory sees its size four times in five, by Welch', () => {
    const needed = sampleNeeded({
      metric: 'acv',
      want: 'rise',
      size: 5,
      baseline: { value: 100, n: 80, spread: 10, designEffect: 1 },
      readOut: { kind: 'once' },
    });
    expect(needed).toBe(63);
    const sides = (chance: Chance, by: number) =>
      [deals(63, 1, normal(100 + by, 10), chance), deals(63, 1, normal(100, 10), chance)] as const;
    expect(shareOf((chance) => alarms(...sides(chance, 0), 'acv'), 4)).toBeLessThan(MOST_FALSE);
    const seen = shareOf((chance) => verdict(made({ metric: 'acv', size: 5, needed: 63 }), ...sides(chance, 5)) === 'held', 5);
    expect(Math.abs(seen - 0.8)).toBeLessThan(3 * 0.0126 + 0.01);
  });

  it('of three stated looks: one in twenty all looks together, where looking three times at 5 % gives two', () => {
    const readOut = { kind: 'looks', looks: 3 } as const;
    const run = (levelAt: (look: number) => number) => (chance: Chance) => {
      const [treated, control] = [deals(300, 1, winning(0.3), chance), deals(300, 1, winning(0.3), chance)];
      return [1, 2, 3].some((look) => alarms(treated.slice(0, 100 * look), control.slice(0, 100 * look), 'winRate', levelAt(look)));
    };
    expect(
      shareOf(
        run((look) => 1 - significanceAt(readOut, look)),
        6,
      ),
    ).toBeLessThan(MOST_FALSE);
    expect(
      shareOf(
        run(() => 0.95),
        6,
      ),
    ).toBeGreaterThan(0.08);
  });
});
