import { useMemo } from 'react';
import { lostDeals, lostDealsPlan, type LossColumn, type LostDeals } from '../../../core/metrics';
import type { DimensionId } from '../../../core/model';
import { resolveFilters, spanOf, type Question } from '../../../core/question';
import type { Loaded } from '../../session';
import { useCubeStudy, type CubeStudied, type CubeTask } from '../../use-cube-study';

/** What was written of lost deals, in a column and by a dimension. */
export type LostChoice = { readonly column: LossColumn; readonly by: DimensionId };

/** What is said of lost deals: each reason is held against the others in each slice, so that the study works it out. */
export function useLost(question: Question, loaded: Loaded, { column, by }: LostChoice): CubeStudied<LostDeals> {
  const { dataset } = loaded;
  const where = useMemo(() => resolveFilters(question.where, dataset.dimensions).conditions, [question.where, dataset]);
  const ask = useMemo(() => lostDealsPlan(dataset, { column, by, where }), [dataset, column, by, where]);
  const task = useMemo((): CubeTask<LostDeals> => {
    const asked = { column, by, span: spanOf(question.period, dataset), where };
    return {
      name: 'What is said of lost deals',
      studied: { kind: 'lost', asked },
      work: ({ cube, dataset: own, definitions }) => lostDeals(cube, own, { ...asked, assumptions: definitions.assumptions }),
      valueIn: (found) => (found.kind === 'lost' ? found.lost : undefined),
    };
  }, [dataset, column, by, where, question.period]);
  return useCubeStudy(ask, loaded, task);
}
