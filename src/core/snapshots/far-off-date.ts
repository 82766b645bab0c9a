import { dateOf, type AdmittedTable, type Day, type OpenQuestion } from '../model';
import { eventDaysOf, eventsAfter, type EventDays, type FileEvent } from './file-events';

/** The id of the question as of which date a file is. */
export const AS_OF = 'as-of';

/** Over this many days without any event, what comes after is far from the rest. */
const FAR = 366;
/** What lies far off may be this share of a file's events, and this many whatever their share. */
const SHARE = 0.05;
const FEW = 3;
const FEW_OF_MANY = 0.005;

/** The last day of the rest, and the last day of each lot of events that lies far after it. */
type FarOff = { readonly rest: Day; readonly later: readonly Day[]; readonly events: number };

/**
 * A few last events that lie over a year after all others: a mistyped year would make every open deal decades old. Many
 * events, however late, are no slip. Null where the last event lies near the rest.
 */
function farOffIn({ first, counts, total }: EventDays): FarOff | null {
  const most = Math.min(total * SHARE, Math.max(FEW, total * FEW_OF_MANY));
  const ends: Day[] = [];
  let [found, after, gap]: [FarOff | null, number, number] = [null, 0, 0];
  for (let at = counts.length - 1; at >= 0 && after <= most; at -= 1) {
    const count = counts[at] ?? 0;
    gap += 1;
    if (count === 0) continue;
    if (gap > FAR && after > 0) found = { rest: first + at, later: [...ends], events: after };
    if (gap > FAR || after === 0) ends.push(first + at);
    [after, gap] = [after + count, 0];
  }
  return found;
}

const named = ({ day, label, line }: FileEvent): string => `${dateOf(day)} (${label}, line ${line})`;
const years = (days: number): string => {
  const whole = Math.floor(days / 365.25);
  return whole === 1 ? 'a year' : `${whole} years`;
};

/**
 * As of which date a file is, where its last event lies far from the rest: the date of the rest, or the last event after
 * all. Null where there is nothing to ask.
 */
export function farOffQuestion(table: AdmittedTable): OpenQuestion | null {
  const days = eventDaysOf(table);
  const far = days === null ? null : farOffIn(days);
  if (days === null || far === null) return null;
  const samples = eventsAfter(table, far.rest, 2);
  const some = far.events === 1 ? `One of its ${days.total} dates lies` : `${far.events} of its ${days.total} dates lie`;
  const choices = [far.rest, ...far.later.toReversed()];
  return {
    id: AS_OF,
    column: null,
    ask: `As of which date is ${table.file}? ${some} ${years((samples[0]?.day ?? far.rest) - far.rest)} after all others, which end on ${dateOf(far.rest)}.`,
    choices: choices.map((day) => ({ value: dateOf(day), reads: samples.map((event) => readUnder(event, day, far.rest)) })),
  };
}

/** What becomes of an event that lies far off when the file is of a day. */
function readUnder(event: FileEvent, day: Day, rest: Day): string {
  if (event.day <= day) return `${named(event)} → has happened; the other dates end ${day - rest} days before the as-of date`;
  return `${named(event)} → lies after the as-of date: ${event.label === 'close date' ? 'the deal counts as open' : 'the record is left out'}`;
}
