import { SEGMENTATION_QUESTIONS, type Answer } from '../../../src/core/assessment';

/** An answer to the segmentation assessment in which nothing is at fault; parts may be given. */
export const answered = (parts: Partial<Answer> = {}): Answer => ({
  instrument: 'segmentation',
  version: 1,
  question: 'rigor',
  score2: 4,
  by: 'Ana',
  on: '2025-09-30',
  at: '2025-10-01T10:00:00Z',
  note: '',
  evidence: [],
  suggested2: null,
  ...parts,
});

/** A person's five scores, as they are written: `2 2.5 3 1.5 2`; a dash is no answer. */
export const setOf = (scores: string, parts: Partial<Answer> = {}): readonly Answer[] =>
  scores
    .split(' ')
    .flatMap((score, at) =>
      score === '-' ? [] : [answered({ ...parts, question: SEGMENTATION_QUESTIONS[at] ?? '', score2: Math.round(2 * Number(score)) })],
    );
