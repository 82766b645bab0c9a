import { largestRemainder } from '../statistics';
import type { Criterion, Importance } from './profile';

const WEIGHT: Readonly<Record<Importance, number>> = { critical: 4, veryHigh: 3, high: 2, medium: 1 };

/**
 * The points of each fit criterion. Where every criterion has points of its own these rule; importances alone are
 * scaled to 100 and rounded by largest remainder, ties in list order (`domain.md` 9.1).
 */
export function pointsOf(criteria: readonly Criterion[]): readonly number[] {
  if (criteria.every((criterion) => criterion.points !== undefined)) return criteria.map((criterion) => criterion.points ?? 0);
  const weights = criteria.map((criterion) => WEIGHT[criterion.importance ?? 'medium']);
  return largestRemainder(100, weights) ?? weights;
}

/** Points of a band: as written where the criterion has points, else hundredths of its weight, rounded half up. */
export function bandPoints(criterion: Criterion, weight: number, points: number): number {
  return criterion.points === undefined ? Math.floor((points * weight) / 100 + 0.5) : points;
}
