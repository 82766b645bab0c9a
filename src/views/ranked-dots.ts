import type { MetricId } from '../core/metrics';
import { metricOf } from '../core/metrics';
import type { Reading } from '../core/model';
import { axisFor, type Axis } from './axis';
import { dotOf, type Dot } from './dots';
import type { Figure } from './figure';

/** Segments from first to last in rank, each with its interval, and the total as a line. */
export type RankedDots = {
  readonly dots: readonly (Dot & {
    readonly isGrey: boolean;
    /** Whether it holds the deals of which the group is not known. */
    readonly isUnknown?: boolean;
    /** Whether nothing of it is in the ICP, where others are. */
    readonly isOutside?: boolean;
    /** What it rests on, said below its name: `n=118`. */
    readonly rests?: string;
  })[];
  readonly reference: { readonly value: number; readonly text: string } | null;
  readonly axis: Axis;
};

type Ranked = { readonly label: string | null; readonly name: string; readonly reading: Reading; readonly figure: Figure };

/** More rows than this stay in the table. */
const MOST = 24;

/** What is drawn of a ranking: the first segments and the total, on an axis that holds them all. */
export function rankedDots(ranked: readonly Ranked[], total: Reading | null, metric: MetricId): RankedDots {
  const dots = ranked.slice(0, MOST).map(({ label, name, reading, figure }) => ({
    ...dotOf(reading, name, `${figure.text}${figure.rests === '' ? '' : `, ${figure.rests}`}`, true),
    isGrey: figure.level === 'grey',
    ...(figure.rests === '' ? {} : { rests: figure.rests }),
    ...(label === null ? { isUnknown: true } : {}),
  }));
  const isComparable = total !== null && total.missing === null && metricOf(metric).interval !== 'none';
  const reference = isComparable ? { value: total.value, text: 'All deals' } : null;
  const numbers = { unit: metricOf(metric).unit, currency: total?.currency ?? null };
  return {
    dots,
    reference,
    axis: axisFor([...dots.flatMap(({ value, low, high }) => [value, low, high]), reference?.value ?? null], numbers),
  };
}
