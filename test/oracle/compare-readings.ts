import { METRIC_IDS, NO_ASSUMPTIONS, readCube, type Cube } from '../../src/core/metrics';
import { dateOf, firstOf, monthOf, parseDate, type Dataset, type DimensionId, type Reading, type Span } from '../../src/core/model';
import type { Oracle, Sliced } from './arquero-oracle';
import type { CompanyRows, DimensionName } from './company-rows';
import { definitionsOf } from './company-tables';
import { sliceKey } from './oracle-deals';
import type { Months } from './oracle-sums';
import type { OracleReading } from './oracle-reading';

/** One reading that product and oracle tell differently. */
export type Difference = {
  readonly company: CompanyRows;
  readonly by: readonly DimensionName[];
  readonly months: Months;
  readonly product: Reading;
  readonly oracle: OracleReading;
};

/** Their periods are not in the prose: the trailing year and today's customers belong to the as-of date. */
const ECONOMICS: ReadonlySet<string> = new Set(['cac', 'ltv', 'ltvToCac']);

export const ids = (names: readonly DimensionName[]): readonly DimensionId[] => names.map((name) => name as string as DimensionId);

/** Every metric of one slicing, without the intervals that draw accounts anew. */
export function readingsFrom(
  cube: Cube,
  dataset: Dataset,
  company: CompanyRows,
  by: readonly DimensionName[],
  spans: readonly (Span | null)[],
): readonly Reading[] {
  const { assumptions = NO_ASSUMPTIONS } = definitionsOf(company);
  return readCube(cube, dataset, { metrics: METRIC_IDS, by: ids(by), spans, where: [], assumptions, accounts: null });
}

/** Equal to nine digits; whole numbers to the last. */
function isNear(found: number | null, wanted: number | null): boolean {
  if (found === null || wanted === null) return found === wanted;
  if (Number.isInteger(wanted) && Number.isInteger(found)) return found === wanted;
  return Math.abs(found - wanted) <= 1e-9 * Math.max(1, Math.abs(wanted));
}

function agree(product: Reading, oracle: OracleReading): boolean {
  if (product.missing !== null) return oracle.missing.includes(product.missing);
  const numbers = [
    [product.value, oracle.value],
    [product.low, oracle.low],
    [product.high, oracle.high],
  ] as const;
  return product.n === oracle.n && numbers.every(([found, wanted]) => isNear(found, wanted));
}

/** Every reading of one slicing that the oracle tells otherwise. */
export function differences(
  oracle: Oracle,
  company: CompanyRows,
  by: readonly DimensionName[],
  readings: readonly Reading[],
): readonly Difference[] {
  const stocks = oracle.stocks(by);
  const flows = new Map<string, Sliced>();
  return readings.flatMap((product) => {
    const { period } = product;
    const months = period === null ? null : { from: monthOf(parseDate(period.from) ?? 0), to: monthOf(parseDate(period.to) ?? 0) };
    if (months !== null && ECONOMICS.has(product.metric)) return [];
    const flow = flows.get(period?.from ?? '') ?? oracle.flows(by, months);
    flows.set(period?.from ?? '', flow);
    const key = sliceKey(ids(by).map((id) => product.slice.get(id) ?? null));
    const told = flow(key)[product.metric] ?? (months === null ? stocks(key)[product.metric] : undefined);
    if (told === undefined)
      throw new Error(`${product.metric} is read for ${period?.from ?? 'all time'}, and domain.md gives it no such period`);
    return agree(product, told) ? [] : [{ company, by, months, product, oracle: told }];
  });
}

/** One line a difference, for a failure that can be read. */
export function tell({ by, months, product, oracle }: Difference): string {
  const slice = by.length === 0 ? '' : JSON.stringify(Object.fromEntries(product.slice));
  const found = `${product.value ?? product.missing} [${product.low}, ${product.high}] n ${product.n}`;
  const wanted = `${oracle.value ?? oracle.missing.join(' or ')} [${oracle.low}, ${oracle.high}] n ${oracle.n}`;
  return `${product.metric} ${slice} ${months === null ? 'in all' : `from ${dateOf(firstOf(months.from))}`}: product ${found}; oracle ${wanted}`;
}
