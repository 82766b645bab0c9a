import type { CalendarDate, DimensionId, Missing, Period, Reading } from '../../../src/core/model';

export const SEGMENT = 'industry' as DimensionId;
export const day = (text: string): CalendarDate => text as CalendarDate;
export const period = (from: string, to: string): Period => ({ from: day(from), to: day(to) });

type Told = { readonly metric?: string; readonly segment?: string | null; readonly period?: Period };
const plain = ({ metric = 'winRate', segment, period: over }: Told) => ({
  metric,
  slice: new Map(segment === undefined ? [] : [[SEGMENT, segment]]),
  period: over ?? null,
  unit: 'share' as const,
  currency: null,
  low: null,
  high: null,
  level: null,
  leftOut: [],
});

/** A reading of a value on n cases. */
export const reads = (value: number, n: number, told: Told = {}): Reading => ({ ...plain(told), n, value, missing: null });
/** A reading that is missing. */
export const lacks = (missing: Missing, n = 0, told: Told = {}): Reading => ({ ...plain(told), n, value: null, missing });
