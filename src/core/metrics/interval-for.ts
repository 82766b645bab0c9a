import { incidenceAt, poissonLimits, quantileLimits, wilson, type Interval } from '../statistics';
import type { Basis } from './basis';
import { followed } from './cohort';
import { evaluate } from './evaluate';
import type { Formula } from './formula';
import type { Metric } from './metric';
import { spanFor } from './months-read';

/** The confidence level of every reading. */
export const LEVEL = 0.95;
/** The level that a basis asks for. */
export const levelOf = ({ level }: Basis): number => level ?? LEVEL;

function countOf(formula: Formula, basis: Basis): number | null {
  const read = evaluate(formula, basis);
  return read.missing === null ? read.value : null;
}

function forShare(formula: Formula, basis: Basis): Interval | null {
  if (formula.op !== 'share') return null;
  const [part, whole] = [countOf(formula.part, basis), countOf(formula.whole, basis)];
  return part === null || whole === null || whole <= 0 ? null : wilson(Math.max(0, Math.min(part, whole)), whole, levelOf(basis));
}

function forMedian(formula: Formula, basis: Basis): Interval | null {
  if (formula.op !== 'quantile') return null;
  return quantileLimits(basis.cells.histogram(formula.id, spanFor(basis, formula)), formula.at, levelOf(basis));
}

/**
 * Spend is taken as known and the count of logos as Poisson: more logos, less cost each. What a cost is divided by again is
 * taken as known too.
 */
function forCost(formula: Formula, basis: Basis): Interval | null {
  if (formula.op === 'covered') return forCost(formula.of, { ...basis, cells: basis.covered });
  if (formula.op !== 'over') return null;
  if (formula.top.op === 'over') {
    const [cost, by] = [forCost(formula.top, basis), countOf(formula.bottom, basis)];
    return cost === null || by === null || by <= 0 ? null : { low: cost.low / by, high: cost.high / by };
  }
  const [spend, logos] = [countOf(formula.top, basis), countOf(formula.bottom, basis)];
  if (spend === null || logos === null) return null;
  const limits = poissonLimits(logos, levelOf(basis));
  return limits.low > 0 ? { low: spend / limits.high, high: spend / limits.low } : null;
}

function forIncidence(formula: Formula, basis: Basis): Interval | null {
  if (formula.op !== 'incidence') return null;
  const read = incidenceAt(followed(basis, formula.course, basis.span), formula.byDay, levelOf(basis));
  return read === null || read.low === null || read.high === null ? null : { low: read.low, high: read.high };
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
    case 'incidence':
      return forIncidence(formula, basis);
    case 'accounts':
      return basis.resampled?.(formula, basis) ?? null;
    case 'none':
      return null;
  }
}
