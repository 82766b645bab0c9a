import type { CalendarDate, Reading, Slice } from '../model';

export type FindingState = 'met' | 'missed' | 'undecided' | 'drifted';

/** A rule's verdict with its evidence, in the shape of `report.md`. */
export type Finding = {
  readonly rule: string;
  readonly state: FindingState;
  readonly slice: Slice;
  readonly metric: string;
  readonly since: CalendarDate | null;
  readonly owner: string | null;
  readonly before: Reading | null;
  readonly now: Reading;
  /** Distance from the target in the metric's own unit, positive where the wanted side is reached. */
  readonly size: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly p: number | null;
  readonly q: number | null;
  readonly mix: number | null;
  readonly rate: number | null;
  readonly evidence: readonly string[];
  readonly next: string;
};
