import { measure, type Formula } from '../formula';
import type { Gap } from '../gap';
import type { NumberId } from '../measures';
import type { Metric, MetricList } from '../metric';

/** The first month of the twelve: a customer's month is told by who is active on its first day (`domain.md` 8). */
const START = { window: 1, shift: 11 } as const;

/** Customers of the start whose twelve months are not over are too young to be told of, not absent. */
const WITHOUT_START: readonly Gap[] = [
  { none: measure('activeCustomers', START), reason: 'no_base' },
  { none: measure('startCustomers', START), reason: 'not_mature' },
];

const kept = (part: NumberId, whole: NumberId): Formula => ({ op: 'share', part: measure(part, START), whole: measure(whole, START) });

const ofRevenue = (own: Pick<Metric, 'label' | 'formula' | 'says' | 'caveat'>): Metric => ({
  group: 'retention',
  n: measure('startCustomers', START),
  unit: 'share',
  gaps: [...WITHOUT_START, { none: measure('startMrr', START), reason: 'non_positive_denominator' }],
  interval: 'accounts',
  better: 'higher',
  ...own,
});

const ofRenewals = (own: Pick<Metric, 'label' | 'formula' | 'says' | 'caveat'>): Metric => ({
  ...ofRevenue(own),
  n: measure('renewingCustomers', START),
  gaps: [...WITHOUT_START, { none: measure('renewingMrr', START), reason: 'non_positive_denominator' }],
});

/** What becomes of customers in twelve months. */
export const RETENTION = {
  nrr: ofRevenue({
    label: 'NRR',
    formula: kept('yearOnMrr', 'startMrr'),
    says: 'Recurring revenue, twelve months later, of the customers of the start, for each unit of it then; new customers are left out.',
    caveat: 'On all revenue at the start. A customer that left and came back within the twelve months counts as kept.',
  }),
  grr: ofRevenue({
    label: 'GRR',
    formula: kept('keptMrr', 'startMrr'),
    says: 'The same without growth: of each customer at most what it paid at the start, so that one’s growth hides no other’s loss.',
    caveat: 'On all revenue at the start.',
  }),
  nrrRenewal: ofRenewals({
    label: 'NRR of renewals',
    formula: kept('renewedMrr', 'renewingMrr'),
    says: 'NRR of the revenue that came up for renewal within the twelve months.',
    caveat: 'What a customer pays beside it counts as unchanged.',
  }),
  grrRenewal: ofRenewals({
    label: 'GRR of renewals',
    formula: kept('renewedKeptMrr', 'renewingMrr'),
    says: 'GRR of the revenue that came up for renewal within the twelve months.',
    caveat: 'What a customer pays beside it counts as unchanged.',
  }),
  expansionRate: ofRevenue({
    label: 'Expansion rate',
    formula: kept('grownMrr', 'startMrr'),
    says: 'What the customers of the start added in twelve months, for each unit of recurring revenue then: the growing part of NRR.',
    caveat: 'On all revenue at the start.',
  }),
  logoChurn: {
    label: 'Logo churn',
    group: 'retention',
    formula: kept('lostInYear', 'startCustomers'),
    n: measure('startCustomers', START),
    unit: 'share',
    gaps: WITHOUT_START,
    interval: 'wilson',
    better: 'lower',
    says: 'Of the customers of the start, how many were none twelve months later.',
    caveat: 'Lost on the day the contract ends, not on the day it was given notice.',
  },
} as const satisfies MetricList;
