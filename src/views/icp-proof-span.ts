import type { AccountResults } from '../core/icp';
import { dateOf, firstDayIn, lastDayIn, type Calendar } from '../core/model';
import { periodText } from '../wording';

/** The months in which deals closed, from the first day of the first to the last day of the last, as dates. */
export function closedSpan({ firstMonth, lastMonth }: Pick<AccountResults, 'firstMonth' | 'lastMonth'>, calendar: Calendar): string {
  if (firstMonth === null || lastMonth === null) return periodText(null);
  return periodText({ from: dateOf(firstDayIn(calendar, firstMonth)), to: dateOf(lastDayIn(calendar, lastMonth)) });
}

/** Which closed deals are counted, in words. */
export const closedText = (dealClass: 'newBusiness' | 'all'): string =>
  dealClass === 'all' ? 'Closed deals of all classes' : 'Closed deals of new business';
