/** What a segment may be searched for. */
export const OBJECTIVE_IDS = ['contribution', 'winRate', 'acv', 'salesCycle', 'ltvToCac', 'nrr'] as const;
export type ObjectiveId = (typeof OBJECTIVE_IDS)[number];

/** How the two sums of a row become a value: their mean, what is left after costs, or one by the other. */
export type Shape = 'mean' | 'net' | 'ratio';

/**
 * An objective as data. Each row that counts has a gain `u` and a cost or base `s`, both whole numbers. With `scale` a of the
 * company: `mean` is Σu / n, `net` is (a Σu − Σs) / n, `ratio` is a Σu / Σs.
 */
export type Objective = {
  readonly id: ObjectiveId;
  readonly label: string;
  readonly says: string;
  readonly shape: Shape;
  readonly better: 'high' | 'low';
  readonly unit: 'share' | 'money' | 'days' | 'ratio';
  /** Which rows count: closed deals, won deals, spend-carrying deals, or months of recurring revenue a year before the last. */
  readonly rows: 'closed' | 'won' | 'base';
  /** Least difference worth having beside a parent and the rest: of the value itself, or as a part of the rest's. */
  readonly practical: { readonly kind: 'points' | 'part'; readonly size: number };
};
