import { firstDayIn, lastDayIn, monthIn, type Calendar } from './calendar';
import { dateOf, dayFrom, type Day, type Month, type Period } from './calendar-date';

/** A step of the calendar that periods are counted in. */
export type Step = 'month' | 'quarter' | 'year';

/** A run of whole months of a calendar, both ends included: what the cube's time axis can answer. */
export type Span = { readonly from: Month; readonly to: Month };

const LENGTH: Record<Step, number> = { month: 1, quarter: 3, year: 12 };

/** How many months a step has, in any calendar. */
export const monthsIn = (step: Step): number => LENGTH[step];

/** The step-long span that holds a month, in a year that starts with `startMonth` (1–12). */
export function spanHolding(month: Month, step: Step, startMonth: number): Span {
  const length = LENGTH[step];
  const offset = startMonth - 1;
  const from = Math.floor((month - offset) / length) * length + offset;
  return { from, to: from + length - 1 };
}

/** The closed interval of dates a span covers in a calendar. */
export function periodOf(span: Span, calendar: Calendar): Period {
  return { from: dateOf(firstDayIn(calendar, span.from)), to: dateOf(lastDayIn(calendar, span.to)) };
}

/** The months of a calendar that a period touches: of one that covers whole months, the other way round. */
export const monthsOf = ({ from, to }: Period, calendar: Calendar): Span => ({
  from: monthIn(calendar, dayFrom(from)),
  to: monthIn(calendar, dayFrom(to)),
});

/** Every step-long span that touches the days from `first` to `last`, oldest first. */
export function spansBetween(days: { readonly first: Day; readonly last: Day }, step: Step, calendar: Calendar): readonly Span[] {
  const spans: Span[] = [];
  const end = monthIn(calendar, days.last);
  let span = spanHolding(monthIn(calendar, days.first), step, calendar.startMonth);
  while (span.from <= end) {
    spans.push(span);
    span = { from: span.to + 1, to: span.to + LENGTH[step] };
  }
  return spans;
}

const yearOf = (month: Month): number => 1970 + Math.floor(month / 12);

/**
 * What a span is called: `2025-Q3`, `2025-07`, `2025`. A fiscal year that does not start in January is named by the year
 * it ends or starts in, as its calendar says, and its quarters are counted from its start. A month of weeks goes by the
 * calendar month that it stands for.
 */
export function spanLabel(span: Span, step: Step, { startMonth, namedBy }: Calendar): string {
  const year = spanHolding(span.from, 'year', startMonth);
  const name = yearOf(namedBy === 'end' ? year.to : year.from);
  switch (step) {
    case 'year':
      return String(name);
    case 'quarter':
      return `${name}-Q${(span.from - year.from) / 3 + 1}`;
    case 'month': {
      const month = span.from - Math.floor(span.from / 12) * 12 + 1;
      return `${yearOf(span.from)}-${String(month).padStart(2, '0')}`;
    }
  }
}
