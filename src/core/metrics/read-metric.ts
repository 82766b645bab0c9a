import { foremost, periodOf, type DimensionId, type Home, type Missing, type Reading, type Slice, type Supply } from '../model';
import { evaluate, type Basis } from './evaluate';
import type { Formula, Outcome } from './formula';
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

function inputsMissing(formula: Formula, metric: Metric, basis: Basis): readonly Missing[] {
  const reasons = suppliesOf(formula)
    .filter((supply) => !basis.dataset.supplied.has(supply))
    .map((supply) => ABSENT[supply]);
  const dated = measuresIn(formula).some((id) => MEASURES[id].clock === 'closed');
  if (basis.span !== null && dated && !basis.dataset.supplied.has('closeDate')) reasons.push('not_mapped');
  const readsMoney = metric.unit === 'money' || measuresIn(formula).some((id) => MEASURES[id].unit.money !== undefined);
  if (readsMoney && basis.dataset.moneyMissing !== null) reasons.push(basis.dataset.moneyMissing);
  return reasons;
}

function placeMissing(formula: Formula, place: Place, basis: Basis): readonly Missing[] {
  const homes = new Map<DimensionId, Home>(basis.dataset.dimensions.map((dimension) => [dimension.id, dimension.home]));
  const own = ownConditions(formula);
  const reasons: Missing[] = [];
  if ([...place.slice.keys()].some((dimension) => own.includes(dimension))) reasons.push('own_condition');
  const keptByAccount = factsOf(formula).some((fact) => fact === 'recurring' || fact === 'customer');
  if (keptByAccount && place.dimensions.some((dimension) => homes.get(dimension) === 'opportunity')) reasons.push('not_kept_by_slice');
  return reasons;
}

function gapIn(metric: Metric, basis: Basis): Missing | null {
  for (const gap of metric.gaps) {
    const read = evaluate('none' in gap ? gap.none : gap.some, basis);
    if (read.missing !== null) continue;
    if ('none' in gap ? read.value === 0 : read.value > 0) return gap.reason;
  }
  return null;
}

function outcomeOf(metric: Metric, formula: Formula, place: Place, basis: Basis): Outcome {
  const structural = foremost([...placeMissing(formula, place, basis), ...inputsMissing(formula, metric, basis)]);
  if (structural !== null) return { value: null, missing: structural };
  const read = evaluate(formula, basis);
  const gap = gapIn(metric, basis);
  // A number over no rows at all says less than the check that knows which rows it needed.
  const reason = foremost([gap, read.missing === 'no_rows' ? null : read.missing].filter((each) => each !== null)) ?? read.missing;
  return reason === null ? read : { value: null, missing: reason };
}

/** The formula a metric is read by for a basis: of a past period a stock's own form; null where it has none. */
function formulaFor(metric: Metric, basis: Basis): { readonly formula: Formula; readonly isPast: boolean } | null {
  if (basis.span === null || metric.past === undefined) return { formula: chosen(metric.formula, basis), isPast: false };
  return metric.past === null ? null : { formula: chosen(metric.past, basis), isPast: true };
}

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
  const outcome = outcomeOf(isPast ? { ...metric, gaps: [] } : metric, formula, place, basis);
  if (outcome.missing !== null)
    return { ...common, low: null, high: null, level: null, leftOut: [], value: null, missing: outcome.missing };
  const interval = intervalFor(metric, formula, basis);
  const limits = { low: interval?.low ?? null, high: interval?.high ?? null, level: interval === null ? null : LEVEL };
  return { ...common, ...limits, leftOut: leftOutOf(metric, basis), value: outcome.value, missing: null };
}
