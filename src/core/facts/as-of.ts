import { CALENDAR_MONTHS, lastDayIn, monthOf, type AdmittedTable, type Calendar, type Day } from '../model';
import { dayOfColumn, textOf } from './columns';

export type EventFiles = {
  readonly deals: readonly AdmittedTable[];
  readonly history: readonly AdmittedTable[];
  readonly spend: readonly AdmittedTable[];
  readonly customers: readonly AdmittedTable[];
};

function latest(tables: readonly AdmittedTable[], column: string, counts: (table: AdmittedTable) => (row: number) => boolean): Day | null {
  let last: Day | null = null;
  for (const table of tables) {
    const [day, admits] = [dayOfColumn(table, column), counts(table)];
    for (let row = 0; row < table.rows; row += 1) {
      const each = day(row);
      if (each !== null && (last === null || each > last) && admits(row)) last = each;
    }
  }
  return last;
}

const always = () => () => true;
const isClosed = (table: AdmittedTable) => {
  const outcome = textOf(table, 'outcome');
  return (row: number): boolean => outcome(row) !== 'open' && outcome(row) !== '';
};

/**
 * The last day on which anything happened: created, closed, entered a stage, started to be billed, spent. Due dates of
 * open deals and ends of contracts do not count; a month of spend, named by a day of the calendar month, counts by its last day, and only if that precedes the
 * latest event of a deal (`domain.md` 4.3). Null where no file has an event.
 */
export function latestEvent(files: EventFiles, calendar: Calendar = CALENDAR_MONTHS): Day | null {
  const ofDeals = [
    latest(files.deals, 'createdDate', always),
    latest(files.deals, 'closeDate', isClosed),
    latest(files.history, 'enteredDate', always),
  ].filter((day) => day !== null);
  const lastDeal = ofDeals.length === 0 ? null : Math.max(...ofDeals);
  const billed = latest(files.customers, 'startDate', always);
  const spent = latest(files.spend, 'month', always);
  const spentBy = spent === null ? null : lastDayIn(calendar, monthOf(spent));
  const spendCounts = spentBy !== null && (lastDeal === null || spentBy < lastDeal);
  const all = [lastDeal, billed, spendCounts ? spentBy : null].filter((day) => day !== null);
  return all.length === 0 ? null : Math.max(...all);
}
