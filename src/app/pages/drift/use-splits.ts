import { useMemo } from 'react';
import type { Answerable } from '../../../core/analysis';
import type { Drift } from '../../../core/drift-study';
import type { Split } from '../../../core/drift';
import type { Question } from '../../../core/question';
import { splitsOf } from '../../../views/drift-findings-split';

/** Mix and rate of every total that moved, by the id of its comparison. */
export const useSplits = (answerable: Answerable, question: Question, drift: Drift): ReadonlyMap<string, Split> =>
  useMemo(() => splitsOf(drift, { answerable, question, segment: drift.segmentDimension }), [answerable, question, drift]);
