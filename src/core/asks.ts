import { segmentDimensionOf } from './analysis';
import { accountPlan, basePlan, metricOf, NARROW_METRIC_IDS, plan, strataOf, type Ask } from './metrics';
import type { Dataset, DimensionId } from './model';
import type { Question } from './question';
import type { Definitions } from './workspace';

/** Every dimension that a question speaks of, and those that targets are set for. */
function dimensionsOf(question: Question, definitions: Definitions): readonly DimensionId[] {
  const inTargets = definitions.targets.flatMap(({ slice }) => slice.map(([dimension]) => dimension as DimensionId));
  const sliced = [question.by, question.across].filter((dimension) => dimension !== null);
  return [...sliced, ...question.where.map(({ dimension }) => dimension), ...inTargets];
}

/** The two cubes behind the answers to a question: of cells, and of cells by account for intervals that draw accounts. */
export type Asks = { readonly cells: Ask; readonly accounts: Ask | null };

/** With more deals than this a cube that is nearly a table is asked for what the question slices by alone. */
const DEALS_FOR_ALL_AXES = 150_000;
const SCORES = ['icp', 'tier'] as readonly string[] as readonly DimensionId[];

/**
 * What the engine is asked for a question: the base cube wherever that has every dimension the question names and its
 * metric, so that one cube answers all of them; one of its own where it has not, wider or, in a large workspace, narrower.
 * Filters by other members, or by another dimension of the cube, are the same asks.
 */
export function asksFor(question: Question, dataset: Dataset, definitions: Definitions): Asks {
  const base = basePlan(dataset);
  const named = new Set(dimensionsOf(question, definitions));
  const further = dataset.dimensions.map(({ id }) => id).filter((id) => named.has(id) && !base.by.includes(id));
  const every = [...base.by, ...further];
  const segment = segmentDimensionOf({ ...base, by: every }, dataset, question);
  const sliced = [...named, ...SCORES, ...strataOf(dataset), ...(segment === null ? [] : [segment])];
  const axes = dataset.deals > DEALS_FOR_ALL_AXES ? sliced : every;
  const isWide = metricOf(question.metric).isWide === true;
  const metrics = isWide ? [...NARROW_METRIC_IDS, question.metric] : NARROW_METRIC_IDS;
  return {
    cells: further.length === 0 && !isWide ? base : plan(dataset, metrics, axes),
    accounts: dataset.supplied.has('account') ? accountPlan(dataset, metrics, axes) : null,
  };
}
