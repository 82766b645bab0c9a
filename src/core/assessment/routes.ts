import { SEGMENTATION_QUESTIONS, type SegmentationQuestion } from './instrument';

/** A dimension whose mean is under this many tenths is weak (`assessment.md` 2.4). */
const WEAK_UNDER = 30;

export type Weak = { readonly question: SegmentationQuestion; readonly tenths: number };

type Scored = { readonly question: SegmentationQuestion; readonly tenths: number | null };

/** The dimensions under 3 by their own one-decimal mean, the lowest first, ties in the order of the instrument. */
export const routesOf = (dimensions: readonly Scored[]): readonly Weak[] =>
  dimensions
    .flatMap(({ question, tenths }): Weak[] => (tenths === null || tenths >= WEAK_UNDER ? [] : [{ question, tenths }]))
    .toSorted((a, b) => a.tenths - b.tenths || SEGMENTATION_QUESTIONS.indexOf(a.question) - SEGMENTATION_QUESTIONS.indexOf(b.question));
