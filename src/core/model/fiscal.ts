import { dateOf, firstOf, monthOf, type Day, type Month, type Period } from './calendar-date';

/** A step of the calendar that periods are counted in. */
export type Step = 'month' | 'quarter' | 'year';

/** A run of whole calendar months, both ends included: what the cube's time axis can answer. */
export type Span = { readonly from: Month; readonly to: Month };

const LENGTH: Record<Step, number> = { month: 1, quarter: 3, year: 12 };

/** How many calendar months a step has. */
export const monthsIn = (step: Step): number => LENGTH[step];

/** The step-long span that holds a month, in a year that starts with `startMonth` (1–12). */
export function spanHolding(month: Month, step: Step, startMonth: number): Span {
  const length = LENGTH[step];
  const offset = startMonth - 1;
  const from = Math.floor((month - offset) / length) * length + offset;
  return { from, to: from + length - 1 };
}

/** The closed interval of dates a span covers. */
export function periodOf(span: Span): Period {
  return { from: dateOf(firstOf(span.from)), to: dateOf(firstOf(span.to + 1) - 1) };
}

/** Every step-long span that touches the days from `first` to `last`, oldest first. */
export function spansBetween(days: { readonly first: Day; readonly last: Day }, step: Step, startMonth: number): readonly Span[] {
  const spans: Span[] = [];
  const end = monthOf(days.last);
  let span = spanHolding(monthOf(days.first), step, startMonth);
  while (span.from <= end) {
    spans.push(span);
    span = { from: span.to + 1, to: span.to + LENGTH[step] };
  }
  return spans;
}

/**
 * What a span is called: `2025-Q3`, `2025-07`, `2025`. A fiscal year that does not start in January is named by
 * the year it ends in, and its quarters are counted from its start.
 */
export function spanLabel(span: Span, step: Step, startMonth: number): string {
  const year = spanHolding(span.from, 'year', startMonth);
  const ends = 1970 + Math.floor(year.to / 12);
  switch (step) {
    case 'year':
      return String(ends);
    case 'quarter':
      return `${ends}-Q${(span.from - year.from) / 3 + 1}`;
    case 'month': {
      const month = span.from - Math.floor(span.from / 12) * 12 + 1;
      return `${1970 + Math.floor(span.from / 12)}-${String(month).padStart(2, '0')}`;
    }
  }
}
