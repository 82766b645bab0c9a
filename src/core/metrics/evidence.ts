import { monthsOf, type Dataset, type DimensionId, type Predicate, type Reading, type Slice, type Span } from '../model';
import type { Ask } from './ask';
import { LTV_VARIANTS, type Assumptions, type LtvVariant } from './assumptions';
import { coverageFilter } from './coverage';
import type { Cube } from './cube';
import { evaluate } from './evaluate';
import type { Formula, Outcome } from './formula';
import type { Metric } from './metric';
import type { MetricId } from './metrics';
import { metricOf } from './metrics';
import { readParts, type Counted, type PartRead } from './parts';
import { maskFor, plan, type Condition } from './plan';
import { readCube, slicesOf } from './read-cube';
import { operationsOf } from './rests-on';
import { sliceFilter } from './slice-filter';

/** A number of the catalogue in its place: the reading, the filters it was read under, and what people assumed. */
export type Sought = { readonly reading: Reading; readonly where: readonly Condition[]; readonly assumptions: Assumptions };

/** Rows that a number left out: those that `from` counts and `without` does not; null where that is no difference of two counts. */
export type LeftOutRead = {
  readonly reason: string;
  readonly count: number;
  readonly rows: { readonly from: Counted; readonly without: Counted } | null;
};

/** A number under another variant of what it rests on than the one in force. */
export type VariantRead = { readonly variant: LtvVariant; readonly outcome: Outcome };

/** A number taken apart. `agrees`: its own value, worked out once more from its narrow cube, is the one of the reading. */
export type Evidence = {
  readonly whole: PartRead;
  readonly span: Span | null;
  readonly agrees: boolean;
  readonly leftOut: readonly LeftOutRead[];
  /** Under each variant of LTV, the one in force among them; empty where none changes it. */
  readonly variants: readonly VariantRead[];
};

/** What is needed to find a number: the reading itself has it, and so has a link to it. */
export type Placed = Pick<Reading, 'metric' | 'slice' | 'period'>;

/** Two ways to the same sum of doubles may differ in its last digits. */
const NEARLY = 1e-9;

/** The months of a reading's period; null is all time. */
export function spanOfReading({ period }: Pick<Reading, 'period'>, { calendar }: Dataset): Span | null {
  return period === null ? null : monthsOf(period, calendar);
}

/** What the engine is asked for the evidence of one number alone: its metric by the dimensions of its slice and filters. */
export function evidencePlan(dataset: Dataset, { reading, where }: { readonly reading: Placed; readonly where: Sought['where'] }): Ask {
  const filtered = where.map(({ dimension }) => dimension);
  return plan(dataset, [reading.metric as MetricId], [...reading.slice.keys(), ...filtered, ...dataset.spendKeptBy]);
}

const sameSlice = (a: Slice, b: Slice): boolean =>
  a.size === b.size && [...a].every(([dimension, label]) => b.has(dimension) && b.get(dimension) === label);

const isNear = (a: number, b: number): boolean => a === b || Math.abs(a - b) <= NEARLY * Math.max(Math.abs(a), Math.abs(b));

/**
 * A number worked out once more from the cube that `evidencePlan` asks for, as it stands in its place; null where no row falls
 * into it. Without the accounts themselves: an interval that draws them anew is not there.
 */
export function readingAt(
  cube: Cube,
  dataset: Dataset,
  { reading, where, assumptions }: Omit<Sought, 'reading'> & { readonly reading: Placed },
): Reading | null {
  const extract = { by: [...reading.slice.keys()], where, assumptions, accounts: null };
  const asked = { ...extract, metrics: [reading.metric as MetricId], spans: [spanOfReading(reading, dataset)] };
  return readCube(cube, dataset, asked).find(({ slice }) => sameSlice(slice, reading.slice)) ?? null;
}

type Basis = Parameters<typeof readParts>[1];

/** The rows that a part counts one by one; null where it does anything else with them. */
const rowsOf = (part: PartRead | undefined): Counted | null =>
  part?.formula.op === 'measure' || part?.formula.op === 'size' ? (part.counted[0] ?? null) : null;

/** What was left out of a number by each reason, with the rows where these are all of one count but those of another. */
function leftOutOf(metric: Metric, basis: Basis): readonly LeftOutRead[] {
  return (metric.leftOut ?? []).flatMap(({ reason, count: formula }): LeftOutRead[] => {
    const { outcome, parts } = readParts(formula, basis);
    if (outcome.value === null || outcome.value <= 0) return [];
    const [from, without] = [rowsOf(parts[0]), rowsOf(parts[1]?.parts[1])];
    const isOfRows = parts.length === 2 && from !== null && without !== null;
    return [{ reason, count: outcome.value, rows: isOfRows ? { from, without } : null }];
  });
}

function variantsOf(formula: Formula, basis: Basis): readonly VariantRead[] {
  if (!operationsOf(formula).has('byVariant')) return [];
  return LTV_VARIANTS.map((variant) => ({
    variant,
    outcome: evaluate(formula, { ...basis, assumptions: { ...basis.assumptions, ltvVariant: variant } }),
  }));
}

/**
 * How a number came about: its formula in force, part by part, from the cube that `evidencePlan` asks for. Null where the
 * slice has no row, or where the number is a difference of two.
 */
export function evidenceOf(cube: Cube, dataset: Dataset, sought: Sought): Evidence | null {
  const { reading, where, assumptions } = sought;
  const by: readonly DimensionId[] = [...reading.slice.keys()];
  const slice = slicesOf(cube, dataset, { by, where, assumptions, accounts: null }).find(({ place }) =>
    sameSlice(place.slice, reading.slice),
  );
  if (slice === undefined || reading.delta !== undefined) return null;
  const span = spanOfReading(reading, dataset);
  const metric = metricOf(reading.metric as MetricId);
  const formula = span !== null && metric.past ? metric.past : metric.formula;
  const basis = { ...slice.basis, span };
  const whole = readParts(formula, basis);
  const { value } = whole.outcome;
  // A reading may lack a value that its formula has: a check before the formula said why.
  const agrees = reading.value === null || (value !== null && isNear(value, reading.value));
  return { whole, span, agrees, leftOut: leftOutOf(metric, basis), variants: variantsOf(formula, basis) };
}

/** The ask under which an engine tells the rows that a part counts. */
export function rowsAsk(cube: Cube, dataset: Dataset, { sought, counted }: { readonly sought: Sought; readonly counted: Counted }): Ask {
  const { reading, where, assumptions } = sought;
  const slice: Slice = counted.over === 'overall' ? new Map() : reading.slice;
  const mask = maskFor(cube.ask, dataset, { by: [...reading.slice.keys()], where, assumptions });
  const held = sliceFilter(dataset, { slice, where, assumptions });
  const filter: Predicate =
    counted.over === 'covered' ? { kind: 'all', of: [held, coverageFilter(cube, dataset, { mask, assumptions })] } : held;
  return { by: [], time: 'none', measures: [counted.measure], filter };
}
