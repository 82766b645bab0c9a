/** What sums of rows come to: the value of an objective and how far it would spread, rows being independent. */

import type { Direction } from './candidate';
import type { HalfSums } from './counts';
import type { Objective, Shape } from './objective';

/** Sums over rows: how many, gains u, costs or bases s, their squares and their product. */
export type Sums = {
  readonly n: number;
  readonly u: number;
  readonly s: number;
  readonly uu: number;
  readonly us: number;
  readonly ss: number;
};

/** An objective as it is asked: what its sums come to, which way is looked for (`sign`), and what is worth having. */
export type Measure = {
  readonly shape: Shape;
  /** Of the company: what a gain is worth in units of a cost. 1 for a mean. */
  readonly scale: number;
  /** Each row is 0 or 1. */
  readonly isShare: boolean;
  readonly sign: 1 | -1;
  readonly practical: Objective['practical'];
};

/** A value with its variance, null where nothing can be divided or nothing is known of the spread. */
export type Valued = { readonly n: number; readonly value: number; readonly variance: number };

export const NOTHING: Sums = { n: 0, u: 0, s: 0, uu: 0, us: 0, ss: 0 };

export function measureOf(objective: Objective, direction: Direction, scale: number): Measure {
  return {
    shape: objective.shape,
    scale: objective.shape === 'mean' ? 1 : scale,
    isShare: objective.shape === 'mean' && objective.unit === 'share',
    sign: (objective.better === 'high') === (direction === 'best') ? 1 : -1,
    practical: objective.practical,
  };
}

export function sumsAt(half: HalfSums, cell: number): Sums {
  const at = (sums: Float64Array): number => sums[cell] ?? 0;
  return { n: at(half.n), u: at(half.u), s: at(half.s), uu: at(half.uu), us: at(half.us), ss: at(half.ss) };
}

/** What is left of the rows of `all` without those of `part`. */
export function without(all: Sums, part: Sums): Sums {
  return {
    n: all.n - part.n,
    u: all.u - part.u,
    s: all.s - part.s,
    uu: all.uu - part.uu,
    us: all.us - part.us,
    ss: all.ss - part.ss,
  };
}

/** The value of the objective over these rows; null without rows, or with nothing to divide by. */
export function valueOf({ n, u, s }: Sums, { shape, scale }: Measure): number | null {
  switch (shape) {
    case 'mean':
      return n > 0 ? u / n : null;
    case 'net':
      return n > 0 ? (scale * u - s) / n : null;
    case 'ratio':
      return s > 0 ? (scale * u) / s : null;
  }
}

/** What a row adds to the value beyond its part, times `baseOf`: the influence of the row (Taylor series of the ratio). */
export function residual(u: number, s: number, value: number, { shape, scale }: Measure): number {
  switch (shape) {
    case 'mean':
      return u - value;
    case 'net':
      return scale * u - s - value;
    case 'ratio':
      return scale * u - value * s;
  }
}

/** What residuals are divided by: the rows, or the sum of the base. */
export const baseOf = ({ n, s }: Sums, { shape }: Measure): number => (shape === 'ratio' ? s : n);

/** The sum of squared residuals; 0 where rounding would make it negative. */
export function squaresOf(sums: Sums, value: number, { shape, scale: a }: Measure): number {
  const { n, uu, us, ss } = sums;
  switch (shape) {
    case 'mean':
      return Math.max(0, uu - n * value * value);
    case 'net':
      return Math.max(0, a * a * uu - 2 * a * us + ss - n * value * value);
    case 'ratio':
      return Math.max(0, a * a * uu - 2 * a * value * us + value * value * ss);
  }
}

/** Value and variance of the value as if rows were independent (linearised for a ratio); null under two rows. */
export function valued(sums: Sums, measure: Measure): Valued | null {
  const value = valueOf(sums, measure);
  if (value === null || sums.n < 2) return null;
  const base = baseOf(sums, measure);
  return { n: sums.n, value, variance: (squaresOf(sums, value, measure) * sums.n) / ((sums.n - 1) * base * base) };
}

/** The least difference worth having beside a value. */
export function practicalSize(beside: number, { practical }: Measure): number {
  switch (practical.kind) {
    case 'points':
      return practical.size;
    case 'part':
      return practical.size * Math.abs(beside);
  }
}
