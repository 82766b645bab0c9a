import { useMemo } from 'react';
import { splitPlan, splitVelocity, type LeverSplit } from '../../../core/metrics';
import type { Missing } from '../../../core/model';
import { resolveFilters, type Question } from '../../../core/question';
import type { Loaded } from '../../session';
import { useCubeStudy, type CubeStudied, type CubeTask } from '../../use-cube-study';

type Split = LeverSplit | Missing;

/** The split of velocity over a year with the intervals of both of its ends, from a cube of its own by account. */
export function useSplit(question: Question, loaded: Loaded): CubeStudied<Split> & { readonly isAsked: boolean } {
  const { dataset } = loaded;
  const where = useMemo(() => resolveFilters(question.where, dataset.dimensions).conditions, [question.where, dataset]);
  const ask = useMemo(() => splitPlan(dataset, where), [dataset, where]);
  const task = useMemo(
    (): CubeTask<Split> => ({
      name: 'What moved velocity',
      studied: { kind: 'split', where },
      work: ({ cube, dataset: own, definitions: { assumptions } }) =>
        splitVelocity(cube, own, { span: null, where, assumptions, accounts: cube }),
      valueIn: (found) => (found.kind === 'split' ? found.split : undefined),
    }),
    [where],
  );
  return { ...useCubeStudy(ask, loaded, task), isAsked: ask !== null };
}
