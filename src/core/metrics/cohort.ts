import { countUpTo, incidenceAt, incidenceCurve, stepAt, type Followed, type IncidenceStep, type Spread } from '../statistics';
import type { Basis } from './basis';
import { lacking, valued, type Course, type Formula, type Outcome } from './formula';
import { matureSpan } from './months-read';
import type { Span } from '../model';

/** A cohort is mature when this many of its deals, or all of a smaller one, are old enough. */
const MATURE_FROM = 10;
const START = { incidence: 0, open: 1 } as const;

/** Deals of a span by their course: won, ended without a win, still open. */
export function followed(basis: Basis, course: Course, span: Span | null): Followed {
  const read = (id: Course[keyof Course]): Spread => basis.cells.histogram(id, span);
  return { event: read(course.won), competing: read(course.ended), censored: read(course.open) };
}

/** Whether enough of the deals counted were created so many days before the as-of date. */
export function isMature(since: Spread, byDay: number): boolean {
  const old = since.size - countUpTo(since, byDay - 1);
  return old >= Math.min(MATURE_FROM, since.size);
}

/** Which share of a cohort was won within so many days: Aalen-Johansen, open deals censored at their age. */
export function incidenceOf(basis: Basis, formula: Extract<Formula, { op: 'incidence' }>): Outcome {
  const read = incidenceAt(followed(basis, formula.course, basis.span), formula.byDay, 0.95);
  return read === null ? lacking('no_rows') : valued(read.incidence);
}

/** How many of a spread lie beyond ages that are asked in ascending order. */
function countBeyond({ values, counts, size }: Spread, keeps: 'at' | 'after'): (age: number) => number {
  let [place, left] = [0, size];
  return (age) => {
    for (; place < values.length; place += 1) {
      const value = values[place] ?? Infinity;
      if (value > age || (keeps === 'at' && value === age)) break;
      left -= counts[place] ?? 0;
    }
    return left;
  };
}

/** How many were still in sight just after an age: neither ended by it, nor censored before it. Ages ascend. */
function remaining({ event, competing, censored }: Followed): (age: number) => number {
  const parts = [countBeyond(event, 'after'), countBeyond(competing, 'after'), countBeyond(censored, 'at')];
  return (age) => parts.reduce((sum, part) => sum + part(age), 0);
}

/** The chance that a deal open at an age is won later, by the curve of older deals. */
function chanceAt(steps: readonly IncidenceStep[], age: number, byDay: number): number {
  const [now, end] = [stepAt(steps, age) ?? START, stepAt(steps, byDay) ?? START];
  return now.open > 0 ? Math.max(0, (end.incidence - now.incidence) / now.open) : 0;
}

/** Open deals beyond what the pool can tell of may be at most this share of a cohort. */
export const MOST_BEYOND = 0.1;

/** Open deals that may still be won, by age, youngest first. */
const stillOpen = ({ values, counts }: Spread, byDay: number): readonly (readonly [age: number, count: number])[] =>
  Array.from(values).flatMap((age, place) => (age < byDay ? [[age, counts[place] ?? 0] as const] : []));

/**
 * What share of a cohort will have been won in the end: won so far, and for every open deal the chance that deals of its
 * age still had in cohorts that were followed to the horizon (`domain.md` 5.3). `not_mature` where under `needs` of those
 * were still open at the youngest of these ages, or where more than a tenth of the cohort is of an age that fewer reached:
 * one straggler does not take away what is settled but for it.
 */
export function projectionOf(basis: Basis, formula: Extract<Formula, { op: 'projected' }>): Outcome {
  const { event, competing, censored } = followed(basis, formula.course, basis.span);
  const all = event.size + competing.size + censored.size;
  if (all === 0) return lacking('no_rows');
  const pool = followed(basis, formula.course, matureSpan(basis));
  const [steps, left] = [incidenceCurve(pool), remaining(pool)];
  let [expected, beyond, isFirst] = [event.size, 0, true];
  for (const [age, count] of stillOpen(censored, formula.byDay)) {
    const isKnown = left(age) >= formula.needs;
    if (isFirst && !isKnown) return lacking('not_mature');
    isFirst = false;
    if (!isKnown) beyond += count;
    expected += count * chanceAt(steps, age, formula.byDay);
  }
  return beyond > all * MOST_BEYOND ? lacking('not_mature') : valued(expected / all);
}
