import type { Admission } from '../core/admission';
import type { OpenQuestion } from '../core/model';
import { BETWEEN_FILES } from '../core/workspace';
import { raised } from '../wording';

/** One way to read what a file leaves open: its name, and what two of the file's own cells become under it. */
export type Choice = { readonly value: string; readonly label: string; readonly reads: readonly string[] };
/** A question; `chosen` is null while nobody has answered it, for nothing that is ambiguous is chosen beforehand. */
export type Question = {
  readonly id: string;
  readonly file: string | null;
  readonly ask: string;
  readonly choices: readonly Choice[];
  readonly chosen: string | null;
};

const LABELS: ReadonlyMap<string, string> = new Map([
  ['other', 'No decision, or something else'],
  ['header', 'What the header says'],
  ['column', 'What the column says'],
  ['point', 'The point'],
  ['comma', 'The comma'],
  ['first', 'The first line'],
  ['second', 'The second line'],
  ['names', 'It names the columns'],
  ['data', 'It is data'],
  ['keep', 'Use them as they stand'],
  ['leave-out', 'Leave it out'],
  ['replace', 'The later file takes the place of the earlier one'],
  ['snapshot', 'Both stand, as snapshots of two dates'],
  ['parts', 'Both count, and what is in both counts once'],
  ['earlier', 'Only the earlier file counts'],
]);

/** Whether a question is about how files stand to each other: it is asked where people say what is kept. */
export const isOfKeeping = ({ id }: Question): boolean => id.startsWith(`${BETWEEN_FILES}:overlap `);

/** The stage word that a question asks the meaning of, with its pipeline before it; null where it asks something else. */
export const stageOf = ({ id }: Question): string | null => /^[^:]*:stage:(.*)$/s.exec(id)?.[1] ?? null;

/** Which of so many questions this is: `Question 2 of 3`. */
export const placeText = (answered: number, at: number, open: number): string => `Question ${answered + at + 1} of ${answered + open}`;

/** A choice in words: `day-first` is *Day first*; a bare number counts columns of one name. */
function labelOf(value: string): string {
  if (/^\d+$/.test(value)) return `Column ${value} of that name`;
  return LABELS.get(value) ?? raised(/^[a-z]+(-[a-z]+)*$/.test(value) ? value.replaceAll('-', ' ') : value);
}

const choicesOf = ({ choices }: OpenQuestion): readonly Choice[] =>
  choices.map(({ value, reads }) => ({ value, label: labelOf(value), reads }));

function joined(known: Question, more: Question): Question {
  const choices = known.choices.map((choice, at) => ({
    ...choice,
    reads: [...new Set([...choice.reads, ...(more.choices[at]?.reads ?? [])])],
  }));
  return { ...known, file: [known.file, more.file].filter((file) => file !== null).join(', '), choices };
}

/** Every question that holds up an import. Files with the same headers ask together, each with its own cells. */
export function openQuestions(admissions: readonly Admission[]): readonly Question[] {
  const questions = new Map<string, Question>();
  for (const { inspection } of admissions)
    for (const open of inspection.questions) {
      const question: Question = { id: open.id, file: inspection.file, ask: open.ask, choices: choicesOf(open), chosen: null };
      const known = questions.get(open.id);
      questions.set(open.id, known === undefined ? question : joined(known, question));
    }
  return [...questions.values()];
}

/** The questions that were answered, with the choice that holds. */
export function answeredQuestions(answered: readonly (OpenQuestion & { readonly choice: string })[]): readonly Question[] {
  return answered.map((question) => ({
    id: question.id,
    file: null,
    ask: question.ask,
    choices: choicesOf(question),
    chosen: question.choice,
  }));
}

/** The label of the choice that holds. */
export const chosenLabel = ({ choices, chosen }: Question): string =>
  choices.find(({ value }) => value === chosen)?.label ?? 'Not answered';
