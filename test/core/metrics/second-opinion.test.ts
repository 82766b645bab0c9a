import fc from 'fast-check';
import { expect, test } from 'vitest';
import { METRIC_IDS, plan } from '../../../src/core/metrics';
import { kernel } from '../../../src/core/metrics/kernel';
import { assemble } from '../../../src/core/assembly';
import { monthIn, parseDate, spanHolding, type Dataset } from '../../../src/core/model';
import { NO_DEFINITIONS } from '../../../src/core/workspace';
import { oracleOf } from '../../oracle/arquero-oracle';
import type { CompanyRows, DimensionName } from '../../oracle/company-rows';
import { definitionsOf, tablesOf } from '../../oracle/company-tables';
import { differences, ids, readingsFrom, sameNumber, tell } from '../../oracle/compare-readings';
import { EDGES } from '../../oracle/edge-companies';
import { companies } from '../../oracle/random-companies';

const RUNS = Number(process.env['SECOND_OPINIONS'] ?? 12);
const SEED = 20_251_004;
const SLICED: readonly DimensionName[] = ['icp', 'region', 'dealClass', 'tier'];

const slicingsOf = (dataset: Dataset): readonly (readonly DimensionName[])[] => {
  const there = SLICED.filter((name) => dataset.dimensions.some(({ id }) => id === name));
  return [[], ...there.map((name) => [name]), there.slice(0, 2)];
};

/** Every reading of a company that a second program, which shares no code with the first, tells otherwise. */
function told(company: CompanyRows): readonly string[] {
  const oracle = oracleOf(company);
  if (oracle === null) return [];
  const definitions = { ...NO_DEFINITIONS, ...definitionsOf(company) };
  const { dataset, tables } = assemble(tablesOf(company), definitions, company.asOf === null ? null : parseDate(company.asOf));
  const all = slicingsOf(dataset);
  const cube = kernel(plan(dataset, METRIC_IDS, ids([...new Set(all.flat())])), tables, dataset);
  const { calendar, asOf } = dataset;
  const spans = [null, spanHolding(monthIn(calendar, asOf) - 3, 'quarter', calendar.startMonth)];
  return all.flatMap((by) => differences({ oracle, company, by }, readingsFrom(cube, dataset, company, by, spans), sameNumber).map(tell));
}

test('of companies at the edge of what is possible, a second program tells the same', () => {
  for (const company of EDGES) expect(told(company)).toEqual([]);
});

test('of random companies, a second program tells the same', () => {
  fc.assert(
    fc.property(companies, (company) => {
      expect(told(company)).toEqual([]);
    }),
    { numRuns: RUNS, seed: SEED },
  );
}, 120_000);
