import { METRIC_IDS, NO_ASSUMPTIONS, readCube, type Cube } from '../../src/core/metrics';
import { type Dataset, type DimensionId, type Reading, type Span } from '../../src/core/model';
import type { Oracle } from './arquero-oracle';
import { dateText, dayNumber, type CompanyRows, type DimensionName } from './company-rows';
import { definitionsOf } from './company-tables';
import { sliceKey } from './oracle-deals';
import { yearOf, type Months } from './oracle-calendar';
import type { OracleReading } from './oracle-reading';

/** One reading that product and oracle tell differently. */
export type Difference = {
  readonly company: CompanyRows;
  readonly by: readonly DimensionName[];
  readonly months: Months;
  readonly product: Reading;
  readonly oracle: OracleReading;
};

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

/** How a reading is held against the oracle's. */
export type Agreement = (product: Reading, oracle: OracleReading) => boolean;

/** Both have the same value with the same n and limits, or neither has one. */
export const sameNumber: Agreement = (product, oracle) => {
  if (product.missing !== null) return oracle.value === null;
  const numbers = [
    [product.value, oracle.value],
    [product.low, oracle.low],
    [product.high, oracle.high],
  ] as const;
  return product.n === oracle.n && numbers.every(([found, wanted]) => isNear(found, wanted));
};

/** The row of missing inputs, among which domain.md 5.1 sets no order. */
const INPUTS: ReadonlySet<string> = new Set([
  'not_mapped',
  'no_amount',
  'no_account',
  'no_icp',
  'no_spend',
  'spend_gap',
  'no_base',
  'no_history',
]);

/** The reason is the foremost of those that hold; of several missing inputs any. */
export const sameReason: Agreement = (product, oracle) =>
  product.missing === null ||
  oracle.value !== null ||
  oracle.missing.includes(product.missing) ||
  (INPUTS.has(product.missing) && oracle.missing.some((reason) => INPUTS.has(reason)));

/** Every reading of one slicing that the oracle tells otherwise. */
export function differences(
  { oracle, company, by }: { readonly oracle: Oracle; readonly company: CompanyRows; readonly by: readonly DimensionName[] },
  readings: readonly Reading[],
  agree: Agreement,
): readonly Difference[] {
  const year = yearOf(company.calendar);
  const asked = new Map<string, ReturnType<Oracle['read']>>();
  return readings.flatMap((product) => {
    const { period } = product;
    const months = period === null ? null : { from: year.monthOf(dayNumber(period.from)), to: year.monthOf(dayNumber(period.to)) };
    const read = asked.get(period?.from ?? '') ?? oracle.read(by, months);
    asked.set(period?.from ?? '', read);
    const told = read(sliceKey(ids(by).map((id) => product.slice.get(id) ?? null)))[product.metric];
    if (told === undefined)
      throw new Error(`${product.metric} is read for ${period?.from ?? 'all time'}, and domain.md gives it no such period`);
    return agree(product, told) ? [] : [{ company, by, months, product, oracle: told }];
  });
}

/** One line a difference, for a failure that can be read. */
export function tell({ company, by, months, product, oracle }: Difference): string {
  const from = months === null ? 'in all' : `from ${dateText(yearOf(company.calendar).first(months.from))}`;
  const slice = by.length === 0 ? '' : JSON.stringify(Object.fromEntries(product.slice));
  const found = `${product.value ?? product.missing} [${product.low}, ${product.high}] n ${product.n}`;
  const wanted = `${oracle.value ?? oracle.missing.join(' or ')} [${oracle.low}, ${oracle.high}] n ${oracle.n}`;
  return `${product.metric} ${slice} ${from}: product ${found}; oracle ${wanted}`;
}
