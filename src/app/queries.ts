import { QueryClient, skipToken, useQuery } from '@tanstack/react-query';
import { createContext, useContext, useMemo, useState } from 'react';
import { segmentDimensionOf, type Answerable } from '../core/analysis';
import { accountPlan, basePlan, METRIC_IDS, plan, type Ask, type Cube } from '../core/metrics';
import type { Dataset, DimensionId, Stop } from '../core/model';
import { writeQuestion, type Question } from '../core/question';
import type { Definitions } from '../core/workspace';
import { useSession, type Answering, type Loaded } from './session';

/** Whoever can be asked for cubes of a dataset. */
export interface Cubes {
  cube(fingerprint: string, ask: Ask, stop: Stop): Promise<Cube>;
  statements(fingerprint: string, ask: Ask): Promise<readonly string[]>;
}

export const CubesContext = createContext<Cubes | null>(null);

/** Who answers on this page; throws where a component stands outside of it. */
export function useCubes(): Cubes {
  const cubes = useContext(CubesContext);
  if (cubes === null) throw new Error('no engine around this component');
  return cubes;
}

/** The cache of answers. The data is local: it never goes stale, needs no network, and a failure is shown at once. */
export function openQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: { queries: { networkMode: 'always', staleTime: Infinity, retry: false, refetchOnWindowFocus: false } },
  });
}

/** Every dimension that a question speaks of, and those that targets are set for. */
function dimensionsOf(question: Question, definitions: Definitions): readonly DimensionId[] {
  const inTargets = definitions.targets.flatMap(({ slice }) => slice.map(([dimension]) => dimension as DimensionId));
  return [...(question.by === null ? [] : [question.by]), ...question.where.map(({ dimension }) => dimension), ...inTargets];
}

/** The two cubes behind the answers to a question: of cells, and of cells by account for intervals that draw accounts. */
export type Asks = { readonly cells: Ask; readonly accounts: Ask | null };

/** With more deals than this the cube of accounts, nearly a table, is asked for what the question slices by alone. */
const DEALS_FOR_ALL_AXES = 150_000;
const SCORES = ['icp', 'tier'] as readonly string[] as readonly DimensionId[];

/**
 * What the engine is asked for a question: the base cube wherever that has every dimension the question names, so that
 * one cube answers all of them; a wider one where it has not. Filters by other members, or by another dimension of the
 * cube, are the same asks.
 */
export function asksFor(question: Question, dataset: Dataset, definitions: Definitions): Asks {
  const base = basePlan(dataset);
  const named = new Set(dimensionsOf(question, definitions));
  const further = dataset.dimensions.map(({ id }) => id).filter((id) => named.has(id) && !base.by.includes(id));
  const cells = further.length === 0 ? base : plan(dataset, METRIC_IDS, [...base.by, ...further]);
  const segment = segmentDimensionOf(cells, dataset, question);
  const sliced = [...named, ...SCORES, ...(segment === null ? [] : [segment])];
  const drawn = dataset.deals > DEALS_FOR_ALL_AXES ? sliced : cells.by;
  return { cells, accounts: dataset.supplied.has('account') ? accountPlan(dataset, METRIC_IDS, drawn) : null };
}

type Answered = { readonly fingerprint: string; readonly answerable: Answerable };

const sentenceOf = (error: Error): string => `The numbers could not be computed: ${error.message.replace(/\.$/, '')}. Nothing was lost.`;

async function ask(cubes: Cubes, { dataset, definitions }: Loaded, asks: Asks, stop: Stop): Promise<Answerable> {
  const cube = await cubes.cube(dataset.fingerprint, asks.cells, stop);
  const accounts = asks.accounts === null ? null : await cubes.cube(dataset.fingerprint, asks.accounts, stop);
  return { cube, accounts, dataset, definitions };
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
  const { data, isPlaceholderData, isFetching, error, refetch } = useQuery<Answered>({
    queryKey: ['cube', fingerprint, asks],
    queryFn:
      loaded === null || asks === null
        ? skipToken
        : async ({ signal }) => ({ fingerprint, answerable: await ask(cubes, loaded, asks, signal) }),
    placeholderData: (previous) => previous,
  });
  const [answers, setAnswers] = useState(question);
  if (!isPlaceholderData && writeQuestion(answers) !== writeQuestion(question)) setAnswers(question);
  const held = error === null && data?.fingerprint === fingerprint ? data.answerable : null;
  return {
    answerable: held,
    question: isPlaceholderData && held !== null ? answers : question,
    isUpdating: isFetching,
    failure: error === null ? null : sentenceOf(error),
    retry: () => void refetch(),
  };
}
