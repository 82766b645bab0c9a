import type { Admission } from '../admission';
import type { Day, Inspection } from '../model';

/** What people said about files and how they stand to each other. */
export type Settling = {
  /** The choice for a question of a file, or between files where `file` is null; null while nobody has made one. */
  answerTo(question: string, file: Admission | null): string | null;
  /** A question's id as it is printed: where answers of several files are kept together, its scope stands before it. */
  named(question: string, file: Admission | null): string;
  /** The date (YYYY-MM-DD) that people say a file's records are of, or null. */
  dateOf(inspection: Inspection): string | null;
  /** The as-of date given for everything: then no file's own is asked about. */
  readonly asOf: Day | null;
};

/** An answers file of the terminal: ids as they are printed, without a scope. */
export const settledBy = (
  answers: ReadonlyMap<string, string>,
  { dateOf, asOf }: Pick<Settling, 'dateOf' | 'asOf'> = { dateOf: () => null, asOf: null },
): Settling => ({ answerTo: (question) => answers.get(question) ?? null, named: (question) => question, dateOf, asOf });

/** What is known by the name of a file: as it is listed, or its own without the folders and archives around it. */
export const knownBy = <T>(known: ReadonlyMap<string, T>, file: string): T | undefined =>
  known.get(file) ?? known.get(file.split(/[/\\!]/).at(-1) ?? file);
