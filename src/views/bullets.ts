import type { Reading } from '../core/model';
import type { Axis } from './axis';

/** A quantity held against the range that is needed of it; what says all of it in words. */
export type Bullet = {
  readonly name: string;
  readonly text: string;
  readonly value: number;
  /** The number that it opens. */
  readonly reading?: Reading | undefined;
  /** The range needed; null where it cannot be told, and open upwards where only its upper end is. */
  readonly needs: { readonly low: number; readonly high: number | null } | null;
};

/** Quantities of one unit, each with its need, on an axis from zero that holds all of them. */
export type Bullets = { readonly rows: readonly Bullet[]; readonly axis: Axis };
