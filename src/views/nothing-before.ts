import { dateOf, firstDayIn, type Dataset, type Period } from '../core/model';

/** Why nothing is said of a change, and what to do. */
export const NOTHING_BEFORE = 'Change needs two periods, and the files begin after the first one. Add an earlier export.';

/** Whether the files begin only after a period: what is not there then is not known, and no zero. */
export const hasNothingIn = (period: Period | null, { months, calendar }: Pick<Dataset, 'months' | 'calendar'>): boolean =>
  period !== null && months !== null && dateOf(firstDayIn(calendar, months.from)) > period.to;
