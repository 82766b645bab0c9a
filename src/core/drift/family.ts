import { isMetricId, metricOf } from '../metrics';
import type { Reading } from '../model';
import { benjaminiHochberg, neededCases } from '../statistics';
import type { Change, Comparison, DriftThresholds, Practical } from './comparison';
import { DEMAND } from './compared';
import type { Finding } from './finding';
import { nextCheck } from './next-check';
import { chanceSaid, practicalSaid, sizeSaid } from './said';
import { canDrift, isPractical, leastChange, practicalOf } from './thresholds';

/**
 * What becomes of a comparison. `small`: surely changed, by less than is worth acting on. `steady`: nothing to say.
 * `untested`: it has no p, for the reason that it states.
 */
export type JudgedState = 'drifted' | 'undecided' | 'small' | 'steady' | 'untested';

/** A comparison with its verdict and the thresholds it was held against. */
export type JudgedChange = {
  readonly comparison: Comparison;
  readonly state: JudgedState;
  /** Over all tested comparisons of the question; null where it was not tested. */
  readonly q: number | null;
  readonly practical: Practical;
  /** How many cases a side would show a change as large as the practical threshold; null where that cannot be told. */
  readonly needed: number | null;
};

/** All comparisons of one question, judged together. */
export type Family = {
  /** Flags first, the surest first. */
  readonly findings: readonly Finding[];
  /** In the order given. */
  readonly judged: readonly JudgedChange[];
  readonly tested: number;
  readonly untested: number;
  /** The false discoveries allowed, as they were asked for. */
  readonly q: number;
};

const byId = (a: Comparison, b: Comparison): number => Number(a.id > b.id) - Number(a.id < b.id);

/**
 * The q of each tested comparison by Benjamini and Hochberg (1995), weighted where the comparisons have weights (Genovese,
 * Roeder and Wasserman 2006): each p is divided by its weight, the mean of all weights being 1. Alike weights are none. Where the
 * family has only a part of the page's budget, its q are as much larger.
 */
function qValues(comparisons: readonly Comparison[], part: number): ReadonlyMap<Comparison, number> {
  const tested = comparisons.flatMap((comparison) => (comparison.p === null ? [] : [{ comparison, p: comparison.p }]));
  const weights = tested.map(({ comparison }) => comparison.weight ?? 1);
  // Added up in one order, so that the order of the comparisons changes no digit.
  const mean = weights.toSorted((a, b) => a - b).reduce((sum, weight) => sum + weight, 0) / tested.length;
  const q = benjaminiHochberg(tested.map(({ p }, at) => (p * mean) / (weights[at] ?? 1) / part));
  // A weight above the mean never makes a q smaller than its own p.
  return new Map(tested.map(({ comparison, p }, at) => [comparison, Math.max(p, q[at] ?? 1)]));
}

/** Shares of amounts know no number of cases that would do. */
const isOfCounts = ({ metric, unit }: Reading): boolean =>
  unit === 'share' && (!isMetricId(metric) || metricOf(metric).interval === 'wilson');

/** Cases a side for a change by the practical threshold: of shares from the rate before, else from what can be seen now. */
function neededFor({ before, now, detectable }: Comparison, practical: Practical): number | null {
  const rate = before.value ?? now.value;
  if (rate === null) return null;
  const least = leastChange(practical, rate);
  if (isOfCounts(before)) {
    const other = rate >= least ? rate - least : rate + least;
    return other > 1 ? null : neededCases(rate, other, DEMAND);
  }
  return detectable === null || !(least > 0) ? null : Math.ceil(Math.min(before.n, now.n) * (detectable / least) ** 2);
}

/** Whether an interval leaves zero out; one that does not exist says nothing. Word and picture must not disagree. */
const isClear = ({ low, high }: Change): boolean => low === null || high === null || low > 0 || high < 0;

function stateOf(comparison: Comparison, q: number | null, practical: Practical, allowed: number): JudgedState {
  const { change, before, missing, metric } = comparison;
  if (change === null || before.value === null || missing !== null) return 'untested';
  const isLarge = isPractical(change.size, leastChange(practical, before.value));
  if (q === null) return isLarge ? 'undecided' : 'untested';
  const isSure = q < allowed && isClear(change);
  if (isLarge) return isSure && canDrift(metric) ? 'drifted' : 'undecided';
  return isSure ? 'small' : 'steady';
}

function evidenceOf({ comparison, q, practical, needed }: JudgedChange, thresholds: DriftThresholds, tested: number): readonly string[] {
  const { evidence, p, detectable, now, weight } = comparison;
  const chances =
    p === null || q === null
      ? ['not tested: it has no interval']
      : [`p ${chanceSaid(p)}, q ${chanceSaid(q)} over ${tested === 1 ? '1 test' : `${tested} tests`} of this question`];
  return [
    ...evidence,
    ...chances,
    ...(weight === undefined || p === null
      ? []
      : ['q is weighted: most of the budget for false alarms goes to the metric that is asked about']),
    `a flag needs a change of ${practicalSaid(practical, now)}, q under ${thresholds.q}, and an interval without zero`,
    ...(detectable === null ? [] : [`so many cases show a change of ${sizeSaid(detectable, now)} four times in five`]),
    ...(needed === null ? [] : [`${needed} cases a side would show one of ${practicalSaid(practical, now)}`]),
  ];
}

const sinceOf = ({ period }: Reading): Finding['since'] => period?.from ?? null;

function findingOf(judged: JudgedChange, state: 'drifted' | 'undecided', evidence: readonly string[]): Finding {
  const { rule, slice, metric, before, now, change, p } = judged.comparison;
  return {
    rule,
    state,
    slice,
    metric,
    before,
    now,
    p,
    evidence,
    since: sinceOf(now),
    owner: null,
    size: change?.size ?? null,
    low: change?.low ?? null,
    high: change?.high ?? null,
    q: judged.q,
    mix: null,
    rate: null,
    next: nextCheck(judged.comparison),
  };
}

/**
 * All comparisons of one question against both thresholds (`domain.md` 10.6): large and sure is `drifted`, large and not sure
 * `undecided`, all else no finding. Sure is q under what is allowed and an interval of the change without zero. The one place where anything becomes a flag, and the family of every q is all of it. `part` is what
 * it may spend of the page's budget for false alarms: the rest is held back.
 */
export function judgeFamily(comparisons: readonly Comparison[], thresholds: DriftThresholds, part = 1): Family {
  const q = qValues(comparisons, part);
  const judged = comparisons.map((comparison): JudgedChange => {
    const own = q.get(comparison) ?? null;
    const practical = practicalOf(comparison.now, thresholds);
    const state = stateOf(comparison, own, practical, thresholds.q);
    return { comparison, state, q: own, practical, needed: neededFor(comparison, practical) };
  });
  const rank = ({ state, q: own, comparison }: JudgedChange): readonly number[] => [
    Number(state !== 'drifted'),
    own ?? 1,
    comparison.p ?? 1,
  ];
  const inOrder = judged.toSorted((a, b) => {
    const [one, other] = [rank(a), rank(b)];
    const at = one.findIndex((value, place) => value !== other[place]);
    return at < 0 ? byId(a.comparison, b.comparison) : (one[at] ?? 0) - (other[at] ?? 0);
  });
  const findings = inOrder.flatMap((each) =>
    each.state === 'drifted' || each.state === 'undecided' ? [findingOf(each, each.state, evidenceOf(each, thresholds, q.size))] : [],
  );
  return { findings, judged, tested: q.size, untested: comparisons.length - q.size, q: thresholds.q };
}
