import type { Reading } from '../core/model';
import type { Axis } from './axis';

/** Whose curve a line is: ICP is always blue, solid; non-ICP orange, dashed; unknown grey, dotted. */
export type LineRole = 'icp' | 'nonIcp' | 'unknown' | 'segment' | 'total';

/** A step line with the band of its limits, which a line that stands for comparison alone has not. */
export type StepLine = {
  readonly name: string;
  readonly role: LineRole;
  readonly points: readonly { readonly day: number; readonly share: number; readonly low: number | null; readonly high: number | null }[];
  /** The last day that enough deals were followed to: the line goes on level up to it. */
  readonly reach: number;
  readonly hasBand: boolean;
  /** Where it begins: nothing is won, and nobody has left, on the first day. */
  readonly start: 0 | 1;
  /** Its steps beyond the reach, where fewer than ten are left: they are dotted. */
  readonly tail: { readonly points: StepLine['points']; readonly end: number };
  /** Its values at the ages that people ask for: each leads to its rows. Absent where no number of the catalogue is one. */
  readonly stops?: readonly { readonly day: number; readonly share: number; readonly reading: Reading }[];
};

/** How many are still followed at some days, a row for each line. */
export type AtRisk = {
  readonly heads: readonly string[];
  readonly rows: readonly { readonly name: string; readonly counts: readonly string[] }[];
};

/** Lines on axes that hold them all: time since the start, and a share. */
export type StepPicture = {
  readonly name: string;
  readonly rests: string;
  /** What the axis of time counts. */
  readonly counts: string;
  /** Days that people ask for, as lines across the picture. */
  readonly marks: readonly { readonly at: number; readonly text: string }[];
  readonly lines: readonly StepLine[];
  readonly days: Axis;
  readonly shares: Axis;
};
