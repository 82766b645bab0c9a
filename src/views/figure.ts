import { isMetricId, metricOf } from '../core/metrics';
import type { Missing, Reading } from '../core/model';
import { cardFigure, cardInterval, fullFigure, isOfCounts, remedyText, restsOn } from '../wording';
import { levelOf, type Level } from './level';

/** A number as a page shows it, with everything that must stand beside it. */
export type Figure = {
  /** `46%`, `3 of 7` where there are too few, or `not defined: …`. */
  readonly text: string;
  /** `54 of 118` or `n=291`; empty where the number is its own n. */
  readonly rests: string;
  /** `38–53%`; null where there is no interval or too few to speak of one. */
  readonly interval: string | null;
  /** All of it with its decimals: `45.8% (37.0–54.7), 54 of 118`. */
  readonly full: string;
  readonly level: Level;
  readonly missing: Missing | null;
  /** What would supply a missing number; null where nothing would. */
  readonly remedy: string | null;
  /** What it was read from, for whoever wants to know how it came about. */
  readonly reading: Reading;
};

/** A count or a sum of the catalogue; what stands outside it is an estimate. */
const isFact = ({ metric }: Reading): boolean => isMetricId(metric) && metricOf(metric).interval === 'none';

/** A share won of deals of which some are still open: few of them have no fraction to fall back on. */
const isRateOfCohort = ({ metric }: Reading): boolean => isMetricId(metric) && metricOf(metric).isWide === true;
const TOO_FEW = { text: 'too few', interval: null, missing: null, remedy: null } as const;

/** The figure of a reading; under the minimum n a share becomes its fraction, and anything else keeps its value but no interval. */
export function figureOf(reading: Reading, least: number): Figure {
  const level = levelOf(reading, least, isFact(reading));
  const isFraction = level === 'few' && isOfCounts(reading);
  const rests = restsOn(reading);
  if (level === 'few' && !isFraction && isRateOfCohort(reading))
    return { ...TOO_FEW, reading, rests, full: `too few to tell, ${rests}`, level };
  return {
    text: isFraction ? rests : cardFigure(reading),
    rests: isFraction || level === 'none' ? '' : rests,
    interval: level === 'few' ? null : cardInterval(reading),
    full: isFraction ? rests : fullFigure(reading),
    level,
    missing: reading.missing,
    remedy: reading.missing === null ? null : remedyText(reading.missing),
    reading,
  };
}
