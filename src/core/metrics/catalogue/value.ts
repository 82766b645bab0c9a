import { less, measure, over, size } from '../formula';
import type { Gap } from '../gap';
import { none, some, type Metric, type MetricList } from '../metric';
import { ANNUAL_PER_WIN } from '../unit-economics';

const WON_VALUE: readonly Gap[] = [none('won', 'no_won'), some('wonUnpriced', 'no_rate')];
const WON_CYCLE: readonly Gap[] = [
  none('won', 'no_won'),
  none('wonDated', 'no_dates'),
  { none: size('wonCycle'), reason: 'negative_durations' },
];
const cycleLeftOut = [
  { reason: 'no created or close date', count: less(measure('won'), measure('wonDated')) },
  { reason: 'created after it closed', count: less(measure('wonDated'), size('wonCycle')) },
];
const noAmountLeftOut = [{ reason: 'no amount, or a credit', count: less(measure('won'), measure('wonPriced')) }];
const noContractLeftOut = [{ reason: 'no amount, or a credit', count: less(measure('won'), measure('wonContracted')) }];

const cycleAt = (at: number, label: string, says: string): Metric => ({
  label,
  group: 'value',
  formula: { op: 'quantile', id: 'wonCycle', at },
  n: size('wonCycle'),
  unit: 'days',
  gaps: WON_CYCLE,
  interval: 'ranks',
  better: 'lower',
  says,
  leftOut: cycleLeftOut,
  caveat: 'Won deals only, so it reads short while slow deals are still open.',
});

/** Worth and duration of deals. */
export const VALUE = {
  wonAmount: {
    label: 'Amount won',
    group: 'value',
    formula: measure('wonAmount'),
    n: measure('wonValued'),
    unit: 'money',
    gaps: [some('wonUnpriced', 'no_rate'), { none: measure('wonValued'), among: measure('won'), reason: 'no_amount' }],
    interval: 'none',
    better: 'higher',
    says: 'Sum of the amounts of won deals, credits included.',
    leftOut: [{ reason: 'no amount', count: less(measure('won'), measure('wonValued')) }],
  },
  openAmount: {
    label: 'Open amount',
    group: 'value',
    formula: measure('openAmount'),
    past: null,
    n: measure('openValued'),
    unit: 'money',
    gaps: [some('openUnpriced', 'no_rate'), { none: measure('openValued'), among: measure('open'), reason: 'no_amount' }],
    interval: 'none',
    better: 'neither',
    says: 'Sum of the amounts of open deals, unweighted.',
    leftOut: [{ reason: 'no amount', count: less(measure('open'), measure('openValued')) }],
  },
  acv: {
    label: 'ACV',
    group: 'value',
    formula: ANNUAL_PER_WIN,
    n: measure('wonPriced'),
    unit: 'money',
    gaps: [...WON_VALUE, none('wonPriced', 'no_amount')],
    interval: 'accounts',
    better: 'higher',
    says: 'Mean yearly amount of a won deal.',
    leftOut: noAmountLeftOut,
  },
  acvMedian: {
    label: 'ACV, median',
    group: 'value',
    formula: { op: 'quantile', id: 'wonAnnualEach', at: 0.5 },
    n: size('wonAnnualEach'),
    unit: 'money',
    gaps: [...WON_VALUE, { none: size('wonAnnualEach'), reason: 'no_amount' }],
    interval: 'ranks',
    better: 'higher',
    says: 'Yearly amount of the won deal in the middle.',
    leftOut: noAmountLeftOut,
  },
  tcv: {
    label: 'TCV',
    group: 'value',
    formula: over(measure('wonContract'), measure('wonContracted')),
    n: measure('wonContracted'),
    unit: 'money',
    gaps: [...WON_VALUE, none('wonContracted', 'no_amount')],
    interval: 'accounts',
    better: 'higher',
    says: 'Mean full value of the contract of a won deal, one-off charges included.',
    caveat: 'Grows with the term: segments with other terms are not compared by it.',
    leftOut: noContractLeftOut,
  },
  tcvMedian: {
    label: 'TCV, median',
    group: 'value',
    formula: { op: 'quantile', id: 'wonContractEach', at: 0.5 },
    n: size('wonContractEach'),
    unit: 'money',
    gaps: [...WON_VALUE, { none: size('wonContractEach'), reason: 'no_amount' }],
    interval: 'ranks',
    better: 'higher',
    says: 'Full value of the contract of the won deal in the middle.',
    caveat: 'Grows with the term: segments with other terms are not compared by it.',
    leftOut: noContractLeftOut,
  },
  salesCycle: cycleAt(0.5, 'Sales cycle', 'Days from creation to close of the won deal in the middle.'),
  salesCycleQ1: cycleAt(0.25, 'Sales cycle, first quartile', 'Days from creation to close within which a quarter of won deals were won.'),
  salesCycleQ3: cycleAt(
    0.75,
    'Sales cycle, third quartile',
    'Days from creation to close within which three quarters of won deals were won.',
  ),
  salesCycleMean: {
    label: 'Sales cycle, mean',
    group: 'value',
    formula: over(measure('wonCycleDays'), measure('wonInOrder')),
    n: measure('wonInOrder'),
    unit: 'days',
    gaps: [none('won', 'no_won'), none('wonDated', 'no_dates'), none('wonInOrder', 'negative_durations')],
    interval: 'accounts',
    better: 'lower',
    says: 'Mean days from creation to close of won deals.',
    leftOut: cycleLeftOut,
  },
} as const satisfies MetricList;
