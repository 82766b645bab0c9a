import { describe, expect, it } from 'vitest';
import { findingsOf, type FindingCase } from '../../../../src/core/drift-findings';
import { chanceFrom, shuffled } from '../../../../src/core/statistics';
import { dealsOf, LONG_AGO, marketOf, QUARTERS, SEGMENT, type Deal } from './market';

/** Two quarters of 240 deals in four segments: one of them loses its wins, the ICP its share, and amounts fall. */
function companyOf(seed: number): readonly Deal[] {
  const chance = chanceFrom(seed);
  return (['before', 'now'] as const).flatMap((when) =>
    Array.from({ length: 240 }, (_, at): readonly Deal[] => {
      const place = chance.below(4);
      const isNow = when === 'now';
      const won = Number(chance.uniform() < (isNow && place < 2 ? 0.2 : 0.55));
      const isIcp = chance.uniform() < (isNow ? 0.35 : 0.6);
      const amount = (100_000 + chance.below(900_000)) * (isNow ? 1 : 2);
      return dealsOf({ name: `${when}${at}`, segment: `S${place}`, when, won, lost: 1 - won, isIcp, amount });
    }).flat(),
  );
}

const SEEDS = [3, 5, 7];
const casesOf = (deals: readonly Deal[]): readonly FindingCase[] => findingsOf(marketOf(deals), QUARTERS).cases;
const nameOf = ({ finding }: FindingCase): string => [finding.metric, ...finding.slice.values()].join(' ');

/** What a slice of this quarter is worth, counted by hand. */
function worth(deals: readonly Deal[], segment: string | null) {
  const closed = deals.filter((deal) => deal.closed === '2025-05-16' && (segment === null || deal.segment === segment));
  const won = closed.filter(({ outcome }) => outcome === 'won');
  const cents = (of: readonly Deal[]): number => of.reduce((sum, { amount }) => sum + amount, 0);
  return { closed: closed.length, won: won.length, wonCents: cents(won), createdCents: cents(closed) };
}

/** The table of `domain.md` 10.11, for what these companies have. */
function stakeByHand({ finding }: FindingCase, deals: readonly Deal[]): number | null {
  const { closed, won, wonCents, createdCents } = worth(deals, finding.slice.get(SEGMENT) ?? null);
  const size = finding.size ?? Number.NaN;
  const byMetric = new Map([
    ['winRate', size * closed * (wonCents / won)],
    ['acv', size * won],
    ['icpShareCreated', size * createdCents],
    ['icpShareWon', size * wonCents],
  ]);
  return byMetric.get(finding.metric) ?? null;
}

describe.each(SEEDS)('the findings of a company in which three things changed, %i', (seed) => {
  const deals = companyOf(seed);
  const cases = casesOf(deals);

  it('name all three, flags first', () => {
    const flags = cases.filter(({ finding }) => finding.state === 'drifted');
    expect(flags.map(nameOf)).toEqual(expect.arrayContaining(['winRate', 'acv', 'icpShareCreated']));
    expect(cases.slice(0, flags.length)).toEqual(flags);
  });

  it('come in each part by the money at stake, the most first, and those without any last', () => {
    for (const isFlag of [true, false]) {
      const part = cases.filter(({ finding }) => (finding.state === 'drifted') === isFlag);
      const sizes = part.map(({ stake }) => (stake.minor === null ? -1 : Math.abs(stake.minor)));
      expect(sizes).toEqual(sizes.toSorted((a, b) => b - a));
    }
  });

  it('have at stake what the table of domain.md says, counted by hand', () => {
    let compared = 0;
    for (const each of cases) {
      const wanted = stakeByHand(each, deals);
      if (wanted === null || each.judged === null) continue;
      compared += 1;
      expect(Math.abs(each.stake.minor ?? Number.NaN) / Math.abs(wanted), nameOf(each)).toBeCloseTo(1, 6);
    }
    expect(compared).toBeGreaterThan(3);
  });

  it('have parts that add up, and at most three contributors, which are segments of the split', () => {
    expect(cases.some(({ split }) => split !== null)).toBe(true);
    for (const { split, finding, contributors } of cases) {
      expect(contributors.length).toBeLessThanOrEqual(3);
      if (split === null) continue;
      const room = 1e-12 * Math.max(1, Math.abs(split.before), Math.abs(split.now));
      expect(Math.abs(split.mix + split.rate - split.change)).toBeLessThanOrEqual(room);
      expect(Math.abs(split.change - (finding.size ?? Number.NaN))).toBeLessThanOrEqual(room);
      expect([finding.mix, finding.rate]).toEqual([split.mix, split.rate]);
      for (const each of contributors) expect(split.segments).toContainEqual(each);
    }
  });

  it('say since when, what was tested and what to check next, without a figure that is none', () => {
    for (const { finding, confusers } of cases) {
      expect(finding.since).toBe('2025-04-01');
      expect(finding.next).not.toBe('');
      expect(finding.evidence.length).toBeGreaterThan(0);
      expect([...finding.evidence, finding.next].join(' ')).not.toMatch(/NaN|Infinity|undefined|null|\[object/);
      if (finding.state === 'drifted') expect(confusers.length).toBeGreaterThan(0);
    }
  });

  it('have ids of their own, which another order of the rows does not change', () => {
    const ids = cases.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const all = [LONG_AGO, ...deals];
    const mixed = [...shuffled(all.length, chanceFrom(seed))].flatMap((at) => all[at] ?? []);
    expect(casesOf(mixed).map(({ id, finding }) => [id, finding.state])).toEqual(cases.map(({ id, finding }) => [id, finding.state]));
  });
});

describe('a company of eight deals a quarter', () => {
  const loud = (['before', 'now'] as const).flatMap((when) =>
    dealsOf({ name: when, segment: 'S0', when, won: when === 'before' ? 8 : 0, lost: when === 'before' ? 0 : 8 }),
  );
  it('has no finding that is a flag, from comparisons or from rules over several metrics', () =>
    expect(casesOf(loud).filter(({ finding }) => finding.state === 'drifted')).toEqual([]));
});

it('a company in which nothing happened but one old deal has no case at all', () => expect(casesOf([])).toEqual([]));
