import type { UnitWord } from '../model';

/** What a council can decide on a segment, its ICP or its targets (`domain.md` 13). */
export const DECISION_TYPES = ['keep', 'promote', 'observe', 'retire', 'exclude', 'shiftSpend', 'changeIcp', 'setTarget'] as const;
export type DecisionType = (typeof DECISION_TYPES)[number];

/** As people set it. An open one past its due date is late: that follows from a date, and is not stored. */
export const DECISION_STATUSES = ['open', 'done', 'dropped'] as const;
export type DecisionStatus = (typeof DECISION_STATUSES)[number];

/** What people conclude once the outcome is known. */
export const VERDICTS = ['kept', 'reversed', 'unknown'] as const;
export type Verdict = (typeof VERDICTS)[number];

/** Who approves: assessment E27 counts the functions. */
export const FUNCTIONS = ['marketing', 'sales', 'customerSuccess', 'product', 'finance', 'other'] as const;
export type CompanyFunction = (typeof FUNCTIONS)[number];
export type Approver = { readonly name: string; readonly function: CompanyFunction };

/** One condition of a segment's rule: the dimension is, or is not, one of the members; null is a blank. */
export type SegmentCondition = {
  readonly dimension: string;
  readonly is: 'in' | 'notIn';
  readonly members: readonly (string | null)[];
};

/** What a decision is about: every condition holds. Without conditions it is about the whole. */
export type DecidedSegment = { readonly name: string; readonly where: readonly SegmentCondition[] };

/** A reading as it was when it was cited; it is never computed again. Money in minor units. */
export type FrozenReading = {
  readonly metric: string;
  readonly slice: readonly (readonly [string, string | null])[];
  readonly period: { readonly from: string; readonly to: string } | null;
  readonly unit: UnitWord;
  readonly currency: string | null;
  readonly value: number | null;
  readonly missing: string | null;
  readonly n: number;
  readonly low: number | null;
  readonly high: number | null;
  readonly level: number | null;
};

/** What a decision rests on, frozen at that moment. */
export type DecisionEvidence = {
  /** Null where the files held no date. */
  readonly asOf: string | null;
  /** Fingerprint of the dataset, and of the definitions that read it. */
  readonly data: string;
  readonly rules: string;
  /** Id of the ICP version in force; null without an ICP. */
  readonly icp: string | null;
  /** The question as the link holds it; null where it was not taken from one. */
  readonly question: string | null;
  /** Id of the finding it came from; null where it came from none. */
  readonly finding: string | null;
  /** Stands where the rows of a file were in doubt at that moment, as where its own total differed: the figures were final to nobody. */
  readonly inDoubt?: true;
  readonly readings: readonly FrozenReading[];
};

/** What is expected of a metric in the segment: a change of at least `size` (positive, in the metric's unit: shares as 0.05, money in minor units). */
export type Expected = { readonly metric: string; readonly want: 'rise' | 'fall'; readonly size: number };

/** What a decision itself brought about in the definitions. */
export type Made =
  | { readonly kind: 'icpVersion'; readonly id: string }
  | {
      readonly kind: 'target';
      readonly metric: string;
      readonly slice: readonly (readonly [string, string | null])[];
      readonly want: 'atLeast' | 'atMost';
      readonly value: number;
    };

/** A decision of the council (`domain.md` 13). Dates are `YYYY-MM-DD`. */
export type Decision = {
  readonly id: string;
  readonly type: DecisionType;
  readonly text: string;
  readonly segment: DecidedSegment;
  readonly taken: string;
  readonly options: readonly string[];
  readonly evidence: DecisionEvidence;
  /** Null where no number is expected to move: then there is no outcome to compute. */
  readonly expected: Expected | null;
  readonly owner: string;
  readonly due: string | null;
  readonly approvers: readonly Approver[];
  readonly dissent: string;
  /** From this date on its outcome is told; the first day after the review quarter. */
  readonly review: string;
  /** When to stop, in words. */
  readonly kill: string;
  readonly status: DecisionStatus;
  readonly verdict: Verdict | null;
  readonly made: Made | null;
};

/** A decision as somebody wrote it down at one time. The latest of an id stands; the earlier ones are its history. */
export type DecisionRevision = {
  readonly decision: Decision;
  readonly by: string;
  /** An ISO instant, for the order of revisions and for people to read. */
  readonly at: string;
};
