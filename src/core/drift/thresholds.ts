import type { Reading, UnitWord } from '../model';
import type { DriftThresholds, Practical } from './comparison';

/** Five points of a share or a rate. */
const FIVE_POINTS: Practical = { by: 'amount', least: 0.05 };
/** A tenth of the value before: money, durations, ratios and counts. */
const A_TENTH: Practical = { by: 'ratio', least: 0.1 };
/** Sums held against a target, in multiples of it. They have no interval, so that they are never drift. */
const AGAINST_TARGET: ReadonlyMap<string, Practical> = new Map([
  ['coverage', { by: 'amount', least: 0.5 }],
  ['attainment', { by: 'amount', least: 0.05 }],
]);

function usualOf(unit: UnitWord): Practical {
  switch (unit) {
    case 'share':
      return FIVE_POINTS;
    case 'count':
    case 'money':
    case 'days':
    case 'months':
    case 'ratio':
    case 'moneyPerDay':
      return A_TENTH;
  }
}

/** The practical threshold in force for a metric: the one that people set, else the usual one of `domain.md` 10.6. */
export const practicalOf = ({ metric, unit }: Pick<Reading, 'metric' | 'unit'>, thresholds: DriftThresholds): Practical =>
  thresholds.practical.get(metric) ?? AGAINST_TARGET.get(metric) ?? usualOf(unit);

/** Whether a metric can drift at all: what has no interval can at most be undecided. */
export const canDrift = (metric: string): boolean => !AGAINST_TARGET.has(metric);

/** The least change worth acting on, in the metric's own unit. */
export const leastChange = ({ by, least }: Practical, before: number): number => (by === 'amount' ? least : least * Math.abs(before));

/** Rounding never decides: 0.30 minus 0.25 is five points. */
const ROUNDING = 1e-9;

/** Whether a change is as large as the least one worth acting on, up to rounding. */
export const isPractical = (size: number, least: number): boolean => size !== 0 && Math.abs(size) >= least * (1 - ROUNDING);
