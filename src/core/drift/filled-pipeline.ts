import { measuredSlices } from '../metrics';
import type { Span } from '../model';
import type { ComparedPeriods } from './performance';

/** After a year every deal of the first months has been followed to the horizon of cohorts. */
const SETTLED_AFTER = 12;
/** Sooner than this a pipeline has hardly filled, whatever a few deals say. */
const SELDOM_BEFORE = 9;
/** The pipeline has filled once it held so large a part of what it holds at the end of the period. */
const FILLED = 0.9;
const QUARTER = 3;
const ALL_BEFORE = -2_147_483_647;

/**
 * The part of a baseline in which closed deals are a fair sample; null where there is none. Soon after the first deals were
 * created only quick ones have closed, and these are won more often than slow ones (`domain.md` 10.10): within a year of the
 * first month, a baseline begins where the pipeline, rebuilt from dates, had filled, and after that year at the latest.
 */
export function filledPart(of: Omit<ComparedPeriods, 'remarks'>): Span | null {
  const { cube, dataset, where, assumptions, before } = of;
  const first = dataset.months?.from ?? null;
  const isKnown = dataset.supplied.has('createdDate') && dataset.supplied.has('closeDate');
  if (first === null || !isKnown || before.from - first >= SETTLED_AFTER) return before;
  const [all] = measuredSlices(cube, dataset, { by: [], where, assumptions });
  if (all === undefined) return before;
  const standingAt = (month: number): number => {
    const until = { from: ALL_BEFORE, to: month };
    return all.cells.number('entered', until) - all.cells.number('departed', until);
  };
  const held = standingAt(before.to);
  for (let from = before.from; from <= before.to; from += QUARTER)
    if (from - first >= SETTLED_AFTER || (from - first >= SELDOM_BEFORE && standingAt(from - 1) >= FILLED * held))
      return { from, to: before.to };
  return null;
}
