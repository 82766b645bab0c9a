import type { Hypothesis, ToldReadOut } from '../core/hypotheses';
import type { Currency } from '../core/model';
import { changeTick } from '../wording';
import { differenceWords, numbersOf } from '../wording/hypothesis-words';
import { axisFor, type Axis } from './axis';

/** A difference with its interval as a picture, beside the lines that it is held against. */
export type ReadOutPicture = {
  readonly value: number;
  readonly low: number;
  readonly high: number;
  readonly text: string;
  readonly marks: readonly { readonly at: number; readonly text: string; readonly isTarget: boolean }[];
  readonly axis: Axis;
};

/** The picture of a read-out; null where no difference could be told. */
export function readOutPicture(hypothesis: Hypothesis, told: ToldReadOut, currency: Currency | null): ReadOutPicture | null {
  const { metric, want, size } = hypothesis;
  if (told.difference === null) return null;
  const { value, low, high } = told.difference;
  const numbers = numbersOf(metric, currency);
  const worth = want === 'rise' ? size : -size;
  return {
    value,
    low,
    high,
    text: differenceWords(told, metric, currency),
    marks: [
      { at: 0, text: 'no difference', isTarget: false },
      { at: worth, text: 'worth having', isTarget: true },
    ],
    axis: axisFor([0, worth, value, low, high], numbers, { ticks: 4, pad: 0.08, write: (at) => changeTick(at, numbers) }),
  };
}
