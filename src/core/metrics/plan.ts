import { ALWAYS, FIRST_LABEL, NOT_KEPT, spellsUnknown, UNKNOWN, type Code, type Dataset, type Dimension, type DimensionId } from '../model';
import type { Ask } from './ask';
import type { Assumptions } from './assumptions';
import type { Mask } from './cells';
import { isSpread, MEASURES } from './measures';
import { metricOf, NARROW_METRIC_IDS, type MetricId } from './metrics';
import { measuresOf, spreadsIn } from './requirement';

/** A filter of a question: labels that a dimension must, or must not, have; null is a row without a value. */
export type Condition = { readonly dimension: DimensionId; readonly is: 'in' | 'notIn'; readonly members: readonly (string | null)[] };

export const DEAL_CLASS = 'dealClass' as DimensionId;
const TYPE = 'type' as DimensionId;

/** More cells than this and the cube becomes the table: `performance.md` 5. */
const MOST_CELLS = 300_000;
/** Combinations that do not occur: how many times more cells are possible than are found. */
const SPARSE = 20;
/** Dimensions with more members than this are asked for on their own. */
const MOST_MEMBERS = 60;

/** Cells of every fact together per deal, at most: deals by two clocks, their months of spend, customers by month. */
const CELLS_A_DEAL = 8;

/** Dimensions that the time axis tells already, or that would be a table: asked for where a question names them. */
const OF_THEIR_OWN: ReadonlySet<string> = new Set([
  'outcome',
  'account',
  'createdQuarter',
  'closedQuarter',
  'customerSince',
  'furthestStage',
]);

/**
 * The dimensions of a workspace's base cube: those with few members. A cube never has more cells than there are rows, so
 * that small workspaces keep them all; in large ones they are taken from the fewest members on, as long as the bound holds.
 */
export function baseDimensions(dataset: Dataset): readonly DimensionId[] {
  const few = dataset.dimensions.filter(({ id, members }) => !OF_THEIR_OWN.has(id) && members.length <= MOST_MEMBERS);
  if (dataset.deals * CELLS_A_DEAL <= MOST_CELLS) return few.map(({ id }) => id);
  const isNeeded = ({ home, id }: Dimension): boolean => home === 'score' || id === DEAL_CLASS;
  const rank = (dimension: Dimension): number => (isNeeded(dimension) ? 0 : dimension.members.length);
  let cells = dataset.months === null ? 1 : dataset.months.to - dataset.months.from + 2;
  return few
    .toSorted((a, b) => rank(a) - rank(b))
    .filter((dimension) => {
      const grown = cells * Math.max(1, dimension.members.length - FIRST_LABEL + 1);
      if (!isNeeded(dimension) && grown > MOST_CELLS * SPARSE) return false;
      cells = grown;
      return true;
    })
    .map(({ id }) => id);
}

/**
 * The axes that a question's filters need. A small workspace keeps all of its few-membered dimensions in every cube, so
 * that one more filter is cells masked and asks the engine nothing; a large one keeps those that are filtered by.
 */
export function filterAxes(dataset: Dataset, where: readonly Condition[]): readonly DimensionId[] {
  const named = where.map(({ dimension }) => dimension);
  return dataset.deals * CELLS_A_DEAL <= MOST_CELLS ? [...new Set([...baseDimensions(dataset), ...named])] : named;
}

/**
 * What to ask of the engine so that the metrics can be read by these dimensions under these filters. Filters are axes,
 * never a condition of the ask, so that another choice of members reads the same cube.
 */
export function plan(dataset: Dataset, metrics: readonly MetricId[], dimensions: readonly DimensionId[]): Ask {
  const known = new Set(dataset.dimensions.map((dimension) => dimension.id));
  const measures = measuresOf(metrics);
  // A partial fact is read over what it covers, so that the grain is its own too.
  const kept = measures.some((measure) => MEASURES[measure].fact === 'spend') ? dataset.spendKeptBy : [];
  const by = [...new Set([...dimensions, DEAL_CLASS, ...kept])].filter((id) => known.has(id));
  return { by, time: 'month', measures, filter: ALWAYS };
}

/** The account behind a deal or a customer, as an axis: what intervals draw anew. */
export const ACCOUNT = 'account' as DimensionId;

/**
 * What the intervals that draw accounts need: the same dimensions, one cell an account, and only the measures of metrics
 * whose interval is of that kind.
 */
export function accountPlan(dataset: Dataset, metrics: readonly MetricId[], dimensions: readonly DimensionId[]): Ask {
  const drawn = metrics.filter((metric) => metricOf(metric).interval === 'accounts');
  const asked = plan(dataset, drawn, [...dimensions, ACCOUNT]);
  const spreads = new Set(drawn.flatMap((metric) => spreadsIn(metricOf(metric).formula)));
  return { ...asked, measures: asked.measures.filter((measure) => !isSpread(measure) || spreads.has(measure)) };
}

/** The ask that a page's own base cube answers: every metric that needs no entry a deal, every small dimension. */
export const basePlan = (dataset: Dataset): Ask => plan(dataset, NARROW_METRIC_IDS, baseDimensions(dataset));

function allowed(dimension: Dimension, condition: Condition): ReadonlySet<Code> {
  const named = new Set<Code>(
    condition.members.map((label) =>
      label === null || (spellsUnknown(dimension) && label === 'unknown') ? UNKNOWN : dimension.members.indexOf(label, FIRST_LABEL),
    ),
  );
  if (condition.is === 'in') return named;
  return new Set([UNKNOWN, ...dimension.members.keys()].filter((code) => code !== NOT_KEPT && !named.has(code)));
}

/** Facts that hold accounts carry no deal class; they pass the filter that keeps deals of one class. */
function ofClass(dimension: Dimension, assumptions: Assumptions): ReadonlySet<Code> | null {
  if (assumptions.dealClass === 'all') return null;
  return new Set([dimension.members.indexOf('newBusiness', FIRST_LABEL), NOT_KEPT]);
}

/**
 * Which codes of each axis of an ask a question lets through. Deals are of the assumed class (new business), unless the
 * question itself slices or filters by deal class or type.
 */
export function maskFor(
  ask: Ask,
  dataset: Dataset,
  question: { readonly by: readonly DimensionId[]; readonly where: readonly Condition[]; readonly assumptions: Assumptions },
): Mask {
  const named = new Set([...question.by, ...question.where.map((condition) => condition.dimension)]);
  // Passed over in silence, a filter would leave the number of the whole under the name of the part.
  const unknown = question.where.find(({ dimension }) => !ask.by.includes(dimension));
  if (unknown !== undefined) throw new RangeError(`the cube was not asked by ${unknown.dimension}`);
  const ownClass = named.has(DEAL_CLASS) || named.has(TYPE);
  return ask.by.map((id) => {
    const dimension = dataset.dimensions.find((each) => each.id === id);
    if (dimension === undefined) return null;
    const sets = question.where.filter((condition) => condition.dimension === id).map((condition) => allowed(dimension, condition));
    if (id === DEAL_CLASS && !ownClass) {
      const set = ofClass(dimension, question.assumptions);
      if (set !== null) sets.push(set);
    }
    if (sets.length === 0) return null;
    return sets.reduce((both, next) => new Set([...both].filter((code) => next.has(code))));
  });
}
