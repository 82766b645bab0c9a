import fc from 'fast-check';
import { expect, test } from 'vitest';
import { kernel } from '../../src/core/metrics/kernel';
import { MEASURES, NUMBER_IDS, SPREAD_IDS } from '../../src/core/metrics/measures';
import { ALWAYS, type DimensionId } from '../../src/core/model';
import { pack } from '../../src/engine/arrow';
import { sharedEngine } from '../sql/shared-engine';
import { addedUp } from './compare-cubes';
import { asks } from './random-asks';
import { worlds, type World } from './random-facts';

const RUNS = Number(process.env['PROPERTY_RUNS'] ?? 60);
const parcels = ({ tables }: World) => [...tables].map(([table, facts]) => pack(table, facts));

test('DuckDB and the plain loop give the same whole numbers, for any facts and any ask', { timeout: 300_000 }, async () => {
  const engine = await sharedEngine();
  await fc.assert(
    fc.asyncProperty(worlds, fc.array(asks, { minLength: 1, maxLength: 4 }), async (world, several) => {
      await engine.load(world.dataset, parcels(world));
      for (const ask of several) {
        const told = addedUp(await engine.cube(ask));
        expect(told, engine.statements(ask).join(';\n')).toEqual(addedUp(kernel(ask, world.tables, world.dataset)));
      }
    }),
    { numRuns: RUNS },
  );
});

test('the rows behind a count are as many as it says', { timeout: 300_000 }, async () => {
  const engine = await sharedEngine();
  await fc.assert(
    fc.asyncProperty(worlds, asks, async (world, ask) => {
      await engine.load(world.dataset, parcels(world));
      const total = await engine.cube({ ...ask, by: [], time: 'none' });
      for (const id of NUMBER_IDS.filter((each) => MEASURES[each].fold === 'count')) {
        const { rows: counted } = await engine.rows(ask, id, { from: 0, count: 1000 });
        const rows = counted.map(({ row }) => row);
        expect(rows.length, id).toBe([...(total.numbers.get(id) ?? [])].reduce((sum, value) => sum + value, 0));
        expect(rows).toEqual([...new Set(rows)].sort((a, b) => a - b));
      }
    }),
    { numRuns: Math.ceil(RUNS / 6) },
  );
});

test('a fine cube added up is the coarse cube, for each fact keeps a row under any axis', async () => {
  const measures = [...NUMBER_IDS, ...SPREAD_IDS];
  await fc.assert(
    fc.property(worlds, fc.constantFrom('industry', 'icp', 'region'), ({ tables, dataset }, name) => {
      const fine = kernel({ by: [name as DimensionId], time: 'month', measures, filter: ALWAYS }, tables, dataset);
      const coarse = kernel({ by: [], time: 'none', measures, filter: ALWAYS }, tables, dataset);
      for (const id of NUMBER_IDS) {
        const sum = (values: Iterable<number> | undefined) => [...(values ?? [])].reduce((all, value) => all + value, 0);
        expect(sum(fine.numbers.get(id)), id).toBe(sum(coarse.numbers.get(id)));
      }
    }),
    { numRuns: RUNS },
  );
});
