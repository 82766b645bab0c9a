import type { Reading } from '../core/model';
import { tickText } from '../wording';
import { axisFor, type Axis } from './axis';
import type { Dot } from './dots';

/**
 * How a row is marked: the two sides of the ICP in their own colours and shapes, a segment, a segment that rests on few,
 * and the second number of the row above.
 */
export type MarkKind = 'icp' | 'nonIcp' | 'segment' | 'grey' | 'beside';

export type SplitRow = Dot & { readonly kind: MarkKind };
/** A line across all rows, and what it says. */
export type Line = { readonly value: number; readonly text: string; readonly isChosen: boolean };

/** Rows of one unit on a common axis, with the lines that were asked for. On a log axis each tick is twice the one before. */
export type SplitDots = {
  readonly rows: readonly SplitRow[];
  readonly lines: readonly Line[];
  readonly axis: Axis;
  readonly isLog: boolean;
  /** What bare numbers on the axis count; absent where its ticks carry their unit. */
  readonly counts?: string;
};

/** How the rows are counted, and what an axis whose ticks are bare numbers counts. */
export type SplitNumbers = Pick<Reading, 'unit' | 'currency'> & { readonly isLog: boolean; readonly counts?: string };

/** More doublings than this and only every second one gets a tick. */
const MOST_TICKS = 9;

/** An axis of doublings around all values; null where one of them is not above zero. */
function doublingAxis(values: readonly number[], numbers: Pick<Reading, 'unit' | 'currency'>): Axis | null {
  if (values.length === 0 || values.some((value) => value <= 0)) return null;
  const low = Math.floor(Math.log2(Math.min(...values) / 1.05));
  const high = Math.max(low + 1, Math.ceil(Math.log2(Math.max(...values) * 1.05)));
  const step = high - low > MOST_TICKS ? 2 : 1;
  const count = Math.ceil((high - low) / step);
  const ticks = Array.from({ length: count + 1 }, (_, at) => 2 ** (low + at * step)).map((at) => ({ at, text: doublingText(at, numbers) }));
  return { min: 2 ** low, max: 2 ** (low + count * step), step: 2 ** step, ticks };
}

/** Under one a doubling needs more decimals than an axis of equal steps. */
function doublingText(value: number, numbers: Pick<Reading, 'unit' | 'currency'>): string {
  if (numbers.unit !== 'ratio' || value >= 1) return tickText(value, numbers);
  return `1/${tickText(1 / value, numbers)}`;
}

/** The picture of some rows; on a log axis where that was wished and every value lies above zero. */
export function splitDots(rows: readonly SplitRow[], lines: readonly Line[], { unit, currency, isLog, counts }: SplitNumbers): SplitDots {
  const values = [...rows.flatMap(({ value, low, high }) => [value, low, high]), ...lines.map(({ value }) => value)].filter(
    (value) => value !== null,
  );
  const doubling = isLog ? doublingAxis(values, { unit, currency }) : null;
  return {
    rows,
    lines,
    axis: doubling ?? axisFor(values, { unit, currency }),
    isLog: doubling !== null,
    ...(counts === undefined ? {} : { counts }),
  };
}
