import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { assemble } from '../../src/core/assembly';
import { METRIC_IDS, plan } from '../../src/core/metrics';
import { dateOf, monthIn, parseDate, spanHolding, type Dataset } from '../../src/core/model';
import { NO_DEFINITIONS } from '../../src/core/workspace';
import { pack } from '../../src/engine/arrow';
import { packScoring } from '../../src/engine/scoring';
import { company as loadIntoKernel } from '../fixtures/ask-kernel';
import { sharedEngine } from '../sql/shared-engine';
import { oracleOf } from './arquero-oracle';
import type { DimensionName } from './company-rows';
import { definitionsOf, tablesOf } from './company-tables';
import { differences, ids, readingsFrom, sameNumber, sameReason, tell } from './compare-readings';
import { BY_REGION, EDGES } from './edge-companies';
import { companies } from './random-companies';

const RUNS = Number(process.env['ORACLE_RUNS'] ?? 80);
/** Fixed, so that a run is the same everywhere; other seeds and more companies are for long proofs. */
const SEED = Number(process.env['ORACLE_SEED'] ?? 20_250_930);
const DIMENSIONS: readonly DimensionName[] = [
  'industry',
  'employees',
  'country',
  'region',
  'leadSource',
  'dealClass',
  'tier',
  'icp',
  'icpProfile',
];

/** Two dimensions out of those that the company has, and a quarter of its history. */
type Pick = { readonly first: number; readonly second: number; readonly quartersAgo: number };
const picks = fc.record({ first: fc.nat(8), second: fc.nat(8), quartersAgo: fc.nat(7) });

function slicings(dataset: Dataset, { first, second }: Pick): readonly (readonly DimensionName[])[] {
  const there = DIMENSIONS.filter((name) => dataset.dimensions.some(({ id }) => id === name));
  const [one, other] = [there[first % there.length], there[second % there.length]];
  if (one === undefined || other === undefined) return [[]];
  return one === other ? [[], [one]] : [[], [one], [other], [one, other]];
}

test(
  `DuckDB, the plain loop and Arquero read any company alike (ORACLE_SEED=${SEED}, ${RUNS} companies)`,
  { timeout: 3_600_000 },
  async () => {
    const engine = await sharedEngine();
    await fc.assert(
      fc.asyncProperty(companies, picks, async (company, pick) => {
        const oracle = oracleOf(company);
        fc.pre(oracle !== null);
        const [tables, definitions] = [tablesOf(company), definitionsOf(company)];
        const asOf = company.asOf === null ? null : parseDate(company.asOf);
        const looped = loadIntoKernel(tables, definitions, company.asOf);
        const assembly = assemble(tables, { ...NO_DEFINITIONS, ...definitions }, asOf);
        const { dataset, tables: facts } = assembly;
        const scoring = assembly.scoring();
        expect(dateOf(dataset.asOf), 'the as-of date').toBe(dateOf(oracle.asOf));
        const all = slicings(dataset, pick);
        const dimensions = [...new Set(all.flat())];
        const ask = plan(dataset, METRIC_IDS, ids(dimensions));
        await engine.load(
          dataset,
          [...facts].flatMap(([table, fact]) => (table === 'score' && scoring !== null ? [] : [pack(table, fact)])),
          scoring === null ? null : packScoring(scoring),
        );
        const [fromSql, fromLoop] = [await engine.cube(ask), looped.cube(dimensions)];
        const month = monthIn(dataset.calendar, oracle.asOf) - 3 * pick.quartersAgo;
        const spans = [null, spanHolding(month, 'quarter', dataset.calendar.startMonth)];
        for (const by of all) {
          const readings = readingsFrom(fromSql, dataset, company, by, spans);
          const others = readingsFrom(fromLoop, looped.dataset, company, by, spans);
          if (!isDeepStrictEqual(readings, others)) expect(readings, engine.statements(ask).join(';\n')).toEqual(others);
          const open = differences({ oracle, company, by }, readings, sameNumber);
          expect(open.map(tell)).toEqual([]);
        }
      }),
      { numRuns: RUNS + EDGES.length, seed: SEED, examples: EDGES.map((company) => [company, BY_REGION]) },
    );
  },
);

test(
  `and where a number is missing, the reason is the foremost that holds (ORACLE_SEED=${SEED}, ${RUNS} companies)`,
  { timeout: 3_600_000 },
  () => {
    fc.assert(
      fc.property(companies, picks, (company, pick) => {
        const oracle = oracleOf(company);
        fc.pre(oracle !== null);
        const { dataset, cube } = loadIntoKernel(tablesOf(company), definitionsOf(company), company.asOf);
        const month = monthIn(dataset.calendar, oracle.asOf) - 3 * pick.quartersAgo;
        const spans = [null, spanHolding(month, 'quarter', dataset.calendar.startMonth)];
        const all = slicings(dataset, pick);
        const fine = cube([...new Set(all.flat())]);
        for (const by of all) {
          const open = differences({ oracle, company, by }, readingsFrom(fine, dataset, company, by, spans), sameReason);
          expect(open.map(tell)).toEqual([]);
        }
      }),
      { numRuns: RUNS, seed: SEED },
    );
  },
);
