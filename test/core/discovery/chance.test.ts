import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cellsOf } from '../../../src/core/discovery/cells';
import { dealer, undealt, type Dealt } from '../../../src/core/discovery/dealt';
import { tallier } from '../../../src/core/discovery/tally';
import { measureOf, NOTHING, valued } from '../../../src/core/discovery/value';
import type { Patterns } from '../../../src/core/discovery';
import { chanceFrom } from '../../../src/core/statistics';
import '../../fixtures/property-seed';
import { counted, lettered, patternsOf, WON_SHARE, type PlainRow } from '../../fixtures/discovery-rows';
import { search } from './search';

const rowOf = fc.record({
  bins: fc.tuple(fc.constantFrom(-2, 0, 1), fc.constantFrom(-2, 0, 1, 2), fc.constantFrom(0, 1)),
  isConfirm: fc.boolean(),
  account: fc.nat(30),
  u: fc.nat(5),
  s: fc.nat(3),
});
const rowsOf = fc.array(rowOf, { minLength: 1, maxLength: 80 });
const attributes = lettered([2, 3, 2]);

function dealtOnce(patterns: Patterns, seed: number): Dealt {
  const dealt = undealt(patterns);
  dealer(patterns)(chanceFrom(seed), dealt);
  return dealt;
}
const sorted = (of: readonly string[]): readonly string[] => of.toSorted();

describe('outcomes dealt anew', () => {
  test('are those of the same half, each gain with its own cost', () => {
    fc.assert(
      fc.property(rowsOf, fc.nat(), (rows, seed) => {
        const patterns = patternsOf(rows, 3);
        const dealt = dealtOnce(patterns, seed);
        const outcomes = ({ u, s }: Dealt, half: number): readonly string[] =>
          sorted(Array.from(u, (gain, row) => `${gain} ${s[row]} ${patterns.isConfirm[row]}`).filter((one) => one.endsWith(String(half))));
        for (const half of [0, 1]) expect(outcomes(dealt, half)).toEqual(outcomes(patterns, half));
      }),
    );
  });
  test('stay together where accounts have equally many deals', () => {
    const rows = Array.from({ length: 120 }, (_, at): PlainRow => {
      const account = Math.floor(at / 3);
      return { bins: [0], isConfirm: false, account, u: account, s: at % 3 };
    });
    const { u } = dealtOnce(patternsOf(rows, 1), 9);
    for (let account = 0; account < 40; account++) expect(new Set(u.subarray(3 * account, 3 * account + 3)).size).toBe(1);
    expect(Array.from(u)).not.toEqual(rows.map((row) => row.u));
  });
  const measures = (['mean', 'net', 'ratio'] as const).map((shape) => measureOf({ ...WON_SHARE, shape, unit: 'money' }, 'best', 3));

  test('are worth in every cell what a plain loop makes of them', () => {
    fc.assert(
      fc.property(rowsOf, fc.nat(), fc.constantFrom(...measures), (rows, seed, measure) => {
        const patterns = patternsOf(rows, 3);
        const cells = cellsOf(attributes, counted(patterns, attributes, 3, 1), 1);
        const dealings = [seed, seed + 1].map((one) => dealtOnce(patterns, one));
        const tallied = tallier(patterns, attributes, cells, measure)(dealings);
        for (const [index, dealt] of dealings.entries()) {
          const again = cellsOf(attributes, counted({ ...patterns, ...dealt }, attributes, 3, 1), 1);
          for (const [place, { search: plain }] of again.entries()) {
            const [ours, theirs] = [valued(tallied[index]?.(place) ?? NOTHING, measure), valued(plain, measure)];
            expect(ours?.value ?? -1).toBeCloseTo(theirs?.value ?? -1, 8);
            expect(ours?.variance ?? -1).toBeCloseTo(theirs?.variance ?? -1, 6);
          }
        }
      }),
    );
  });
  test('are counted where several dealings share a number as each would be alone', () => {
    fc.assert(
      fc.property(rowsOf, fc.nat(), fc.integer({ min: 1, max: 9 }), (drawn, seed, count) => {
        const patterns = patternsOf(
          drawn.map((row) => ({ ...row, u: row.u % 2, s: 0 })),
          3,
        );
        const cells = cellsOf(attributes, counted(patterns, attributes, 3, 1), 1);
        const dealings = Array.from({ length: count }, (_, index) => dealtOnce(patterns, seed + index));
        const tallied = tallier(patterns, attributes, cells, measureOf(WON_SHARE, 'best', 1))(dealings);
        for (const [index, dealt] of dealings.entries()) {
          const again = cellsOf(attributes, counted({ ...patterns, ...dealt }, attributes, 3, 1), 1);
          expect(cells.map((_, place) => tallied[index]?.(place))).toEqual(again.map((cell) => cell.search));
        }
      }),
    );
  });
});

/** A thousand deals of two attributes of six labels each, a quarter won, whatever they are like. */
function noise(seed: number): readonly PlainRow[] {
  const chance = chanceFrom(seed);
  return Array.from({ length: 1_000 }, (_, account) => ({
    bins: [chance.below(6), chance.below(6)],
    isConfirm: account >= 650,
    account,
    u: chance.uniform() < 0.25 ? 1 : 0,
    s: 0,
  }));
}

describe('the best expected by chance', () => {
  const SIZES = [6, 6];
  const chance = search(noise(1), SIZES, { draws: 200 }).chance;

  test('is found well over the quarter that is won, and falls back to it', () => {
    expect(chance?.found.value).toBeGreaterThan(0.3);
    expect(chance?.confirmed?.value).toBeCloseTo(0.25, 1);
    expect(chance?.draws).toBe(200);
  });
  test('is what leads the list of noise: that lies above it half of the time, and seldom beyond its middle 90 %', () => {
    const [companies, beside] = [100, { above: 0, beyond: 0 }];
    for (let seed = 10; seed < 10 + companies; seed++) {
      const { candidates, chance: line } = search(noise(seed), SIZES, { draws: 60 });
      const first = candidates[0]?.found.value ?? 0;
      if (first > (line?.found.value ?? 1)) beside.above++;
      if (first > (line?.found.high ?? 1)) beside.beyond++;
    }
    expect(Math.abs(beside.above - companies / 2)).toBeLessThanOrEqual(15);
    expect(beside.beyond).toBeLessThanOrEqual(12);
  });
  test('is the same for the same seed, and another for another', () => {
    const [once, again, other] = [5, 5, 6].map((seed) => search(noise(1), SIZES, { draws: 20, seed }).chance);
    expect(again).toEqual(once);
    expect(other).not.toEqual(once);
  });
  test('is far under what a real segment shows', () => {
    const planted = noise(2).map((row, at) => (row.bins[0] === 3 && at % 2 === 0 ? { ...row, u: 1 } : row));
    const found = search(planted, SIZES, { draws: 50 });
    expect(found.candidates[0]?.found.value).toBeGreaterThan(found.chance?.found.high ?? 1);
  });
});
