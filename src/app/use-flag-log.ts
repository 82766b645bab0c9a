import { useEffect } from 'react';
import { recordOf } from '../core/drift-log';
import { isStanding } from '../views/flag-history';
import { useSession } from './session';
import type { FindingsAnswer } from './use-findings';

/**
 * Has the findings of the standing question recorded at their as-of date; those of any other question are not. For every page
 * that has them worked out: the same is recorded once.
 */
export function useFlagLog({ findings, foundFor }: Pick<FindingsAnswer, 'findings' | 'foundFor'>): void {
  const { recordFlags, defining } = useSession();
  const isFree = defining === null;
  useEffect(() => {
    if (findings === null || foundFor === null || !isFree) return;
    const { answerable, question } = foundFor;
    const record = isStanding(question, answerable.dataset, findings) ? recordOf(answerable, findings) : null;
    if (record !== null) recordFlags(record);
  }, [findings, foundFor, isFree, recordFlags]);
}
