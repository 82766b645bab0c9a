import { FEWEST_CLUSTERS } from '../statistics';
import {
  foremost,
  periodOf,
  type Clock,
  type DimensionId,
  type FactId,
  type Home,
  type Missing,
  type Reading,
  type Slice,
  type Supply,
} from '../model';
import type { Basis } from './basis';
import { evaluate } from './evaluate';
import { lacking, partsOf, within, type Formula, type Outcome } from './formula';
import { formulaInForce } from './formula-in-force';
import type { Gap } from './gap';
import { intervalFor, levelOf } from './interval-for';
import type { Metric } from './metric';
import { metricOf, type MetricId } from './metrics';
import { isReadByTwo, isScored } from './read-by-two';
import { ABSENT } from './reasons';
import { factsOf, measuresIn, measuresNamed, ownConditions, suppliesOf } from './requirement';
import { MEASURES } from './measures';

/** A slice, and which dimensions it and the filters speak of. */
export type Place = { readonly slice: Slice; readonly dimensions: readonly DimensionId[] };

/** Why the money that a formula adds up cannot be read, by the fact it stands in. */
function moneyMissing(formula: Formula, { dataset }: Basis): readonly Missing[] {
  const facts = new Set(measuresIn(formula).flatMap((id) => (MEASURES[id].unit.money === undefined ? [] : [MEASURES[id].fact])));
  const reasons = [
    facts.has('opportunity') ? dataset.moneyMissing : null,
    facts.has('spend') ? dataset.spendMissing : null,
    facts.has('recurring') || facts.has('customer') ? dataset.baseMissing : null,
  ];
  return reasons.filter((reason) => reason !== null);
}

/** The clocks that a formula reads by month: all of them for a period, else those of its own windows. */
function datedClocks(formula: Formula, span: Basis['span']): ReadonlySet<Clock> {
  const isDated = (part: Formula): boolean =>
    span !== null || ('window' in part && part.window !== undefined) || ('unasked' in part && part.unasked !== undefined);
  return new Set([...within(formula)].filter(isDated).flatMap((part) => measuresNamed(part).map((id) => MEASURES[id].clock)));
}

/** Whether a formula cannot do without both dates of deals: how long they stay, by cohort or in a window of its own. */
const restsOnStays = (formula: Formula): boolean =>
  [...within(formula)].some(
    (part) => part.op === 'incidence' || part.op === 'projected' || (part.op === 'quantile' && part.window !== undefined),
  );

/** The dates that a formula reads by month. */
function datesOf(formula: Formula, span: Basis['span']): readonly Supply[] {
  const clocks = datedClocks(formula, span);
  return [...(clocks.has('created') ? ['createdDate' as const] : []), ...(clocks.has('closed') ? ['closeDate' as const] : [])];
}

/** What a formula needs and no file has. */
function absentOf(formula: Formula, metric: Metric, { dataset, span }: Basis): readonly Supply[] {
  const needed = new Set([...suppliesOf(formula), ...(metric.needs ?? []), ...datesOf(formula, span)]);
  return [...needed].filter((supply) => !dataset.supplied.has(supply));
}

/** The columns that a number wants mapped, as its reading names them: where that is why there is none. */
function unmappedIn(missing: Missing, formula: Formula, metric: Metric, basis: Basis): Pick<Reading, 'unmapped'> {
  if (missing !== 'not_mapped') return {};
  const unmapped = absentOf(formula, metric, basis).filter((supply) => ABSENT[supply] === missing);
  return unmapped.length === 0 ? {} : { unmapped };
}

function inputsMissing(formula: Formula, metric: Metric, basis: Basis): readonly Missing[] {
  const { blank } = basis.dataset;
  const dated = datesOf(formula, basis.span);
  const absent = absentOf(formula, metric, basis).map((supply) => ABSENT[supply]);
  const whole: readonly Supply[] = [
    ...(factsOf(formula).includes('logo') ? ['closeDate' as const] : []),
    ...(restsOnStays(formula) ? (['createdDate', 'closeDate'] as const) : []),
  ];
  const isBlank = [...whole, ...dated].some((supply) => blank.has(supply));
  return [...absent, ...(isBlank ? ['no_dates' as const] : []), ...moneyMissing(formula, basis)];
}

const OF_CUSTOMERS: ReadonlySet<FactId> = new Set(['recurring', 'customer', 'tenure']);

function placeMissing(formula: Formula, place: Place, { dataset }: Basis): readonly Missing[] {
  const homes = new Map<DimensionId, Home>(dataset.dimensions.map((dimension) => [dimension.id, dimension.home]));
  const own = ownConditions(formula);
  const reasons: Missing[] = [];
  if ([...place.slice.keys()].some((dimension) => own.includes(dimension))) reasons.push('own_condition');
  const facts = factsOf(formula);
  const keptByAccount = facts.includes('account') || (dataset.supplied.has('base') && facts.some((fact) => OF_CUSTOMERS.has(fact)));
  if (keptByAccount && place.dimensions.some((dimension) => homes.get(dimension) === 'opportunity')) reasons.push('not_kept_by_slice');
  return reasons;
}

const amountTo = (formula: Formula, basis: Basis): number => evaluate(formula, basis).value ?? 0;

function holds(gap: Gap, basis: Basis): boolean {
  if ('some' in gap) return amountTo(gap.some, basis) > 0;
  const read = evaluate(gap.none, basis);
  return read.value === 0 && (gap.among === undefined || amountTo(gap.among, basis) > 0);
}

/** Formulas that lack whatever their parts lack. */
const TRANSPARENT: ReadonlySet<Formula['op']> = new Set(['share', 'over', 'product', 'sum', 'annuity', 'lifetime', 'covered', 'forPeriod']);

/** What a formula and each of its parts lack, so that the foremost of all is named and not the first that was met. */
function reasonsIn(formula: Formula, basis: Basis): readonly Missing[] {
  const own = evaluate(formula, basis).missing;
  if (own === null) return [];
  const inner = formula.op === 'covered' ? { ...basis, cells: basis.covered } : basis;
  const parts = TRANSPARENT.has(formula.op) ? partsOf(formula) : [];
  return [...parts.flatMap((part) => reasonsIn(part, inner)), own];
}

/** They say less than a check that knows which rows were needed, and yield to it. */
const VAGUE: readonly Missing[] = ['no_rows', 'non_positive_denominator'];

function outcomeOf(metric: Metric, formula: Formula, place: Place, basis: Basis): Outcome {
  const held = [metric.gaps, ...(metric.furtherGaps ?? [])].flatMap((gaps) => gaps.find((each) => holds(each, basis))?.reason ?? []);
  const structural = [...placeMissing(formula, place, basis), ...inputsMissing(formula, metric, basis)];
  // Where no amount can be read at all, that one deal lacks a rate says nothing; nor that unread spend comes to nothing.
  const isUnread = moneyMissing(formula, basis).length > 0;
  const saysNothing = (reason: Missing): boolean =>
    (reason === 'no_rate' && isUnread) || (reason === 'no_spend' && basis.dataset.spendMissing !== null);
  const known = [...structural, ...held.filter((reason) => !saysNothing(reason))];
  const read = reasonsIn(formula, basis).filter((reason) => known.length === 0 || !VAGUE.includes(reason));
  const reason = foremost([...known, ...read]);
  return reason === null ? evaluate(formula, basis) : { value: null, missing: reason };
}

/** The formula a metric is read by for a basis: of a past period a stock's own form; null where it has none. */
export function formulaFor(metric: Metric, basis: Basis): { readonly formula: Formula; readonly isPast: boolean } | null {
  const by = { supplied: basis.dataset.supplied, assumptions: basis.assumptions };
  if (basis.span === null || metric.past === undefined) return { formula: formulaInForce(metric.formula, by), isPast: false };
  return metric.past === null ? null : { formula: formulaInForce(metric.past, by), isPast: true };
}

/** A rebuilt share has nothing to divide by where nothing was open at the end of the period. */
const gapsOfPast = (formula: Formula): readonly Gap[] => (formula.op === 'share' ? [{ none: formula.whole, reason: 'no_open' }] : []);

function leftOutOf(metric: Metric, basis: Basis): Reading['leftOut'] {
  const counts = (metric.leftOut ?? []).map(({ reason, count }) => ({ reason, count: evaluate(count, basis).value ?? 0 }));
  return counts.filter(({ count }) => count > 0);
}

function restsOn(metric: Metric, formula: Formula, basis: Basis): number {
  const rebuilt = basis.span !== null && metric.past !== undefined && formula.op === 'share';
  return evaluate(rebuilt ? formula.whole : metric.n, basis).value ?? 0;
}

/** Whether an interval can be read: no more accounts can be drawn behind a number than it rests on. */
export const restsOnEnough = ({ interval }: Metric, n: number): boolean => interval !== 'accounts' || n >= FEWEST_CLUSTERS;

/** Whether a rebuilt stock rests on scores of two versions: then its past is not known from one export. */
const isMixed = (formula: Formula, { dimensions }: Place, { dataset, span }: Basis): boolean =>
  span !== null &&
  isReadByTwo(dataset, span.to) &&
  (ownConditions(formula).length > 0 || dimensions.some((dimension) => isScored(dataset, dimension)));

/** A stock's own form, of the past. */
function pastOutcome(metric: Metric, formula: Formula, place: Place, basis: Basis): Outcome {
  const outcome = outcomeOf({ ...metric, gaps: gapsOfPast(formula) }, formula, place, basis);
  return outcome.missing === null && isMixed(formula, place, basis) ? lacking('no_history') : outcome;
}

/**
 * One metric over one basis: its value with n and interval, or the reason why there is none. Null where the metric has
 * no reading for a period at all: a stock whose past one export does not know. `metric` may be another form of it.
 */
export function readMetric(id: MetricId, place: Place, basis: Basis, metric: Metric = metricOf(id)): Reading | null {
  const found = formulaFor(metric, basis);
  if (found === null) return null;
  const { formula, isPast } = found;
  const common = {
    metric: id,
    slice: place.slice,
    period: basis.span === null ? null : periodOf(basis.span, basis.dataset.calendar),
    unit: metric.unit,
    currency: metric.unit === 'money' || metric.unit === 'moneyPerDay' ? basis.dataset.currency : null,
    n: restsOn(metric, formula, basis),
  };
  const outcome = isPast ? pastOutcome(metric, formula, place, basis) : outcomeOf(metric, formula, place, basis);
  if (outcome.missing !== null) {
    const unmapped = unmappedIn(outcome.missing, formula, metric, basis);
    return { ...common, ...unmapped, low: null, high: null, level: null, leftOut: [], value: null, missing: outcome.missing };
  }
  const interval = restsOnEnough(metric, common.n) ? intervalFor(metric, formula, basis) : null;
  const limits = { low: interval?.low ?? null, high: interval?.high ?? null, level: interval === null ? null : levelOf(basis) };
  return { ...common, ...limits, leftOut: leftOutOf(metric, basis), value: outcome.value, missing: null };
}
