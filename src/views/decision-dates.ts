import { quarterBefore, reviewAfter } from '../core/council';
import {
  dateOf,
  dayFrom,
  firstDayIn,
  monthIn,
  parseDate,
  spanHolding,
  spanLabel,
  type CalendarDate,
  type Dataset,
  type Span,
} from '../core/model';
import { dateText, periodName } from '../wording';

type Dated = Pick<Dataset, 'calendar'>;

const MONTHS_A_QUARTER = 3;
/** Quarters that a review can be set for: the one of the decision, and two years more. */
const MOST_QUARTERS = 9;

const isDate = (text: string): text is CalendarDate => parseDate(text) !== null;
const holding = (date: CalendarDate, { calendar }: Dated): Span =>
  spanHolding(monthIn(calendar, dayFrom(date)), 'quarter', calendar.startMonth);
const nameOf = (span: Span, { calendar }: Dated): string => periodName(spanLabel(span, 'quarter', calendar), calendar);

/** The quarter of a date in the company's own years: `Q3 2025`; null where it is no date. */
export const quarterOf = (date: string, dataset: Dated): string | null => (isDate(date) ? nameOf(holding(date, dataset), dataset) : null);

/** A date in words; what is none stays as it was written. */
export const dayText = (date: string): string => (isDate(date) ? dateText(date) : date);

/** The quarter whose end a review waits for: that of the day before. */
export function reviewQuarterOf(review: string, dataset: Dated): string | null {
  return isDate(review) ? quarterOf(dateOf(dayFrom(review) - 1), dataset) : null;
}

export type ReviewChoice = { readonly value: string; readonly text: string };

/** The quarters at whose end a decision can be reviewed; a date that was kept and ends none of them is a choice of its own. */
export function reviewChoices(taken: string, kept: string, dataset: Dated): readonly ReviewChoice[] {
  if (!isDate(taken)) return kept === '' ? [] : [{ value: kept, text: dayText(kept) }];
  const { calendar } = dataset;
  const first = holding(taken, dataset);
  const choices = Array.from({ length: MOST_QUARTERS }, (_, at): ReviewChoice => {
    const span = { from: first.from + at * MONTHS_A_QUARTER, to: first.to + at * MONTHS_A_QUARTER };
    const value = dateOf(firstDayIn(calendar, span.to + 1));
    return { value, text: `after ${nameOf(span, dataset)}: from ${dateText(value)} on` };
  });
  const isKnown = kept === '' || choices.some(({ value }) => value === kept);
  return isKnown ? choices : [{ value: kept, text: `from ${dayText(kept)} on` }, ...choices];
}

/** When a decision is reviewed unless somebody says otherwise: after the quarter that follows the one it was taken in. */
export const usualReview = (taken: string, { calendar }: Dated): string => (isDate(taken) ? reviewAfter(taken, calendar) : '');

/** What people call the quarter that came before the one of the as-of date: that of last quarter's decisions. */
export const lastQuarterName = ({ calendar, asOf }: Pick<Dataset, 'calendar' | 'asOf'>): string =>
  periodName(quarterBefore(dateOf(asOf), calendar), calendar);
