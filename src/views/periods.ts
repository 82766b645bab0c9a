import { firstDayIn, lastDayIn, periodOf, spanLabel, spansBetween, type Dataset, type Period, type Span, type Step } from '../core/model';
import { baselinesOf, isToDate, spanOf, startOf, type AskedPeriod, type Baseline, type Question } from '../core/question';
import { periodName, periodText } from '../wording/date';
import { lowered } from '../wording/sentence';

/** A period to choose: its name and its real dates. */
export type PeriodChoice = { readonly id: string; readonly period: AskedPeriod; readonly name: string; readonly dates: string };
export type PeriodGroup = { readonly label: string; readonly choices: readonly PeriodChoice[] };

/** The text by which a period is told from others in a list. */
export const periodId = (period: AskedPeriod): string => JSON.stringify(period);

const LAST_FOUR: AskedPeriod = { kind: 'back', step: 'quarter', count: 4 };
const LAST_ONE: AskedPeriod = { kind: 'back', step: 'quarter', count: 1 };

/** `Q3 2025`, `FY25`; a month by its dates. */
function stepName(span: Span, step: Step, { calendar }: Dataset): string {
  return step === 'month' ? periodText(periodOf(span, calendar)) : periodName(spanLabel(span, step, calendar), calendar);
}

function backName(period: Extract<AskedPeriod, { kind: 'back' }>, dataset: Dataset): string {
  const span = spanOf(period, dataset);
  if (span !== null && isToDate(span, dataset)) return `${stepName(span, period.step, dataset)} to date`;
  if (period.count === 1 && span !== null) return `Last ${period.step}: ${stepName(span, period.step, dataset)}`;
  return period.count === 4 && period.step === 'quarter' ? 'Last four quarters' : `Last ${period.count} ${period.step}s`;
}

function choiceOf(period: AskedPeriod, dataset: Dataset): PeriodChoice {
  const span = spanOf(period, dataset);
  const dates = span === null ? 'all dates' : periodText(periodOf(span, dataset.calendar));
  const id = periodId(period);
  const named = (name: string): PeriodChoice => ({
    id,
    period,
    name: span !== null && isToDate(span, dataset) ? `${name} to date` : name,
    dates,
  });
  switch (period.kind) {
    case 'all':
      return { id, period, name: 'All time', dates };
    case 'back':
      return { id, period, name: backName(period, dataset), dates };
    case 'range':
      return named(dates);
    case 'chosen':
      return named(period.step === 'month' || span === null ? dates : stepName(span, period.step, dataset));
  }
}

const ALL: AskedPeriod = { kind: 'all' };

/** The days in which anything happened by the as-of date; null where nothing did. */
export function daysOf({ months, calendar, asOf }: Dataset): { readonly first: number; readonly last: number } | null {
  if (months === null) return null;
  const [first, last] = [firstDayIn(calendar, months.from), Math.min(lastDayIn(calendar, months.to), asOf)];
  return last < first ? null : { first, last };
}

function stepsOf(step: Step, dataset: Dataset): readonly PeriodChoice[] {
  const days = daysOf(dataset);
  if (days === null) return [];
  const { calendar } = dataset;
  return spansBetween(days, step, calendar)
    .toReversed()
    .map((span) => choiceOf({ kind: 'chosen', step, from: startOf(span, calendar) }, dataset));
}

/** Everything the period can be set to on these data, in groups, the newest first. */
export function periodGroups(dataset: Dataset): readonly PeriodGroup[] {
  const make = (period: AskedPeriod): PeriodChoice => choiceOf(period, dataset);
  if (dataset.asOfFrom === 'nothing') return [{ label: 'Everything', choices: [make(ALL)] }];
  const [lastFour, lastOne] = [make(LAST_FOUR), make(LAST_ONE)];
  return [
    { label: 'Recent', choices: lastFour.name === lastOne.name ? [lastFour] : [lastFour, lastOne] },
    { label: 'Quarters', choices: stepsOf('quarter', dataset) },
    { label: 'Months', choices: stepsOf('month', dataset) },
    { label: 'Years', choices: stepsOf('year', dataset) },
    { label: 'Everything', choices: [make(ALL)] },
  ];
}

/** The period of a question as a choice, also where it is not in the list; all time where the files hold no date. */
export const chosenPeriod = (period: AskedPeriod, dataset: Dataset): PeriodChoice =>
  choiceOf(dataset.asOfFrom === 'nothing' ? ALL : period, dataset);

/** The word for a question that compares nothing. */
export const NOTHING = 'Nothing';

/** What a period can be compared with, besides a range that people choose. */
export const BASELINES: readonly { readonly id: Exclude<Baseline, Period>; readonly label: string }[] = [
  { id: 'previous', label: 'Period before' },
  { id: 'yearBefore', label: 'Year before' },
  { id: 'trailingFour', label: 'Four quarters before' },
];

/** The name of a baseline: `Period before`, or the dates of a range. */
export function baselineLabel(baseline: Baseline, dataset: Dataset): string {
  if (typeof baseline === 'string') return BASELINES.find(({ id }) => id === baseline)?.label ?? baseline;
  return choiceOf({ kind: 'range', ...baseline }, dataset).name;
}

/** All that a question is compared with, in words: `Period before and year before`, or `Nothing`. */
export function comparedWith(compare: readonly Baseline[], dataset: Dataset): string {
  const [first, second] = compare.map((baseline) => baselineLabel(baseline, dataset));
  if (first === undefined) return NOTHING;
  return second === undefined ? first : `${first} and ${lowered(second)}`;
}

/** The real dates of what is compared with, in order; empty where nothing is. */
export function baselineDates({ period, compare }: Question, dataset: Dataset): readonly string[] {
  return baselinesOf(spanOf(period, dataset), compare, dataset).map((span) => periodText(periodOf(span, dataset.calendar)));
}
