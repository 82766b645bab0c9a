import { monthIn, periodOf, spanHolding, type Dataset, type Span } from '../core/model';
import { spanOf, startOf, type AskedPeriod } from '../core/question';
import { daysOf } from './periods';

const STEPS = ['month', 'quarter', 'year'] as const;

const monthsOf = ({ from, to }: Span): number => to - from + 1;

/** A span as a question asks for it: a step of the calendar where it is one, else a range of months. */
function asked(span: Span, { calendar }: Dataset): AskedPeriod {
  const step = STEPS.find((each) => {
    const whole = spanHolding(span.from, each, calendar.startMonth);
    return whole.from === span.from && whole.to === span.to;
  });
  return step === undefined ? { kind: 'range', ...periodOf(span, calendar) } : { kind: 'chosen', step, from: startOf(span, calendar) };
}

/**
 * The period just before or after the asked one, as long as it; null for all time, and where nothing had happened yet or
 * the as-of date comes first.
 */
export function periodBeside(period: AskedPeriod, dataset: Dataset, by: -1 | 1): AskedPeriod | null {
  const [span, days] = [spanOf(period, dataset), daysOf(dataset)];
  if (span === null || days === null) return null;
  const way = by * monthsOf(span);
  const next = { from: span.from + way, to: span.to + way };
  const [first, last] = [monthIn(dataset.calendar, days.first), monthIn(dataset.calendar, days.last)];
  return next.to < first || next.from > last ? null : asked(next, dataset);
}
