import { periodOf, spansBetween, type Dataset, type Period } from '../core/model';
import { MOST_BASELINES, spanOf, type AskedPeriod, type Baseline, type Question } from '../core/question';
import { periodText } from '../wording/date';
import { BASELINES, daysOf, NOTHING } from './periods';

/** A month that a range may begin or end with: its first and last day, and its name by its real dates. */
export type MonthChoice = Period & { readonly name: string };

/** The months that a range may be made of, the newest first. They go by their days: a month of weeks begins on its own. */
export function monthChoices(dataset: Dataset): readonly MonthChoice[] {
  const days = daysOf(dataset);
  if (days === null) return [];
  return spansBetween(days, 'month', dataset.calendar)
    .toReversed()
    .map((span) => {
      const period = periodOf(span, dataset.calendar);
      return { ...period, name: periodText(period) };
    });
}

/** The whole months that a period covers, to begin the choice of a range from; null for all time. */
export function wholeMonthsOf(period: AskedPeriod, dataset: Dataset): Period | null {
  const span = spanOf(period, dataset);
  return span === null ? null : periodOf(span, dataset.calendar);
}

/** The range from one month to another; one that would end before it begins is turned around. */
export function rangeBetween(first: Period, last: Period): Period {
  const [begin, end] = first.from <= last.from ? [first, last] : [last, first];
  return { from: begin.from, to: end.to };
}

/** What each place of a comparison can be set to; `range` is one that people choose. */
export const COMPARISONS = [...BASELINES, { id: 'range', label: 'A chosen range' }, { id: 'none', label: NOTHING }] as const;
export type Comparison = (typeof COMPARISONS)[number]['id'];

/** Which comparison stands at a place of a question: the first, or the second. */
export function comparisonAt({ compare }: Question, place: number): Comparison {
  const baseline = compare[place];
  if (baseline === undefined) return 'none';
  return typeof baseline === 'string' ? baseline : 'range';
}

/** A question with another baseline at a place. One that stands there already is moved, not doubled; null takes it out. */
export function withBaseline(question: Question, place: number, baseline: Baseline | null): Question {
  const others = question.compare.filter((_, at) => at !== place);
  const isKnown = others.some((other) => JSON.stringify(other) === JSON.stringify(baseline));
  if (baseline === null || isKnown) return { ...question, compare: others };
  return { ...question, compare: others.toSpliced(place, 0, baseline).slice(0, MOST_BASELINES) };
}
