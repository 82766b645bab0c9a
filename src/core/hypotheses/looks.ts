import { dateOf, dayFrom, type CalendarDate } from '../model';
import type { Hypothesis, ReadOut } from './hypothesis';

/** Two-sided. */
const SIGNIFICANCE = 0.05;
/** A look before the last one ends a test only where chance alone would show as much once in a thousand (Haybittle 1971, Peto 1976). */
const INTERIM = 0.001;

/** More looks than this are no plan: each takes from the last one. */
export const MOST_LOOKS = 5;

/** How often it is read in all. */
export const looksOf = (readOut: ReadOut): number => (readOut.kind === 'once' ? 1 : readOut.looks);

/**
 * The chance of a false alarm that one look may have, two-sided. The last look gives up what the ones before may have spent, so
 * that all of them together stay within 5 % however they hang together (Bonferroni): 0.001, 0.001 and 0.048 for three looks.
 */
export function significanceAt(readOut: ReadOut, look: number): number {
  const looks = looksOf(readOut);
  if (!Number.isInteger(look) || look < 1 || look > looks) throw new RangeError(`there is no look ${look} of ${looks}`);
  return look < looks ? INTERIM : SIGNIFICANCE - INTERIM * (looks - 1);
}

type Timed = Pick<Hypothesis, 'starts' | 'readOn' | 'readOut'>;

/** The day of each look, evenly from the start to the read-out, which is the last of them: fixed before anybody looked. */
export function lookDates({ starts, readOn, readOut }: Timed): readonly CalendarDate[] {
  const [from, to] = [dayFrom(starts as CalendarDate), dayFrom(readOn as CalendarDate)];
  const looks = looksOf(readOut);
  return Array.from({ length: looks }, (_, at) => dateOf(from + Math.ceil(((to - from) * (at + 1)) / looks)));
}

/**
 * The look that is due on a date: the last whose day has come, unless that one was told. One that was missed is passed over, for
 * a later look holds more. Null where none is.
 */
export function dueLook(hypothesis: Timed & Pick<Hypothesis, 'told' | 'status'>, asOf: string): number | null {
  if (hypothesis.status !== 'running') return null;
  const passed = lookDates(hypothesis).filter((date) => date <= asOf).length;
  return passed > (hypothesis.told?.look ?? 0) ? passed : null;
}
