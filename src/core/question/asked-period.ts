import {
  dateOf,
  dayFrom,
  firstDayIn,
  lastWholeMonthIn,
  monthIn,
  monthsIn,
  monthsOf,
  parseDate,
  spanHolding,
  type Calendar,
  type CalendarDate,
  type Dataset,
  type Period,
  type Span,
  type Step,
} from '../model';

/**
 * Which time is asked about: all of it, the last complete steps before the as-of date, one step that holds a date, or the
 * whole months from the one that holds a date to the one that holds another.
 */
export type AskedPeriod =
  | { readonly kind: 'all' }
  | { readonly kind: 'back'; readonly step: Step; readonly count: number }
  | { readonly kind: 'chosen'; readonly step: Step; readonly from: CalendarDate }
  | ({ readonly kind: 'range' } & Period);

/**
 * What a period is compared with: as long a one just before it, the same one a year earlier, the four quarters before it,
 * or the whole months of a chosen range.
 */
export type Baseline = 'previous' | 'yearBefore' | 'trailingFour' | Period;

/** No more than these are compared with at once: a third delta beside a number is read by nobody. */
export const MOST_BASELINES = 2;

const YEAR = 12;

type Dated = Pick<Dataset, 'asOf' | 'asOfFrom' | 'calendar'>;
/** With the months that hold anything, where they are known. */
type Held = Dated & Partial<Pick<Dataset, 'months'>>;

const isStep = (text: string | undefined): text is Step => text === 'month' || text === 'quarter' || text === 'year';

/** A period as a link writes it. */
export function periodText(period: AskedPeriod): string {
  switch (period.kind) {
    case 'all':
      return 'all';
    case 'back':
      return `back.${period.step}.${period.count}`;
    case 'chosen':
      return `${period.step}.${period.from}`;
    case 'range':
      return rangeText(period);
  }
}

const rangeText = ({ from, to }: Period): string => `range.${from}.${to}`;

/** The dates of a range, or null: both must be dates, the first not after the last. */
export function readRange(from: string | undefined, to: string | undefined): Period | null {
  if (from === undefined || to === undefined || parseDate(from) === null || parseDate(to) === null || from > to) return null;
  return { from: from as CalendarDate, to: to as CalendarDate };
}

/** The period that a link's text asks for, or null. */
export function readPeriod(text: string): AskedPeriod | null {
  if (text === 'all') return { kind: 'all' };
  const [first, second, third, ...more] = text.split('.');
  if (more.length > 0) return null;
  if (first === 'back')
    return isStep(second) && /^[1-9]\d?$/.test(third ?? '') ? { kind: 'back', step: second, count: Number(third) } : null;
  if (first === 'range') {
    const range = readRange(second, third);
    return range === null ? null : { kind: 'range', ...range };
  }
  const isDay = third === undefined && second !== undefined && parseDate(second) !== null;
  return isStep(first) && isDay ? { kind: 'chosen', step: first, from: second as CalendarDate } : null;
}

/** Baselines as a link writes them: `none` for none. */
export const baselinesText = (compare: readonly Baseline[]): string =>
  compare.length === 0 ? 'none' : compare.map((baseline) => (typeof baseline === 'string' ? baseline : rangeText(baseline))).join(',');

function readBaseline(text: string): Baseline | null {
  if (text === 'previous' || text === 'yearBefore' || text === 'trailingFour') return text;
  const [kind, from, to, ...more] = text.split('.');
  return kind === 'range' && more.length === 0 ? readRange(from, to) : null;
}

/** The baselines of a link's text, or null: at most two, and not the same one twice. */
export function readBaselines(text: string): readonly Baseline[] | null {
  if (text === 'none') return [];
  const parts = text.split(',');
  const read = parts.map(readBaseline).filter((baseline) => baseline !== null);
  const isWhole = read.length === parts.length && read.length <= MOST_BASELINES && new Set(parts).size === parts.length;
  return isWhole ? read : null;
}

/** The last so many steps that were whole by the as-of date. */
function wholeBack(step: Step, count: number, { asOf, calendar }: Dated): Span {
  const last = lastWholeMonthIn(calendar, asOf);
  const holding = spanHolding(last, step, calendar.startMonth);
  const to = holding.to === last ? last : holding.from - 1;
  return { from: to - count * monthsIn(step) + 1, to };
}

/** The last quarter that was whole by the as-of date, whatever the data hold of it; null where they hold no date. */
export const lastWholeQuarter = (dated: Dated): Span | null => (dated.asOfFrom === 'nothing' ? null : wholeBack('quarter', 1, dated));

/**
 * The months a period covers in a dataset; null is all time. Only whole steps that ended by the as-of date count as "back";
 * data that begin after all of these are read in the step under way: what there is of it, unfinished. Where the files hold no
 * date every period is all time: nothing can be left out of it.
 */
export function spanOf(period: AskedPeriod, dated: Held): Span | null {
  const { asOf, asOfFrom, calendar, months = null } = dated;
  if (asOfFrom === 'nothing') return null;
  switch (period.kind) {
    case 'all':
      return null;
    case 'chosen':
      return spanHolding(monthIn(calendar, dayFrom(period.from)), period.step, calendar.startMonth);
    case 'range':
      return monthsOf(period, calendar);
    case 'back': {
      const whole = wholeBack(period.step, period.count, dated);
      return months !== null && months.from > whole.to ? spanHolding(monthIn(calendar, asOf), period.step, calendar.startMonth) : whole;
    }
  }
}

/** A span that has not ended by the as-of date: its numbers are "to date". */
export const isToDate = (span: Span, { asOf, calendar }: Pick<Dated, 'asOf' | 'calendar'>): boolean =>
  span.to > lastWholeMonthIn(calendar, asOf);

function baselineOf(span: Span, baseline: Baseline, calendar: Calendar): Span {
  switch (baseline) {
    case 'previous': {
      const length = span.to - span.from + 1;
      return { from: span.from - length, to: span.from - 1 };
    }
    case 'yearBefore':
      return { from: span.from - YEAR, to: span.to - YEAR };
    case 'trailingFour':
      return { from: span.from - YEAR, to: span.from - 1 };
    default:
      return monthsOf(baseline, calendar);
  }
}

/**
 * The spans that a period is compared with, in the order in which they were asked for; one that another covers exactly
 * comes once, and the period itself is no baseline. All time is compared with nothing, nor is a period that is to date
 * compared as if it were complete: months are whole here, so that no baseline can be cut to the same number of days, and
 * none is better than one that is not alike. A chosen baseline that is to date itself is left out for the same reason.
 */
export function baselinesOf(span: Span | null, compare: readonly Baseline[], dated: Dated): readonly Span[] {
  if (span === null || isToDate(span, dated)) return [];
  const found: Span[] = [];
  for (const baseline of compare) {
    const next = baselineOf(span, baseline, dated.calendar);
    const isKnown = [span, ...found].some(({ from, to }) => from === next.from && to === next.to);
    if (!isKnown && !isToDate(next, dated)) found.push(next);
  }
  return found;
}

/** The first day of a span, for a link to it. */
export const startOf = (span: Span, calendar: Calendar): CalendarDate => dateOf(firstDayIn(calendar, span.from));
