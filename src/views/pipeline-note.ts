import { dateOf, type Dataset } from '../core/model';
import { dateText } from '../wording';

/** What time the page speaks of: a stock has no past in one export, so that the chosen period does not act on it. */
export const asOfNote = ({ asOf }: Dataset): string =>
  `What is open, what it covers and how fast it moves is told as of ${dateText(dateOf(asOf))} and the twelve whole months before it: filters act there, the chosen period does not.`;
