import type { Dataset } from '../core/model';
import { isToDate, spanOf, type Baseline, type Question } from '../core/question';
import { NO_DATE } from '../wording/as-of';
import { raised } from '../wording/sentence';
import { chosenPeriod } from './periods';

/** Said on the page where the asked period has not ended yet, or a chosen baseline has not. */
export function incompleteNotes({ period, compare }: Question, dataset: Dataset): readonly string[] {
  const span = spanOf(period, dataset);
  if (dataset.asOfFrom === 'nothing') return [`${raised(NO_DATE)}: every number is of all deals.`];
  if (span === null) return [];
  if (isToDate(span, dataset) && period.kind === 'back')
    return [
      `The data begin after the last whole ${period.step}: ${chosenPeriod(period, dataset).name} is shown, unfinished, and nothing is compared with it.`,
    ];
  if (isToDate(span, dataset))
    return ['This period has not ended by the as-of date: its numbers are to date, and nothing is compared with them.'];
  const isOpen = (baseline: Baseline): boolean => {
    const own = typeof baseline === 'string' ? null : spanOf({ kind: 'range', ...baseline }, dataset);
    return own !== null && isToDate(own, dataset);
  };
  return compare.some(isOpen) ? ['The chosen period to compare with has not ended by the as-of date: it is left out.'] : [];
}
