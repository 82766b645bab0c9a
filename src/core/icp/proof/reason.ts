/** Why a proof cannot be told. A closed list; pages put it into words. */
export type Untold =
  /** Fewer than 20 won or 20 lost deals. */
  | 'tooFewClosed'
  /** Fewer than 100 closed deals on accounts with a score, or an older or newer half without both outcomes. */
  | 'tooFewToCalibrate'
  /** Fewer than two groups have enough closed deals to be put in order. */
  | 'oneGroup'
  /** No account has points. */
  | 'noScores'
  /** No customer or subscription file. */
  | 'noCustomers'
  /** Fewer than 30 accounts have both a score and the number it is held against. */
  | 'tooFewCustomers'
  /** No deal won has an amount. */
  | 'noAmounts'
  /** All scores, or all numbers they are held against, are the same. */
  | 'allAlike'
  /** No profile has a must-have. */
  | 'noMustHave'
  /** A side has no closed deals at all. */
  | 'noClosed'
  /** A side has fewer than 10 closed deals. */
  | 'fewClosed';

/** Two-sided level of every interval of a proof. */
export const LEVEL = 0.95;
/** A p or q under this is called clear. */
export const CLEAR = 0.05;
/** Won and lost deals that order and separation need, each (`domain.md` 9.3). */
export const FEWEST_OF_A_KIND = 20;
