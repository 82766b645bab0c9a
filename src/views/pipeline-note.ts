import { dateOf, type Dataset } from '../core/model';
import { dateText } from '../wording';

/** What time the page speaks of: a stock has no past in one export, so that the chosen period does not act on it. */
export const asOfNote = ({ asOf }: Dataset): string =>
  `As of ${dateText(dateOf(asOf))} and the twelve whole months before it. Filters act here; the chosen period does not.`;
