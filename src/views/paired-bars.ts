import type { Reading } from '../core/model';
import type { Axis } from './axis';

/** Whose bar it is: ICP solid and blue, non-ICP hatched and orange, unknown dotted and grey, one of no side plain. */
export type BarSide = 'icp' | 'nonIcp' | 'unknown' | 'plain';

/** A share as a bar from zero, with its words behind it; where it rests on too few the words stand in its place. */
export type PairedBar = {
  readonly side: BarSide;
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly text: string;
  /** The number that it opens. */
  readonly reading?: Reading | undefined;
};

/** Bars of one thing under its name; `isBlank` is what nobody wrote down, grey whichever side it is of. */
export type PairedRow = { readonly name: string; readonly bars: readonly PairedBar[]; readonly isBlank?: boolean };

/** Rows of bars on a common axis from zero that holds every interval. */
export type PairedBars = { readonly rows: readonly PairedRow[]; readonly axis: Axis };

const SIDES: ReadonlyMap<string, BarSide> = new Map([
  ['in', 'icp'],
  ['out', 'nonIcp'],
]);

/** The side of the ICP that a label names; nothing and `unknown` are what cannot be scored. */
export const sideOf = (label: string | null): BarSide => SIDES.get(label ?? '') ?? 'unknown';

/** ICP first, what cannot be scored last. */
export const RANK: Readonly<Record<BarSide, number>> = { icp: 0, nonIcp: 1, unknown: 2, plain: 3 };
