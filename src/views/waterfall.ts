import type { Axis } from './axis';

/** A step of a change: a total stands on zero, a part runs from where the one before it ended. */
export type WaterStep = {
  readonly name: string;
  readonly text: string;
  readonly kind: 'total' | 'more' | 'less';
  readonly from: number;
  readonly to: number;
  /** The interval of a total; null where it has none. */
  readonly low: number | null;
  readonly high: number | null;
};

/** From one total to another by what moved it, on an axis that holds zero and every interval. */
export type Waterfall = { readonly steps: readonly WaterStep[]; readonly axis: Axis };
