import { segmentDimensionOf, type Answerable } from './analysis';
import {
  cannotTell,
  casesFor,
  isDue,
  isOfClosed,
  looksBackAYear,
  monthsCompared,
  movedParts,
  pairOf,
  standingDecisions,
  tooEarly,
  verdictOf,
  type Asked,
  type DecidedSegment,
  type Decision,
  type Expected,
  type Outcome,
  type OutcomeGround,
  type Pair,
  type Told,
} from './council';
import { filledPart, isYearApart } from './drift';
import { difference, givenValue, isMetricId, narrowedTo, plan, type Condition, type MetricId } from './metrics';
import { dateOf, FIRST_LABEL, type DimensionId, type Reading, type Slice, type Span } from './model';
import { USUAL_QUESTION } from './question';

/** When an outcome is told: once the as-of date has reached the review, or whenever somebody asks. */
export type OutcomeTold = 'atReview' | 'onDemand';

/** Cases a side under which nothing is tested (`domain.md` 10.6), unless people set another number. */
const FEWEST = 10;

type Found = { readonly where: readonly Condition[]; readonly lacking: null } | { readonly lacking: 'segmentGone' | 'notInCube' };

/**
 * The segment of a decision in the loaded data: gone where a dimension of it is, or all values of one condition are; values that
 * are left of several go on standing for it. A dimension that this cube was not asked by is another matter: another has it.
 */
function conditionsOf({ where }: DecidedSegment, { dataset, cube }: Answerable): Found {
  const conditions = where.map(({ dimension, is, members }): Condition => ({ dimension: dimension as DimensionId, is, members }));
  const isGone = ({ dimension, members }: Condition): boolean => {
    const found = dataset.dimensions.find(({ id }) => id === dimension);
    return (
      found === undefined || members.every((label) => label !== null && label !== 'unknown' && !found.members.includes(label, FIRST_LABEL))
    );
  };
  if (conditions.some(isGone)) return { lacking: 'segmentGone' };
  return conditions.every(({ dimension }) => cube.ask.by.includes(dimension))
    ? { where: conditions, lacking: null }
    : { lacking: 'notInCube' };
}

/** Whether a cube was asked for all that a metric reads. */
const canRead = ({ cube, dataset }: Answerable, metric: MetricId): boolean =>
  plan(dataset, [metric], []).measures.every((measure) => cube.ask.measures.includes(measure));

/** One member of one dimension reads as a slice, as it does elsewhere; wider conditions have no label. */
const sliceOf = (where: readonly Condition[]): Slice =>
  new Map(
    where.flatMap(({ dimension, is, members }) => (is === 'in' && members.length === 1 ? [[dimension, members[0] ?? null] as const] : [])),
  );

/** What deals are from their beginning. Where one stands, why it was lost and whatever else an export adds may follow from how it ended. */
const GIVEN_FROM_THE_START: ReadonlySet<string> = new Set(['industry', 'employees', 'region', 'country', 'product', 'leadSource']);

/** The dimension to tell the mix inside the segment by: the likeliest that neither makes the segment nor follows from the outcome. */
function mixDimension({ cube, dataset }: Answerable, where: readonly Condition[]): DimensionId | null {
  const fit = dataset.dimensions.filter(
    ({ id, home, isSegmentation }) => home === 'account' || isSegmentation === true || GIVEN_FROM_THE_START.has(id),
  );
  const by = fit.map(({ id }) => id).filter((id) => cube.ask.by.includes(id) && where.every(({ dimension }) => dimension !== id));
  return by.length === 0 ? null : segmentDimensionOf({ ...cube.ask, by }, dataset, { ...USUAL_QUESTION, by: null });
}

/** A number by close date of months in which only quick deals had closed stands for nothing. */
const unfair = (reading: Reading | null): Reading | null =>
  reading === null ? null : { ...reading, value: null, missing: 'not_mature', low: null, high: null, level: null, leftOut: [] };

type Case = { readonly answerable: Answerable; readonly expected: Expected; readonly isTold: boolean; readonly ground: OutcomeGround };
type Read = Omit<Outcome, 'decision' | 'isDue'>;

const NOTHING_READ = { before: null, after: null, change: null, split: null, have: 0, needed: null } as const;
const unread = (told: Told): Read => ({ ...NOTHING_READ, ...told });

/** Both periods of a metric in the segment; before is cut to where closed deals are a fair sample. */
function bothPeriods({ answerable, ground }: Case, asked: Asked): { readonly asked: Asked; readonly pair: Pair } {
  if (!isOfClosed(asked.metric)) return { asked, pair: pairOf(ground, asked) };
  const { cube, accounts, dataset, definitions } = answerable;
  const { where, before, after } = asked;
  const fair = filledPart({ cube, accounts, dataset, where, assumptions: definitions.assumptions, before, now: after });
  if (fair !== null) return { asked: { ...asked, before: fair }, pair: pairOf(ground, { ...asked, before: fair }) };
  const pair = pairOf(ground, asked);
  return { asked, pair: { ...pair, before: unfair(pair.before) } };
}

const inSlice = (reading: Reading | null, slice: Slice): Reading | null => (reading === null ? null : { ...reading, slice });

/** What it takes, from the value before, where nothing has matured since: there is nothing else to tell yet. */
function awaited(of: Case, asked: Omit<Asked, 'after'>, slice: Slice): Read {
  const fewest = fewestOf(of.answerable);
  const before = inSlice(bothPeriods(of, { ...asked, after: asked.before }).pair.before, slice);
  const reasons = of.isTold ? (['tooFewMatured'] as const) : (['reviewNotReached', 'tooFewMatured'] as const);
  return { ...unread(tooEarly(...reasons)), before, needed: casesFor(of.expected, before, fewest) };
}

const fewestOf = ({ definitions }: Answerable): number => givenValue(definitions.assumptions, 'minimumN') ?? FEWEST;

function readBoth(of: Case, whole: Asked, slice: Slice): Read {
  const { answerable, expected, isTold, ground } = of;
  const { asked, pair } = bothPeriods(of, whole);
  const [before, after] = [inSlice(pair.before, slice), inSlice(pair.after, slice)];
  const change = before === null || after === null ? null : difference(asked.metric, after, before, slice);
  const fewest = fewestOf(answerable);
  const [have, needed] = [after?.n ?? 0, casesFor(expected, before, fewest)];
  const split = movedParts(ground, asked, { before, after }, mixDimension(answerable, asked.where));
  const isTooSoon = looksBackAYear(asked.metric) && !isYearApart({ before: asked.before, now: asked.after });
  const told = isTooSoon
    ? tooEarly(...(isTold ? [] : ['reviewNotReached' as const]), 'windowsOverlap')
    : verdictOf({ expected, before, after, change, have, needed, isTold, fewest });
  return { ...told, before, after, change, split, have, needed };
}

function read(of: Case, metric: MetricId, { segment, taken }: Decision): Read {
  const { answerable } = of;
  const found = conditionsOf(segment, answerable);
  if (found.lacking !== null) return unread(cannotTell(found.lacking));
  if (!canRead(answerable, metric)) return unread(cannotTell('notInCube'));
  const { before, after } = monthsCompared(metric, taken, answerable.dataset);
  const slice = sliceOf(found.where);
  const isEmpty = (span: Span | null): span is null => span === null;
  if (isEmpty(before)) return isEmpty(after) ? unread(tooEarly('tooFewMatured')) : unread(cannotTell('noReading'));
  const asked = { metric, where: found.where, before };
  return isEmpty(after) ? awaited(of, asked, slice) : readBoth(of, { ...asked, after }, slice);
}

/**
 * What happened to the metric that a decision was expected to move, in its segment (`domain.md` 13): as many whole months before
 * it as have matured since, at most twelve, against those since, both read anew from the data and definitions of now, with the
 * change, its interval and its parts. The words follow the thresholds in their order; before the review it is too early unless
 * somebody asks `onDemand`, and then the reasons still say that the review is not reached. Nothing here names a cause.
 */
export function outcomeOf(answerable: Answerable, decision: Decision, told: OutcomeTold = 'atReview'): Outcome {
  const { cube, accounts, dataset, definitions } = answerable;
  const { expected } = decision;
  const reached = isDue(decision, dateOf(dataset.asOf));
  const about = { decision, isDue: reached };
  if (expected === null) return { ...about, ...unread(cannotTell('nothingExpected')) };
  if (!isMetricId(expected.metric)) return { ...about, ...unread(cannotTell('noReading')) };
  const needed = plan(dataset, [expected.metric], []).measures;
  const ground: OutcomeGround = { cube: narrowedTo(cube, needed), accounts, dataset, assumptions: definitions.assumptions };
  const found = read({ answerable, expected, isTold: reached || told === 'onDemand', ground }, expected.metric, decision);
  const isEarly = !reached && told === 'onDemand' && !found.reasons.includes('reviewNotReached');
  return { ...about, ...found, reasons: isEarly ? [...found.reasons, 'reviewNotReached'] : found.reasons };
}

/** The outcome of every decision that stands, the last taken first. */
export const outcomesOf = (answerable: Answerable): readonly Outcome[] =>
  standingDecisions(answerable.definitions.council).map((decision) => outcomeOf(answerable, decision));
