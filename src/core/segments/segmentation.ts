import type { AttributeRule } from '../model';

/** What a segment is for. `retired` keeps its history and leaves pickers. */
export type SegmentStatus = 'target' | 'observe' | 'retired';

/** A named part of the market. Everything but `when` is text for people: no number rests on it. */
export type Segment = {
  readonly id: string;
  readonly name: string;
  /** Attributes of the account or the deal alone: never a tier, an ICP or a segmentation. */
  readonly when: AttributeRule;
  readonly status: SegmentStatus;
  readonly owner: string;
  readonly valueProposition: string;
  readonly pains: readonly string[];
  readonly roles: readonly string[];
  readonly play: string;
  readonly coverageModel: string;
  /** The date of the next review (YYYY-MM-DD), or null. */
  readonly review: string | null;
};

/**
 * A version of a way to divide the market: segments in the order in which they are tried (`domain.md` 9.4). It is frozen
 * once it is published; a change is another version with the same id.
 */
export type Segmentation = {
  readonly id: string;
  readonly name: string;
  readonly version: number;
  readonly effectiveFrom: string;
  readonly author: string;
  readonly note: string;
  readonly owner: string;
  readonly segments: readonly Segment[];
};

/** The label of what no segment takes. */
export const NONE = 'none';
