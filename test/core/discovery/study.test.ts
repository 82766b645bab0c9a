import { describe, expect, test } from 'vitest';
import { assemble } from '../../../src/core/assembly';
import { countDiscovery, prepareDiscovery, type Counting } from '../../../src/core/discovery-study';
import type { ObjectiveId } from '../../../src/core/discovery';
import { kernel } from '../../../src/core/metrics/kernel';
import { dateOf, parseDate, type AdmittedTable, type DimensionId } from '../../../src/core/model';
import { NO_DEFINITIONS, type Definitions } from '../../../src/core/workspace';
import { assuming } from '../../fixtures/ask-kernel';
import { grid } from '../../fixtures/grid';
import { PlainCombinations } from '../../fixtures/plain-combinations';

const two = (value: number): string => String(value).padStart(2, '0');
const dayOf = (at: number): string => `2024-${two(1 + Math.floor(at / 28))}-${two(1 + (at % 28))}`;

/** One deal a day by an account of its own, 300 in all: every third is won, two in five are retail, half in EMEA, one in ten is an expansion. */
const DEALS = Array.from({ length: 300 }, (_, at) => {
  const outcome = at % 3 === 0 ? 'won' : 'lost';
  const kind = at % 10 === 9 ? 'expansion' : 'newBusiness';
  return `${at} A${at} ${outcome} ${outcome} ${kind} ${1000 + at} USD ${dayOf(at)} ${dayOf(at + 10)} ${at % 5 < 2 ? 'Retail' : 'Software'} ${at % 2 === 0 ? 'EMEA' : 'APAC'}`;
});
const HEADER = 'opportunityId accountName stage outcome dealClass amount currency createdDate closeDate industry region';
const deals = grid('opportunity', [HEADER, ...DEALS].join('\n'));
const spend = grid('spend', 'month amount currency\n2024-03-01 6000 USD\n2024-04-01 6000 USD');

function companyOf(tables: readonly AdmittedTable[], definitions: Partial<Definitions> = {}) {
  const whole = { ...NO_DEFINITIONS, ...definitions };
  const { dataset, tables: facts } = assemble(tables, whole, parseDate('2025-06-30'));
  const plain = new PlainCombinations({ dataset, tables: facts });
  const counting: Counting = {
    cube: async (ask) => kernel(ask, facts, dataset),
    survey: (ask) => plain.survey(ask),
    counts: (ask) => plain.counts(ask),
    patterns: (ask) => plain.patterns(ask),
  };
  const prepare = (objective: ObjectiveId, chosen: readonly string[] | null = null) =>
    prepareDiscovery(counting, {
      dataset,
      definitions: whole,
      objective,
      chosen: chosen === null ? null : new Set(chosen as readonly DimensionId[]),
    });
  return { dataset, counting, prepare };
}

const without = (...columns: readonly string[]): AdmittedTable => ({
  ...deals,
  columns: new Map([...deals.columns].filter(([name]) => !columns.includes(name))),
});
const ASSUMED = { assumptions: assuming({ grossMargin: 0.8, yearlyChurn: 0.12, capMonths: 60 }) };

describe('nothing is searched', () => {
  const none = async (objective: ObjectiveId, tables: readonly AdmittedTable[], definitions: Partial<Definitions> = {}) => {
    const { none: told } = await companyOf(tables, definitions).prepare(objective);
    return told === null ? null : [told.why, told.missing];
  };

  test('without what the objective is made of, which is named', async () => {
    expect(await none('winRate', [without('createdDate')])).toEqual(['no_dates', 'no_dates']);
    expect(await none('acv', [without('amount')])).toEqual(['not_supplied', 'no_amount']);
    expect(await none('contribution', [deals])).toEqual(['not_supplied', 'no_spend']);
    expect(await none('ltvToCac', [deals, spend], { assumptions: assuming({ yearlyChurn: 0.12 }) })).toEqual(['not_supplied', 'no_margin']);
    expect(await none('nrr', [deals])).toEqual(['not_supplied', 'no_base']);
    expect(await none('contribution', [deals, spend], ASSUMED)).toBeNull();
  });

  test('in a few deals, or without an attribute that was known before', async () => {
    const few = grid('opportunity', [HEADER, ...DEALS.slice(0, 40)].join('\n'));
    expect(await none('winRate', [few])).toEqual(['too_few', null]);
    expect(await none('winRate', [without('industry', 'region')])).toEqual(['no_attributes', null]);
    const { none: told } = await companyOf([deals]).prepare('winRate', []);
    expect(told).toMatchObject({
      why: 'no_attributes',
      leftOut: [
        { dimension: 'region', why: 'notChosen' },
        { dimension: 'industry', why: 'notChosen' },
      ],
    });
  });
});

describe('a search that can begin', () => {
  test('reads new business, in halves by accounts, from 30 rows on', async () => {
    const { search } = await companyOf([deals]).prepare('winRate');
    expect(search?.attributes.map(({ dimension, bins }) => `${dimension}: ${bins.map(({ label }) => label).join(', ')}`)).toEqual([
      'region: EMEA, APAC',
      'industry: Software, Retail',
    ]);
    const { split, ...halves } = search?.halves ?? { split: { cutoff: 0, matured: 0 } };
    expect(halves).toEqual({ search: 176, confirm: 94, support: 30 });
    // Nine in ten closed within 13 days: ten, and the three that months of 31 days have more.
    expect([split.cutoff, split.matured].map(dateOf)).toEqual(['2024-07-27', '2025-06-17']);
  });

  test('multiplies a gain by margin and months of life, as LTV in force has them', async () => {
    const { search } = await companyOf([deals, spend], ASSUMED).prepare('contribution');
    const monthly = 1 - (1 - 0.12) ** (1 / 12);
    const months = (1 - (1 - monthly) ** 60) / monthly;
    expect(search?.scale).toBeCloseTo((0.8 * months) / 12, 9);
    expect((await companyOf([deals]).prepare('acv')).search?.scale).toBe(1);
  });

  test('counts no deal from before spend was recorded where costs are read', async () => {
    const { search } = await companyOf([deals, spend], ASSUMED).prepare('contribution');
    expect(dateOf(search?.rules.from ?? 0)).toBe('2024-03-01');
  });
});

describe('counting', () => {
  test('goes depth by depth and says how far it has come', async () => {
    const { counting, prepare, dataset } = companyOf([deals]);
    const { search } = await prepare('winRate');
    if (search === null) throw new Error('nothing to search');
    const told: string[] = [];
    const { split, support } = search.halves;
    const about = { ...search, dataset, split, support, depth: 2 as const };
    const { counts, patterns } = await countDiscovery(counting, about, (done, of) => told.push(`${done} of ${of}`));
    expect(told).toEqual(['0 of 3', '1 of 3', '2 of 3', '3 of 3']);
    expect(counts.map(({ depth, cells }) => [depth, cells])).toEqual([
      [1, 4],
      [2, 4],
    ]);
    expect(patterns.rows).toBe(270);
    expect([...(counts[0]?.search.n ?? [])].reduce((sum, n) => sum + n, 0)).toBe(2 * 176);
  });

  test('of many rows takes a statement for each few sets, and comes to the same', async () => {
    const { counting, prepare, dataset } = companyOf([deals]);
    const { search } = await prepare('winRate');
    if (search === null) throw new Error('nothing to search');
    const asked: number[] = [];
    const ofMany: Counting = {
      ...counting,
      counts: (ask) => (asked.push(ask.sets.length), counting.counts(ask)),
      patterns: async (ask) => ({ ...(await counting.patterns(ask)), rows: 10_000_000 }),
    };
    const { split, support } = search.halves;
    const about = { ...search, dataset, split, support, depth: 2 as const };
    const [many, few] = [await countDiscovery(ofMany, about), await countDiscovery(counting, about)];
    expect(asked).toEqual([1, 1, 1]);
    const cells = (counts: typeof many.counts): readonly string[] =>
      counts
        .flatMap(({ bins, search: { n }, confirm: { u } }) =>
          [...n.keys()].map((at) => [...bins.map((bin) => bin[at]), n[at], u[at]].join()),
        )
        .toSorted();
    expect(cells(many.counts)).toEqual(cells(few.counts));
  });

  test('ends where it is stopped between two passes', async () => {
    const { counting, prepare, dataset } = companyOf([deals]);
    const { search } = await prepare('winRate');
    if (search === null) throw new Error('nothing to search');
    const stop = { aborted: false };
    const heeding: Counting = {
      ...counting,
      counts: (ask, told) => (told?.aborted === true ? Promise.reject(new Error('no longer asked')) : counting.counts(ask)),
    };
    const { split, support } = search.halves;
    const about = { ...search, dataset, split, support, depth: 3 as const };
    const counted = countDiscovery(heeding, about, (done) => (stop.aborted = done === 1), stop);
    await expect(counted).rejects.toThrow('no longer asked');
  });
});
