import { useQuery, useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useContext, useMemo } from 'react';
import type { Answerable } from '../core/analysis';
import type { Ask, Assumptions } from '../core/metrics';
import type { Studied } from '../workers/study-messages';
import { useCubes, type Cubes } from './cubes';
import type { Loaded } from './session';
import type { Found, Study } from './study-worker';
import { StudyContext } from './use-studied';

/** What is read off a cube of its own by the study; `told` is undefined until it is there. */
export type CubeStudied<Value> = { readonly told: Value | undefined; readonly failure: string | null; retry(): void };

/** What the study is asked about a cube. */
export type CubeTask<Value> = {
  /** What it is called where it fails. */
  readonly name: string;
  readonly studied: Studied;
  /** The same in the page's own thread, where there is no study. */
  work(answerable: Answerable): Value;
  /** What it is in a reply; undefined for a reply to something else. */
  valueIn(found: Found): Value | undefined;
};

/** Assumptions as a key: equal ones read the same numbers. */
const keyOf = ({ numbers, ...rest }: Assumptions): readonly unknown[] => [[...numbers].toSorted(([a], [b]) => (a < b ? -1 : 1)), rest];

type Asking<Value> = {
  readonly study: Study;
  readonly answerable: Answerable;
  readonly task: CubeTask<Value>;
  readonly signal: AbortSignal;
};

/** Has it worked out by the study, or by this thread where there is none; given up as soon as nobody asks any more. */
function workedOut<Value>({ study, answerable, task, signal }: Asking<Value>): Promise<Value> {
  return new Promise((resolve, reject) => {
    const end = study.ask(answerable, task.studied, {
      found: (found) => {
        const value = task.valueIn(found);
        if (value !== undefined) resolve(value);
      },
      failed: (message) => reject(new Error(message)),
      absent: () => setTimeout(() => new Promise<Value>((done) => done(task.work(answerable))).then(resolve, reject), 0),
    });
    signal.addEventListener('abort', end);
  });
}

type Source = { readonly client: QueryClient; readonly cubes: Cubes };

const cubeFor = ({ client, cubes }: Source, fingerprint: string, ask: Ask) =>
  client.fetchQuery({ queryKey: ['cube', fingerprint, ask], queryFn: ({ signal }) => cubes.cube(fingerprint, ask, signal) });

/**
 * Asks the engine for a cube and the study for what is to be read off it, so that the page's thread is free. Nothing is asked
 * without an `ask`. Going back to what was asked before is free.
 */
export function useCubeStudy<Value>(ask: Ask | null, { dataset, definitions }: Loaded, task: CubeTask<Value>): CubeStudied<Value> {
  const [client, cubes, study] = [useQueryClient(), useCubes(), useContext(StudyContext)];
  const rests = useMemo(() => keyOf(definitions.assumptions), [definitions.assumptions]);
  const { data, error, refetch } = useQuery({
    queryKey: ['study', dataset.fingerprint, ask, task.studied, rests],
    enabled: ask !== null,
    queryFn: async ({ signal }) => {
      if (ask === null) throw new Error('nothing is asked');
      const cube = await cubeFor({ client, cubes }, dataset.fingerprint, ask);
      const value = await workedOut({ study, answerable: { cube, accounts: null, dataset, definitions }, task, signal });
      return { value };
    },
  });
  return {
    told: data?.value,
    failure: error === null ? null : `${task.name} could not be worked out: ${error.message.replace(/\.$/, '')}. Nothing was lost.`,
    retry: () => void refetch(),
  };
}
