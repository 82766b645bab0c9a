import { skipToken, useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { segmentDimensionOf, type Answerable } from '../core/analysis';
import { accountPlan, basePlan, metricOf, NARROW_METRIC_IDS, plan, strataOf, type Ask } from '../core/metrics';
import type { Dataset, DimensionId, Stop } from '../core/model';
import { writeQuestion, type Question } from '../core/question';
import type { Definitions } from '../core/workspace';
import { useCubes, type Cubes } from './cubes';
import { useSession, type Answering, type Loaded } from './session';

/** Every dimension that a question speaks of, and those that targets are set for. */
function dimensionsOf(question: Question, definitions: Definitions): readonly DimensionId[] {
  const inTargets = definitions.targets.flatMap(({ slice }) => slice.map(([dimension]) => dimension as DimensionId));
  const sliced = [question.by, question.across].filter((dimension) => dimension !== null);
  return [...sliced, ...question.where.map(({ dimension }) => dimension), ...inTargets];
}

/** The two cubes behind the answers to a question: of cells, and of cells by account for intervals that draw accounts. */
export type Asks = { readonly cells: Ask; readonly accounts: Ask | null };

/** With more deals than this a cube that is nearly a table is asked for what the question slices by alone. */
const DEALS_FOR_ALL_AXES = 150_000;
const SCORES = ['icp', 'tier'] as readonly string[] as readonly DimensionId[];

/**
 * What the engine is asked for a question: the base cube wherever that has every dimension the question names and its
 * metric, so that one cube answers all of them; one of its own where it has not, wider or, in a large workspace, narrower.
 * Filters by other members, or by another dimension of the cube, are the same asks.
 */
export function asksFor(question: Question, dataset: Dataset, definitions: Definitions): Asks {
  const base = basePlan(dataset);
  const named = new Set(dimensionsOf(question, definitions));
  const further = dataset.dimensions.map(({ id }) => id).filter((id) => named.has(id) && !base.by.includes(id));
  const every = [...base.by, ...further];
  const segment = segmentDimensionOf({ ...base, by: every }, dataset, question);
  const sliced = [...named, ...SCORES, ...strataOf(dataset), ...(segment === null ? [] : [segment])];
  const axes = dataset.deals > DEALS_FOR_ALL_AXES ? sliced : every;
  const isWide = metricOf(question.metric).isWide === true;
  const metrics = isWide ? [...NARROW_METRIC_IDS, question.metric] : NARROW_METRIC_IDS;
  return {
    cells: further.length === 0 && !isWide ? base : plan(dataset, metrics, axes),
    accounts: dataset.supplied.has('account') ? accountPlan(dataset, metrics, axes) : null,
  };
}

type Counted = Pick<Answerable, 'cube' | 'accounts'> & { readonly fingerprint: string };

const sentenceOf = (error: Error): string => `The numbers could not be computed: ${error.message.replace(/\.$/, '')}. Nothing was lost.`;

async function ask(cubes: Cubes, fingerprint: string, asks: Asks, stop: Stop): Promise<Counted> {
  const cube = await cubes.cube(fingerprint, asks.cells, stop);
  const accounts = asks.accounts === null ? null : await cubes.cube(fingerprint, asks.accounts, stop);
  return { fingerprint, cube, accounts };
}

/** The last answerable of each cube: whoever asks for the same gets the same. */
const answerables = new WeakMap<Counted, Answerable>();

/** A cube with what it is read by. Definitions may change over the same cube: an assumption shapes no count. */
function answerableOf(counted: Counted, { dataset, definitions }: Loaded): Answerable {
  const known = answerables.get(counted);
  if (known?.dataset === dataset && known.definitions === definitions) return known;
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
