import { skipToken, useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import type { Answerable } from '../core/analysis';
import { asksFor, type Asks } from '../core/asks';
import type { Stop } from '../core/model';
import { writeQuestion, type Question } from '../core/question';
import { isLogAlone } from '../core/workspace/sayings';
import { useCubes, type Cubes } from './cubes';
import { useSession, type Answering, type Loaded } from './session';

export { asksFor, type Asks };

/** The cubes of a question, as the cache of answers keeps them by `['cube', fingerprint, asks]`. */
export type Counted = Pick<Answerable, 'cube' | 'accounts'> & { readonly fingerprint: string };

const sentenceOf = (error: Error): string => `The numbers could not be computed: ${error.message.replace(/\.$/, '')}. Nothing was lost.`;

/** Has the engine count them. */
export async function ask(cubes: Pick<Cubes, 'cube'>, fingerprint: string, asks: Asks, stop: Stop): Promise<Counted> {
  const cube = await cubes.cube(fingerprint, asks.cells, stop);
  const accounts = asks.accounts === null ? null : await cubes.cube(fingerprint, asks.accounts, stop);
  return { fingerprint, cube, accounts };
}

/** The last answerable of each cube: whoever asks for the same gets the same. */
const answerables = new WeakMap<Counted, Answerable>();

/** A cube with what it is read by. Definitions may change over the same cube: an assumption shapes no count, and a log nothing. */
export function answerableOf(counted: Counted, { dataset, definitions }: Loaded): Answerable {
  const known = answerables.get(counted);
  if (known?.dataset === dataset && isLogAlone(known.definitions, definitions)) return known;
  const answerable = { cube: counted.cube, accounts: counted.accounts, dataset, definitions };
  answerables.set(counted, answerable);
  return answerable;
}

function useAsks(question: Question, loaded: Loaded | null): Asks | null {
  return useMemo(() => (loaded === null ? null : asksFor(question, loaded.dataset, loaded.definitions)), [question, loaded]);
}

/**
 * The cube that answers a question about what is loaded. Filters by members never ask the engine again. Until a wider cube
 * is there the last one stays, with the question that it can answer; never across datasets, and never over a failure.
 */
export function useAnswerable(question: Question): Answering {
  const { loaded } = useSession();
  const cubes = useCubes();
  const fingerprint = loaded?.dataset.fingerprint ?? '';
  const asks = useAsks(question, loaded);
  const { data, isPlaceholderData, isFetching, error, refetch } = useQuery<Counted>({
    queryKey: ['cube', fingerprint, asks],
    queryFn: loaded === null || asks === null ? skipToken : ({ signal }) => ask(cubes, fingerprint, asks, signal),
    placeholderData: (previous) => previous,
  });
  const [answers, setAnswers] = useState(question);
  if (!isPlaceholderData && writeQuestion(answers) !== writeQuestion(question)) setAnswers(question);
  const held = error === null && loaded !== null && data?.fingerprint === fingerprint ? answerableOf(data, loaded) : null;
  return {
    answerable: held,
    question: isPlaceholderData && held !== null ? answers : question,
    isUpdating: isFetching,
    failure: error === null ? null : sentenceOf(error),
    retry: () => void refetch(),
  };
}
