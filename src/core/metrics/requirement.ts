import type { DimensionId, FactId, Rule, Supply } from '../model';
import type { Formula } from './formula';
import { MEASURES, type MeasureId } from './measures';
import { metricOf, type Metric, type MetricId } from './metrics';

function* partsOf(formula: Formula): Generator<Formula> {
  yield formula;
  switch (formula.op) {
    case 'share':
      yield* partsOf(formula.part);
      yield* partsOf(formula.whole);
      return;
    case 'over':
      yield* partsOf(formula.top);
      yield* partsOf(formula.bottom);
      return;
    case 'product':
    case 'sum':
    case 'smaller':
      for (const part of formula.of) yield* partsOf(part);
      return;
    case 'overall':
      yield* partsOf(formula.of);
      return;
    case 'monthlyChurn':
      yield* partsOf(formula.yearly);
      return;
    case 'annuity':
      for (const part of [formula.monthly, formula.churn, formula.months, formula.discount]) if (part !== null) yield* partsOf(part);
      return;
    case 'firstSupplied':
      for (const choice of formula.of) yield* partsOf(choice.formula);
      return;
    case 'measure':
    case 'given':
    case 'constant':
    case 'quantile':
    case 'mean':
    case 'size':
    case 'distinct':
    case 'standing':
  }
}

/** The measures a formula reads, in the order in which it names them. */
export function measuresIn(formula: Formula): readonly MeasureId[] {
  const found = new Set<MeasureId>();
  for (const part of partsOf(formula)) {
    if ('id' in part && part.op !== 'given') found.add(part.id);
    if (part.op === 'standing') found.add(part.entered).add(part.departed);
  }
  return [...found];
}

/** Won deals with a cycle stand behind the lag of every slice, whatever metric asks for it. */
const LAG_MEASURES: readonly MeasureId[] = ['wonCycle'];

/** Whether a formula looks for spend earlier by the lag. */
export const usesLag = (formula: Formula): boolean => [...partsOf(formula)].some((part) => 'shift' in part && part.shift === 'lag');

/** Every formula of a metric: the number, its past form, n, what is checked first, and what was left out. */
function formulasOf(metric: Metric): readonly Formula[] {
  return [
    metric.formula,
    metric.n,
    ...(metric.past ? [metric.past] : []),
    ...[...metric.gaps, ...(metric.gapsOfBottom ?? [])].flatMap((gap) =>
      'none' in gap ? [gap.none, ...(gap.among ? [gap.among] : [])] : [gap.some],
    ),
    ...(metric.leftOut ?? []).map((part) => part.count),
  ];
}

/** All measures that reading a set of metrics takes. */
export function measuresOf(metrics: readonly MetricId[]): readonly MeasureId[] {
  const formulas = metrics.flatMap((id) => formulasOf(metricOf(id)));
  const lag = formulas.some(usesLag) ? LAG_MEASURES : [];
  const unknown = metrics.flatMap((id) => metricOf(id).unknown ?? []);
  return [...new Set([...formulas.flatMap(measuresIn), ...unknown, ...lag])];
}

function dimensionsIn(rule: Rule): readonly DimensionId[] {
  switch (rule.kind) {
    case 'isOneOf':
      return [rule.dimension];
    case 'not':
      return dimensionsIn(rule.of);
    case 'all':
    case 'any':
      return rule.of.flatMap(dimensionsIn);
    case 'known':
      return rule.column === 'icp' ? [rule.column as DimensionId] : [];
    case 'always':
    case 'within':
      return [];
  }
}

function suppliesOfMeasure(id: MeasureId): readonly Supply[] {
  const { fact, clock, where, ...rest } = MEASURES[id];
  const supplies: Supply[] = [];
  if (fact === 'spend') supplies.push('spend');
  if (fact === 'recurring' || fact === 'customer') supplies.push('base');
  if (fact === 'logo') supplies.push('closeDate');
  if (fact === 'opportunity' && 'of' in rest && (rest.of === 'amount' || rest.of === 'annual')) supplies.push('amount');
  if ('of' in rest && rest.of === 'cycleDays') supplies.push('createdDate', 'closeDate');
  if (clock === 'created') supplies.push('createdDate');
  if (dimensionsIn(where).includes('icp' as DimensionId)) supplies.push('icp');
  return supplies;
}

/** The inputs without which a formula has no value; those of `firstSupplied` are its own affair. */
export function suppliesOf(formula: Formula): readonly Supply[] {
  if (formula.op === 'firstSupplied') return [];
  if (formula.op === 'over') return [...new Set([...suppliesOf(formula.top), ...suppliesOf(formula.bottom)])];
  return [...new Set(measuresIn(formula).flatMap(suppliesOfMeasure))];
}

/** The facts a formula counts rows of. */
export function factsOf(formula: Formula): readonly FactId[] {
  return [...new Set(measuresIn(formula).map((id) => MEASURES[id].fact))];
}

/** Dimensions that the numerator of a share already speaks of: sliced by them, it would be 0 or 1 by construction. */
export function ownConditions(formula: Formula): readonly DimensionId[] {
  const parts = [...partsOf(formula)].flatMap((part) => (part.op === 'share' ? measuresIn(part.part) : []));
  const own = parts.flatMap((id) => dimensionsIn(MEASURES[id].where)).filter((id) => id === 'icp');
  return own.length === 0 ? [] : (['icp', 'tier'] as readonly string[] as readonly DimensionId[]);
}
