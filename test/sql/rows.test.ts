import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { assemble } from '../../src/core/assembly';
import { METRIC_IDS, NO_ASSUMPTIONS, plan } from '../../src/core/metrics';
import { cellsBy } from '../../src/core/metrics/cells';
import { measureOf } from '../../src/core/metrics/cube-sql';
import { isSpread, NUMBER_IDS, SPREAD_IDS, type MeasureId } from '../../src/core/metrics/measures';
import { maskFor } from '../../src/core/metrics/plan';
import { sliceFilter, type Cell } from '../../src/core/metrics/slice-filter';
import type { Dataset, DimensionId, Slice, Span } from '../../src/core/model';
import { pack } from '../../src/engine/arrow';
import { NO_DEFINITIONS } from '../../src/core/workspace';
import { grid } from '../fixtures/grid';
import { worlds } from '../oracle/random-facts';
import { sharedEngine } from './shared-engine';

const RUNS = Number(process.env['PROPERTY_RUNS'] ?? 60);
const id = (name: string): DimensionId => name as DimensionId;
const EVERY: readonly MeasureId[] = [...NUMBER_IDS, ...SPREAD_IDS];
const BY: readonly DimensionId[] = ['industry', 'region', 'icp'].map(id);

/** What the cell of a cube says about a measure: how many rows it counts, or what they add up to. */
type Said = { readonly rows: number | null; readonly sum: number | null };

const engine = await sharedEngine();

async function saidByCube(
  dataset: Dataset,
  measure: MeasureId,
  { cell, span }: { readonly cell: Cell; readonly span: Span | null },
): Promise<Said> {
  const by = [...cell.slice.keys()];
  const ask = { ...plan(dataset, METRIC_IDS, [...by, ...cell.where.map(({ dimension }) => dimension)]), measures: [measure] };
  const cube = await engine.cube(ask);
  const within = measureOf(measure).clock === 'held' ? null : span;
  const codes = [...cell.slice].map(([dimension, label]) => {
    const members = dataset.dimensions.find((each) => each.id === dimension)?.members ?? [];
    return label === null ? 0 : members.indexOf(label, 2);
  });
  const axes = by.map((dimension) => ask.by.indexOf(dimension));
  const cells = cellsBy(cube, { axes, mask: maskFor(ask, dataset, { ...cell, by }) }).get(codes.join(','));
  if (isSpread(measure)) {
    const spread = cells?.histogram(measure, within);
    const sum = Array.from(spread?.values ?? []).reduce((all, value, at) => all + value * (spread?.counts[at] ?? 0), 0);
    const { of } = measureOf(measure) as { readonly of: string };
    return { rows: spread?.size ?? 0, sum: of === 'account' ? null : sum };
  }
  const number = cells?.number(measure, within) ?? 0;
  return measureOf(measure).fold === 'count' ? { rows: number, sum: null } : { rows: null, sum: number };
}

async function expectRowsToAgree(dataset: Dataset, cell: Cell, span: Span | null): Promise<void> {
  for (const measure of EVERY) {
    const ask = { by: [], time: 'none' as const, measures: [measure], filter: sliceFilter(dataset, cell) };
    const said = await saidByCube(dataset, measure, { cell, span });
    const counted = await engine.rows(ask, measure, { from: 0, count: 1000, span });
    expect(counted.rows.length, measure).toBe(counted.total);
    if (said.rows !== null) expect(counted.total, measure).toBe(said.rows);
    if (said.sum !== null) expect(counted.sum ?? 0, measure).toBe(said.sum);
    if (counted.sum !== null)
      expect(
        counted.rows.reduce((sum, { value }) => sum + (value ?? 0), 0),
        measure,
      ).toBe(counted.sum);
  }
}

const labelsOf = (dataset: Dataset, dimension: DimensionId): readonly (string | null)[] => [
  null,
  ...(dataset.dimensions.find((each) => each.id === dimension)?.members.slice(2) ?? []),
];

test('the rows behind a number are those of its cell, for any facts, measure, slice, filter and months', { timeout: 300_000 }, async () => {
  const places = fc.record({ at: fc.nat(), of: fc.subarray([...BY], { maxLength: 2 }), filter: fc.option(fc.constantFrom(...BY)) });
  const spans = fc.option(fc.record({ from: fc.integer({ min: 600, max: 606 }), length: fc.integer({ min: 0, max: 4 }) }));
  await fc.assert(
    fc.asyncProperty(worlds, places, spans, async ({ dataset, tables }, place, months) => {
      await engine.load(
        dataset,
        [...tables].map(([table, facts]) => pack(table, facts)),
      );
      const pick = (dimension: DimensionId): string | null => {
        const labels = labelsOf(dataset, dimension).filter((label) => label !== null || dimension !== id('icp'));
        return labels[place.at % labels.length] ?? null;
      };
      const slice: Slice = new Map(place.of.map((dimension) => [dimension, pick(dimension)]));
      const where = place.filter === null ? [] : [{ dimension: place.filter, is: 'notIn' as const, members: [pick(place.filter)] }];
      const span = months === null ? null : { from: months.from, to: months.from + months.length };
      await expectRowsToAgree(dataset, { slice, where, assumptions: NO_ASSUMPTIONS }, span);
    }),
    { numRuns: Math.ceil(RUNS / 10) },
  );
});

describe('a small company', () => {
  const deals = grid(
    'opportunity',
    `
    opportunityId accountName stage outcome dealClass   amount currency createdDate closeDate  region
    1             Acme        Won   won     newBusiness 1000   USD      2025-01-10  2025-03-02 EMEA
    2             Acme        Won   won     expansion   400    USD      2025-02-01  2025-03-05 EMEA
    3             Beta        Lost  lost    newBusiness 700    USD      2025-01-15  2025-04-01 EMEA
    4             Gamma       Won   won     newBusiness -      USD      2025-02-20  2025-04-09 -
    5             Delta       Open  open    newBusiness 900    USD      2025-03-01  2025-12-01 APAC
    `,
  );
  const { dataset, tables, originOf } = assemble([deals], NO_DEFINITIONS, null);
  const rows = async (measure: MeasureId, slice: Slice, span: Span | null) => {
    await engine.load(
      dataset,
      [...tables].flatMap(([table, facts]) => (facts.columns.size === 0 ? [] : [pack(table, facts)])),
    );
    const filter = sliceFilter(dataset, { slice, where: [], assumptions: NO_ASSUMPTIONS });
    const counted = await engine.rows({ by: [], time: 'none', measures: [measure], filter }, measure, { from: 0, count: 50, span });
    return { lines: counted.rows.map(({ deal }) => originOf(deal ?? -1).line), sum: counted.sum };
  };
  const march: Span = { from: 662, to: 662 };

  test('counts new business alone, in the month it closed, and finds its lines', async () => {
    expect(await rows('won', new Map(), null)).toEqual({ lines: [2, 5], sum: null });
    expect(await rows('won', new Map(), march)).toEqual({ lines: [2], sum: null });
    expect(await rows('wonAmount', new Map(), null)).toEqual({ lines: [2], sum: 100_000 });
  });

  test('finds the rows without a value, and those of a deal class that the slice names', async () => {
    expect((await rows('won', new Map([[id('region'), null]]), null)).lines).toEqual([5]);
    expect((await rows('won', new Map([[id('dealClass'), 'expansion']]), null)).lines).toEqual([3]);
  });

  test('has no row for a label that the files do not have, and follows a logo to its deal', async () => {
    expect((await rows('decided', new Map([[id('region'), 'LATAM']]), null)).lines).toEqual([]);
    expect((await rows('logos', new Map(), null)).lines).toEqual([2, 5]);
  });

  test('a stock takes no notice of months', async () => {
    expect((await rows('open', new Map(), march)).lines).toEqual([6]);
  });
});
