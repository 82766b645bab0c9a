import type { Predicate, Span, Unit } from '../model';
import type { Ask } from './ask';
import { valued } from './formula';
import { isSpread, type MeasureId } from './measures';
import type { Counted, PartRead, PartRole } from './parts';

/**
 * Rows that a number of a study speaks of: the part of it that they are, with as many as it says there are, and the ask under
 * which an engine tells them.
 */
export type StudyRows = { readonly part: PartRead; readonly counted: Counted; readonly ask: Ask };

type Told = {
  readonly role: PartRole;
  readonly measure: MeasureId;
  readonly span: Span | null;
  /** Which of the rows of the measure: all that is asked, and what the study adds to it. */
  readonly filter: Predicate;
  readonly count: number;
  /** What is counted: deals or accounts. */
  readonly unit: Unit;
};

/** Rows of a measure under a condition, as the part of a number that says how many they are. */
export function studyRows({ role, measure, span, filter, count, unit }: Told): StudyRows {
  const counted: Counted = { measure, span, over: 'slice' };
  return {
    part: {
      role,
      formula: isSpread(measure) ? { op: 'size', id: measure } : { op: 'measure', id: measure },
      unit,
      outcome: valued(count),
      counted: [counted],
      parts: [],
    },
    counted,
    ask: { by: [], time: 'none', measures: [measure], filter },
  };
}
