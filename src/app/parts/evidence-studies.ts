import { useEffect, useMemo } from 'react';
import type { DimensionId } from '../../core/model';
import { digestOf, type AskedEvidence } from '../../core/question';
import { cited } from '../../views/cited';
import { studiedIn } from '../../views/study';
import type { Table } from '../../views/table';
import { evidenceNow, offerEvidence } from './evidence-store';

/** The number of a study that the address takes apart, where its name begins so; null for any other. */
export function askedStudy(...names: readonly string[]): AskedEvidence | null {
  const asked = evidenceNow();
  return asked !== null && names.some((name) => asked.metric.startsWith(name)) ? asked : null;
}

/** Which of some choices an address means: it holds them by short digests. */
export function askedLabel<Id extends string>(asked: AskedEvidence | null, id: string, choices: readonly { readonly id: Id }[]): Id | null {
  const dimension = id as DimensionId;
  const member = asked?.slice.find((each) => each.dimension === dimension)?.member;
  return choices.find((choice) => digestOf(dimension, choice.id) === member)?.id ?? null;
}

/** Makes the numbers of a study that a card shows known to the panel beside the page, so that a link finds them again. */
export function useOfferedStudies(question: string, table: Table | null): void {
  const evidence = useMemo(() => cited(studiedIn([table])), [table]);
  useEffect(() => offerEvidence({ question, evidence, metrics: [] }), [question, evidence]);
}
