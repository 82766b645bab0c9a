import type { Reading } from '../core/model';
import type { Axis } from './axis';

/** A share as a bar from zero; where it rests on too few, or does not exist, its words stand in the place of the bar. */
export type ShareBar = {
  readonly name: string;
  readonly text: string;
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly look: 'plain' | 'grey' | 'unknown';
  /** The number that it opens. */
  readonly reading?: Reading | undefined;
};

/** Shares of one kind on an axis from zero that holds every interval. */
export type ShareBars = { readonly rows: readonly ShareBar[]; readonly axis: Axis };
