import {
  firstOf,
  lastWholeMonth,
  monthOf,
  periodOf,
  spanHolding,
  spanLabel,
  spansBetween,
  type Dataset,
  type Span,
  type Step,
} from '../core/model';
import { baselineOf, spanOf, startOf, type AskedPeriod, type Baseline, type Question } from '../core/question';
import { periodName, periodText } from '../wording/date';

/** A period to choose: its name and its real dates. */
export type PeriodChoice = { readonly id: string; readonly period: AskedPeriod; readonly name: string; readonly dates: string };
export type PeriodGroup = { readonly label: string; readonly choices: readonly PeriodChoice[] };

/** The text by which a period is told from others in a list. */
export const periodId = (period: AskedPeriod): string => JSON.stringify(period);

const LAST_FOUR: AskedPeriod = { kind: 'back', step: 'quarter', count: 4 };
const LAST_ONE: AskedPeriod = { kind: 'back', step: 'quarter', count: 1 };

function stepName(span: Span, step: Step, startMonth: number): string {
  return periodName(spanLabel(span, step, startMonth), startMonth);
}

/** A span that has not ended by the as-of date is "to date" and is never compared as if it were complete. */
const isToDate = (span: Span, dataset: Pick<Dataset, 'asOf'>): boolean => span.to > lastWholeMonth(dataset.asOf);

function backName(period: Extract<AskedPeriod, { kind: 'back' }>, dataset: Dataset, startMonth: number): string {
  const span = spanOf(period, dataset, startMonth);
  if (period.count === 1 && span !== null) return `Last ${period.step}: ${stepName(span, period.step, startMonth)}`;
  return period.count === 4 && period.step === 'quarter' ? 'Last four quarters' : `Last ${period.count} ${period.step}s`;
}

function choiceOf(period: AskedPeriod, dataset: Dataset, startMonth: number): PeriodChoice {
  const span = spanOf(period, dataset, startMonth);
  const dates = span === null ? 'all dates' : periodText(periodOf(span));
  const id = periodId(period);
  switch (period.kind) {
    case 'all':
      return { id, period, name: 'All time', dates };
    case 'back':
      return { id, period, name: backName(period, dataset, startMonth), dates };
    case 'chosen': {
      const own = spanHolding(span?.from ?? 0, period.step, startMonth);
      const name = period.step === 'month' ? dates : stepName(own, period.step, startMonth);
      return { id, period, name: isToDate(own, dataset) ? `${name} to date` : name, dates };
    }
  }
}

function stepsOf(step: Step, dataset: Dataset, startMonth: number): readonly PeriodChoice[] {
  if (dataset.months === null) return [];
  const [first, last] = [firstOf(dataset.months.from), Math.min(firstOf(dataset.months.to + 1) - 1, dataset.asOf)];
  if (last < first) return [];
  const spans = spansBetween({ first, last }, step, startMonth).filter((span) => span.from <= monthOf(dataset.asOf));
  return spans.toReversed().map((span) => choiceOf({ kind: 'chosen', step, from: startOf(span) }, dataset, startMonth));
}

/** Everything the period can be set to on these data, in groups, the newest first. */
export function periodGroups(dataset: Dataset, startMonth: number): readonly PeriodGroup[] {
  const make = (period: AskedPeriod): PeriodChoice => choiceOf(period, dataset, startMonth);
  return [
    { label: 'Recent', choices: [make(LAST_FOUR), make(LAST_ONE)] },
    { label: 'Quarters', choices: stepsOf('quarter', dataset, startMonth) },
    { label: 'Years', choices: stepsOf('year', dataset, startMonth) },
    { label: 'Everything', choices: [make({ kind: 'all' })] },
  ];
}

/** The period of a question as a choice, also where it is not in the list. */
export const chosenPeriod = (period: AskedPeriod, dataset: Dataset, startMonth: number): PeriodChoice =>
  choiceOf(period, dataset, startMonth);

/** What a period can be compared with. */
export const BASELINES: readonly { readonly id: Baseline; readonly label: string }[] = [
  { id: 'previous', label: 'Period before' },
  { id: 'yearBefore', label: 'Year before' },
  { id: 'none', label: 'Nothing' },
];

/** The real dates of what is compared with; null where nothing is. */
export function baselineDates({ period, compare }: Question, dataset: Dataset, startMonth: number): string | null {
  const span = baselineOf(spanOf(period, dataset, startMonth), compare);
  return span === null ? null : periodText(periodOf(span));
}

/** Said on the page where the asked period has not ended yet. */
export function incompleteNote(period: AskedPeriod, dataset: Dataset, startMonth: number): string | null {
  const span = period.kind === 'chosen' ? spanOf(period, dataset, startMonth) : null;
  if (span === null || !isToDate(span, dataset)) return null;
  return 'This period has not ended by the as-of date: its numbers are to date, and a comparison with a whole period is not like for like.';
}
