import { firstDayIn, dateOf, type CalendarDate, type Span } from '../model';
import type { CaseReader } from './case-reader';
import type { Comparison, Practical } from './comparison';
import { fewestOf } from './performance';
import { isPractical, leastChange } from './thresholds';

const QUARTER = 3;

const quartersIn = ({ from, to }: Span): readonly Span[] =>
  Array.from({ length: Math.ceil((to - from + 1) / QUARTER) }, (_, at) => ({
    from: from + QUARTER * at,
    to: Math.min(to, from + QUARTER * at + QUARTER - 1),
  }));

/**
 * Since when a change shows: the first day of the earliest quarter of now which, held against before by itself, passes the
 * practical threshold in the same direction. Quarters with too few cases are passed over; where none shows it by itself, it is
 * the first day of now.
 */
export function sinceOf({ metric, slice, before, now, change }: Comparison, practical: Practical, reader: CaseReader): CalendarDate | null {
  const span = reader.spanOf(now);
  const whole = now.period?.from ?? null;
  if (span === null || before.value === null || change === null || span.to - span.from < QUARTER) return whole;
  const { calendar } = reader.ground.dataset;
  const least = leastChange(practical, before.value);
  const base = before.value;
  const first = quartersIn(span).find((quarter) => {
    const reading = reader.reading(metric, slice, quarter);
    if (reading === null || reading.value === null || reading.n < fewestOf(reader.ground.assumptions)) return false;
    const size = reading.value - base;
    return Math.sign(size) === Math.sign(change.size) && isPractical(size, least);
  });
  return first === undefined ? whole : dateOf(firstDayIn(calendar, first.from));
}
