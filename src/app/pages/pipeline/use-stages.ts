import { useCallback, useMemo } from 'react';
import { reachPlan, readReach, readStuck, stuckPlan, type Cube, type StageReach, type StuckDeals } from '../../../core/metrics';
import { resolveFilters, spanOf, type Question } from '../../../core/question';
import type { Loaded } from '../../session';
import { useStudy, type Study } from '../segments/use-study';

const useWhere = ({ where }: Question, { dataset }: Loaded) =>
  useMemo(() => resolveFilters(where, dataset.dimensions).conditions, [where, dataset]);

/** Deals by the furthest stage known of them: those created in the period, or the open ones where no more is known. */
export function useReach(question: Question, loaded: Loaded): Study<StageReach> {
  const { dataset, definitions } = loaded;
  const where = useWhere(question, loaded);
  const ask = useMemo(() => reachPlan(dataset, where), [dataset, where]);
  const span = useMemo(() => spanOf(question.period, dataset), [question.period, dataset]);
  const read = useCallback(
    (cube: Cube) => readReach(cube, dataset, { span, where, assumptions: definitions.assumptions }),
    [dataset, span, where, definitions],
  );
  return useStudy(dataset.fingerprint, ask, read);
}

/** Open deals by stage and age, as of the as-of date. */
export function useStuck(question: Question, loaded: Loaded): Study<StuckDeals> {
  const { dataset, definitions } = loaded;
  const where = useWhere(question, loaded);
  const ask = useMemo(() => stuckPlan(dataset, where), [dataset, where]);
  const read = useCallback(
    (cube: Cube) => readStuck(cube, dataset, { where, assumptions: definitions.assumptions }),
    [dataset, where, definitions],
  );
  return useStudy(dataset.fingerprint, ask, read);
}
