import type { Admission } from '../admission';
import { dateOf, parseDate, type AdmittedTable, type Day } from '../model';
import { farOffQuestion } from './far-off-date';
import { eventsLaterThan, lastEventOf } from './file-events';
import { asked, noticed } from './standing';
import type { Settling } from './settling';

/**
 * A file that may be used, and as of which date it is. `given`: people dated it. `settled`: people said which of its own
 * dates it is of. Otherwise the day is its last event, null where nothing in it has happened.
 */
export type DatedFile = {
  readonly admission: Admission;
  readonly table: AdmittedTable;
  readonly place: number;
  readonly day: Day | null;
  readonly given: boolean;
  readonly settled: boolean;
};

/** A date that people gave, before something in the file happened, is said: a slip would make closed deals open. */
function saidLater(admission: Admission, table: AdmittedTable, day: Day): Admission {
  const later = eventsLaterThan(table, day);
  return later === 0
    ? admission
    : noticed(admission, { column: null, what: `dates after ${dateOf(day)}, the date that was given for the file`, count: later });
}

/** The file as of its date; the question of that date is put on it where its last event lies far off and nobody has settled it. */
export function dateFile(
  admission: Admission,
  table: AdmittedTable,
  { place, settling }: { readonly place: number; readonly settling: Settling },
): DatedFile {
  const file = { admission, table, place, given: false, settled: false };
  const given = parseDate(settling.dateOf(admission.inspection) ?? '');
  if (given !== null) return { ...file, admission: saidLater(admission, table, given), day: given, given: true };
  const question = farOffQuestion(table);
  if (question === null) return { ...file, day: lastEventOf(table) };
  const choice = settling.asOf === null ? settling.answerTo(question.id, admission) : (question.choices[0]?.value ?? null);
  if (choice !== null && question.choices.some(({ value }) => value === choice)) return { ...file, day: parseDate(choice), settled: true };
  return { ...file, admission: asked(admission, { ...question, id: settling.named(question.id, admission) }), day: lastEventOf(table) };
}
