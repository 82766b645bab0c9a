import type { Reading } from '../core/model';

/**
 * How a number may be shown for how much it rests on (`interface.md` 11): `none` has no value, `few` is under the
 * minimum (a fraction, no percent, no colour, no rank), `grey` under 30, `shown` under 100 (interval beside it), `plain` from there on.
 */
export type Level = 'none' | 'few' | 'grey' | 'shown' | 'plain';

const GREY_UNDER = 30;
const SHOWN_UNDER = 100;

/** The level of a reading under the workspace's minimum n. Counts and sums are facts of the data and always plain. */
export function levelOf(reading: Reading, least: number, isFact: boolean): Level {
  if (reading.missing !== null) return 'none';
  if (isFact) return 'plain';
  if (reading.n < least) return 'few';
  if (reading.n < Math.max(GREY_UNDER, least)) return 'grey';
  return reading.n < SHOWN_UNDER ? 'shown' : 'plain';
}

/** Whether so many are enough for a percent, and too few for a colour. */
export const isThinOn = (n: number, least: number): boolean => n >= least && n < Math.max(GREY_UNDER, least);

/** Whether a number may be ranked and coloured: it has a value that rests on enough. */
export const isRanked = (level: Level): boolean => level === 'grey' || level === 'shown' || level === 'plain';
