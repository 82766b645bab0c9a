import { type Day, firstDayOf, monthOf } from '../calendar';
import { noAccount } from './accounts';
import type { Company } from './company';
import type { Figures } from './funnel';
import { trailingYear } from './funnel';
import { wilson } from './interval';
import type { Contract } from './ledgers';
import { isActive } from './ltv';
import { known, missing, type Period, type Result, type Slice } from './reading';
import { matches } from './slices';

interface Course {
  readonly start: number;
  readonly end: number;
  readonly stays: boolean;
  /** The part of `start` whose contract ends within the year. */
  readonly renewing: number;
}

const names = ['nrr', 'grr', 'nrrRenewal', 'grrRenewal', 'expansionRate', 'logoChurn'] as const;
const total = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);

/** What customers of a first day were a year later: each by itself, so that one's growth hides no other's loss. */
export function retentionFigures(company: Company, slice: Slice, period: Period | null): Figures {
  const { contracts } = company;
  const all = (reason: string): Figures => Object.fromEntries(names.map((name) => [name, missing(reason)]));
  if (contracts === null) return all('no_base');
  if ('leadSource' in slice || ('region' in slice && company.layout.deals.region !== null)) return all('not_kept_by_slice');
  const labels = new Map(company.accounts.map((account) => [account.id, account.labels]));
  const own = contracts.filter(({ account }) => matches(labels.get(account) ?? noAccount, slice));
  const last = monthOf(trailingYear(company, period).to);
  if (firstDayOf(last + 1) > company.asOf + 1) return all('no_base');
  return figuresOf(coursesIn(own, firstDayOf(last - 11), firstDayOf(last + 1)));
}

function coursesIn(contracts: readonly Contract[], from: Day, until: Day): Course[] {
  const courses = new Map<string, Course>();
  for (const { account, mrr, ...contract } of contracts) {
    const course = courses.get(account) ?? { start: 0, end: 0, stays: false, renewing: 0 };
    const [before, after] = [isActive({ account, mrr, ...contract }, from), isActive({ account, mrr, ...contract }, until)];
    const renews = before && contract.end !== null && contract.end < until;
    courses.set(account, {
      start: course.start + (before ? mrr : 0),
      end: course.end + (after ? mrr : 0),
      stays: course.stays || after,
      renewing: course.renewing + (renews ? mrr : 0),
    });
  }
  const there = new Set(contracts.filter((contract) => isActive(contract, from)).map(({ account }) => account));
  return [...courses].flatMap(([account, course]) => (there.has(account) ? [course] : []));
}

function figuresOf(courses: readonly Course[]): Figures {
  const up = courses.filter(({ renewing }) => renewing > 0);
  const renewed = ({ start, end, renewing }: Course): number => Math.max(0, end - (start - renewing));
  const share = (some: readonly Course[], part: (course: Course) => number, base: (course: Course) => number): Result => {
    if (courses.length === 0) return missing('no_base');
    const whole = total(some.map(base));
    return whole === 0 ? missing('non_positive_denominator') : known(total(some.map(part)) / whole, some.length);
  };
  const lost = courses.filter(({ stays }) => !stays).length;
  const n = courses.length;
  const start = (course: Course): number => course.start;
  const renewing = (course: Course): number => course.renewing;
  return {
    nrr: share(courses, ({ end }) => end, start),
    grr: share(courses, (course) => Math.min(course.start, course.end), start),
    nrrRenewal: share(up, renewed, renewing),
    grrRenewal: share(up, (course) => Math.min(course.renewing, renewed(course)), renewing),
    expansionRate: share(courses, (course) => Math.max(0, course.end - course.start), start),
    logoChurn: n === 0 ? missing('no_base') : known(lost / n, n, wilson(lost, n)),
  };
}
