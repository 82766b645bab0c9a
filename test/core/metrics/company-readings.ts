import fc from 'fast-check';
import { test } from 'vitest';
import { METRIC_IDS, readCube, readNumbers, type Condition, type Cube, type NumberId } from '../../../src/core/metrics';
import { monthIn, monthOf, parseDate, spanHolding, type DimensionId, type Reading, type Span } from '../../../src/core/model';
import { company as load, type Company } from '../../fixtures/ask-kernel';
import type { CompanyRows, DealRow, DimensionName } from '../../oracle/company-rows';
import { definitionsOf, tablesOf } from '../../oracle/company-tables';
import { companies } from '../../oracle/random-companies';

const RUNS = Number(process.env['METAMORPHIC_RUNS'] ?? 30);
const SEED = Number(process.env['METAMORPHIC_SEED'] ?? 20_250_930);

/** What a slice reads by leaning on the whole. */
export const ECONOMICS: ReadonlySet<string> = new Set(['cac', 'ltv', 'ltvSimple', 'ltvToCac', 'payback']);
/** Metrics that are counts or sums of rows. */
export const ADDED_UP: ReadonlySet<string> = new Set(['wonCount', 'lostCount', 'openCount', 'wonAmount', 'openAmount']);

/** Companies of one currency, with a fixed as-of date and every column: what changes is the law's doing alone. */
export const tidyCompany = companies.map((company): CompanyRows => ({
  ...company,
  deals: company.deals.map((deal) => ({ ...deal, currency: 'USD' })),
  without: [],
  currency: 'USD',
  rates: [],
  asOf: company.asOf ?? '2024-11-30',
}));
/** Any company with a fixed as-of date. */
export const anyCompany = companies.map((company): CompanyRows => ({ ...company, asOf: company.asOf ?? '2024-11-30' }));
/** One whose months are those of the calendar. */
export const monthlyCompany = anyCompany.map((company): CompanyRows => ({ ...company, calendar: { ...company.calendar, kind: 'months' } }));

/** A claim about any company; `chosen` is a coin for each of its rows. */
export function law(
  name: string,
  arbitrary: fc.Arbitrary<CompanyRows>,
  holds: (rows: CompanyRows, chosen: readonly boolean[]) => void,
): void {
  const chosen = fc.infiniteStream(fc.boolean()).map((stream) => Array.from({ length: 60 }, () => stream.next().value === true));
  test(
    `${name} (METAMORPHIC_SEED=${SEED})`,
    () =>
      fc.assert(
        fc.property(arbitrary, chosen, (rows, each) => holds(rows, each)),
        { numRuns: RUNS, seed: SEED },
      ),
    600_000,
  );
}

const id = (name: DimensionName): DimensionId => name as string as DimensionId;

/** What the laws slice by. */
const SLICED: readonly DimensionName[] = ['industry', 'region', 'leadSource', 'icp', 'tier', 'dealClass'];

/** A random company with the one cube that answers for it, made by the plain loop. */
export type Told = { readonly loaded: Company; readonly rows: CompanyRows; readonly cube: Cube };

export function told(rows: CompanyRows, parts?: readonly (readonly DealRow[])[]): Told {
  const loaded = load(tablesOf(rows, parts), definitionsOf(rows), rows.asOf);
  return { rows, loaded, cube: loaded.cube(dimensionsOf({ loaded }, SLICED)) };
}

/** The dimensions of `wanted` that the company has. */
export const dimensionsOf = ({ loaded }: Pick<Told, 'loaded'>, wanted: readonly DimensionName[]): readonly DimensionName[] =>
  wanted.filter((name) => loaded.dataset.dimensions.some((dimension) => dimension.id === name));

/** All time and the quarter before that of the as-of date. */
export const spansOf = ({ loaded }: Told): readonly (Span | null)[] => {
  const { asOf, calendar } = loaded.dataset;
  return [null, spanHolding(monthIn(calendar, asOf) - 3, 'quarter', calendar.startMonth)];
};

/** What a reading is of; `rename` says what a label is called elsewhere, `months` by how many months periods lie later. */
export function keyOf(reading: Reading, rename: (label: string) => string = (label) => label, months = 0): string {
  const labels = [...reading.slice.values()].map((label) => (label === null ? null : rename(label)));
  /** The middle of a quarter, for the first day of a month of weeks may lie in the calendar month before. */
  const from = reading.period === null ? null : monthOf((parseDate(reading.period.from) ?? 0) + 40) + months;
  return JSON.stringify([reading.metric, from, labels]);
}

/** Every metric by some dimensions, by key. */
export function readingsBy(company: Told, by: readonly DimensionName[], spans = spansOf(company)): ReadonlyMap<string, Reading> {
  const { loaded, cube } = company;
  const readings = readCube(cube, loaded.dataset, {
    metrics: METRIC_IDS,
    by: by.map(id),
    spans,
    where: [],
    assumptions: loaded.definitions.assumptions,
    accounts: null,
  });
  return new Map(readings.map((reading) => [keyOf(reading), reading]));
}

/** Measures added up over what the conditions leave. */
export function numbersWhere({ loaded, cube }: Told, numbers: readonly NumberId[], where: readonly Condition[]): readonly number[] {
  const { assumptions } = loaded.definitions;
  const read = readNumbers(cube, loaded.dataset, { numbers, span: null, where, assumptions });
  return numbers.map((number) => read[number]);
}

export const only = (name: DimensionName, is: 'in' | 'notIn', members: readonly (string | null)[]): Condition => ({
  dimension: id(name),
  is,
  members,
});

/** Equal to nine digits. */
export function isNear(found: number | null, wanted: number | null): boolean {
  if (found === null || wanted === null) return found === wanted;
  return Math.abs(found - wanted) <= 1e-9 * Math.max(1, Math.abs(wanted));
}

type Compared = {
  readonly value?: (wanted: number, reading: Reading) => number;
  readonly key?: (reading: Reading) => string;
  /** Reasons that may be gone: there is enough then. */
  readonly lifted?: (reading: Reading) => boolean;
};

/**
 * One line for each reading that the other company tells otherwise. `value` is what a value should have become, `key`
 * where it should be found; reasons must be the same.
 */
export function unlike(
  before: Iterable<Reading>,
  after: ReadonlyMap<string, Reading>,
  { value = (wanted) => wanted, key = keyOf, lifted = () => false }: Compared = {},
): readonly string[] {
  return [...before].flatMap((reading) => {
    const found = after.get(key(reading));
    const wanted = reading.value === null ? null : value(reading.value, reading);
    if (found !== undefined && ((found.missing === reading.missing && isNear(found.value, wanted)) || lifted(reading))) return [];
    return [
      `${keyOf(reading)}: ${wanted ?? reading.missing}, and then ${found === undefined ? 'nothing' : (found.value ?? found.missing)}`,
    ];
  });
}
