import type { DimensionId } from '../model';

/** An attribute that is not searched, and why: it is only known after a win, tells the outcome, or everyone has the same. */
export type LeftOut = {
  readonly dimension: DimensionId;
  readonly label: string;
  readonly why: 'knownAfterWin' | 'tellsOutcome' | 'oneValue' | 'tooManyValues' | 'notChosen';
  /** How many of those won, and of the others, have it; null where that is not the reason. */
  readonly known: { readonly won: number; readonly others: number } | null;
};
