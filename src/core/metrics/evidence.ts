import { dayFrom, monthIn, type Dataset, type DimensionId, type Predicate, type Reading, type Slice, type Span } from '../model';
import type { Ask } from './ask';
import type { Assumptions } from './assumptions';
import { coverageFilter } from './coverage';
import type { Cube } from './cube';
import type { MetricId } from './metrics';
import { metricOf } from './metrics';
import { readParts, type Counted, type PartRead } from './parts';
import { maskFor, plan, type Condition } from './plan';
import { slicesOf } from './read-cube';
import { sliceFilter } from './slice-filter';

/** A number of the catalogue in its place: the reading, the filters it was read under, and what people assumed. */
export type Sought = { readonly reading: Reading; readonly where: readonly Condition[]; readonly assumptions: Assumptions };

/** A number taken apart. `agrees`: its own value, worked out once more from its narrow cube, is the one of the reading. */
export type Evidence = { readonly whole: PartRead; readonly span: Span | null; readonly agrees: boolean };

/** Two ways to the same sum of doubles may differ in its last digits. */
const NEARLY = 1e-9;

/** The months of a reading's period; null is all time. */
export function spanOfReading({ period }: Reading, { calendar }: Dataset): Span | null {
  return period === null ? null : { from: monthIn(calendar, dayFrom(period.from)), to: monthIn(calendar, dayFrom(period.to)) };
}

/** What the engine is asked for the evidence of one number alone: its metric by the dimensions of its slice and filters. */
export function evidencePlan(dataset: Dataset, { reading, where }: Sought): Ask {
  const filtered = where.map(({ dimension }) => dimension);
  return plan(dataset, [reading.metric as MetricId], [...reading.slice.keys(), ...filtered, ...dataset.spendKeptBy]);
}

const sameSlice = (a: Slice, b: Slice): boolean =>
  a.size === b.size && [...a].every(([dimension, label]) => b.has(dimension) && b.get(dimension) === label);

const isNear = (a: number, b: number): boolean => a === b || Math.abs(a - b) <= NEARLY * Math.max(Math.abs(a), Math.abs(b));

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
  const whole = readParts(formula, { ...slice.basis, span });
  const { value } = whole.outcome;
  // A reading may lack a value that its formula has: a check before the formula said why.
  const agrees = reading.value === null || (value !== null && isNear(value, reading.value));
  return { whole, span, agrees };
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
