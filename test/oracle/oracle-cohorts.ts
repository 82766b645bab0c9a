import { columnIsThere } from './company-rows';
import type { DealFact } from './oracle-deals';
import { isWithin, type Year } from './oracle-calendar';
import { incidenceAt, type Life } from './oracle-incidence';
import { periodReasons, type Context, type Readings } from './oracle-pipeline';
import { known, none, reading, type OracleReading, type Reason } from './oracle-reading';

/** How old a pool must be, and how many of its deals must still be open, for it to say what becomes of others. */
const [END, ENOUGH, MOST_THIN] = [365, 30, 0.1];
type Followed = Life & { readonly created: number };

/** The deals whose life is known: with a creation date, and closed, if at all, on a date that is not before it. */
function followed(deals: readonly DealFact[], asOf: number): readonly Followed[] {
  return deals.flatMap(({ created, closed, outcome }): readonly Followed[] => {
    if (created === null) return [];
    if (outcome === 'open') return [{ created, days: asOf - created, end: 'open' }];
    if (closed === null || closed < created) return [];
    return [{ created, days: closed - created, end: outcome === 'won' ? 'won' : 'gone' }];
  });
}

function cohortRate(lives: readonly Followed[], horizon: number, asOf: number): OracleReading {
  const old = lives.filter(({ created }) => asOf - created >= horizon).length;
  if (old < Math.min(10, lives.length)) return none('not_mature');
  const { share, limits } = incidenceAt(lives, horizon);
  return known(share, lives.length, limits);
}

/** Of deals that were followed through a year, those still open after so many days, and how many of them were won later. */
function stillAt(pool: readonly Life[], age: number): { readonly open: number; readonly later: number } {
  const still = pool.filter(({ days }) => days > age);
  return { open: still.length, later: still.filter(({ days, end }) => end === 'won' && days <= END).length };
}

/**
 * Won so far, and of each open deal the chance that others of its age had. It rests on the pool: thirty of it must have been
 * open still at the youngest age, and at most a tenth of the cohort may be of an age that fewer of it reached.
 */
function projected(lives: readonly Followed[], pool: readonly Life[]): OracleReading {
  const open = lives.filter(({ days, end }) => end === 'open' && days < END).map(({ days }) => stillAt(pool, days));
  const thin = open.filter((still) => still.open < ENOUGH).length;
  const most = Math.max(0, ...open.map((still) => still.open));
  if (open.length > 0 && (most < ENOUGH || thin > lives.length * MOST_THIN)) return none('not_mature');
  const won = lives.filter(({ end }) => end === 'won').length;
  const hoped = open.reduce((sum, still) => sum + (still.open === 0 ? 0 : still.later / still.open), 0);
  return known((won + hoped) / lives.length, lives.length);
}

/** Both dates are needed, so that a file without one column, or with nothing in it, has no cohort at all. */
function cohortReasons(context: Context, used: number, created: readonly DealFact[]): readonly Reason[] {
  const { company, blank } = context;
  const isThere = columnIsThere(company, 'created') && columnIsThere(company, 'close');
  const reversed = created.some((deal) => deal.closed !== null && deal.created !== null && deal.closed < deal.created);
  return [
    isThere ? null : 'not_mapped',
    blank.created || blank.close ? 'no_dates' : null,
    ...periodReasons(context, 'created'),
    used === 0 && created.length > 0 && !reversed ? 'no_dates' : null,
    created.length === 0 ? 'no_created' : null,
    used === 0 && reversed ? 'negative_durations' : null,
  ];
}

/** The readings of a slice's deals by creation; `context.months` holds the cohort, the pool is all of the slice that is old enough. */
export function cohortReadings(context: Context & { readonly year: Year; readonly asOf: number }, deals: readonly DealFact[]): Readings {
  const { year, months, asOf } = context;
  const created = deals.filter((deal) => deal.created !== null && isWithin(year, deal.created, months));
  const lives = followed(created, asOf);
  const pool = followed(deals, asOf).filter((life) => asOf - (year.first(year.monthOf(life.created) + 1) - 1) >= END);
  const reasons = cohortReasons(context, lives.length, created);
  return {
    ...Object.fromEntries([90, 180, 365].map((days) => [`winRateCohort${days}`, reading(reasons, () => cohortRate(lives, days, asOf))])),
    winRateProjected: reading(reasons, () => projected(lives, pool)),
  };
}
