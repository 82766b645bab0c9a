import type { CreationCohort, Curve, DayReading } from '../../core/metrics';
import type { Reading } from '../../core/model';
import { cardInterval, restsOn, shareText } from '../figure';
import { counted, decimal, rangeText } from '../number';
import { figure, words, type Sentence } from '../sentence';

/** A day with the days between which it lies: `84 (72–101)`; an end that is never reached is open. */
export function dayRange({ day, low, high }: DayReading): string {
  if (low === null) return decimal(day);
  return high === null ? `${decimal(day)} (${decimal(low)} or later)` : `${decimal(day)} (${rangeText(decimal(low), decimal(high))})`;
}

const daysOf = (reading: Reading): string => reading.metric.replace(/^\D+/, '');

type Rate = Extract<Reading, { readonly missing: null }>;

function rateClause(reading: Rate, n = ''): Sentence {
  const aside = [n, cardInterval(reading) ?? ''].filter((each) => each !== '').join('; ');
  return [figure(shareText(reading.value, reading.n)), words(aside === '' ? '' : ` (${aside})`)];
}

const sideClause = (reading: Rate): Sentence => rateClause(reading, `n=${decimal(reading.n)}`);

/** How many of few deals are won so far; else the last fixed age that enough deals have reached, the share won by then, and how long half of the winners took. */
export function curveSentence({ n, won, horizons, medianOfWinners, open }: Curve, least: number): Sentence {
  const known = horizons.filter((reading) => reading.missing === null);
  const last = known.at(-1);
  const start = `Of ${counted(n, 'deal')} created`;
  if (n < least) return [words(`${start} ${decimal(won)} are won so far: too few to say what share is won by what age.`)];
  if (last === undefined) return [words(`${start} none is old enough to tell by when deals are won; ${decimal(open)} are still open.`)];
  const half = medianOfWinners === null ? '' : `; half of those won so far took ${counted(medianOfWinners, 'day')} or less`;
  return [words(`${start} `), ...rateClause(last), words(` are won within ${daysOf(last)} days${half}.`)];
}

/** ICP beside non-ICP at the last age that both have reached; nothing where there is none. */
export function sidesClause(inIcp: Curve | undefined, outside: Curve | undefined): Sentence {
  const known = (inIcp?.horizons ?? []).flatMap((here) => {
    const there = outside?.horizons.find(({ metric }) => metric === here.metric);
    return here.missing === null && there !== undefined && there.missing === null ? [{ here, there }] : [];
  });
  const last = known.at(-1);
  if (last === undefined) return [];
  return [
    words(` By day ${daysOf(last.here)} ICP `),
    ...sideClause(last.here),
    words(' against '),
    ...sideClause(last.there),
    words(' outside.'),
  ];
}

/** What the newest cohort looks like, and what it will look like: a young one says so. */
export function cohortsSentence(cohorts: readonly CreationCohort[], name: (cohort: CreationCohort) => string, least: number): Sentence {
  const newest = cohorts.at(-1);
  if (newest === undefined) return [words('No deal was created in these quarters.')];
  const { created, open, naive, projected } = newest;
  const young = `${name(newest)}: ${decimal(open)} of ${counted(created, 'deal')} created are still open.`;
  const so =
    naive.missing === null
      ? ` Of those won or lost so far ${naive.n < least ? restsOn(naive) : `${shareText(naive.value, naive.n)} (${restsOn(naive)})`} are won`
      : ' None is won or lost so far';
  if (created < least) return [words(`${young}${so}: too few to project how many will be.`)];
  const end =
    projected.missing === null
      ? [words('; projected, '), figure(shareText(projected.value, projected.n)), words(' of all will be.')]
      : [words(', and it is too early to project how many will be.')];
  return [words(`${young}${so}`), ...end];
}
