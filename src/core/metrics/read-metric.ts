import { foremost, periodOf, type DimensionId, type Home, type Missing, type Reading, type Slice, type Supply } from '../model';
import { evaluate, type Basis } from './evaluate';
import type { Formula, Outcome } from './formula';
import type { Gap } from './gap';
import { intervalFor, LEVEL } from './interval-for';
import { metricOf, type Metric, type MetricId } from './metrics';
import { factsOf, measuresIn, ownConditions, suppliesOf } from './requirement';
import { MEASURES } from './measures';

/** A slice, and which dimensions it and the filters speak of. */
export type Place = { readonly slice: Slice; readonly dimensions: readonly DimensionId[] };

const ABSENT: Readonly<Record<Supply, Missing>> = {
  closeDate: 'not_mapped',
  createdDate: 'not_mapped',
  amount: 'no_amount',
  account: 'no_account',
  icp: 'no_icp',
  spend: 'no_spend',
  base: 'no_base',
  other: 'not_mapped',
  opportunity: 'no_rows',
};

/** The formula that the inputs at hand select, where a metric has several. */
function chosen(formula: Formula, basis: Basis): Formula {
  if (formula.op === 'over') return { ...formula, top: chosen(formula.top, basis), bottom: chosen(formula.bottom, basis) };
  if (formula.op !== 'firstSupplied') return formula;
  const choice =
    formula.of.find(({ when }) => basis.dataset.supplied.has(when as Supply)) ??
    formula.of.find(({ when }) => basis.assumptions.numbers.has(when as never));
  return choice?.formula ?? formula;
}

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

function inputsMissing(formula: Formula, metric: Metric, basis: Basis): readonly Missing[] {
  const { supplied, blank } = basis.dataset;
  const clocks = new Set(basis.span === null ? [] : measuresIn(formula).map((id) => MEASURES[id].clock));
  const dated: readonly Supply[] = [
    ...(clocks.has('closed') ? ['closeDate' as const] : []),
    ...(clocks.has('created') ? ['createdDate' as const] : []),
  ];
  const needed = new Set([...suppliesOf(formula), ...(metric.needs ?? []), ...dated]);
  const absent = [...needed].filter((supply) => !supplied.has(supply)).map((supply) => ABSENT[supply]);
  const countsLogos = factsOf(formula).includes('logo');
  const isBlank = [...(countsLogos ? ['closeDate' as const] : []), ...dated].some((supply) => blank.has(supply));
  return [...absent, ...(isBlank ? ['no_dates' as const] : []), ...moneyMissing(formula, basis)];
}

function placeMissing(formula: Formula, place: Place, { dataset }: Basis): readonly Missing[] {
  const homes = new Map<DimensionId, Home>(dataset.dimensions.map((dimension) => [dimension.id, dimension.home]));
  const own = ownConditions(formula);
  const reasons: Missing[] = [];
  if ([...place.slice.keys()].some((dimension) => own.includes(dimension))) reasons.push('own_condition');
  const keptByAccount = dataset.supplied.has('base') && factsOf(formula).some((fact) => fact === 'recurring' || fact === 'customer');
  if (keptByAccount && place.dimensions.some((dimension) => homes.get(dimension) === 'opportunity')) reasons.push('not_kept_by_slice');
  return reasons;
}

const amountTo = (formula: Formula, basis: Basis): number => evaluate(formula, basis).value ?? 0;

function holds(gap: Gap, basis: Basis): boolean {
  if ('some' in gap) return amountTo(gap.some, basis) > 0;
  const read = evaluate(gap.none, basis);
  return read.value === 0 && (gap.among === undefined || amountTo(gap.among, basis) > 0);
}

function partsOf(formula: Formula): readonly Formula[] {
  if (formula.op === 'over') return [formula.top, formula.bottom];
  if (formula.op === 'product' || formula.op === 'sum') return formula.of;
  if (formula.op !== 'annuity') return [];
  return [formula.monthly, formula.churn, formula.months, formula.discount].filter((part) => part !== null);
}

/** What a formula and each of its parts lack, so that the foremost of all is named and not the first that was met. */
function reasonsIn(formula: Formula, basis: Basis): readonly Missing[] {
  const own = evaluate(formula, basis).missing;
  return own === null ? [] : [...partsOf(formula).flatMap((part) => reasonsIn(part, basis)), own];
}

/** They say less than a check that knows which rows were needed, and yield to it. */
const VAGUE: readonly Missing[] = ['no_rows', 'non_positive_denominator'];

function outcomeOf(metric: Metric, formula: Formula, place: Place, basis: Basis): Outcome {
  const held = [metric.gaps, metric.gapsOfBottom ?? []].flatMap((gaps) => gaps.find((each) => holds(each, basis))?.reason ?? []);
  const structural = [...placeMissing(formula, place, basis), ...inputsMissing(formula, metric, basis)];
  // Where no amount can be read at all, that one deal lacks a rate says nothing.
  const isUnread = moneyMissing(formula, basis).length > 0;
  const known = [...structural, ...held.filter((reason) => reason !== 'no_rate' || !isUnread)];
  const read = reasonsIn(formula, basis).filter((reason) => known.length === 0 || !VAGUE.includes(reason));
  const reason = foremost([...known, ...read]);
  return reason === null ? evaluate(formula, basis) : { value: null, missing: reason };
}

/** The formula a metric is read by for a basis: of a past period a stock's own form; null where it has none. */
function formulaFor(metric: Metric, basis: Basis): { readonly formula: Formula; readonly isPast: boolean } | null {
  if (basis.span === null || metric.past === undefined) return { formula: chosen(metric.formula, basis), isPast: false };
  return metric.past === null ? null : { formula: chosen(metric.past, basis), isPast: true };
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

/**
 * One metric over one basis: its value with n and interval, or the reason why there is none. Null where the metric has
 * no reading for a period at all: a stock whose past one export does not know.
 */
export function readMetric(id: MetricId, place: Place, basis: Basis): Reading | null {
  const metric = metricOf(id);
  const found = formulaFor(metric, basis);
  if (found === null) return null;
  const { formula, isPast } = found;
  const common = {
    metric: id,
    slice: place.slice,
    period: basis.span === null ? null : periodOf(basis.span),
    unit: metric.unit,
    currency: metric.unit === 'money' ? basis.dataset.currency : null,
    n: restsOn(metric, formula, basis),
  };
  const outcome = outcomeOf(isPast ? { ...metric, gaps: gapsOfPast(formula) } : metric, formula, place, basis);
  if (outcome.missing !== null)
    return { ...common, low: null, high: null, level: null, leftOut: [], value: null, missing: outcome.missing };
  const interval = intervalFor(metric, formula, basis);
  const limits = { low: interval?.low ?? null, high: interval?.high ?? null, level: interval === null ? null : LEVEL };
  return { ...common, ...limits, leftOut: leftOutOf(metric, basis), value: outcome.value, missing: null };
}
