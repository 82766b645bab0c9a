import { dayOfColumn, textOf } from '../facts';
import type { AdmittedTable, Day, TableId } from '../model';

/** A column of a table whose days are events, and which of its rows have happened. */
type EventColumn = {
  readonly column: string;
  readonly label: string;
  readonly counts: (table: AdmittedTable) => (row: number) => boolean;
};

const always = () => () => true;
const hasClosed = (table: AdmittedTable): ((row: number) => boolean) => {
  const outcome = textOf(table, 'outcome');
  return (row) => outcome(row) !== 'open' && outcome(row) !== '';
};

/** What happened, by table (`domain.md` 4.3). Due dates and ends of contracts have not happened. */
const EVENTS: Partial<Readonly<Record<TableId, readonly EventColumn[]>>> = {
  opportunity: [
    { column: 'createdDate', label: 'created date', counts: always },
    { column: 'closeDate', label: 'close date', counts: hasClosed },
  ],
  'stage-history': [{ column: 'enteredDate', label: 'entered date', counts: always }],
  customer: [{ column: 'startDate', label: 'start date', counts: always }],
  subscription: [{ column: 'startDate', label: 'start date', counts: always }],
};

/** One event of a file: its day, what happened then, and the line of the record. */
export type FileEvent = { readonly day: Day; readonly label: string; readonly line: number };

/** The events of a file, counted by day. */
export type EventDays = { readonly first: Day; readonly counts: Uint32Array; readonly total: number };

const counted = new WeakMap<AdmittedTable, EventDays | null>();

function eachEvent(table: AdmittedTable, take: (day: Day, label: string, row: number) => void): void {
  for (const { column, label, counts } of EVENTS[table.table] ?? []) {
    const [day, isCounted] = [dayOfColumn(table, column), counts(table)];
    for (let row = 0; row < table.rows; row += 1) {
      const each = day(row);
      if (each !== null && isCounted(row)) take(each, label, row);
    }
  }
}

/** How many events a file has on each day from its first to its last; null where nothing in it has happened. */
export function eventDaysOf(table: AdmittedTable): EventDays | null {
  const known = counted.get(table);
  if (known !== undefined) return known;
  let [first, last, total] = [Infinity, -Infinity, 0];
  eachEvent(table, (day) => {
    [first, last, total] = [Math.min(first, day), Math.max(last, day), total + 1];
  });
  const days = total === 0 ? null : { first, total, counts: new Uint32Array(last - first + 1) };
  if (days !== null)
    eachEvent(table, (day) => {
      days.counts[day - first] = (days.counts[day - first] ?? 0) + 1;
    });
  counted.set(table, days);
  return days;
}

/** The last day on which anything in a file happened. */
export function lastEventOf(table: AdmittedTable): Day | null {
  const days = eventDaysOf(table);
  return days === null ? null : days.first + days.counts.length - 1;
}

/** How many events of a file lie after a day. */
export function eventsLaterThan(table: AdmittedTable, day: Day): number {
  const days = eventDaysOf(table);
  return days === null ? 0 : days.counts.slice(Math.max(0, day + 1 - days.first)).reduce((sum, count) => sum + count, 0);
}

/** The first events of a file after a day, by line, a few of them. */
export function eventsAfter(table: AdmittedTable, day: Day, most: number): readonly FileEvent[] {
  const found: FileEvent[] = [];
  eachEvent(table, (each, label, row) => {
    if (each > day) found.push({ day: each, label, line: table.lines[row] ?? 0 });
  });
  return found.toSorted((a, b) => a.line - b.line).slice(0, most);
}
