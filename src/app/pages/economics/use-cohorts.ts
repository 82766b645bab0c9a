import { skipToken, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { cohortPlan, readCohorts, type Cohorts } from '../../../core/metrics/retention-cohorts';
import { resolveFilters, type Question } from '../../../core/question';
import { useCubes } from '../../cubes';
import type { Loaded } from '../../session';

export type CohortsAnswer = { readonly cohorts: Cohorts | null; readonly failure: string | null; retry(): void };

const NONE: Cohorts = { cohorts: [], whole: { label: null, customers: 0, cells: [] }, missing: 'no_base' };

/** The cohorts of customers under a question's filters, from a cube of their own by the quarter of their start. */
export function useCohorts(question: Question, { dataset, definitions }: Loaded): CohortsAnswer {
  const cubes = useCubes();
  const where = useMemo(() => resolveFilters(question.where, dataset.dimensions).conditions, [question.where, dataset]);
  const ask = useMemo(() => cohortPlan(dataset, where), [dataset, where]);
  const { data, error, refetch } = useQuery({
    queryKey: ['cube', dataset.fingerprint, ask],
    queryFn: ask === null ? skipToken : ({ signal }) => cubes.cube(dataset.fingerprint, ask, signal),
  });
  const cohorts = useMemo(() => {
    if (ask === null) return NONE;
    return data === undefined ? null : readCohorts(data, dataset, { where, assumptions: definitions.assumptions });
  }, [ask, data, dataset, where, definitions]);
  return {
    cohorts,
    failure: error === null ? null : `The cohorts could not be computed: ${error.message.replace(/\.$/, '')}. Nothing was lost.`,
    retry: () => void refetch(),
  };
}
