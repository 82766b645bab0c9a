import { describe, expect, it } from 'vitest';
import { findingsOf } from '../../../../src/core/drift-findings';
import { whyOf } from '../../../../src/core/drift-why';
import { chanceFrom } from '../../../../src/core/statistics';
import { dealsOf, marketOf, QUARTERS, SEGMENT, type Deal } from './market';

const COMPANIES = 50;

type Part = { readonly before: readonly [won: number, closed: number]; readonly now: readonly [won: number, closed: number] };
const rate = ([won, closed]: readonly [number, number]): number => won / closed;
const totalOf = (parts: readonly Part[], when: 'before' | 'now'): number =>
  parts.reduce((sum, part) => sum + part[when][0], 0) / parts.reduce((sum, part) => sum + part[when][1], 0);

/** Two to six segments, the best of which sells less than before, the worst more, and each of which wins more of its deals. */
function drawParts(seed: number): readonly Part[] {
  const chance = chanceFrom(seed);
  const count = 2 + chance.below(5);
  const scale = 1 + chance.below(6);
  const parts = Array.from({ length: count }, (_, at): Part => {
    const worth = 0.7 - (0.6 * at) / (count - 1);
    const [was, is] = [scale * (60 - Math.round((45 * at) / (count - 1))), scale * (10 + Math.round((70 * at) / (count - 1)))];
    const won = Math.floor(was * worth);
    const more = Math.min(is, Math.floor((is * won) / was) + 1 + chance.below(2));
    return { before: [won, was], now: [more, is] };
  });
  return parts;
}

/** Draws until the total falls by so much that a page might flag it. */
function contradicted(seed: number): readonly Part[] {
  const parts = drawParts(seed);
  const isOne = totalOf(parts, 'now') < totalOf(parts, 'before') - 0.05 && parts.every(({ before, now }) => rate(now) > rate(before));
  return isOne ? parts : contradicted(seed + 7919);
}

const companyOf = (parts: readonly Part[], isIcpASegment: boolean): readonly Deal[] =>
  parts.flatMap((part, at) =>
    (['before', 'now'] as const).flatMap((when) => {
      const [won, closed] = part[when];
      const isIcp = isIcpASegment && at === 0;
      return dealsOf({ name: `${when}${at}`, segment: `S${at}`, when, won, lost: closed - won, isIcp });
    }),
  );

describe(`${COMPANIES} companies whose win rate falls while that of each segment rises`, () => {
  const companies = Array.from({ length: COMPANIES }, (_, at) => {
    const parts = contradicted(100 + at);
    const answerable = marketOf(companyOf(parts, at % 2 === 0));
    const { drift, cases } = findingsOf(answerable, QUARTERS);
    const why = whyOf(answerable, QUARTERS, drift);
    const split = why.moved.find(({ metric }) => metric === 'winRate')?.splits.find(({ dimension }) => dimension === SEGMENT);
    return { parts, drift, cases, split };
  });

  it('are what they claim to be, and some fall far enough to be flagged in all', () => {
    for (const { parts, drift } of companies) {
      const total = drift.comparisons.find(({ metric, slice }) => metric === 'winRate' && slice.size === 0);
      expect(total?.change?.size).toBeCloseTo(totalOf(parts, 'now') - totalOf(parts, 'before'), 12);
    }
    const isFlagged = companies.map(({ drift }) => drift.findings.some(({ state, metric }) => state === 'drifted' && metric === 'winRate'));
    expect(isFlagged.filter(Boolean).length).toBeGreaterThan(COMPANIES / 3);
  });

  it('show the banner: all segments against the total, and the standardised rate above the old total', () => {
    for (const { parts, split } of companies) {
      const banner = split?.banner ?? null;
      expect(banner).toMatchObject({ compared: parts.length, against: parts.length });
      expect(banner?.standardised ?? 0).toBeGreaterThan(totalOf(parts, 'before'));
      const wanted =
        parts.reduce((sum, { before, now }) => sum + before[1] * rate(now), 0) / parts.reduce((sum, { before }) => sum + before[1], 0);
      expect(banner?.standardised).toBeCloseTo(wanted, 12);
    }
  });

  it('never have a finding of a fallen win rate on a segment, drifted or undecided', () => {
    const fallen = companies.flatMap(({ cases }) =>
      cases.filter(({ finding: { metric, slice, size } }) => metric.startsWith('winRate') && slice.has(SEGMENT) && (size ?? 0) < 0),
    );
    expect(fallen).toEqual([]);
  });
});
