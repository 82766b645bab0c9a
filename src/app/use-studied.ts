import { createContext, useContext, useLayoutEffect, useMemo, useState } from 'react';
import type { Answerable } from '../core/analysis';
import { writeQuestion, type Question } from '../core/question';
import type { Studied } from '../workers/study-messages';
import { StudyWorker, type Found, type Study } from './study-worker';

/** Who works out what takes long. */
export const StudyContext = createContext<Study>(new StudyWorker());

type Step = { readonly isRefining: boolean };

/** What is worked out for a question in steps, of which the first is quick and the last no longer refines. */
export type Work<Value extends Step> = {
  /** What it is called where it fails. */
  readonly name: string;
  /** All of them in the page's own thread: the first always, the others where there is no study. */
  steps(answerable: Answerable, question: Question): Generator<Value, void, void>;
  studied(answerable: Answerable, question: Question): Studied;
  /** The step in a reply of the study; null for a reply to something else. */
  stepIn(found: Found): Value | null;
  /** Finished ones by what they were read from: going back is free. */
  readonly finished: WeakMap<Answerable, Map<string, Value>>;
};

/** How far it has come. */
export type Worked<Value> = {
  readonly key: string;
  readonly answerable: Answerable;
  readonly value: Value | null;
  readonly failure: string | null;
};

type Begun<Value> = Worked<Value> & { readonly rest: Generator<Value, void, void> | null };

/** Time for a step to be painted before the next one is begun. */
const PAUSE = 60;
const NOTHING = (): void => undefined;

/** Questions that read the same numbers: the page is no part of it. */
export const keyOf = (question: Question): string => writeQuestion({ ...question, page: '' });

const sentenceOf = (name: string, message: string): string => `${name} could not be worked out: ${message}. Nothing was lost.`;
const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

function remember<Value extends Step>({ finished }: Work<Value>, { answerable, key }: Worked<Value>, value: Value): void {
  if (!value.isRefining) finished.set(answerable, (finished.get(answerable) ?? new Map<string, Value>()).set(key, value));
}

/** The next step of what was begun, in this thread. */
function stepped<Value extends Step>(work: Work<Value>, begun: Begun<Value>): Begun<Value> {
  try {
    const next = begun.rest?.next();
    if (next === undefined || next.done === true) return { ...begun, rest: null };
    remember(work, begun, next.value);
    return { ...begun, value: next.value, rest: next.value.isRefining ? begun.rest : null };
  } catch (error) {
    return { ...begun, failure: sentenceOf(work.name, messageOf(error)), rest: null };
  }
}

function begin<Value extends Step>(work: Work<Value>, answerable: Answerable, question: Question): Begun<Value> {
  const key = keyOf(question);
  const known = work.finished.get(answerable)?.get(key);
  if (known !== undefined) return { key, answerable, value: known, failure: null, rest: null };
  return stepped(work, { key, answerable, value: null, failure: null, rest: work.steps(answerable, question) });
}

type Refining<Value extends Step> = {
  readonly work: Work<Value>;
  readonly question: Question;
  readonly first: Begun<Value>;
  readonly show: (worked: Worked<Value>) => void;
};

/** Has the other steps worked out by a study, or by this thread where there is none; gives what ends it. */
function refine<Value extends Step>(study: Study, { work, question, first, show }: Refining<Value>): () => void {
  let current = first;
  let end = NOTHING;
  const here = (): void => {
    if (current.rest === null) return;
    timer = setTimeout(() => {
      current = stepped(work, current);
      show(current);
      here();
    }, PAUSE);
  };
  const found = (reply: Found): void => {
    const value = work.stepIn(reply);
    if (value === null) return;
    current = { ...current, value };
    remember(work, current, value);
    show(current);
  };
  const failed = (message: string): void => show({ ...current, failure: sentenceOf(work.name, message) });
  let timer = setTimeout(() => {
    end = study.ask(first.answerable, work.studied(first.answerable, question), { found, failed, absent: here });
  }, PAUSE);
  return () => {
    clearTimeout(timer);
    end();
  };
}

/** The first step at once, and in its place each further one as soon as that is there. */
export function useStudied<Value extends Step>(work: Work<Value>, answerable: Answerable | null, question: Question): Worked<Value> | null {
  const study = useContext(StudyContext);
  const [asked, setAsked] = useState(question);
  if (keyOf(asked) !== keyOf(question)) setAsked(question);
  const first = useMemo(() => (answerable === null ? null : begin(work, answerable, asked)), [work, answerable, asked]);
  const [latest, setLatest] = useState<Worked<Value> | null>(null);
  // Before the next paint and not after it: what is no longer asked must not compete with what is.
  useLayoutEffect(
    () => (first === null || first.rest === null ? undefined : refine(study, { work, question: asked, first, show: setLatest })),
    [study, work, first, asked],
  );
  return latest !== null && latest.key === first?.key && latest.answerable === first.answerable ? latest : first;
}
