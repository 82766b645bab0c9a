import { useCallback, useMemo } from 'react';
import { ICP } from '../../../core/icp';
import { readSizes, readSurvival, sizesPlan, survivalPlan, type Cube, type CustomerSurvival, type DealSizes } from '../../../core/metrics';
import type { DimensionId } from '../../../core/model';
import { resolveFilters, spanOf, type Question } from '../../../core/question';
import type { Loaded } from '../../session';
import { useStudy, type Study } from '../segments/use-study';

const NO_BASE: CustomerSurvival = { whole: null, slices: [], missing: 'no_base' };

const useWhere = ({ where }: Question, { dataset }: Loaded) =>
  useMemo(() => resolveFilters(where, dataset.dimensions).conditions, [where, dataset]);

/** How long customers stay, by a dimension of accounts or in all; without customers nothing is asked. */
export function useSurvival(question: Question, loaded: Loaded, by: DimensionId | null): Study<CustomerSurvival> {
  const { dataset, definitions } = loaded;
  const where = useWhere(question, loaded);
  const ask = useMemo(() => survivalPlan(dataset, { by, where }), [dataset, by, where]);
  const read = useCallback(
    (cube: Cube) => readSurvival(cube, dataset, { by, where, assumptions: definitions.assumptions }),
    [dataset, by, where, definitions],
  );
  const study = useStudy(dataset.fingerprint, ask, read);
  return ask === null ? { ...study, told: NO_BASE } : study;
}

/** What won deals of the period are worth, on each side of the ICP and by the split. */
export function useSizes(question: Question, loaded: Loaded, split: DimensionId | null): Study<DealSizes> {
  const { dataset, definitions } = loaded;
  const where = useWhere(question, loaded);
  const by = useMemo(
    () => [ICP, ...(split === null || split === ICP ? [] : [split])].filter((id) => dataset.dimensions.some((each) => each.id === id)),
    [dataset, split],
  );
  const ask = useMemo(() => sizesPlan(dataset, { by, where }), [dataset, by, where]);
  const span = useMemo(() => spanOf(question.period, dataset), [question.period, dataset]);
  const read = useCallback(
    (cube: Cube) => readSizes(cube, dataset, { by, span, where, assumptions: definitions.assumptions }),
    [dataset, by, span, where, definitions],
  );
  return useStudy(dataset.fingerprint, ask, read);
}
