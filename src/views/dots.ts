import type { Reading } from '../core/model';
import { axisFor, type Axis } from './axis';

/** A mark with its interval and the words beside it. */
export type Dot = {
  readonly name: string;
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly text: string;
  /** The number that it opens. */
  readonly reading?: Reading | undefined;
};

/** ICP and non-ICP of one metric on an axis of their own. */
export type Dumbbell = { readonly inIcp: Dot; readonly outside: Dot; readonly axis: Axis };

/** A difference on an axis that always holds zero. */
export type ChangeDot = { readonly dot: Dot; readonly axis: Axis };

/** A dot of a reading; one that rests on too few is not drawn. */
export function dotOf(reading: Reading, name: string, text: string, isDrawn: boolean): Dot {
  if (reading.missing !== null || !isDrawn) return { name, value: null, low: null, high: null, text, reading };
  return { name, value: reading.value, low: reading.low, high: reading.high, text, reading };
}

const limitsOf = ({ value, low, high }: Dot): readonly (number | null)[] => [value, low, high];
const ROOMY = { ticks: 3, pad: 0.18 };

/** Two dots on the axis that holds both with their limits. */
export function dumbbellOf(inIcp: Dot, outside: Dot, reading: Reading): Dumbbell {
  return { inIcp, outside, axis: axisFor([...limitsOf(inIcp), ...limitsOf(outside)], reading, ROOMY) };
}

/** A difference with zero in view; ticks are said by `write`, for a difference is not written like a value. */
export function changeDotOf(dot: Dot, reading: Reading, write: (value: number) => string): ChangeDot {
  return {
    dot,
    axis: axisFor(
      [...limitsOf(dot), 0],
      { unit: reading.unit === 'share' ? 'count' : reading.unit, currency: reading.currency },
      { ...ROOMY, write },
    ),
  };
}
