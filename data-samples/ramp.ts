import type { Day } from './calendar';
import type { BeforeAfter } from './company';

/** 0 before the change, 1 after it, a straight line between. */
export function ramp([from, to]: readonly [Day, Day], at: Day): number {
  return Math.min(1, Math.max(0, (at - from) / (to - from)));
}

export function between([before, after]: BeforeAfter, late: number): number {
  return before + (after - before) * late;
}
