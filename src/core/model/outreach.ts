import type { Month } from './calendar-date';

/** So many of so many, over the lines of a list that state both. */
export type OutreachCount = { readonly part: number; readonly whole: number };

/** One month of outreach, in the sums of its lines. */
export type OutreachMonth = {
  /** The calendar month that the lines name, whatever calendar deals go by. */
  readonly month: Month;
  /** Replies of messages sent. */
  readonly reply: OutreachCount;
  /** Meetings of replies. */
  readonly meeting: OutreachCount;
  /** Opportunities of meetings. */
  readonly opportunity: OutreachCount;
};
