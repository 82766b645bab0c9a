import { poissonLimits, quantileLimits, wilson, type Interval } from '../statistics';
import { evaluate, spanFor, type Basis } from './evaluate';
import type { Formula } from './formula';
import type { Metric } from './metrics';

/** The confidence level of every reading. */
export const LEVEL = 0.95;

function countOf(formula: Formula, basis: Basis): number | null {
  const read = evaluate(formula, basis);
  return read.missing === null ? read.value : null;
}

function forShare(formula: Formula, basis: Basis): Interval | null {
  if (formula.op !== 'share') return null;
  const [part, whole] = [countOf(formula.part, basis), countOf(formula.whole, basis)];
  return part === null || whole === null || whole <= 0 ? null : wilson(Math.max(0, Math.min(part, whole)), whole, LEVEL);
}

function forMedian(formula: Formula, basis: Basis): Interval | null {
  if (formula.op !== 'quantile') return null;
  return quantileLimits(basis.cells.histogram(formula.id, spanFor(basis, formula)), formula.at, LEVEL);
}

/** Spend is taken as known and the count of logos as Poisson: more logos, less cost each. */
function forCost(formula: Formula, basis: Basis): Interval | null {
  if (formula.op !== 'over') return null;
  const [spend, logos] = [countOf(formula.top, basis), countOf(formula.bottom, basis)];
  if (spend === null || logos === null) return null;
  const limits = poissonLimits(logos, LEVEL);
  return limits.low > 0 ? { low: spend / limits.high, high: spend / limits.low } : null;
}

/** The interval of a metric's formula over a basis by the method the metric names; null where the method gives none. */
export function intervalFor(metric: Metric, formula: Formula, basis: Basis): Interval | null {
  switch (metric.interval) {
    case 'wilson':
      return forShare(formula, basis);
    case 'ranks':
      return forMedian(formula, basis);
    case 'poisson':
      return forCost(formula, basis);
    case 'accounts':
      return basis.resampled?.(formula, basis) ?? null;
    case 'none':
      return null;
  }
}
