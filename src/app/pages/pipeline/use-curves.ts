import { useMemo } from 'react';
import { curvesPlan, readCurves, type Curves } from '../../../core/metrics';
import type { DimensionId } from '../../../core/model';
import { resolveFilters, spanOf, type Question } from '../../../core/question';
import type { Loaded } from '../../session';
import { useCubeStudy, type CubeStudied, type CubeTask } from '../../use-cube-study';

/** By what age deals are won and lost, by one dimension or in all: an entry a deal, so that the study works it out. */
export function useCurves(question: Question, loaded: Loaded, by: DimensionId | null): CubeStudied<Curves> {
  const { dataset } = loaded;
  const where = useMemo(() => resolveFilters(question.where, dataset.dimensions).conditions, [question.where, dataset]);
  const ask = useMemo(() => curvesPlan(dataset, { by, where }), [dataset, by, where]);
  const task = useMemo((): CubeTask<Curves> => {
    const asked = { by, span: spanOf(question.period, dataset), where };
    return {
      name: 'The curves',
      studied: { kind: 'curves', asked },
      work: ({ cube, dataset: own, definitions }) => readCurves(cube, own, { ...asked, assumptions: definitions.assumptions }),
      valueIn: (found) => (found.kind === 'curves' ? found.curves : undefined),
    };
  }, [dataset, by, where, question.period]);
  return useCubeStudy(ask, loaded, task);
}
