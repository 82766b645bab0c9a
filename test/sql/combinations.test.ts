import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  nextSets,
  OBJECTIVE_IDS,
  type Counts,
  type CountsAsk,
  type HalfSums,
  type PatternsAsk,
  type RowRules,
  type SearchAttribute,
  type Survey,
} from '../../src/core/discovery';
import type { DimensionId } from '../../src/core/model';
import { pack } from '../../src/engine/arrow';
import { PlainCombinations } from '../fixtures/plain-combinations';
import { DIMENSIONS, worlds, type World } from '../oracle/random-facts';
import { sharedEngine } from './shared-engine';

const RUNS = Number(process.env['PROPERTY_RUNS'] ?? 60);
const id = (name: string): DimensionId => name as DimensionId;
const SEARCHED = ['industry', 'region', 'size'].map(id);
const engine = await sharedEngine();

const load = ({ dataset, tables }: World): Promise<void> =>
  engine.load(
    dataset,
    [...tables].map(([table, facts]) => pack(table, facts)),
  );

/** An attribute whose labels are dealt to bins anyhow: several in one, as rare ones are pooled, and some in none. */
function attributeOf(dimension: DimensionId): fc.Arbitrary<SearchAttribute> {
  const found = DIMENSIONS.find((each) => each.id === dimension);
  const codes = (found?.members ?? []).map((_, code) => code).slice(2);
  return fc.array(fc.integer({ min: -1, max: 2 }), { minLength: codes.length, maxLength: codes.length }).map((dealt) => ({
    dimension,
    label: dimension,
    home: found?.home === 'account' ? 'account' : 'opportunity',
    bins: [0, 1, 2].map((bin) => ({
      label: `bin ${bin}`,
      codes: codes.filter((_, at) => dealt[at] === bin),
      rule: { kind: 'always' },
      isRare: bin === 2,
    })),
  }));
}

const rules: fc.Arbitrary<RowRules> = fc.record({
  deals: fc.oneof(
    fc.constant({ kind: 'always' } as const),
    fc.record({ kind: fc.constant('isOneOf' as const), dimension: fc.constant(id('region')), members: fc.subarray([0, 2, 3]) }),
  ),
  from: fc.option(fc.integer({ min: 18_000, max: 18_200 })),
  spend: fc.constantFrom('spendByDays' as const, 'spendByWon' as const),
  baseMonth: fc.option(fc.integer({ min: 600, max: 606 }), { freq: 9 }),
});

const asks: fc.Arbitrary<PatternsAsk> = fc.record({
  attributes: fc.tuple(...SEARCHED.map(attributeOf)),
  objective: fc.constantFrom(...OBJECTIVE_IDS),
  rules,
  split: fc.record({ cutoff: fc.integer({ min: 17_990, max: 18_210 }), matured: fc.integer({ min: 18_100, max: 18_210 }) }),
});

const EXACT = ['n', 'u', 's'] as const;
const SQUARES = ['uu', 'us', 'ss'] as const;

/** Counts and sums agree to the unit; squares to the last place that a double has. */
function expectHalf(told: HalfSums, plain: HalfSums, place: string): void {
  for (const name of EXACT) expect([...told[name]], `${place} ${name}`).toEqual([...plain[name]]);
  for (const name of SQUARES)
    told[name].forEach((value, at) => {
      const wanted = plain[name][at] ?? NaN;
      expect(Math.abs(value - wanted), `${place} ${name}`).toBeLessThanOrEqual(Math.abs(wanted) * 2 ** -52);
    });
}

function expectCounts(told: Counts, plain: Counts, objective: string): void {
  expect(told.bins.map((bins) => [...bins])).toEqual(plain.bins.map((bins) => [...bins]));
  expectHalf(told.search, plain.search, `${objective} ${told.depth} searched`);
  expectHalf(told.confirm, plain.confirm, `${objective} ${told.depth} confirming`);
}

test('DuckDB counts every combination as a plain loop does, for any facts, bins, objective and halves', { timeout: 300_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(worlds, asks, fc.integer({ min: 0, max: 4 }), fc.nat(), async (world, about, support, passedOver) => {
      await load(world);
      const plain = new PlainCombinations(world);
      for (const depth of [1, 2, 3] as const) {
        const every = nextSets(about.attributes, depth, null);
        const sets = every.length === 1 ? every : every.toSpliced(passedOver % every.length, 1);
        const ask: CountsAsk = { ...about, depth, sets, support };
        expectCounts(await engine.counts(ask), await plain.counts(ask), about.objective);
      }
    }),
    { numRuns: Math.ceil(RUNS / 4) },
  );
});

test('the rows in bins are those of a plain loop, account by account', { timeout: 300_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(worlds, asks, async (world, about) => {
      await load(world);
      expect(await engine.patterns(about)).toEqual(await new PlainCombinations(world).patterns(about));
    }),
    { numRuns: Math.ceil(RUNS / 6) },
  );
});

const byCode = ({ values }: Survey): readonly unknown[] =>
  [...values].map(([dimension, told]) => [dimension, told.toSorted((a, b) => a.code - b.code)]).toSorted();
/** Rows by their days, each day once. */
function byDays({ rows }: Survey): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  rows.first.forEach((first, at) => {
    const key = `${first} ${rows.created[at]}`;
    counts.set(key, (counts.get(key) ?? 0) + (rows.count[at] ?? 0));
  });
  return new Map([...counts].toSorted());
}

test('a survey finds the values, days and cycles that a plain loop finds', { timeout: 300_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(worlds, asks, async (world, { objective, rules: given }) => {
      await load(world);
      const ask = { objective, rules: given, dimensions: SEARCHED };
      const [told, plain] = [await engine.survey(ask), await new PlainCombinations(world).survey(ask)];
      expect(byCode(told)).toEqual(byCode(plain));
      expect(byDays(told)).toEqual(byDays(plain));
      expect(told.cycles).toEqual(plain.cycles);
    }),
    { numRuns: Math.ceil(RUNS / 6) },
  );
});

describe('stopped', () => {
  test('no further pass is begun', async () => {
    const [world] = fc.sample(worlds, { numRuns: 1, seed: 1 });
    const [about] = fc.sample(asks, { numRuns: 1, seed: 1 });
    if (world === undefined || about === undefined) throw new Error('nothing was drawn');
    await load(world);
    await expect(engine.patterns(about, { aborted: true })).rejects.toThrow('no longer asked');
  });
});
