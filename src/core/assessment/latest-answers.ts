import type { Answer } from './answer';

/** Orders answers by when they were said; of the same instant, by what they say, so that two lists joined either way agree. */
const textOf = ({ at, on, version, score2, note }: Answer): string => JSON.stringify([at, on, version, score2, note]);

const after = (a: Answer, b: Answer): boolean => textOf(a) > textOf(b);

const keyOf = ({ instrument, question, by }: Answer): string => JSON.stringify([instrument, question, by.trim()]);

/** The answer that stands of each person to each question, the earliest said first. */
export function latestAnswers(answers: readonly Answer[]): readonly Answer[] {
  const latest = new Map<string, Answer>();
  for (const answer of answers) {
    const known = latest.get(keyOf(answer));
    if (known === undefined || after(answer, known)) latest.set(keyOf(answer), answer);
  }
  return [...latest.values()].toSorted((a, b) => Number(after(a, b)) - Number(after(b, a)));
}

export type Standing = { readonly instrument: Answer['instrument']; readonly version: number; readonly asOf: string };

/**
 * What stands of one version of an instrument over data of an as-of date: each person's last word to each question. What was
 * said over later data is left out, for everything is judged at the as-of date.
 */
export const answersAt = (answers: readonly Answer[], { instrument, version, asOf }: Standing): readonly Answer[] =>
  latestAnswers(answers.filter((answer) => answer.instrument === instrument && answer.version === version && answer.on <= asOf));
