import { type Day, iso } from '../calendar';
import { type Interval, none } from './interval';

export type Slice = Readonly<Record<string, string | null>>;
export interface Period {
  readonly from: Day;
  readonly to: Day;
}

/** Exactly one of value and missing is null. */
export interface Result extends Interval {
  readonly value: number | null;
  readonly n: number;
  readonly missing: string | null;
}

export interface Reading extends Result {
  readonly metric: string;
  readonly slice: Slice;
  readonly period: { readonly from: string; readonly to: string } | null;
}

export function known(value: number, n: number, interval: Interval = none): Result {
  return { value, n, low: interval.low, high: interval.high, missing: null };
}

export function missing(reason: string, n = 0): Result {
  return { value: null, n, low: null, high: null, missing: reason };
}

/** A reading as it is written: numbers to twelve significant digits, so that no machine's last bit shows. */
export function reading(metric: string, slice: Slice, period: Period | null, result: Result): Reading {
  const { value, n, low, high, missing: reason } = result;
  const span = period === null ? null : { from: iso(period.from), to: iso(period.to) };
  return { metric, slice, period: span, value: rounded(value), n, low: rounded(low), high: rounded(high), missing: reason };
}

export function rounded(value: number | null): number | null {
  return value === null ? null : Number(value.toPrecision(12));
}
