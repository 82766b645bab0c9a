import type { HalfPoints } from './answer';
import type { ScoreBand } from './instrument';

/**
 * The mean of scores in tenths, half up: floor((10 S + N) / (2 N)) with S the sum of doubled scores and N how many there are
 * (`assessment.md` 2.3). Whole numbers throughout, so that 1.95 is 2.0 and never 1.9. Null without any score.
 */
export function tenthsOf(scores2: readonly HalfPoints[]): number | null {
  const count = scores2.length;
  if (count === 0) return null;
  const sum = scores2.reduce((all, each) => all + each, 0);
  return Math.floor((10 * sum + count) / (2 * count));
}

/** The band that holds a mean of 1.0 to 5.0; bands are contiguous, so that none falls between two. Null outside of them. */
export const bandOf = (tenths: number, bands: readonly ScoreBand[]): ScoreBand | null =>
  bands.find(({ from, to }) => tenths >= from && tenths <= to) ?? null;
