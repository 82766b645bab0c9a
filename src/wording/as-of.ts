import { asOfDate, type Dataset } from '../core/model';
import { dateText } from './date';

export type Dated = Pick<Dataset, 'asOf' | 'asOfFrom'>;

/** Why nothing is as of a date where the files hold none. */
export const NO_DATE = 'the files hold no date; nothing can be placed in time';

/** The as-of date in words: `30 Sep 2025`; `no date` where the files hold none and nobody gave one. */
export function asOfText(dataset: Dated): string {
  const date = asOfDate(dataset);
  return date === null ? 'no date' : dateText(date);
}
