import { firstDayOf, monthOf, type Day } from '../calendar';
import type { Deal } from './deals';
import { type Interval, logLog, wilson } from './interval';
import { known, missing, type Result } from './reading';

/** How long a deal was or has been open, and how that ended; `null` while it goes on. */
interface Life {
  readonly created: Day;
  readonly days: number;
  readonly end: 'won' | 'gone' | null;
}

/** Deals with a creation date and, once closed, a closing date that is not before it. */
export function livesOf(deals: readonly Deal[], asOf: Day): Life[] {
  return deals.flatMap(({ created, closed, outcome }): Life[] => {
    if (created === null) return [];
    if (outcome === 'open') return [{ created, days: asOf - created, end: null }];
    if (closed === null || closed < created) return [];
    return [{ created, days: closed - created, end: outcome === 'won' ? 'won' : 'gone' }];
  });
}

/** The cumulative incidence of won by so many days after creation; what is lost or derailed competes, what is open is censored. */
export function cohortRate(deals: readonly Deal[], horizon: number, asOf: Day): Result {
  const lives = livesOf(deals, asOf);
  if (lives.length === 0) return missing('no_created');
  const mature = lives.filter(({ created }) => asOf - created >= horizon).length;
  if (mature < Math.min(10, lives.length)) return missing('not_mature', lives.length);
  const { share, interval } = incidence(lives, horizon);
  return known(share, lives.length, interval);
}

/** Aalen and Johansen's estimate with its standard error by the delta method, day by day over one sorted list. */
export function incidence(
  lives: readonly Pick<Life, 'days' | 'end'>[],
  horizon: number,
): { share: number; error: number; interval: Interval } {
  const sorted = [...lives].sort((a, b) => a.days - b.days);
  const steps: { left: number; atRisk: number; won: number; ended: number; share: number }[] = [];
  let left = 1;
  let share = 0;
  for (let place = 0; place < sorted.length;) {
    const { days = Infinity } = sorted[place] ?? {};
    if (days > horizon) break;
    let next = place;
    while (sorted[next]?.days === days) next++;
    const today = sorted.slice(place, next);
    const won = today.filter(({ end }) => end === 'won').length;
    const ended = today.filter(({ end }) => end !== null).length;
    const atRisk = sorted.length - place;
    share += (left * won) / atRisk;
    steps.push({ left, atRisk, won, ended, share });
    left *= 1 - ended / atRisk;
    place = next;
  }
  let variance = 0;
  for (const step of steps) {
    const rest = share - step.share;
    if (step.ended < step.atRisk) variance += (rest * rest * step.ended) / (step.atRisk * (step.atRisk - step.ended));
    variance += (step.left ** 2 * step.won * (step.atRisk - step.won)) / step.atRisk ** 3;
    variance -= (2 * rest * step.left * step.won) / step.atRisk ** 2;
  }
  const error = Math.sqrt(Math.max(0, variance));
  const followed = lives.filter(({ days, end }) => end !== null || days >= horizon);
  const won = followed.filter(({ days, end }) => end === 'won' && days <= horizon).length;
  const counted = followed.length === lives.length || won === 0;
  return { share, error, interval: counted ? wilson(won, followed.length) : logLog(share, error) };
}

const end = 365;

/**
 * What a cohort will have won in the end, if its open deals fare as those did that were created in months over for a year.
 * Thirty of these must have been open still at its youngest age, and over a tenth of it may not be of ages that fewer reached.
 */
export function projectedRate(cohort: readonly Deal[], all: readonly Deal[], asOf: Day): Result {
  const lives = livesOf(cohort, asOf);
  if (lives.length === 0) return missing('no_created');
  const pool = livesOf(all, asOf).filter(({ created }) => isOver(created, asOf));
  let expected = lives.filter((life) => life.end === 'won').length;
  let [youngest, thin] = [Infinity, 0];
  for (const { days, end: how } of lives) {
    if (how !== null || days >= end) continue;
    const still = pool.filter((life) => life.days > days);
    if (days < youngest) youngest = days;
    if (still.length < 30) thin++;
    if (still.length > 0) expected += still.filter((life) => life.end === 'won' && life.days <= end).length / still.length;
  }
  const isKnown = youngest === Infinity || pool.filter((life) => life.days > youngest).length >= 30;
  return isKnown && thin * 10 <= lives.length ? known(expected / lives.length, lives.length) : missing('not_mature', lives.length);
}

/** Whether the last day of the month of creation lies a year back. */
export function isOver(created: Day, asOf: Day): boolean {
  return asOf - (firstDayOf(monthOf(created) + 1) - 1) >= end;
}
