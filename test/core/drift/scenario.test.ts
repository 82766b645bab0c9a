import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  casesNeeded,
  dealsToTarget,
  nextQuarterOfOpen,
  nextQuarterOfWins,
  wayToMean,
  waysToCac,
  waysToRatio,
  waysToShare,
  winsToRate,
} from '../../../src/core/drift';
import { holds, shares } from '../statistics/property';
import { lacks, reads } from './read';

const half = { want: 'atLeast', value: 0.5 } as const;
const chance = (low: number, high: number) => ({ ...reads((low + high) / 2, 60), low, high, level: 0.95 });

describe('how far a share is from its target', () => {
  it('44 of 100 at 0.5: 12 more ICP deals, or 12 less outside', () => {
    expect(waysToShare(half, { part: 44, whole: 100 })).toEqual({ more: 12, less: 12 });
  });

  it('of amounts it is told in minor units alike', () => {
    // 3.1 of 10 million at 0.7: 3.1 + x >= 0.7 (10 + x), so x >= 13 million; 3.1 >= 0.7 (10 - x), so x >= 5.571428...
    expect(waysToShare({ want: 'atLeast', value: 0.7 }, { part: 310_000_000, whole: 1_000_000_000 })).toEqual({
      more: 1_300_000_000,
      less: 557_142_858,
    });
  });

  it('one that is to be at most its target is mirrored', () => {
    // 30 of 100 at most 0.2: 30 / (100 + 50), or (30 - 13) / (100 - 13) = 0.195 while 18 / 88 = 0.2045.
    expect(waysToShare({ want: 'atMost', value: 0.2 }, { part: 30, whole: 100 })).toEqual({ more: 50, less: 13 });
  });

  it('is nothing on target, and none suffices at all of it or where there is nothing to keep', () => {
    expect(waysToShare(half, { part: 50, whole: 100 })).toEqual({ more: 0, less: 0 });
    expect(waysToShare({ want: 'atLeast', value: 1 }, { part: 44, whole: 100 })).toEqual({ more: null, less: 56 });
    expect(waysToShare(half, { part: 0, whole: 7 })).toEqual({ more: 7, less: null });
  });

  it('is the least number that suffices', () => {
    holds(
      fc.property(
        shares(500),
        fc.integer({ min: 1, max: 99 }),
        fc.constantFrom('atLeast' as const, 'atMost' as const),
        ({ part, whole }, percent, want) => {
          const ways = waysToShare({ want, value: percent / 100 }, { part, whole });
          // In whole numbers: the wanted side of the share times 100 against its percent.
          const own = want === 'atLeast' ? part : whole - part;
          const wanted = want === 'atLeast' ? percent : 100 - percent;
          const isThere = (in_: number, all: number) => 100 * in_ >= wanted * all;
          const { more, less } = ways;
          const isLeastMore =
            more !== null && isThere(own + more, whole + more) && (more === 0 || !isThere(own + more - 1, whole + more - 1));
          const isLeastLess = less === null ? own === 0 : isThere(own, whole - less) && (less === 0 || !isThere(own, whole - less + 1));
          return isLeastMore && isLeastLess && (want === 'atMost' || more === dealsToTarget(percent / 100, { inIcp: part, all: whole }));
        },
      ),
      500,
    );
  });
});

describe('how far any other target is', () => {
  it('LTV:CAC of 60,000 : 30,000 at 3: CAC must fall by 10,000, or LTV rise by 30,000', () => {
    expect(waysToRatio({ want: 'atLeast', value: 3 }, { top: 6_000_000, bottom: 3_000_000 })).toEqual({
      top: 3_000_000,
      bottom: 1_000_000,
    });
    expect(waysToRatio({ want: 'atLeast', value: 2 }, { top: 6_000_000, bottom: 3_000_000 })).toEqual({ top: 0, bottom: 0 });
    expect(waysToRatio({ want: 'atMost', value: 1 }, { top: 6, bottom: 3 })).toEqual({ top: 3, bottom: 3 });
    expect(waysToRatio({ want: 'atLeast', value: 3 }, { top: 6, bottom: 0 })).toEqual({ top: null, bottom: null });
  });

  it('CAC of 30,000 on 32 logos at 24,000: 8 more logos, or 192,000 less spend', () => {
    expect(waysToCac(2_400_000, { value: 3_000_000, n: 32 })).toEqual({ logos: 8, spend: 19_200_000 });
    expect(waysToCac(3_000_000, { value: 3_000_000, n: 32 })).toEqual({ logos: 0, spend: 0 });
  });

  it('a win rate of 25 of 100 at 30 % needs 5 wins more, an ACV short by 2,000 on 40 wins 80,000', () => {
    expect(winsToRate(0.3, { part: 25, whole: 100 })).toBe(5);
    expect(winsToRate(0.2, { part: 25, whole: 100 })).toBe(0);
    expect(wayToMean({ want: 'atLeast', value: 2_000_000 }, { value: 1_800_000, n: 40 })).toEqual({ each: 200_000, together: 8_000_000 });
    expect(wayToMean({ want: 'atMost', value: 2_000_000 }, { value: 1_800_000, n: 40 })).toEqual({ each: 0, together: 0 });
  });
});

describe('the next quarter', () => {
  it('18 of 30 wins at 70 %: 28 ICP wins beside the 12 others, from 70 deals at 40 % to 140 at 20 %', () => {
    const next = nextQuarterOfWins(0.7, { part: 18, whole: 30 }, chance(0.2, 0.4));
    expect(next).toEqual({ ways: { more: 10, less: 5 }, inside: 28, created: { least: 70, most: 140, missing: null } });
  });

  it('44 of 100 open at 50 %: 12 more at its end, from 15 to 24 created as 80 to 50 % of them are still open', () => {
    expect(nextQuarterOfOpen(0.5, { part: 44, whole: 100 }, chance(0.5, 0.8))).toMatchObject({
      inside: 56,
      created: { least: 15, most: 24 },
    });
  });

  it('is a range, and tells no number where the worst case has none or the chance is unknown', () => {
    expect(casesNeeded(5, chance(0, 0.5))).toEqual({ least: 10, most: null, missing: null });
    expect(casesNeeded(5, lacks('no_closed'))).toEqual({ missing: 'no_closed' });
    expect(casesNeeded(5, reads(0.3, 9))).toEqual({ missing: 'below_min_n' });
    expect(casesNeeded(0, reads(0.3, 9))).toEqual({ least: 0, most: 0, missing: null });
  });
});
