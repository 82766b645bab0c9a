import type { Missing, Reading, Slice } from '../model';

/** What is asked of a comparison: did results change inside a slice, or what is made, held open or won made up of? */
export type DriftKind = 'performance' | 'mix';

/** The change from before to now in the metric's own unit (shares: 0.05 is five points), with its limits where there are some. */
export type Change = { readonly size: number; readonly low: number | null; readonly high: number | null };

/**
 * One number in two periods, and how likely a change of its size is where nothing changed. `p` is null where it was not
 * tested, and `missing` says why; both sides are readings, so that each has its n or its own reason.
 */
export type Comparison = {
  /** The same for the same question over the same definitions: rule, metric and slice. */
  readonly id: string;
  readonly rule: string;
  readonly kind: DriftKind;
  readonly metric: string;
  readonly slice: Slice;
  readonly before: Reading;
  readonly now: Reading;
  readonly change: Change | null;
  readonly p: number | null;
  readonly missing: Missing | null;
  /** The change that would be seen four times in five at 5 % two-sided, with as many cases as there are. */
  readonly detectable: number | null;
  /** Its part of the budget for false alarms against those of the others, settled before any p is known; 1 where absent. */
  readonly weight?: number;
  /** What was tested and how, in plain words with figures. */
  readonly evidence: readonly string[];
};

/** The least change worth acting on: in the metric's own unit, or as a share of the value before. */
export type Practical = { readonly by: 'amount' | 'ratio'; readonly least: number };

/** When a change is drift: it must pass both (`domain.md` 10.6). */
export type DriftThresholds = {
  /** False discoveries allowed among the flags of one page. */
  readonly q: number;
  /** By metric; those that it lacks have the usual ones of their unit. */
  readonly practical: ReadonlyMap<string, Practical>;
};

export const USUAL_DRIFT_THRESHOLDS: DriftThresholds = { q: 0.1, practical: new Map() };
