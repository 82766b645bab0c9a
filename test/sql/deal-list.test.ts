import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DEAL_NUMBERS, type DealOrder, type DealsAsk } from '../../src/core/metrics';
import { dealCellsSql, dealOrderSql, dealTotalsSql } from '../../src/core/metrics/deal-list-sql';
import { ALWAYS, type DimensionId, type Predicate } from '../../src/core/model';
import { pack } from '../../src/engine/arrow';
import { PlainDealList } from '../fixtures/plain-deal-list';
import { DIMENSIONS, datasetOf, worlds, type World } from '../oracle/random-facts';
import { sharedEngine } from './shared-engine';

const RUNS = Number(process.env['PROPERTY_RUNS'] ?? 5);
const engine = await sharedEngine();
const OUTCOME = 'outcome' as DimensionId;

const dimensionId = fc.constantFrom(...DIMENSIONS.map(({ id }) => id));
const isOneOf: fc.Arbitrary<Predicate> = fc.record({
  kind: fc.constant('isOneOf' as const),
  dimension: dimensionId,
  members: fc.uniqueArray(fc.integer({ min: 0, max: 5 }), { minLength: 1, maxLength: 4 }),
});
const wheres: fc.Arbitrary<Predicate> = fc.oneof(
  fc.constant(ALWAYS),
  isOneOf,
  isOneOf.map((of): Predicate => ({ kind: 'not', of })),
  fc.array(isOneOf, { minLength: 1, maxLength: 3 }).map((of): Predicate => ({ kind: 'all', of })),
);
const placesOf = (length: number): fc.Arbitrary<Int32Array> =>
  fc.array(fc.integer({ min: -1, max: 6 }), { minLength: length, maxLength: length }).map((values) => Int32Array.from(values));

const orders = (rows: number): fc.Arbitrary<DealOrder> =>
  fc.oneof(
    fc.constant({ kind: 'file' as const }),
    fc.record({ kind: fc.constant('number' as const), number: fc.constantFrom(...DEAL_NUMBERS) }),
    fc.record({ kind: fc.constant('places' as const), places: placesOf(rows) }),
    fc.record({ kind: fc.constant('dimension' as const), dimension: dimensionId, places: fc.option(placesOf(7)) }),
  );

const month = fc.integer({ min: 599, max: 607 });
const asksOf = (rows: number): fc.Arbitrary<DealsAsk> =>
  fc.record({
    where: wheres,
    dated: fc.option(
      fc.record({
        clock: fc.constantFrom('created' as const, 'closed' as const, 'due' as const),
        span: fc.tuple(month, month).map(([a, b]) => ({ from: Math.min(a, b), to: Math.max(a, b) })),
      }),
    ),
    bounds: fc.array(
      fc.record({
        number: fc.constantFrom(...DEAL_NUMBERS),
        from: fc.option(fc.integer({ min: -10, max: 30_000 })),
        to: fc.option(fc.integer({ min: -10, max: 90_000 })),
      }),
      { maxLength: 2 },
    ),
    marked: fc.array(
      placesOf(rows).map((places) => places.map((place) => Number(place > 1))),
      { maxLength: 2 },
    ),
    order: orders(rows),
    isDescending: fc.boolean(),
  });

async function hold({ dataset, tables }: World): Promise<void> {
  await engine.load(
    dataset,
    [...tables].map(([table, facts]) => pack(table, facts)),
  );
}

/** A world is loaded once and asked several times: loading takes longest. */
const asked = worlds.chain((world) => {
  const ask = asksOf(world.tables.get('opportunity')?.rows ?? 0);
  return fc.record({ world: fc.constant(world), asks: fc.array(fc.tuple(ask, dimensionId), { minLength: 5, maxLength: 8 }) });
});

describe('a list of deals, asked of the engine', () => {
  test('holds and counts the deals of a plain loop in the order of a plain sort: unknown ones last, equal ones as the files have them', async () => {
    await fc.assert(
      fc.asyncProperty(asked, async ({ world, asks }) => {
        await hold(world);
        const plain = new PlainDealList(world);
        for (const [ask, by] of asks) {
          expect([...(await engine.dealOrder(ask))]).toEqual([...plain.order(ask)]);
          expect(await engine.dealTotals(ask, by)).toEqual(plain.totals(ask, by));
        }
      }),
      { numRuns: RUNS },
    );
  });

  test('gives what facts hold of deals in the order asked for, a deal twice where it is asked for twice', async () => {
    await fc.assert(
      fc.asyncProperty(worlds, fc.array(fc.nat(299), { maxLength: 30 }), async (world, picked) => {
        const count = world.tables.get('opportunity')?.rows ?? 0;
        const rows = count === 0 ? [] : picked.map((row) => row % count);
        await hold(world);
        expect(await engine.dealCells(rows)).toEqual(new PlainDealList(world).cells(rows));
      }),
      { numRuns: RUNS },
    );
  });

  test('refuses a deal that is not there', async () => {
    await expect(engine.dealCells([999_999])).rejects.toThrow('not there');
  });

  test('keeps answering alike however many places were handed over before', async () => {
    const [world] = fc.sample(worlds, { numRuns: 1, seed: 7 });
    if (world === undefined) throw new Error('no world was drawn');
    await hold(world);
    const rows = world.tables.get('opportunity')?.rows ?? 0;
    const plain = new PlainDealList(world);
    const asks = Array.from({ length: 30 }, (_, turn): DealsAsk => {
      const places = Int32Array.from({ length: rows }, (_each, row) => (row * (turn + 3)) % 17);
      return { where: ALWAYS, dated: null, bounds: [], marked: [], order: { kind: 'places', places }, isDescending: turn % 2 === 0 };
    });
    for (const ask of [...asks, ...asks]) expect([...(await engine.dealOrder(ask))]).toEqual([...plain.order(ask)]);
  });
});

describe('the statements of a list', () => {
  const ask: DealsAsk = {
    where: { kind: 'isOneOf', dimension: 'industry' as DimensionId, members: [4] },
    dated: null,
    bounds: [{ number: 'amount', from: -5, to: null }],
    marked: [new Int32Array(1)],
    order: { kind: 'dimension', dimension: 'industry' as DimensionId, places: new Int32Array(5) },
    isDescending: true,
  };
  const dataset = datasetOf();

  test('hold no word of a file', () => {
    const texts = [
      dealOrderSql(ask, dataset, () => 'places1'),
      dealTotalsSql(ask, OUTCOME, dataset, () => 'places2'),
      dealCellsSql([1, 2], dataset),
    ];
    for (const text of texts)
      for (const { members } of DIMENSIONS) for (const label of members.slice(2)) if (label.length > 3) expect(text).not.toContain(label);
    expect(texts.join('\n')).not.toMatch(/["';]|--/);
  });

  test('are refused where a number, a name or a dimension is none of ours', () => {
    const name = (): string => 'places1; DROP TABLE opportunity';
    expect(() => dealOrderSql(ask, dataset, name)).toThrow(RangeError);
    expect(() => dealOrderSql({ ...ask, bounds: [{ number: 'amount', from: 0.5, to: null }] }, dataset, () => 'places1')).toThrow(
      RangeError,
    );
    expect(() => dealOrderSql({ ...ask, bounds: [{ number: 'row' as 'amount', from: 1, to: null }] }, dataset, () => 'places1')).toThrow(
      RangeError,
    );
    expect(() => dealTotalsSql(ask, 'nothing' as DimensionId, dataset, () => 'places1')).toThrow(RangeError);
    expect(() => dealCellsSql([1.5], dataset)).toThrow(RangeError);
  });
});
