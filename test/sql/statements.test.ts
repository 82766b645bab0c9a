import { beforeAll, describe, expect, test } from 'vitest';
import type { Ask } from '../../src/core/metrics/ask';
import { cubeSql } from '../../src/core/metrics/cube-sql';
import type { Engine } from '../../src/core/metrics/engine';
import { MEASURES, NUMBER_IDS, SPREAD_IDS, type MeasureId } from '../../src/core/metrics/measures';
import { rowsSql } from '../../src/core/metrics/rows-sql';
import { ALWAYS, type DimensionId, type Predicate } from '../../src/core/model';
import { loadTables } from '../../src/engine/load-tables';
import type { Database } from '../../src/engine/sql-engine';
import { DIMENSIONS, datasetOf } from '../oracle/random-facts';
import { sharedDatabase, sharedEngine } from './shared-engine';

const id = (name: string) => name as DimensionId;
const dataset = datasetOf();
const every: readonly MeasureId[] = [...NUMBER_IDS, ...SPREAD_IDS];
const ask = (parts: Partial<Ask>): Ask => ({ by: [], time: 'none', measures: every, filter: ALWAYS, ...parts });

describe('the text of a statement', () => {
  test('one measure by one dimension and month', () => {
    expect(cubeSql(ask({ by: [id('region')], time: 'month', measures: ['won'] }), dataset).numbers).toMatchInlineSnapshot(`
      "SELECT r.d3 AS k0,
        COALESCE(r.closedMonth, CAST(-2147483648 AS INTEGER)) AS month,
        CAST(count(*) FILTER (WHERE r.d0 IN (2)) AS INTEGER) AS won
      FROM (SELECT f.row, f.closedMonth, f.d0 AS d0, f.d3 AS d3
        FROM opportunity AS f) AS r
      GROUP BY r.d3, COALESCE(r.closedMonth, CAST(-2147483648 AS INTEGER))"
    `);
  });

  test('a condition on a score reads the account’s, under a filter', () => {
    const filter: Predicate = { kind: 'not', of: { kind: 'isOneOf', dimension: id('industry'), members: [3, 2] } };
    expect(cubeSql(ask({ measures: ['wonInIcpAmount'], filter }), dataset).numbers).toMatchInlineSnapshot(`
      "SELECT CAST(-2147483648 AS INTEGER) AS month,
        CAST(sum(r.amount) FILTER (WHERE (r.d0 IN (2) AND r.d2 IN (2) AND r.amount IS NOT NULL)) AS BIGINT) AS wonInIcpAmount
      FROM (SELECT f.row, f.d0 AS d0, f.d1 AS d1, COALESCE(s.d2, 0) AS d2, f.amount AS amount
        FROM opportunity AS f
        LEFT JOIN score AS s ON s.account = f.account) AS r
      WHERE NOT (r.d1 IN (2, 3))"
    `);
  });

  test('spend is sliced through its deal, and by code 1 where none carries it', () => {
    expect(cubeSql(ask({ by: [id('region'), id('tier')], measures: ['spendByDays'] }), dataset).numbers).toMatchInlineSnapshot(`
      "SELECT r.d3 AS k0,
        r.d4 AS k1,
        CAST(-2147483648 AS INTEGER) AS month,
        CAST(sum(r.spendByDays) AS BIGINT) AS spendByDays
      FROM (SELECT f.row, COALESCE(o.d3, 1) AS d3, CASE WHEN o.row IS NULL THEN 1 ELSE COALESCE(s.d4, 0) END AS d4, f.spendByDays AS spendByDays
        FROM spend AS f
        LEFT JOIN opportunity AS o ON o.row = f.opportunity
        LEFT JOIN score AS s ON s.account = o.account) AS r
      GROUP BY r.d3, r.d4"
    `);
  });

  test('two facts are stacked by name', () => {
    expect(cubeSql(ask({ by: [id('region')], measures: ['customers', 'churned'] }), dataset).numbers).toMatchInlineSnapshot(`
      "SELECT r.d3 AS k0,
        CAST(-2147483648 AS INTEGER) AS month,
        CAST(count(*) AS INTEGER) AS customers
      FROM (SELECT f.row, 1 AS d3
        FROM customer AS f) AS r
      GROUP BY r.d3
      UNION ALL BY NAME
      SELECT r.d3 AS k0,
        CAST(-2147483648 AS INTEGER) AS month,
        CAST(count(*) FILTER (WHERE (r.stays IS NOT NULL AND r.stays >= 0 AND r.stays <= 0)) AS INTEGER) AS churned
      FROM (SELECT f.row, 1 AS d3, f.stays AS stays
        FROM recurring AS f) AS r
      GROUP BY r.d3"
    `);
  });

  test('a spread counts each value', () => {
    expect(cubeSql(ask({ time: 'month', measures: ['wonCycle'] }), dataset).spreads.get('wonCycle')).toMatchInlineSnapshot(`
      "SELECT COALESCE(r.closedMonth, CAST(-2147483648 AS INTEGER)) AS month,
        CAST(r.cycleDays AS BIGINT) AS value,
        CAST(count(*) AS INTEGER) AS count
      FROM (SELECT f.row, f.closedMonth, f.d0 AS d0, f.cycleDays AS cycleDays
        FROM opportunity AS f) AS r
      WHERE (r.d0 IN (2) AND (r.cycleDays IS NOT NULL AND r.cycleDays >= 0) AND r.cycleDays IS NOT NULL)
      GROUP BY COALESCE(r.closedMonth, CAST(-2147483648 AS INTEGER)), r.cycleDays"
    `);
  });

  test('the rows behind a number have its predicate', () => {
    expect(rowsSql(ask({}), 'wonAmount', { from: 20, count: 10 }, dataset)).toMatchInlineSnapshot(`
      "SELECT r.row AS row,
        COALESCE(r.row, CAST(-1 AS INTEGER)) AS deal,
        COALESCE(r.account, CAST(-1 AS INTEGER)) AS account,
        COALESCE(r.closedMonth, CAST(-2147483648 AS INTEGER)) AS month,
        CAST(r.amount AS BIGINT) AS value,
        CAST(count(*) OVER () AS INTEGER) AS total,
        CAST(sum(r.amount) OVER () AS BIGINT) AS sum
      FROM (SELECT f.row, f.closedMonth, f.d0 AS d0, f.account AS account, f.amount AS amount
        FROM opportunity AS f) AS r
      WHERE (r.d0 IN (2) AND r.amount IS NOT NULL)
      ORDER BY r.row
      LIMIT 10 OFFSET 20"
    `);
  });

  test('a dimension that is not loaded cannot be a key, and holds for no row as a condition', () => {
    expect(() => cubeSql(ask({ by: [id('x; DROP TABLE score')] }), dataset)).toThrow('no such dimension');
    const filter: Predicate = { kind: 'known', column: id('x; DROP TABLE score') };
    expect(cubeSql(ask({ filter }), dataset).numbers).toContain('WHERE FALSE');
    expect(cubeSql(ask({ filter }), dataset).numbers).not.toContain('DROP');
  });

  test('what is no whole number, no column and no measure is refused, not embedded', () => {
    const within = (column: string, from: number): Predicate => ({ kind: 'within', column: column as 'amount', from, to: null });
    for (const filter of [
      within('amount', 0.5),
      within('amount', NaN),
      within('amount', 2 ** 53),
      within('amount"; --', 1),
      within('toString', 1),
    ]) {
      expect(() => cubeSql(ask({ filter }), dataset)).toThrow(RangeError);
    }
    expect(() => cubeSql(ask({ measures: ['toString' as MeasureId] }), dataset)).toThrow('no such measure');
    expect(() => rowsSql(ask({}), 'won', { from: 0, count: 1.5 }, dataset)).toThrow(RangeError);
  });
});

describe('every statement binds', () => {
  let database: Database;
  let engine: Engine;
  beforeAll(async () => {
    database = await sharedDatabase();
    await loadTables(database, { dataset, parcels: [] });
    engine = await sharedEngine();
    await engine.load(dataset, []);
  });

  test.each(every)('%s, at each grain, and its rows', async (measure) => {
    for (const by of [[], DIMENSIONS.slice(0, 1), DIMENSIONS]) {
      for (const time of ['none', 'month'] as const) {
        const { numbers, spreads } = cubeSql(ask({ by: by.map((each) => each.id), time, measures: [measure] }), dataset);
        for (const sql of [...(numbers === null ? [] : [numbers]), ...spreads.values()]) await database.query(`EXPLAIN ${sql}`);
      }
    }
    await database.query(`EXPLAIN ${rowsSql(ask({}), measure, { from: 0, count: 1 }, dataset)}`);
  });

  test('tables that were not supplied answer as empty ones, in the promised wire types', async () => {
    const cube = await engine.cube(ask({ by: [id('icp')], time: 'month' }));
    expect(cube.cells).toBe(0);
    expect([...cube.numbers.keys()]).toEqual(NUMBER_IDS);
    expect([...cube.spreads.keys()]).toEqual(SPREAD_IDS);
    const total = await engine.cube(ask({}));
    expect([...total.numbers.values()].flatMap((values) => [...values]).every((value) => value === 0)).toBe(true);
  });

  test('an engine shows the statements that it runs', () => {
    const shown = engine.statements(ask({}));
    expect(shown).toHaveLength(1 + SPREAD_IDS.length);
    expect(new Set(every.map((each) => MEASURES[each].fact)).size).toBe(7);
  });
});
