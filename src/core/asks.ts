import { segmentDimensionOf } from './analysis';
import { accountPlan, basePlan, metricOf, NARROW_METRIC_IDS, plan, strataOf, type Ask } from './metrics';
import type { Dataset, DimensionId } from './model';
import type { Question } from './question';
import type { Definitions } from './workspace';

/** More dimensions than this are not asked for decisions: theirs is the last say on how wide a cube is. */
const MOST_DECIDED = 4;
/** Nearly a row each: an outcome by one of them is not worth such a cube. */
const TOO_WIDE: ReadonlySet<string> = new Set(['account', 'owner']);

/** The dimensions of segments that decisions expect a number of, the last decided first. */
function decidedBy({ council }: Definitions): readonly DimensionId[] {
  const expecting = council.decisions.filter(({ decision }) => decision.expected !== null).toReversed();
  const named = expecting.flatMap(({ decision }) => decision.segment.where.map(({ dimension }) => dimension));
  return [...new Set(named)]
    .filter((dimension) => !TOO_WIDE.has(dimension))
    .slice(0, MOST_DECIDED) as readonly string[] as readonly DimensionId[];
}

/** Every dimension that a question speaks of, those that targets are set for, and those that decisions are about. */
function dimensionsOf(question: Question, definitions: Definitions): readonly DimensionId[] {
  const inTargets = definitions.targets.flatMap(({ slice }) => slice.map(([dimension]) => dimension as DimensionId));
  const sliced = [question.by, question.across].filter((dimension) => dimension !== null);
  return [...sliced, ...question.where.map(({ dimension }) => dimension), ...inTargets, ...decidedBy(definitions)];
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
