import { describe, expect, it } from 'vitest';
import { chanceFrom } from '../../../../src/core/statistics';
import { dealsOf, driftIn, type Deal } from './market';

const COMPANIES = 40;
const DEALS = 200;
const SEGMENTS = 5;

/** Two quarters of 200 closed deals in five segments, each with a win rate of its own that falls by so much everywhere. */
function companyOf(seed: number, fall: number): readonly Deal[] {
  const chance = chanceFrom(seed);
  const rates = Array.from({ length: SEGMENTS }, () => 0.35 + 0.3 * chance.uniform());
  return (['before', 'now'] as const).flatMap((when) =>
    Array.from({ length: DEALS }, (_, at): readonly Deal[] => {
      const place = chance.below(SEGMENTS);
      const won = Number(chance.uniform() < (rates[place] ?? 0) - (when === 'now' ? fall : 0));
      const amount = 100_000 + chance.below(9_000_000);
      const isIcp = chance.uniform() < 0.5;
      return dealsOf({ name: `${when}${at}`, segment: `S${place}`, when, won, lost: 1 - won, isIcp, amount });
    }).flat(),
  );
}

const flags = (seed: number, fall: number) => driftIn(companyOf(seed, fall)).findings.filter(({ state }) => state === 'drifted');

describe(`of ${COMPANIES} companies of ${DEALS} deals a quarter`, () => {
  it('a fall of 25 points in all segments is found, as a fall of the win rate, in at least 95 of a hundred', () => {
    const found = Array.from({ length: COMPANIES }, (_, at) =>
      flags(7919 * at + 11, 0.25).some(({ metric, slice, size }) => metric === 'winRate' && slice.size === 0 && (size ?? 0) < 0),
    );
    expect(found.filter(Boolean).length).toBeGreaterThanOrEqual(0.95 * COMPANIES);
  });

  it('without any fall at most a tenth say anything, but for what chance adds to forty', () => {
    const loud = Array.from({ length: COMPANIES }, (_, at) => flags(7919 * at + 13, 0).length > 0);
    // One in a hundred sets of forty has more than nine where a tenth is true.
    expect(loud.filter(Boolean).length).toBeLessThanOrEqual(9);
  });
});
