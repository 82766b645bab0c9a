import { isActive, revenueOn, type Customers } from './oracle-base';
import type { Year } from './oracle-calendar';
import { share, type Readings } from './oracle-pipeline';
import { known, none, reading, type OracleReading, type Reason } from './oracle-reading';

/** One customer over twelve months: revenue on the first day, on the day after the last, and the part that came up for renewal. */
type Course = { readonly start: number; readonly end: number; readonly isLost: boolean; readonly renewing: number };

/** Those who were customers on the first day of the month; who came later is new, whatever it was before. */
function coursesIn(customers: Customers, from: number, until: number): readonly Course[] {
  return customers.flatMap(({ contracts }): readonly Course[] => {
    const start = revenueOn(contracts, from);
    if (start === null) return [];
    const end = revenueOn(contracts, until);
    const up = contracts.filter((each) => isActive(each, from) && each.renews !== null && each.renews >= from && each.renews < until);
    const renewing = up.reduce((sum, { mrr }) => sum + mrr, 0);
    return [{ start, end: end ?? 0, isLost: end === null, renewing }];
  });
}

const total = (courses: readonly Course[], part: (course: Course) => number): number => courses.reduce((sum, each) => sum + part(each), 0);
const renewed = ({ start, end, renewing }: Course): number => Math.max(0, end - (start - renewing));

const NAMES = ['nrr', 'grr', 'expansionRate', 'nrrRenewal', 'grrRenewal', 'logoChurn'];
/** Customers can be counted whatever their revenue is told in. */
const OF_MONEY: ReadonlySet<Reason> = new Set(['no_currency', 'mixed_currency', 'no_rate']);

/** What became of customers over the twelve months that end with a month (domain.md 8). */
export function retentionReadings(
  customers: Customers,
  { year, asOf }: { readonly year: Year; readonly asOf: number },
  { last, always }: { readonly last: number; readonly always: readonly Reason[] },
): Readings {
  const counted = always.filter((reason) => !OF_MONEY.has(reason));
  const courses = coursesIn(customers, year.first(last - 11), year.first(last + 1));
  const nobody = courses.length === 0 ? 'no_base' : null;
  /** What lies ahead nobody knows, whatever the contracts say. */
  if (year.first(last + 1) > asOf + 1)
    return Object.fromEntries(
      NAMES.map((name) => [name, reading([...(name === 'logoChurn' ? counted : always), nobody], () => none('no_base', 'not_mature'))]),
    );
  const up = courses.filter(({ renewing }) => renewing > 0);
  const of = (some: readonly Course[], part: (course: Course) => number, base: (course: Course) => number): OracleReading =>
    reading([...always, nobody], () => {
      const whole = total(some, base);
      return whole > 0 ? known(total(some, part) / whole, some.length) : none('non_positive_denominator');
    });
  const lost = courses.filter(({ isLost }) => isLost).length;
  return {
    nrr: of(
      courses,
      ({ end }) => end,
      ({ start }) => start,
    ),
    grr: of(
      courses,
      ({ start, end }) => Math.min(start, end),
      ({ start }) => start,
    ),
    expansionRate: of(
      courses,
      ({ start, end }) => Math.max(0, end - start),
      ({ start }) => start,
    ),
    nrrRenewal: of(up, renewed, ({ renewing }) => renewing),
    grrRenewal: of(
      up,
      (each) => Math.min(each.renewing, renewed(each)),
      ({ renewing }) => renewing,
    ),
    logoChurn: reading([...counted, nobody], () => share(lost, courses.length)),
  };
}
