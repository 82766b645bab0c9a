import { useContext, useLayoutEffect, useState } from 'react';
import type { Studied } from '../workers/study-messages';
import type { Finished } from './finished';
import type { Found, Study } from './study-worker';
import { useAsked, type Asked, type Given } from './use-asked';
import { StudyContext } from './use-studied';

/** What is worked out for a question in one go, and takes too long for the page's own thread. */
export type Task<From extends Given, Value extends object> = {
  /** What it is called where it fails. */
  readonly name: string;
  /** The same in the page's own thread, where there is no study. */
  work(from: From): Value;
  studied(from: From): Studied;
  /** What it is in a reply of the study; null for a reply to something else. */
  valueIn(found: Found): Value | null;
  /** What results are kept with, and as long as: the cube, or what was made of it. */
  readonly heldBy: (from: From) => object;
  /** By what they are held by, and then by the question and the definitions they rest on: going back is free. */
  readonly finished: Finished<Value>;
};

/** What was worked out, and how fresh it is. */
export type WorkedOut<From extends Given, Value> = {
  /** Null before the first of a dataset, and where it failed. The one before stays while the next is worked out. */
  readonly value: Value | null;
  /** What the value was worked out from: not what is asked, while that is worked out. */
  readonly from: From | null;
  readonly isUpdating: boolean;
  readonly failure: string | null;
  retry(): void;
};

/** Time for the page to be painted before the work is begun. */
const PAUSE = 60;
const NOTHING = (): void => undefined;

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
const sentenceOf = (name: string, message: string): string => `${name} could not be worked out: ${message}. Nothing was lost.`;

const knownOf = <From extends Given, Value extends object>(task: Task<From, Value>, { from, key }: Asked<From>): Value | null =>
  task.finished.get(task.heldBy(from), key);

type Told = { readonly done: () => void; readonly failed: (says: string) => void };

/** Has it worked out by a study, or by this thread where there is none; gives what ends it. */
function begin<From extends Given, Value extends object>(
  study: Study,
  task: Task<From, Value>,
  asked: Asked<From>,
  told: Told,
): () => void {
  let end = NOTHING;
  const failed = (message: string): void => told.failed(sentenceOf(task.name, message));
  const take = (value: Value | null): void => {
    if (value === null) return;
    task.finished.set(task.heldBy(asked.from), asked.key, value);
    told.done();
  };
  const here = (): void => {
    try {
      take(task.work(asked.from));
    } catch (error) {
      failed(messageOf(error));
    }
  };
  let timer = setTimeout(() => {
    const { answerable } = asked.from;
    const absent = (): void => void (timer = setTimeout(here, PAUSE));
    end = study.ask(answerable, task.studied(asked.from), { found: (found) => take(task.valueIn(found)), failed, absent });
  }, PAUSE);
  return () => {
    clearTimeout(timer);
    end();
  };
}

/** The latest value, with what it was worked out from; never that of another dataset. */
function useShown<From extends Given, Value extends object>(known: Value | null, from: From) {
  const [shown, setShown] = useState<{ readonly value: Value; readonly from: From } | null>(null);
  if (known !== null && (shown?.value !== known || shown.from !== from)) setShown({ value: known, from });
  if (known !== null) return { value: known, from };
  return shown?.from.answerable.dataset === from.answerable.dataset ? shown : null;
}

/**
 * What is worked out for a question by the study, after the page was painted. It is asked once, and dropped as soon as it is no
 * longer asked; `from` has to stay the same object as long as it says the same.
 */
export function useWorkedOut<From extends Given, Value extends object>(task: Task<From, Value>, from: From): WorkedOut<From, Value> {
  const study = useContext(StudyContext);
  const asked = useAsked(from, task.heldBy);
  const [ended, setEnded] = useState<{ readonly asked: Asked<From>; readonly failure: string | null } | null>(null);
  const [tries, setTries] = useState(0);
  const known = knownOf(task, asked);
  const shown = useShown(known, from);
  // Before the next paint and not after it: what is no longer asked must not compete with what is.
  useLayoutEffect(() => {
    if (knownOf(task, asked) !== null) return undefined;
    const told = { done: () => setEnded({ asked, failure: null }), failed: (failure: string) => setEnded({ asked, failure }) };
    return begin(study, task, asked, told);
  }, [study, task, asked, tries]);
  const failure = known === null && ended?.asked === asked ? ended.failure : null;
  return {
    value: failure === null ? (shown?.value ?? null) : null,
    from: failure === null ? (shown?.from ?? null) : null,
    isUpdating: known === null && failure === null,
    failure,
    retry: () => {
      setEnded(null);
      setTries((count) => count + 1);
    },
  };
}
