import { useEffect, useMemo, useState } from 'react';
import { answer, type Analysis, type Answerable } from '../core/analysis';
import { writeQuestion, type Question } from '../core/question';
import type { Answered } from '../views/answered';
import { useAnswerable } from './queries';

/** An analysis for a page, and how fresh it is. */
export type Answer = {
  readonly answered: Answered | null;
  readonly answerable: Answerable | null;
  /** What is shown belongs to the question before, and the next one is being worked out. */
  readonly isUpdating: boolean;
  readonly failure: string | null;
  retry(): void;
};

type Worked = {
  readonly key: string;
  readonly answerable: Answerable;
  readonly analysis: Analysis | null;
  readonly isRefining: boolean;
  readonly failure: string | null;
};

/** Finished answers by what they were read from: going back is free. */
const finished = new WeakMap<Answerable, Map<string, Analysis>>();
/** Time for the quick answer to be painted before the slow one is begun. */
const PAUSE = 60;

/** Questions that read the same numbers: the page is no part of it. */
const keyOf = (question: Question): string => writeQuestion({ ...question, page: '' });

const sentenceOf = (error: unknown): string =>
  `The answer could not be worked out: ${error instanceof Error ? error.message : String(error)}. Nothing was lost.`;

function workOut(answerable: Answerable, question: Question, isQuick: boolean): Worked {
  const key = keyOf(question);
  const known = finished.get(answerable)?.get(key);
  if (known !== undefined) return { key, answerable, analysis: known, isRefining: false, failure: null };
  try {
    const analysis = answer(isQuick ? { ...answerable, accounts: null } : answerable, question);
    if (!isQuick) finished.set(answerable, (finished.get(answerable) ?? new Map<string, Analysis>()).set(key, analysis));
    return { key, answerable, analysis, isRefining: isQuick && answerable.accounts !== null, failure: null };
  } catch (error) {
    return { key, answerable, analysis: null, isRefining: false, failure: sentenceOf(error) };
  }
}

/** The quick answer, and in its place the whole one as soon as that is there. */
function useWorked(answerable: Answerable | null, question: Question): Worked | null {
  const quick = useMemo(() => (answerable === null ? null : workOut(answerable, question, true)), [answerable, question]);
  const [whole, setWhole] = useState<Worked | null>(null);
  useEffect(() => {
    if (quick === null || !quick.isRefining) return undefined;
    const timer = setTimeout(() => setWhole(workOut(quick.answerable, question, false)), PAUSE);
    return () => clearTimeout(timer);
  }, [quick, question]);
  return whole !== null && whole.key === quick?.key && whole.answerable === quick.answerable ? whole : quick;
}

/**
 * The answer to a question. It comes twice: at once without the intervals that draw accounts anew, which take about a
 * second of work, and then with them. While the engine works, the answer before stays and says that it is not the new one.
 */
export function useAnswer(question: Question): Answer {
  const answering = useAnswerable(question);
  const asked = answering.question ?? question;
  const worked = useWorked(answering.answerable, asked);
  const answered = useMemo((): Answered | null => {
    if (worked === null || worked.analysis === null) return null;
    const { dataset, definitions } = worked.answerable;
    return { analysis: worked.analysis, dataset, definitions, isRefining: worked.isRefining };
  }, [worked]);
  return {
    answered,
    answerable: worked?.answerable ?? null,
    isUpdating: answering.isUpdating || keyOf(asked) !== keyOf(question),
    failure: answering.failure ?? worked?.failure ?? null,
    retry: answering.retry,
  };
}
