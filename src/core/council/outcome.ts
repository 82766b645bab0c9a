import type { Reading } from '../model';
import type { Decision } from './decision';

/** What became of a decision, by the thresholds of `domain.md` 13, in this order. */
export type OutcomeWord = 'tooEarly' | 'worked' | 'didNot' | 'cannotTell';

/**
 * A change of the metric in the decision's segment in parts that add up to it, in the metric's unit: what the rest of the
 * market did times its weight before, what the mix inside the segment did, what another version of the ICP did, and what is left.
 * A part that cannot be told is null, and then `rest` holds it.
 */
export type OutcomeSplit = {
  readonly market: number | null;
  readonly mix: number | null;
  /** The dimension whose mix inside the segment that is; null where there is none to split by. */
  readonly mixBy: string | null;
  readonly rule: number | null;
  readonly rest: number;
};

/** Why an outcome says what it says: codes, which `wording` puts into words. */
export type OutcomeReason =
  | 'reviewNotReached'
  | 'tooFewMatured'
  | 'excludesZero'
  | 'underExpected'
  | 'excludesExpected'
  | 'intervalHoldsBoth'
  | 'noInterval'
  | 'noReading'
  | 'segmentGone'
  | 'notInCube'
  | 'tooFewBefore'
  | 'windowsOverlap'
  | 'nothingExpected'
  /** Told of outcomes on a page, never found: a file holds other rows than it says it does. */
  | 'totalsDiffer';

/** The outcome of one decision over the data of now: both periods are read anew, by the same definitions. */
export type Outcome = {
  readonly decision: Decision;
  /** Whether the as-of date has reached the review. */
  readonly isDue: boolean;
  readonly word: OutcomeWord;
  /** It worked, and lies wholly under what was expected. */
  readonly isLessThanExpected: boolean;
  readonly before: Reading | null;
  readonly after: Reading | null;
  /** After minus before, with its interval. */
  readonly change: Reading | null;
  readonly split: OutcomeSplit | null;
  /** Matured cases since the decision, and how many the expected size needs. */
  readonly have: number;
  readonly needed: number | null;
  readonly reasons: readonly OutcomeReason[];
};
