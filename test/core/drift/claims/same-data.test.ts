import { describe, expect, it } from 'vitest';
import type { Comparison } from '../../../../src/core/drift';
import type { Drift } from '../../../../src/core/drift-study';
import { digestOf } from '../../../../src/core/question';
import { chanceFrom, shuffled } from '../../../../src/core/statistics';
import { dealsOf, driftIn, LONG_AGO, QUARTERS, SEGMENT, type Deal } from './market';

const SEEDS = [2, 4, 5];

/** Five segments of different sizes, whose truths move between the quarters, of which some will be flagged and some not. */
function companyOf(seed: number): readonly Deal[] {
  const chance = chanceFrom(seed);
  return Array.from({ length: 5 }, (_, at) => {
    const was = 0.2 + 0.5 * chance.uniform();
    return (['before', 'now'] as const).flatMap((when) => {
      const rate = when === 'before' ? was : Math.min(0.95, Math.max(0.05, was + (chance.uniform() - 0.5) * 0.8));
      const deals = 15 + chance.below(60);
      const won = Math.round(deals * rate);
      const amount = 100_000 * (1 + chance.below(9));
      return dealsOf({ name: `${when}${at}`, segment: `S${at}`, when, won, lost: deals - won, amount, isIcp: at % 2 === 0 });
    });
  }).flat();
}

/** A comparison in what it says of the numbers, whatever its labels. */
const numbersOf = ({ metric, before, now, change, p, missing, detectable, weight }: Comparison) => ({
  metric,
  before: [before.value, before.n, before.missing, before.low, before.high],
  now: [now.value, now.n, now.missing, now.low, now.high],
  change,
  p,
  missing,
  detectable,
  weight,
});
const told = ({ family }: Drift, renamed: (label: string | null) => string | null = (label) => label) =>
  new Map(
    family.judged.map(({ comparison, state, q, needed }) => {
      const slice = [...comparison.slice].map(([id, label]) => [id, id === SEGMENT ? renamed(label) : label]);
      return [JSON.stringify([comparison.metric, slice]), { ...numbersOf(comparison), state, q, needed }];
    }),
  );
const inOrder = (numbers: ReturnType<typeof told>) => [...numbers].toSorted(([a], [b]) => Number(a > b) - Number(a < b));
const verdicts = (drift: Drift) => drift.findings.map(({ metric, slice, state }) => [metric, ...slice.values(), state].join(' '));

describe('other names for the segments', () => {
  it.each(SEEDS)('change nothing but the names, company %i', (seed) => {
    const deals = companyOf(seed);
    const names = new Map([
      ['S0', 'Zeta'],
      ['S1', 'alpha'],
      ['S2', '10'],
      ['S3', 'constructor'],
      ['S4', '<b>ä</b> "x"'],
    ]);
    const other = (label: string | null): string | null => (label === null ? null : (names.get(label) ?? label));
    const renamed = [LONG_AGO, ...deals].map((deal) => ({ ...deal, segment: other(deal.segment) }));
    const [one, two] = [driftIn(deals), driftIn(renamed)];
    expect(inOrder(told(two))).toEqual(inOrder(told(one, other)));
    for (const [at, { test }] of one.tables.entries()) expect(two.tables[at]?.test?.p ?? Number.NaN).toBeCloseTo(test?.p ?? 1, 12);
  });
});

describe('another order of the rows', () => {
  it.each(SEEDS)('changes nothing, bit for bit, company %i', (seed) => {
    const deals = companyOf(seed);
    const all = [LONG_AGO, ...deals];
    const mixed = [...shuffled(all.length, chanceFrom(seed + 50))].flatMap((at) => all[at] ?? []);
    expect(mixed).toHaveLength(all.length);
    const [one, other] = [driftIn(all), driftIn(mixed)];
    expect(inOrder(told(other))).toEqual(inOrder(told(one)));
    expect(other.findings).toEqual(one.findings);
    expect(other.notes).toEqual(one.notes);
    // The pages list comparisons and mixes as they come.
    expect(other.family.judged.map(({ comparison }) => comparison.id)).toEqual(one.family.judged.map(({ comparison }) => comparison.id));
    expect(other.tables).toEqual(one.tables);
  });
});

describe('the quarters turned round', () => {
  const turned = (deals: readonly Deal[]): readonly Deal[] =>
    deals.map((deal) => {
      const isNow = deal.closed === '2025-05-16';
      return { ...deal, created: isNow ? '2025-01-10' : '2025-04-10', closed: isNow ? '2025-02-15' : '2025-05-16' };
    });
  it.each(SEEDS)('turn the sign of every size and keep every p, company %i', (seed) => {
    const deals = companyOf(seed);
    const [there, back] = [told(driftIn(deals)), told(driftIn(turned(deals)))];
    expect([...back.keys()].toSorted()).toEqual([...there.keys()].toSorted());
    for (const [name, one] of there) {
      const other = back.get(name);
      expect([name, other?.before, other?.now, other?.missing]).toEqual([name, one.now, one.before, one.missing]);
      expect(other?.change?.size ?? 0).toBeCloseTo(0 - (one.change?.size ?? 0), 9);
      expect([name, other?.p === null]).toEqual([name, one.p === null]);
      if (one.p !== null) expect(other?.p ?? Number.NaN, name).toBeCloseTo(one.p, 12);
    }
  });
});

describe('all deals twice, of other accounts', () => {
  it.each(SEEDS)('never raise the p of a share, company %i', (seed) => {
    const deals = companyOf(seed);
    const [once, twice] = [driftIn(deals), driftIn([...deals, ...deals.map((deal) => ({ ...deal, id: `${deal.id}y` }))])].map((drift) =>
      told(drift),
    );
    let compared = 0;
    for (const [name, one] of once ?? []) {
      const other = twice?.get(name);
      if (one.p === null || one.change === null) continue;
      compared += 1;
      expect(other?.p ?? Number.NaN, name).toBeLessThanOrEqual(one.p + 1e-12);
      expect(other?.change?.size ?? Number.NaN, name).toBeCloseTo(one.change.size, 6);
    }
    expect(compared).toBeGreaterThan(10);
  });
});

describe('a tiny segment beside the others', () => {
  // Two wins of nine deals, then none: its share of anything stays under five points.
  const tiny = (['before', 'now'] as const).flatMap((when) =>
    dealsOf({ name: `tiny${when}`, segment: 'tiny', when, won: when === 'before' ? 2 : 0, lost: when === 'before' ? 2 : 5 }),
  );
  it.each(SEEDS)('is never tested for its results, never flagged, and takes nothing from the p of the others, company %i', (seed) => {
    const deals = companyOf(seed);
    const [one, other] = [driftIn(deals), driftIn([...deals, ...tiny])];
    const own = other.family.judged.filter(({ comparison }) => comparison.slice.get(SEGMENT) === 'tiny');
    expect(own.some(({ comparison }) => comparison.metric === 'winRate')).toBe(true);
    for (const { state, comparison } of own) {
      expect(['untested', 'steady'], comparison.id).toContain(state);
      if (comparison.kind === 'performance') expect(comparison.p).toBeNull();
    }
    const performance = (drift: Drift) =>
      inOrder(told(drift)).flatMap(([name, { metric, p }]) => (name.includes('S') && metric === 'winRate' ? [[name, p]] : []));
    expect(performance(other)).toEqual(performance(one));
  });
});

describe('a filter to everything', () => {
  it.each(SEEDS)('is none, company %i', (seed) => {
    const deals = companyOf(seed);
    const members = ['S0', 'S1', 'S2', 'S3', 'S4'].map((label) => digestOf(SEGMENT, label));
    const [all, filtered] = [driftIn(deals), driftIn(deals, { where: [{ dimension: SEGMENT, is: 'in', members }] })];
    expect(inOrder(told(filtered))).toEqual(inOrder(told(all)));
    expect(verdicts(filtered)).toEqual(verdicts(all));
  });
});

describe('two identical quarters', () => {
  it.each(SEEDS)('have no finding, and every test says 1, company %i', (seed) => {
    const before = companyOf(seed).filter(({ closed }) => closed === '2025-02-15');
    const again = before.map((deal) => ({ ...deal, id: `${deal.id}n`, created: '2025-04-10', closed: '2025-05-16' }));
    const drift = driftIn([...before, ...again]);
    expect(drift.findings).toEqual([]);
    expect(drift.family.tested).toBeGreaterThan(5);
    for (const { comparison, q } of drift.family.judged) {
      if (comparison.p === null) continue;
      expect([comparison.id, comparison.change?.size]).toEqual([comparison.id, 0]);
      expect(comparison.p, comparison.id).toBeGreaterThan(0.98);
      expect(q ?? 0).toBeGreaterThan(0.98);
    }
  });
});

it('the question of these companies is by industry, one quarter against the one before', () =>
  expect([QUARTERS.by, QUARTERS.compare]).toEqual([SEGMENT, ['previous']]));
