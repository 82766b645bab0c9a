import { describe, expect, it } from 'vitest';
import { waterfallByCause, waterfallBySegment } from '../../../../src/core/drift';
import { driftOf } from '../../../../src/core/drift-study';
import { whyOf, type MetricSplit } from '../../../../src/core/drift-why';
import { chanceFrom, type Chance } from '../../../../src/core/statistics';
import { dealsOf, marketOf, QUARTERS, SEGMENT, type Deal } from './market';

const COMPANIES = 60;
const NAMES = ['S0', 'S1', 'S2', 'S3', null] as const;
const one = <T>(chance: Chance, of: readonly [T, ...T[]]): T => of[chance.below(of.length)] ?? of[0];

/** A company of which nothing is regular: segments come, go, have one deal, win nothing or all, and sell for cents or millions. */
function companyOf(seed: number): readonly Deal[] {
  const chance = chanceFrom(seed);
  const size = one(chance, [3, 12, 40]);
  return (['before', 'now'] as const).flatMap((when) =>
    NAMES.flatMap((segment) => {
      const deals = one(chance, [0, 1, chance.below(size), chance.below(size)]);
      const won = one(chance, [0, deals, chance.below(deals + 1)]);
      const amount = one(chance, [1, 99, 1_000_003, 1e12]);
      const isIcp = chance.uniform() < 0.5;
      return dealsOf({ name: `${when}${segment}`, segment, when, won, lost: deals - won, amount, isIcp });
    }),
  );
}

/** The win rate and the mean of won amounts as one counts them by hand; null where there is nothing to count. */
function byHand(deals: readonly Deal[], when: 'before' | 'now') {
  const closed = deals.filter(({ closed: day }) => day === (when === 'now' ? '2025-05-16' : '2025-02-15'));
  const won = closed.filter(({ outcome }) => outcome === 'won');
  const cents = won.reduce((sum, { amount }) => sum + amount, 0);
  return {
    closed: closed.length,
    won: won.length,
    cents,
    winRate: closed.length === 0 ? null : won.length / closed.length,
    acv: won.length === 0 ? null : cents / won.length,
  };
}

function expectAddsUp({ why, before, now, metric }: MetricSplit): void {
  if (why.missing !== null) return;
  const room = 1e-12 * Math.max(1, ...why.segments.flatMap((each) => [each.before.rate ?? 0, each.now.rate ?? 0]));
  const close = (seen: number, wanted: number): void =>
    expect(Math.abs(seen - wanted), `${metric}: ${seen} for ${wanted}`).toBeLessThanOrEqual(room);
  close(why.mix + why.rate, (now.value ?? Number.NaN) - (before.value ?? Number.NaN));
  for (const fall of [waterfallByCause(why), waterfallBySegment(why)]) {
    close(fall.start, before.value ?? Number.NaN);
    close(fall.end, now.value ?? Number.NaN);
    close(
      fall.steps.reduce((all, { effect }) => all + effect, 0),
      fall.end - fall.start,
    );
  }
}

describe(`of ${COMPANIES} irregular companies through the engine`, () => {
  const companies = Array.from({ length: COMPANIES }, (_, at) => {
    const deals = companyOf(900 + at);
    const answerable = marketOf(deals);
    return { deals, why: whyOf(answerable, QUARTERS, driftOf(answerable, QUARTERS)) };
  });
  const splits = companies.flatMap(({ why }) => why.moved.flatMap((moved) => moved.splits));

  it('every split adds up to the change of its own readings', () => {
    expect(splits.filter(({ why }) => why.missing === null).length).toBeGreaterThan(150);
    for (const split of splits) expectAddsUp(split);
  });

  it('win rate and ACV lead from what is counted by hand to what is counted by hand', () => {
    for (const { deals, why } of companies)
      for (const metric of ['winRate', 'acv'] as const) {
        const split = why.moved.find((each) => each.metric === metric)?.splits.find(({ dimension }) => dimension === SEGMENT);
        const [before, now] = [byHand(deals, 'before'), byHand(deals, 'now')];
        expect(split?.before.value ?? null).toBe(before[metric]);
        expect(split?.now.value ?? null).toBe(now[metric]);
        const least = metric === 'winRate' ? Math.min(before.closed, now.closed) : Math.min(before.won, now.won);
        expect([metric, least, split?.why.missing === null]).toEqual([metric, least, least >= 10]);
      }
  });

  it('bookings lead from the cents won before to the cents won now, in whole cents', () => {
    let told = 0;
    for (const { deals, why } of companies) {
      const [before, now] = [byHand(deals, 'before'), byHand(deals, 'now')];
      const split = why.bookings?.split;
      if (split === undefined || split.missing !== null) continue;
      told += 1;
      const { start, end, steps } = split.waterfall;
      expect([start, end]).toEqual([before.cents, now.cents]);
      expect(steps.reduce((sum, { effect }) => sum + effect, 0)).toBe(now.cents - before.cents);
      expect(steps.every(({ effect }) => Number.isSafeInteger(effect))).toBe(true);
    }
    expect(told).toBeGreaterThan(COMPANIES / 2);
  });
});
