import { useMemo } from 'react';
import type { Answerable } from '../core/analysis';
import { findingsOf, type DriftFindings } from '../core/drift-findings';
import type { Question } from '../core/question';
import { Finished } from './finished';
import type { Given } from './use-asked';
import { useWorkedOut, type Task } from './use-worked-out';

/** What changed for a question and what of it is a finding, and how far the working out has come. */
export type FindingsAnswer = {
  /** Those of the question before stay while the next ones are worked out; null before the first, and where they failed. */
  readonly findings: DriftFindings | null;
  /** What they were found for: views of old findings read the same numbers as these. Null without findings. */
  readonly foundFor: Given | null;
  readonly isUpdating: boolean;
  readonly failure: string | null;
  retry(): void;
};

const FINDINGS: Task<Given, DriftFindings> = {
  name: 'What changed',
  work: ({ answerable, question }) => findingsOf(answerable, question, answerable.definitions.drift),
  studied: ({ question }) => ({ kind: 'findings', question }),
  valueIn: (found) => (found.kind === 'findings' ? found.findings : null),
  heldBy: ({ answerable }) => answerable.cube,
  finished: new Finished(),
};

/**
 * Every comparison of a question and its findings, worked out by the study after the page was painted. For one component of a
 * page, which gives them to the others: two that ask at once have it worked out twice.
 */
export function useFindings(answerable: Answerable, question: Question): FindingsAnswer {
  const from = useMemo(() => ({ answerable, question }), [answerable, question]);
  const { value, from: foundFor, ...rest } = useWorkedOut(FINDINGS, from);
  return { findings: value, foundFor, ...rest };
}
