import { monthsOf, periodOf, spanLabel, type Dataset, type Span } from '../core/model';
import { baselinesOf, isToDate, spanOf, type Baseline, type Question } from '../core/question';
import { counted, periodText } from '../wording';
import { labelOf } from './drift-chart-words';

const QUARTER = 3;

/** By what each quarter of a line is held against another period: one baseline, and how far *previous* moves it back. */
export type QuarterBaseline = { readonly baseline: Baseline; readonly quartersBack: number };

/**
 * The period asked for, moved back by its own length, is what *previous* compares it with: so are its quarters, so that both
 * shapes can be laid over each other. A period of no whole quarters, and all time, leave each quarter the one before it.
 */
function quartersBack({ period }: Question, dataset: Dataset): number {
  const asked = spanOf(period, dataset);
  const months = asked === null ? QUARTER : asked.to - asked.from + 1;
  return months % QUARTER === 0 ? months / QUARTER : 1;
}

const isOver = (baseline: Baseline, dataset: Dataset): boolean =>
  typeof baseline === 'string' || !isToDate(monthsOf(baseline, dataset.calendar), dataset);

/** The first comparison of a question that is over, which is the one a picture has room for; null where nothing is compared. */
export function quarterBaseline(question: Question, dataset: Dataset): QuarterBaseline | null {
  const baseline = question.compare.find((each) => isOver(each, dataset));
  return baseline === undefined ? null : { baseline, quartersBack: quartersBack(question, dataset) };
}

/** What a quarter is held against; null where it has not ended itself: nothing is like a part of a quarter. */
export function baselineSpan(quarter: Span, { baseline, quartersBack: back }: QuarterBaseline, dataset: Dataset): Span | null {
  if (isToDate(quarter, dataset)) return null;
  if (baseline === 'previous') return { from: quarter.from - QUARTER * back, to: quarter.to - QUARTER * back };
  return typeof baseline === 'string' ? (baselinesOf(quarter, [baseline], dataset)[0] ?? null) : monthsOf(baseline, dataset.calendar);
}

/** What the dashed line is: `each quarter’s value a year before`. */
export function baselineText({ baseline, quartersBack: back }: QuarterBaseline, dataset: Dataset): string {
  switch (baseline) {
    case 'previous':
      return back === 1
        ? 'each quarter’s value one quarter before'
        : `each quarter’s value ${counted(back, 'quarter')} before, the period moved back by its own length`;
    case 'yearBefore':
      return 'each quarter’s value a year before';
    case 'trailingFour':
      return 'the value of the four quarters before each, taken together';
    default:
      return `the value of ${spanName(monthsOf(baseline, dataset.calendar), dataset)}, taken together`;
  }
}

/** A period by the names of its quarters, else by its dates: `Q3 2025`, `Q3 2024 – Q2 2025`, `1 Jan – 31 May 2024`. */
export function spanName(span: Span, { calendar }: Dataset): string {
  const isWhole = [span.from, span.to + 1].every((month) => (month - (calendar.startMonth - 1)) % QUARTER === 0);
  if (!isWhole) return periodText(periodOf(span, calendar));
  const name = (from: number): string =>
    labelOf(spanLabel({ from, to: from + QUARTER - 1 }, 'quarter', calendar), { step: 'quarter' }, calendar);
  const [first, last] = [name(span.from), name(span.to - QUARTER + 1)];
  return first === last ? first : `${first} – ${last}`;
}
