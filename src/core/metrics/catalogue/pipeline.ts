import { distinct, given, less, measure, over, product, size, type Formula } from '../formula';
import { FINAL_DAY } from '../months-read';
import { none, type MetricList } from '../metric';
import { TRAILING_YEAR } from '../unit-economics';

/** From so many wins on, open deals older than nearly all of them were are taken as stale. */
const STALE_FROM_WINS = 20;
const STALE_AT = 0.95;
const won = { id: 'wonCycle', ...TRAILING_YEAR } as const;

/** Days beyond which an open deal is taken as stale. */
export const STALE_LIMIT = { op: 'quantile', ...won, at: STALE_AT, needs: STALE_FROM_WINS } as const satisfies Formula;
const stale: Formula = { op: 'beyond', id: 'openAge', limit: STALE_LIMIT };
const open = less(measure('open'), stale);
const winRate: Formula = { op: 'share', part: measure('won', TRAILING_YEAR), whole: measure('decided', TRAILING_YEAR) };
const meanAmount = over(measure('wonPositive', TRAILING_YEAR), measure('wonAmounted', TRAILING_YEAR));
const medianCycle: Formula = { op: 'quantile', ...won, at: 0.5 };

const target: Formula = { op: 'forPeriod', quarterly: given('bookingsTarget') };
const UNDER_WAY = { unasked: 'quarterUnderWay' } as const;
const LAST = { unasked: 'lastQuarter' } as const;
const MATURE = { unasked: 'mature' } as const;

/** What the open pipeline is worth in time, and how far deals come. */
export const PIPELINE = {
  velocity: {
    label: 'Pipeline velocity',
    group: 'pipeline',
    formula: over(product(open, winRate, meanAmount), medianCycle),
    past: null,
    n: { op: 'smaller', of: [open, measure('wonAmounted', TRAILING_YEAR)] },
    unit: 'moneyPerDay',
    gaps: [none('open', 'no_open')],
    furtherGaps: [
      [{ none: measure('decided', TRAILING_YEAR), reason: 'no_closed' }],
      [
        { none: measure('won', TRAILING_YEAR), reason: 'no_won' },
        { some: measure('wonUnpriced', TRAILING_YEAR), reason: 'no_rate' },
        { none: measure('wonAmounted', TRAILING_YEAR), reason: 'no_amount' },
      ],
      [
        { none: measure('won', TRAILING_YEAR), reason: 'no_won' },
        { none: measure('wonDated', TRAILING_YEAR), reason: 'no_dates' },
        { none: size('wonCycle', TRAILING_YEAR), reason: 'negative_durations' },
      ],
    ],
    interval: 'accounts',
    better: 'higher',
    says: 'Amount that the open deals are expected to win a day: open deals, times win rate, times mean amount of a won deal, by the median cycle; the last three of the twelve months before.',
    caveat: 'Open deals older than 95 in 100 won deals were when they closed are left out, from 20 wins on.',
    leftOut: [{ reason: 'open longer than nearly all won deals took', count: stale }],
  },
  coverage: {
    label: 'Pipeline coverage',
    group: 'pipeline',
    formula: over(measure('openDueAmount', UNDER_WAY), target),
    n: measure('openDueValued', UNDER_WAY),
    unit: 'ratio',
    gaps: [
      { none: { op: 'dated', id: 'openDue' }, among: measure('open'), reason: 'no_dates' },
      { some: measure('openDueUnpriced', UNDER_WAY), reason: 'no_rate' },
      { none: measure('openDueValued', UNDER_WAY), among: measure('openDue', UNDER_WAY), reason: 'no_amount' },
    ],
    interval: 'none',
    better: 'higher',
    says: 'Open amount due in the period for each unit of its target; without a period, of the quarter under way at the as-of date.',
    caveat: 'The close date of an open deal is a guess.',
  },
  attainment: {
    label: 'Attainment',
    group: 'pipeline',
    formula: over(measure('wonAmount', LAST), target),
    n: measure('wonValued', LAST),
    unit: 'ratio',
    gaps: [
      { some: measure('wonUnpriced', LAST), reason: 'no_rate' },
      { none: measure('wonValued', LAST), among: measure('won', LAST), reason: 'no_amount' },
    ],
    interval: 'none',
    better: 'higher',
    says: 'Amount won in the period for each unit of its target; without a period, in the last whole quarter.',
    leftOut: [{ reason: 'no amount', count: less(measure('won', LAST), measure('wonValued', LAST)) }],
  },
  tierConversionCreated: {
    label: 'Conversion, account to deal',
    group: 'pipeline',
    formula: { op: 'share', part: distinct('createdAccount', TRAILING_YEAR), whole: measure('accounts') },
    n: measure('accounts'),
    unit: 'share',
    gaps: [none('accounts', 'no_rows')],
    needs: ['icp'],
    interval: 'wilson',
    better: 'higher',
    says: 'Of the accounts, how many had a deal created in twelve months.',
    caveat: 'Accounts are those that the files name.',
    isWide: true,
    step: { of: 'tierConversion', name: 'created' },
  },
  tierConversionWon: {
    label: 'Conversion, deal to win',
    group: 'pipeline',
    formula: { op: 'share', part: measure('createdWon', MATURE), whole: measure('created', MATURE) },
    n: measure('created', MATURE),
    unit: 'share',
    gaps: [
      none('created', 'no_rows'),
      { none: { op: 'dated', id: 'created' }, reason: 'no_rows' },
      { none: measure('created', MATURE), reason: 'not_mature' },
      { none: { op: 'matured', id: 'createdAgo', byDay: FINAL_DAY, ...MATURE }, reason: 'not_mature' },
    ],
    needs: ['icp'],
    interval: 'wilson',
    better: 'higher',
    says: 'Of the deals created, how many were won; without a period, of those created in months that ended at least a year before the as-of date.',
    isWide: true,
    step: { of: 'tierConversion', name: 'won' },
  },
} as const satisfies MetricList;

/** The four levers of velocity, by which a change of it is split. */
export const VELOCITY_LEVERS = { open, winRate, meanAmount, medianCycle } as const;
