import { asOfDate, type AsOfFrom } from '../core/model';
import { NO_DATE, type Dated } from './as-of';
import { dateText } from './date';

/** The as-of date as part of a line: `as of 30 Sep 2025`, or why there is no date. */
export function asOfClause(dataset: Dated): string {
  const date = asOfDate(dataset);
  return date === null ? NO_DATE : `as of ${dateText(date)}`;
}

/** Which open deals are meant: `open deals as of 30 Sep 2025`; those of the files where these hold no date. */
export function openDealsText(dataset: Dated): string {
  const date = asOfDate(dataset);
  return date === null ? 'open deals of the files, which hold no date' : `open deals as of ${dateText(date)}`;
}

const SOURCES: Readonly<Record<AsOfFrom, string>> = {
  given: 'chosen',
  lastEvent: 'the last date on which anything happened',
  nothing: NO_DATE,
};

/** Where the as-of date comes from, or why there is none. */
export const asOfSource = ({ asOfFrom }: Dated): string => SOURCES[asOfFrom];
