import type { Outcome } from '../core/council';

/**
 * What came of a decision while no verdict may be given (`withheld` says why): its numbers stand, and whether it worked cannot be
 * told from them. What is too early, or has no numbers, stays what it is.
 */
export const withheldOutcome = (outcome: Outcome, withheld: string | null): Outcome =>
  withheld === null || outcome.word === 'tooEarly' || outcome.change === null
    ? outcome
    : { ...outcome, word: 'cannotTell', isLessThanExpected: false, reasons: ['totalsDiffer'] };
