import type { Dataset, Reading, Slice } from '../model';
import { twoSidedZ, wilson, type Interval } from '../statistics';
import { resampledBy } from './account-resampling';
import type { Basis } from './basis';
import { cellsBy, noCells } from './cells';
import { evaluate } from './evaluate';
import type { Cube } from './cube';
import { sum, type Formula } from './formula';
import { intervalFor, levelOf } from './interval-for';
import type { Metric } from './metric';
import { metricOf, type MetricId } from './metrics';
import { maskFor, type Condition } from './plan';
import { slicesOf } from './read-cube';
import type { AboutAll } from './read-formulas';
import { formulaFor, readMetric, restsOnEnough } from './read-metric';

/** Which metric is judged, over what, and how surely. */
export type JudgedAsk = AboutAll & {
  readonly metric: MetricId;
  /** The slice that it is told by; its conditions are among `where` and `within`. */
  readonly slice: Slice;
  /** What narrows the part of a share and leaves its whole alone: one profile's share of all deals. Empty for other metrics. */
  readonly within: readonly Condition[];
  /** The same data by account; without it intervals that draw accounts are none. */
  readonly accounts: Cube | null;
  /** Of the two limits together: a one-sided 95 % limit is one of a 90 % interval. */
  readonly level: number;
};

/** What a verdict on a metric rests on. */
export type JudgedReading = {
  readonly reading: Reading;
  /** The lower limit of what is known to belong to the part, the upper one with all that may; null where the method gives none. */
  readonly limits: Interval | null;
  /** Counts, accounts or minor units behind a share on ICP accounts: in it, perhaps in it, and all; null for other metrics. */
  readonly behind: { readonly part: number; readonly unknown: number; readonly whole: number } | null;
};

const covered = (of: Formula): Formula => ({ op: 'covered', of });

function narrowed(formula: Formula): Formula {
  return formula.op === 'share' ? { ...formula, part: covered(formula.part) } : formula;
}

/** A metric whose part is read over what is covered; `unknown` likewise. */
function narrowedMetric(metric: Metric): Metric {
  return {
    ...metric,
    formula: narrowed(metric.formula),
    ...(metric.past ? { past: narrowed(metric.past) } : {}),
    ...(metric.unknown === undefined ? {} : { unknown: covered(metric.unknown) }),
  };
}

type Source = { readonly cube: Cube; readonly dataset: Dataset };

/** Everything a question covers, also where nothing does. */
function wholeOf({ cube, dataset }: Source, ask: JudgedAsk): Basis {
  const { where, assumptions, accounts, span } = ask;
  const [whole] = slicesOf(cube, dataset, { by: [], where, assumptions, accounts });
  if (whole !== undefined) return { ...whole.basis, span };
  const cells = noCells(cube);
  const siblings = { cells: [cells], priors: new Map() };
  return { cells, overall: cells, covered: cells, siblings, dataset, assumptions, span, resampled: null };
}

/** The same with what fulfils further conditions as the covered part of it, also where accounts are drawn. */
function narrowedTo({ cube, dataset }: Source, ask: JudgedAsk, whole: Basis, within: readonly Condition[]): Basis {
  const { where, assumptions, accounts } = ask;
  const mask = maskFor(cube.ask, dataset, { by: [], where: [...where, ...within], assumptions });
  const cells = cellsBy(cube, { axes: [], mask }).get('') ?? noCells(cube);
  if (accounts === null) return { ...whole, covered: cells };
  const reached = maskFor(accounts.ask, dataset, { by: [], where: within, assumptions });
  const cut = () => ({
    axes: [],
    mask: maskFor(accounts.ask, dataset, { by: [], where, assumptions }),
    reach: (codeAt: (axis: number) => number) => reached.every((codes, axis) => codes === null || codes.has(codeAt(axis))),
  });
  return { ...whole, covered: cells, resampled: resampledBy(accounts, cut)('') };
}

const orUnknown = (within: readonly Condition[]): readonly Condition[] =>
  within.map((condition) => ({ ...condition, members: [...condition.members, null] }));

type Forms = { readonly metric: Metric; readonly sure: Basis; readonly possible: Basis };

const amountTo = (formula: Formula, basis: Basis): number => evaluate(formula, basis).value ?? 0;

function behindOf({ metric, sure, possible }: Forms): JudgedReading['behind'] {
  const { formula, unknown } = metric;
  if (formula.op !== 'share' || unknown === undefined) return null;
  const part = amountTo(formula.part, sure);
  return { part, unknown: amountTo(sum(formula.part, unknown), possible) - part, whole: amountTo(formula.whole, sure) };
}

/**
 * The limits of a share whose accounts are drawn, no narrower than those that Wilson gives for as many independent cases as the
 * draws spread like: near 0 and 1, and with few accounts, percentiles of draws are too sure on one side
 * (`docs/decisions/0013`). A share beyond 0 and 1, which credits can make, keeps its percentiles.
 */
function cautious(drawn: Interval, value: number | null, level: number): Interval {
  const wide = drawn.high - drawn.low;
  if (value === null || !(value > 0 && value < 1 && wide > 0)) return drawn;
  // The width of a normal interval around a share of n cases is proportional to sqrt(value (1 - value) / n).
  const likened = (4 * twoSidedZ(level) ** 2 * value * (1 - value)) / wide ** 2;
  const limits = wilson(value * likened, likened, level);
  return limits === null ? drawn : { low: Math.min(drawn.low, limits.low), high: Math.max(drawn.high, limits.high) };
}

/** The limits of one form of a metric; those of a share of amounts are cautious. */
function limitsAt(metric: Metric, formula: Formula, basis: Basis): Interval | null {
  const limits = intervalFor(metric, formula, basis);
  const isDrawnShare = metric.interval === 'accounts' && formula.op === 'share';
  return limits === null || !isDrawnShare ? limits : cautious(limits, evaluate(formula, basis).value, levelOf(basis));
}

function limitsOf({ metric, sure, possible }: Forms, reading: Reading, level: number): Interval | null {
  const form = formulaFor(metric, sure);
  if (reading.missing !== null || form === null || !restsOnEnough(metric, reading.n)) return null;
  const known = limitsAt(metric, form.formula, { ...sure, level });
  const { unknown } = metric;
  if (unknown === undefined || form.formula.op !== 'share' || form.isPast) return known;
  const withUnknown: Formula = { ...form.formula, part: sum(form.formula.part, unknown) };
  const most = limitsAt(metric, withUnknown, { ...possible, level });
  return known === null || most === null ? null : { low: known.low, high: most.high };
}

/**
 * A metric with what a verdict on it rests on. The upper limit of a share on ICP accounts counts in whatever cannot be scored:
 * by Wilson where rows or accounts are counted, by drawing accounts where amounts are (`domain.md` 10.2). Null where the
 * metric has no reading for a period at all.
 */
export function readJudged(cube: Cube, dataset: Dataset, ask: JudgedAsk): JudgedReading | null {
  const [source, whole] = [{ cube, dataset }, wholeOf({ cube, dataset }, ask)];
  const isNarrowed = ask.within.length > 0;
  const forms: Forms = {
    metric: isNarrowed ? narrowedMetric(metricOf(ask.metric)) : metricOf(ask.metric),
    sure: isNarrowed ? narrowedTo(source, ask, whole, ask.within) : whole,
    possible: isNarrowed ? narrowedTo(source, ask, whole, orUnknown(ask.within)) : whole,
  };
  const place = { slice: ask.slice, dimensions: ask.where.map(({ dimension }) => dimension) };
  const reading = readMetric(ask.metric, place, forms.sure, forms.metric);
  return reading === null ? null : { reading, limits: limitsOf(forms, reading, ask.level), behind: behindOf(forms) };
}
