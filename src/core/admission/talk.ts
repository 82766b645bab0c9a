import type { Notice, OpenQuestion } from '../model';
import type { AdmissionSettings } from './settings';

/**
 * What admission has to say about a file while it reads it. `say`: something was normalised or left out, or held against ours. `assume`:
 * nothing in the cells was touched, a default is in force that people should know. `ask`: the answer, or null while
 * nobody has given one of the choices; then the question stays open and the file waits.
 */
export type Talk = {
  readonly say: (column: string | null, what: string, count: number, held?: Notice['held']) => void;
  readonly assume: (column: string | null, what: string, count: number) => void;
  readonly ask: (question: OpenQuestion) => string | null;
  readonly notices: () => readonly Notice[];
  readonly questions: () => readonly OpenQuestion[];
  /** Whether anything was normalised: then the file's outcome is a notice. */
  readonly normalised: () => boolean;
};

/** Begins with what the reader of the bytes already had to say or ask. */
export function startTalk(settings: AdmissionSettings, notices: readonly Notice[], questions: readonly OpenQuestion[]): Talk {
  const said: Notice[] = [...notices];
  const assumed: Notice[] = [];
  const asked = new Map<string, OpenQuestion>();
  const ask = (question: OpenQuestion): string | null => {
    const answer = settings.answers.get(question.id);
    if (answer !== undefined && question.choices.some((choice) => choice.value === answer)) return answer;
    if (!asked.has(question.id)) asked.set(question.id, question);
    return null;
  };
  for (const question of questions) ask(question);
  return {
    say: (column, what, count, held) => {
      if (count > 0) said.push({ column, what, count, ...(held === undefined ? {} : { held }) });
    },
    assume: (column, what, count) => {
      if (count > 0) assumed.push({ column, what, count });
    },
    ask,
    notices: () => [...said, ...assumed],
    questions: () => [...asked.values()],
    normalised: () => said.length > 0,
  };
}
