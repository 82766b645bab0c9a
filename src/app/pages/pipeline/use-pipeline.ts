import { useEffect, useMemo, useState } from 'react';
import type { Answerable } from '../../../core/analysis';
import { writeQuestion, type Question } from '../../../core/question';
import type { Answered } from '../../../views/answered';
import { pipelineInSteps, type Pipeline } from '../../../views/pipeline-readings';
import { useAnswerable } from '../../queries';
import type { Answer } from '../../use-answer';

/** An answer about the open pipeline. */
export type PipelineAnswer = Answer & { readonly pipeline: Pipeline | null };

type Worked = {
  readonly key: string;
  readonly answerable: Answerable;
  readonly pipeline: Pipeline | null;
  readonly failure: string | null;
  /** What is still to come, a step at a time. */
  readonly rest: Generator<Pipeline, void, void> | null;
};

/** Finished answers by what they were read from: going back is free. */
const finished = new WeakMap<Answerable, Map<string, Pipeline>>();
/** Time for what is there to be painted before the next step is begun. */
const PAUSE = 60;

/** Questions that read the same numbers: neither the page nor the period is part of it. */
const keyOf = ({ by, where }: Question): string => JSON.stringify([by, where]);
const sentenceOf = (error: unknown): string =>
  `The pipeline could not be worked out: ${error instanceof Error ? error.message : String(error)}. Nothing was lost.`;

function stepped(worked: Worked): Worked {
  try {
    const next = worked.rest?.next();
    if (next === undefined || next.done === true) return { ...worked, rest: null };
    const pipeline = next.value;
    if (pipeline.isRefining) return { ...worked, pipeline };
    const known = finished.get(worked.answerable) ?? new Map<string, Pipeline>();
    finished.set(worked.answerable, known.set(worked.key, pipeline));
    return { ...worked, pipeline, rest: null };
  } catch (error) {
    return { ...worked, failure: sentenceOf(error), rest: null };
  }
}

function begun(answerable: Answerable, question: Question): Worked {
  const key = keyOf(question);
  const pipeline = finished.get(answerable)?.get(key) ?? null;
  const worked: Worked = { key, answerable, pipeline, failure: null, rest: null };
  return pipeline === null ? stepped({ ...worked, rest: pipelineInSteps(answerable, question) }) : worked;
}

/** The first step at once, the others one after the other with time to paint in between. */
function useWorked(answerable: Answerable | null, question: Question): Worked | null {
  const first = useMemo(() => (answerable === null ? null : begun(answerable, question)), [answerable, question]);
  const [latest, setLatest] = useState<Worked | null>(null);
  useEffect(() => {
    let current = first;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const goOn = (): void => {
      if (current === null || current.rest === null) return;
      timer = setTimeout(() => {
        if (current === null) return;
        current = stepped(current);
        setLatest(current);
        goOn();
      }, PAUSE);
    };
    goOn();
    return () => clearTimeout(timer);
  }, [first]);
  return latest !== null && latest.key === first?.key && latest.answerable === first.answerable ? latest : first;
}

/** The answer to a question about the open pipeline. While the engine works, the answer before stays and says so. */
export function usePipeline(question: Question): PipelineAnswer {
  const answering = useAnswerable(question);
  const asked = answering.question ?? question;
  const worked = useWorked(answering.answerable, asked);
  const answered = useMemo((): Answered | null => {
    if (worked === null || worked.pipeline === null) return null;
    const { dataset, definitions } = worked.answerable;
    return { analysis: worked.pipeline.analysis, dataset, definitions, isRefining: worked.pipeline.isRefining };
  }, [worked]);
  return {
    answered,
    answerable: worked?.answerable ?? null,
    pipeline: worked?.pipeline ?? null,
    isUpdating: answering.isUpdating || writeQuestion({ ...asked, page: '' }) !== writeQuestion({ ...question, page: '' }),
    failure: answering.failure ?? worked?.failure ?? null,
    retry: answering.retry,
  };
}
