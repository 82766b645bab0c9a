import { createContext, useContext, useLayoutEffect, useMemo, useState } from 'react';
import type { Answerable } from '../core/analysis';
import type { Cube } from '../core/metrics';
import type { Question } from '../core/question';
import type { Studied } from '../workers/study-messages';
import type { Finished } from './finished';
import { StudyWorker, type Found, type Study } from './study-worker';
import { useAsked, type Asked, type Given } from './use-asked';

/** Who works out what takes long. */
export const StudyContext = createContext<Study>(new StudyWorker());
/** Who works out first steps: apart, so that one is not ended with what is refined, and holds the small cubes alone. */
export const FirstStudyContext = createContext<Study>(new StudyWorker());

type Step = { readonly isRefining: boolean };

/** What is worked out for a question in steps, of which the first is quick and the last no longer refines. */
export type Work<Value extends Step> = {
  /** What it is called where it fails. */
  readonly name: string;
  /** All of them in the page's own thread: the others where there is no study, and the first unless it is studied too. */
  steps(answerable: Answerable, question: Question): Generator<Value, void, void>;
  studied(answerable: Answerable, question: Question): Studied;
  /** The step in a reply of the study; null for a reply to something else. */
  stepIn(found: Found): Value | null;
  /** Where the first step would hold the page's thread for long: how a study is asked for it, and what it is in its reply. */
  readonly first?: {
    studied(answerable: Answerable, question: Question): Studied;
    stepIn(found: Found, answerable: Answerable): Value | null;
  };
  /** Finished ones by their cube, and by what else they rest on: going back is free. */
  readonly finished: Finished<Value>;
};

/** How far it has come. */
export type Worked<Value> = {
  readonly answerable: Answerable;
  readonly value: Value | null;
  readonly failure: string | null;
  /** The value is of the question before; what is asked now is still being worked out. */
  readonly isStale: boolean;
};

type Begun<Value> = {
  readonly asked: Asked<Given>;
  readonly value: Value | null;
  readonly failure: string | null;
  readonly rest: Generator<Value, void, void> | null;
};

/** Time for a step to be painted before the next one is begun. */
const PAUSE = 60;
const NOTHING = (): void => undefined;

const sentenceOf = (name: string, message: string): string => `${name} could not be worked out: ${message}. Nothing was lost.`;
const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

const cubeOf = ({ answerable }: Given): Cube => answerable.cube;

function remember<Value extends Step>({ finished }: Work<Value>, { asked }: Begun<Value>, value: Value): void {
  if (!value.isRefining) finished.set(cubeOf(asked.from), asked.key, value);
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

function begin<Value extends Step>(work: Work<Value>, asked: Asked<Given>): Begun<Value> {
  const { answerable, question } = asked.from;
  const known = work.finished.get(answerable.cube, asked.key);
  if (known !== null) return { asked, value: known, failure: null, rest: null };
  const begun = { asked, value: null, failure: null, rest: work.steps(answerable, question) };
  return work.first === undefined ? stepped(work, begun) : begun;
}

type Going<Value extends Step> = {
  readonly work: Work<Value>;
  readonly first: Begun<Value>;
  readonly show: (begun: Begun<Value>) => void;
};

/** Has the first step worked out by a study, or by this thread where there is none, once what was asked is painted. */
function takeFirst<Value extends Step>(study: Study, { work, first, show }: Going<Value>, done: (begun: Begun<Value>) => void): () => void {
  const { answerable, question } = first.asked.from;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const take = (begun: Begun<Value>): void => {
    show(begun);
    if (begun.rest !== null) done(begun);
  };
  const found = (reply: Found): void => {
    const value = work.first?.stepIn(reply, answerable) ?? null;
    if (value === null) return;
    remember(work, first, value);
    take({ ...first, value, rest: value.isRefining ? first.rest : null });
  };
  const { studied = work.studied } = work.first ?? {};
  // No first step draws accounts: the cube by account, which is large, need not be held for it.
  const end = study.ask({ ...answerable, accounts: null }, studied(answerable, question), {
    found,
    failed: (message) => show({ ...first, failure: sentenceOf(work.name, message), rest: null }),
    absent: () => {
      timer = setTimeout(() => take(stepped(work, first)), 0);
    },
  });
  return () => {
    clearTimeout(timer);
    end();
  };
}

/** Has the other steps worked out by a study, or by this thread where there is none; gives what ends it. */
function refine<Value extends Step>(study: Study, { work, first, show }: Going<Value>): () => void {
  const { answerable, question } = first.asked.from;
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
    end = study.ask(answerable, work.studied(answerable, question), { found, failed, absent: here });
  }, PAUSE);
  return () => {
    clearTimeout(timer);
    end();
  };
}

type Studies = { readonly study: Study; readonly firsts: Study };

/** Both in turn; gives what ends either. */
function goOn<Value extends Step>({ study, firsts }: Studies, going: Going<Value>): () => void {
  if (going.first.value !== null) return refine(study, going);
  let end = takeFirst(firsts, going, (first) => {
    end = refine(study, { ...going, first });
  });
  return () => end();
}

/** The latest that has a value, as long as it is of the same dataset. */
function useKept<Value>(current: Begun<Value> | null, answerable: Answerable | null): Begun<Value> | null {
  const [kept, keep] = useState<Begun<Value> | null>(null);
  if (current !== null && current.value !== null && kept !== current) keep(current);
  return kept !== null && kept.asked.from.answerable.dataset === answerable?.dataset ? kept : null;
}

/** The first step as soon as it is there, and in its place each further one; until then what was there before. */
export function useStudied<Value extends Step>(work: Work<Value>, answerable: Answerable | null, question: Question): Worked<Value> | null {
  const [study, firsts] = [useContext(StudyContext), useContext(FirstStudyContext)];
  const from = useMemo(() => (answerable === null ? null : { answerable, question }), [answerable, question]);
  const asked = useAsked<Given>(from, cubeOf);
  const first = useMemo(() => (asked === null ? null : begin(work, asked)), [work, asked]);
  const [latest, setLatest] = useState<Begun<Value> | null>(null);
  // Before the next paint and not after it: what is no longer asked must not compete with what is.
  useLayoutEffect(
    () => (first === null || first.rest === null ? undefined : goOn({ study, firsts }, { work, first, show: setLatest })),
    [study, firsts, work, first],
  );
  const current = latest !== null && latest.asked === asked ? latest : first;
  const kept = useKept(current, answerable);
  return useMemo(() => {
    if (current === null || answerable === null) return null;
    const { value, failure } = current;
    // With the definitions of now: those that it was begun with may lack what people said since.
    if (value !== null || failure !== null || kept === null) return { answerable, value, failure, isStale: false };
    return { answerable: kept.asked.from.answerable, value: kept.value, failure: null, isStale: true };
  }, [current, answerable, kept]);
}
