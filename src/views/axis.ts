import type { Reading } from '../core/model';
import { tickText } from '../wording';

/** A value axis that is known before anything is drawn: its ends, its step, and every tick in words. */
export type Axis = {
  readonly min: number;
  readonly max: number;
  readonly step: number;
  readonly ticks: readonly { readonly at: number; readonly text: string }[];
};

type Numbers = Pick<Reading, 'unit' | 'currency'>;
type Wish = { readonly ticks: number; readonly pad: number; readonly write?: (value: number) => string };

const STEPS: readonly number[] = [1, 2, 2.5, 5, 10];
const USUAL: Wish = { ticks: 4, pad: 0.08 };

/** The least round number (1, 2, 2.5 or 5 times a power of ten) that is not under a length. */
function roundStep(length: number): number {
  const power = 10 ** Math.floor(Math.log10(length));
  return (STEPS.find((step) => step * power >= length * (1 - 1e-9)) ?? 10) * power;
}

/** What values of a unit can never pass: a share stays between 0 and 1, days and ratios stay above 0. */
function boundsOf(numbers: Numbers, least: number): { readonly low: number; readonly high: number } {
  return { low: least < 0 ? -Infinity : 0, high: numbers.unit === 'share' ? Math.max(1, least) : Infinity };
}

const clean = (value: number): number => Number(value.toPrecision(12));

/**
 * An axis that holds all values, their limits and every target among them, with some room at both ends, so that nothing
 * that should be drawn falls outside. Values of one size get an axis around them.
 */
export function axisFor(values: readonly (number | null)[], numbers: Numbers, wish: Wish = USUAL): Axis {
  const known = values.filter((value) => value !== null).filter(Number.isFinite);
  const [least, most] = known.length === 0 ? [0, 1] : [Math.min(...known), Math.max(...known)];
  const room = (most - least || Math.abs(most) || 1) * wish.pad;
  const bounds = boundsOf(numbers, least);
  const [low, high] = [Math.max(bounds.low, least - room), Math.min(Math.max(bounds.high, most), most + room)];
  const step = roundStep((high - low || 1) / wish.ticks);
  const [first, last] = [Math.floor(low / step + 1e-9), Math.ceil(high / step - 1e-9)];
  const write = wish.write ?? ((value: number) => tickText(value, numbers));
  const ticks = Array.from({ length: last - first + 1 }, (_, at) => clean((first + at) * step)).map((at) => ({ at, text: write(at) }));
  return { min: clean(first * step), max: clean(last * step), step: clean(step), ticks };
}
