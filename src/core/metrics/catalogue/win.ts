import { less, measure, share, size, type Course, type Formula } from '../formula';
import type { Gap } from '../gap';
import { FINAL_DAY } from '../months-read';
import { empty, none, some, type Metric, type MetricList } from '../metric';

const COURSE: Course = { won: 'createdWonAge', ended: 'createdEndedAge', open: 'createdOpenAge' };
const COHORT_GAPS: readonly Gap[] = [
  none('created', 'no_created'),
  { none: { op: 'dated', id: 'created' }, reason: 'no_created' },
  none('createdDated', 'no_dates'),
  { none: { op: 'dated', id: 'createdDated' }, reason: 'no_dates' },
  empty('createdSince', 'negative_durations'),
];
const UNDATED = { reason: 'closed without a date, or before it was created', count: less(measure('created'), size('createdSince')) };
/** Fewer deals that lasted so long tell too little of what becomes of one. */
const NEEDED_TO_PROJECT = 30;

const matured = (byDay: number): Formula => ({ op: 'matured', id: 'createdSince', byDay });

const cohort = (byDay: number): Metric => ({
  label: `Win rate of cohorts, ${byDay} days`,
  group: 'win',
  formula: { op: 'incidence', course: COURSE, byDay },
  n: size('createdSince'),
  unit: 'share',
  gaps: [...COHORT_GAPS, { none: matured(byDay), reason: 'not_mature' }],
  interval: 'incidence',
  better: 'higher',
  says: `Of the deals created, how many were won within ${byDay} days; deals still open count for as long as they have been.`,
  caveat: 'By date of creation. Lost deals and those without decision compete with winning.',
  leftOut: [UNDATED],
  isWide: true,
});

/** Rates of winning. */
export const WIN = {
  winRate: {
    label: 'Win rate',
    group: 'win',
    formula: share('won', 'decided'),
    n: measure('decided'),
    unit: 'share',
    gaps: [none('decided', 'no_closed')],
    interval: 'wilson',
    better: 'higher',
    says: 'Of the deals that closed as won or lost, how many were won.',
    caveat: 'Deals closed without decision are outside; young cohorts look better or worse than they will end.',
  },
  winRateBroad: {
    label: 'Win rate, broad',
    group: 'win',
    formula: share('won', 'ended'),
    n: measure('ended'),
    unit: 'share',
    gaps: [none('ended', 'no_closed')],
    needs: ['other'],
    interval: 'wilson',
    better: 'higher',
    says: 'Of all deals that closed, without decision included, how many were won.',
  },
  winRateValue: {
    label: 'Win rate by value',
    group: 'win',
    formula: { op: 'share', part: measure('wonPositive'), whole: measure('closedPositive') },
    n: measure('closedValued'),
    unit: 'share',
    gaps: [none('decided', 'no_closed'), some('closedUnpriced', 'no_rate'), none('closedValued', 'no_amount')],
    interval: 'accounts',
    better: 'higher',
    says: 'Of the amount that closed as won or lost, how much was won.',
    caveat: 'Lost amounts are soft, and one large deal may rule.',
  },
  winRateCohort90: cohort(90),
  winRateCohort180: cohort(180),
  winRateCohort365: cohort(365),
  winRateProjected: {
    label: 'Win rate, projected',
    group: 'win',
    formula: { op: 'projected', course: COURSE, byDay: FINAL_DAY, needs: NEEDED_TO_PROJECT },
    n: size('createdSince'),
    unit: 'share',
    gaps: COHORT_GAPS,
    interval: 'accounts',
    better: 'higher',
    says: 'Of the deals created, how many will have been won in the end, if open deals fare as deals of their age did in cohorts a year old.',
    caveat: 'Projected: an estimate of what is not over yet, and never held against a target.',
    leftOut: [UNDATED],
    isProjected: true,
    isWide: true,
  },
  wonCount: {
    label: 'Won deals',
    group: 'win',
    formula: measure('won'),
    n: measure('won'),
    unit: 'count',
    gaps: [],
    interval: 'none',
    better: 'higher',
    says: 'Deals that closed as won.',
  },
  lostCount: {
    label: 'Lost deals',
    group: 'win',
    formula: measure('lost'),
    n: measure('lost'),
    unit: 'count',
    gaps: [],
    interval: 'none',
    better: 'neither',
    says: 'Deals that closed as lost.',
  },
  openCount: {
    label: 'Open deals',
    group: 'win',
    formula: measure('open'),
    past: null,
    n: measure('open'),
    unit: 'count',
    gaps: [],
    interval: 'none',
    better: 'neither',
    says: 'Deals open at the as-of date.',
  },
  createdCount: {
    label: 'Created deals',
    group: 'win',
    formula: measure('created'),
    n: measure('created'),
    unit: 'count',
    gaps: [],
    interval: 'none',
    better: 'neither',
    says: 'Deals created, whatever has become of them.',
  },
} as const satisfies MetricList;
