import { asOfDate, type Dataset } from '../core/model';
import { dateText, NO_DATE } from '../wording';

/** What time the page speaks of: a stock has no past in one export, so that the chosen period does not act on it. */
export function asOfNote(dataset: Dataset): string {
  const date = asOfDate(dataset);
  if (date === null) return `What is open is counted as the files have it: ${NO_DATE}, so that no coverage and no pace can be told.`;
  return `What is open, what it covers and how fast it moves is told as of ${dateText(date)} and the twelve whole months before it: filters act there, the chosen period does not.`;
}
