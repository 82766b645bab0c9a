import { useCallback, useMemo } from 'react';
import { splitPlan, splitVelocity, type Cube, type LeverSplit } from '../../../core/metrics';
import type { Missing } from '../../../core/model';
import { resolveFilters, type Question } from '../../../core/question';
import type { Loaded } from '../../session';
import { useStudy, type Study } from '../segments/use-study';

/** The split of velocity over a year with the intervals of both of its ends, from a cube of its own by account. */
export function useSplit(
  question: Question,
  { dataset, definitions }: Loaded,
): Study<LeverSplit | Missing> & { readonly isAsked: boolean } {
  const where = useMemo(() => resolveFilters(question.where, dataset.dimensions).conditions, [question.where, dataset]);
  const ask = useMemo(() => splitPlan(dataset, where), [dataset, where]);
  const read = useCallback(
    (cube: Cube) => splitVelocity(cube, dataset, { span: null, where, assumptions: definitions.assumptions, accounts: cube }),
    [dataset, where, definitions],
  );
  return { ...useStudy(dataset.fingerprint, ask, read), isAsked: ask !== null };
}
