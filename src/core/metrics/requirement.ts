import type { Clock, DimensionId, FactId, Rule, Supply, WholeColumn } from '../model';
import { partsOf, within, type Formula } from './formula';
import { isSpread, MEASURES, SPEND_BY, type MeasureId } from './measures';
import type { Metric } from './metric';
import { metricOf, type MetricId } from './metrics';

/** The measures a formula reads, in the order in which it names them. */
export function measuresIn(formula: Formula): readonly MeasureId[] {
  return [...new Set([...within(formula)].flatMap(measuresNamed))];
}

/** The measures that one part of a formula names itself. */
export function measuresNamed(part: Formula): readonly MeasureId[] {
  switch (part.op) {
    case 'measure':
    case 'dated':
    case 'quantile':
    case 'mean':
    case 'size':
    case 'distinct':
    case 'beyond':
    case 'matured':
      return [part.id];
    case 'spend':
      return Object.values(SPEND_BY);
    case 'standing':
      return [part.entered, part.departed];
    case 'incidence':
    case 'projected':
      return Object.values(part.course);
    case 'lifetime':
      return [part.ended, part.running];
    default:
      return [];
  }
}

/** New business won with a cycle stands behind the lag of every slice, whatever metric asks for it and whichever deals are read. */
const LAG_MEASURES: readonly MeasureId[] = ['newCycle'];

/** Whether a formula looks for spend earlier by the lag. */
export const usesLag = (formula: Formula): boolean => [...within(formula)].some((part) => 'shift' in part && part.shift === 'lag');

/** Every formula of a metric: the number, its past form, n, what is checked first, what was left out, and what is read beside it. */
function formulasOf(metric: Metric): readonly Formula[] {
  return [
    metric.formula,
    metric.n,
    ...(metric.past ? [metric.past] : []),
    ...[metric.gaps, ...(metric.furtherGaps ?? [])]
      .flat()
      .flatMap((gap) => ('none' in gap ? [gap.none, ...(gap.among ? [gap.among] : [])] : [gap.some])),
    ...(metric.leftOut ?? []).map((part) => part.count),
    ...(metric.unknown ? [metric.unknown] : []),
    ...(metric.beside ?? []),
  ];
}

/** All measures that reading a set of metrics takes. */
export function measuresOf(metrics: readonly MetricId[]): readonly MeasureId[] {
  const formulas = metrics.flatMap((id) => formulasOf(metricOf(id)));
  const lag = formulas.some(usesLag) ? LAG_MEASURES : [];
  return [...new Set([...formulas.flatMap(measuresIn), ...lag])];
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

/** The inputs that a fact stands on, a clock tells months by, and a column of deals holds. */
const OF_FACT: Readonly<Partial<Record<FactId, Supply>>> = {
  spend: 'spend',
  recurring: 'base',
  customer: 'base',
  tenure: 'base',
  account: 'account',
  logo: 'closeDate',
};
const OF_CLOCK: Readonly<Partial<Record<Clock, Supply>>> = { created: 'createdDate', due: 'closeDate' };
const OF_COLUMN: Readonly<Partial<Record<WholeColumn, readonly Supply[]>>> = {
  amount: ['amount'],
  annual: ['amount'],
  contract: ['amount'],
  account: ['account'],
  cycleDays: ['createdDate', 'closeDate'],
};

function suppliesOfMeasure(id: MeasureId): readonly Supply[] {
  const measure = MEASURES[id];
  const column = measure.fold === 'count' || measure.fact !== 'opportunity' ? null : measure.of;
  const supplies = [
    OF_FACT[measure.fact],
    ...(column === null ? [] : (OF_COLUMN[column] ?? [])),
    OF_CLOCK[measure.clock],
    dimensionsIn(measure.where).includes('icp' as DimensionId) ? 'icp' : undefined,
  ] as const;
  return supplies.filter((supply) => supply !== undefined);
}

/** The inputs without which a formula has no value; those of `firstSupplied` are its own affair. */
export function suppliesOf(formula: Formula): readonly Supply[] {
  if (formula.op === 'firstSupplied') return [];
  return [...new Set([...measuresNamed(formula).flatMap(suppliesOfMeasure), ...partsOf(formula).flatMap(suppliesOf)])];
}

/** The inputs that any form of a formula reads. */
export const suppliesIn = (formula: Formula): readonly Supply[] => [...new Set(measuresIn(formula).flatMap(suppliesOfMeasure))];

/** The facts a formula counts rows of. */
export function factsOf(formula: Formula): readonly FactId[] {
  return [...new Set(measuresIn(formula).map((id) => MEASURES[id].fact))];
}

/** The spreads that a formula itself is read from. */
export const spreadsIn = (formula: Formula): readonly MeasureId[] => measuresIn(formula).filter(isSpread);

/** Dimensions that the numerator of a share already speaks of: sliced by them, it would be 0 or 1 by construction. */
export function ownConditions(formula: Formula): readonly DimensionId[] {
  const parts = [...within(formula)].flatMap((part) => (part.op === 'share' ? measuresIn(part.part) : []));
  const own = parts.flatMap((id) => dimensionsIn(MEASURES[id].where)).filter((id) => id === 'icp');
  return own.length === 0 ? [] : (['icp', 'tier'] as readonly string[] as readonly DimensionId[]);
}
