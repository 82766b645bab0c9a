import type { Curves } from '../core/metrics';
import type { Dataset, Missing, Supply } from '../core/model';
import { counted, reasonText, remedyText } from '../wording';

/** Of the columns that a study needs, those that no file has. */
export const unmappedIn = ({ supplied }: Pick<Dataset, 'supplied'>, needed: readonly Supply[]): readonly Supply[] =>
  needed.filter((supply) => !supplied.has(supply));

/** How long deals stay is told from both of their dates. */
export const BOTH_DATES: readonly Supply[] = ['createdDate', 'closeDate'];

/** What stands in the place of a study that cannot be told: why, and where a column that it needs is mapped. */
export function untoldText(missing: Missing, dataset: Pick<Dataset, 'supplied'>, needed: readonly Supply[] = BOTH_DATES): string {
  if (missing !== 'not_mapped') return `This cannot be told: ${reasonText(missing)}.`;
  const unmapped = unmappedIn(dataset, needed);
  return [`This cannot be told: ${reasonText(missing, unmapped)}.`, remedyText(missing, unmapped)].join(' ');
}

/** Deals created that are in no curve, in words; nothing where all are. */
export const undatedText = ({ undated }: Pick<Curves, 'undated'>): readonly string[] =>
  undated === 0
    ? []
    : [`${counted(undated, 'deal')} left out: closed without a date, or before ${undated === 1 ? 'it was' : 'they were'} created`];
