import { useCallback, useMemo } from 'react';
import type { Cube } from '../../../core/metrics';
import { resolveFilters, type Question } from '../../../core/question';
import { conversionPlan, NO_CONVERSION, readConversion, type Conversion } from '../../../views/pipeline-conversion';
import type { Loaded } from '../../session';
import { useStudy, type Study } from '../segments/use-study';

/** How far deals come by tier, from a cube of its own: its metrics are in no page's base cube. Without tiers nothing is asked. */
export function useConversion(question: Question, loaded: Loaded): Study<Conversion> {
  const { dataset } = loaded;
  const where = useMemo(() => resolveFilters(question.where, dataset.dimensions).conditions, [question.where, dataset]);
  const ask = useMemo(() => conversionPlan(dataset, where), [dataset, where]);
  const read = useCallback((cube: Cube) => readConversion(cube, loaded, where), [loaded, where]);
  const study = useStudy(dataset.fingerprint, ask, read);
  return ask === null ? { ...study, told: NO_CONVERSION } : study;
}
