import type { Reading } from '../core/model';
import { axisFor, type Axis } from './axis';

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
  /** The number that it opens. */
  readonly reading?: Reading | undefined;
};

/** From one total to another by what moved it, on an axis that holds every end and interval. */
export type Waterfall = { readonly steps: readonly WaterStep[]; readonly axis: Axis };

/** Where all that moves takes less than this part of the way from zero, bars from there would leave it no room. */
const ROOM = 0.6;

/**
 * The axis of some steps: from zero, with bars; or, where the parts are small beside their totals, around the parts alone:
 * totals are then points, for a bar that does not begin at zero would lie about its length.
 */
export function waterfallAxis(steps: readonly WaterStep[], numbers: Pick<Reading, 'unit' | 'currency'>): Axis {
  const ends = steps.flatMap(({ kind, from, to, low, high }) => [kind === 'total' ? to : from, to, low ?? to, high ?? to]);
  const [least, most] = [Math.min(...ends), Math.max(...ends)];
  const isFarFromZero = least > 0 && (most - least) / most < ROOM;
  return axisFor(isFarFromZero ? ends : [0, ...ends], numbers);
}
