import type { Missing, Supply, UnitWord } from '../model';
import type { Gap } from './gap';
import { less, measure, over, share, type Formula } from './formula';
import { ANNUAL_PER_WIN, CAC, CAC_GAPS, LTV, LTV_GAPS, LTV_RESTS_ON, TRAILING_YEAR } from './unit-economics';
import type { NumberId, SpreadId } from './measures';

/**
 * How sure a reading is. `wilson`: a share of counts; `ranks`: order statistics of a median; `poisson`: spend over a count
 * of logos; `accounts`: bootstrap over accounts; `none`: a count or sum, which is a fact of the data.
 */
export type IntervalKind = 'wilson' | 'ranks' | 'poisson' | 'accounts' | 'none';

export type Metric = {
  readonly label: string;
  readonly formula: Formula;
  /** The same number at the end of a past period, rebuilt from flows; null: a stock that has no past in one export. */
  readonly past?: Formula | null;
  /** What the denominator rests on. */
  readonly n: Formula;
  readonly unit: UnitWord;
  readonly gaps: readonly Gap[];
  /** Checks of what a quotient divides by, where that has its own: each side names its first, the foremost of both is said. */
  readonly gapsOfBottom?: readonly Gap[];
  readonly interval: IntervalKind;
  readonly better: 'higher' | 'lower' | 'neither';
  readonly says: string;
  readonly caveat?: string;
  /** Of a share on ICP accounts: the rows that could not be scored, which a verdict counts in. */
  readonly unknown?: NumberId;
  /** Inputs beyond those that the formula's measures name. */
  readonly needs?: readonly Supply[];
  readonly leftOut?: readonly { readonly reason: string; readonly count: Formula }[];
};

const none = (id: NumberId, reason: Missing): Gap => ({ none: measure(id), reason });
const some = (id: NumberId, reason: Missing): Gap => ({ some: measure(id), reason });
const size = (id: SpreadId): Formula => ({ op: 'size', id });
const standing = (entered: NumberId, departed: NumberId): Formula => ({ op: 'standing', entered, departed });

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

/** The catalogue. SQL, value, unit, words, documentation, URL name, interval and tests follow from an entry. */
export const METRICS = {
  winRate: {
    label: 'Win rate',
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
    formula: { op: 'share', part: measure('wonPositive'), whole: measure('closedPositive') },
    n: measure('closedValued'),
    unit: 'share',
    gaps: [none('decided', 'no_closed'), some('closedUnpriced', 'no_rate'), none('closedValued', 'no_amount')],
    interval: 'accounts',
    better: 'higher',
    says: 'Of the amount that closed as won or lost, how much was won.',
    caveat: 'Lost amounts are soft, and one large deal may rule.',
  },
  wonCount: {
    label: 'Won deals',
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
    formula: measure('open'),
    past: null,
    n: measure('open'),
    unit: 'count',
    gaps: [],
    interval: 'none',
    better: 'neither',
    says: 'Deals open at the as-of date.',
  },
  wonAmount: {
    label: 'Amount won',
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
    formula: { op: 'quantile', id: 'wonAnnualEach', at: 0.5 },
    n: size('wonAnnualEach'),
    unit: 'money',
    gaps: [...WON_VALUE, { none: size('wonAnnualEach'), reason: 'no_amount' }],
    interval: 'ranks',
    better: 'higher',
    says: 'Yearly amount of the won deal in the middle.',
    leftOut: noAmountLeftOut,
  },
  salesCycle: {
    label: 'Sales cycle',
    formula: { op: 'quantile', id: 'wonCycle', at: 0.5 },
    n: size('wonCycle'),
    unit: 'days',
    gaps: WON_CYCLE,
    interval: 'ranks',
    better: 'lower',
    says: 'Days from creation to close of the won deal in the middle.',
    leftOut: cycleLeftOut,
    caveat: 'Won deals only, so it reads short while slow deals are still open.',
  },
  salesCycleMean: {
    label: 'Sales cycle, mean',
    formula: over(measure('wonCycleDays'), measure('wonInOrder')),
    n: measure('wonInOrder'),
    unit: 'days',
    gaps: WON_CYCLE,
    interval: 'accounts',
    better: 'lower',
    says: 'Mean days from creation to close of won deals.',
    leftOut: cycleLeftOut,
  },
  icpShareOpen: {
    label: 'ICP share of open deals',
    formula: share('openInIcp', 'open'),
    unknown: 'openUnknownIcp',
    n: measure('open'),
    unit: 'share',
    gaps: [none('open', 'no_open')],
    past: { op: 'share', part: standing('enteredInIcp', 'departedInIcp'), whole: standing('entered', 'departed') },
    interval: 'wilson',
    better: 'higher',
    says: 'Of the deals open at the as-of date, how many are on ICP accounts. Accounts that cannot be scored stay in the denominator.',
    caveat: 'Past periods are rebuilt from created and close dates with the attributes of today.',
  },
  icpShareOpenAmount: {
    label: 'ICP share of open amount',
    formula: { op: 'share', part: measure('openInIcpAmount'), whole: measure('openAmount') },
    past: null,
    n: measure('openValued'),
    unit: 'share',
    gaps: [
      none('open', 'no_open'),
      some('openUnpriced', 'no_rate'),
      none('openValued', 'no_amount'),
      none('openAmount', 'non_positive_denominator'),
    ],
    interval: 'accounts',
    better: 'higher',
    says: 'Of the amount open at the as-of date, how much is on ICP accounts.',
  },
  icpShareWon: {
    label: 'ICP share of wins',
    formula: share('wonInIcp', 'won'),
    unknown: 'wonUnknownIcp',
    n: measure('won'),
    unit: 'share',
    gaps: [none('won', 'no_won')],
    interval: 'wilson',
    better: 'higher',
    says: 'Of the won deals, how many are on ICP accounts.',
  },
  icpShareWonAmount: {
    label: 'ICP share of amount won',
    formula: { op: 'share', part: measure('wonInIcpAmount'), whole: measure('wonAmount') },
    n: measure('wonValued'),
    unit: 'share',
    gaps: [
      none('won', 'no_won'),
      some('wonUnpriced', 'no_rate'),
      none('wonValued', 'no_amount'),
      none('wonAmount', 'non_positive_denominator'),
    ],
    interval: 'accounts',
    better: 'higher',
    says: 'Of the amount won, how much is on ICP accounts.',
  },
  icpShareCreated: {
    label: 'ICP share of created deals',
    formula: share('createdInIcp', 'created'),
    n: measure('created'),
    unit: 'share',
    gaps: [none('created', 'no_created')],
    interval: 'wilson',
    better: 'higher',
    says: 'Of the deals created, how many are on ICP accounts: the leading indicator.',
  },
  cac: {
    label: 'CAC',
    formula: CAC,
    n: measure('logos', TRAILING_YEAR),
    unit: 'money',
    gaps: CAC_GAPS,
    interval: 'poisson',
    better: 'lower',
    says: 'New-business spend of twelve months, shared spend laid over deals by the days they were open, for each account won first in twelve months. The spend lies earlier by the lag.',
  },
  ltv: {
    label: 'LTV',
    formula: LTV,
    n: LTV_RESTS_ON,
    unit: 'money',
    gaps: LTV_GAPS,
    interval: 'accounts',
    better: 'higher',
    says: 'Gross margin expected from a customer over at most the horizon. Churn of a slice is drawn towards the whole by 120 customer-months.',
  },
  ltvToCac: {
    label: 'LTV:CAC',
    formula: over(LTV, CAC),
    n: { op: 'smaller', of: [LTV_RESTS_ON, measure('logos', TRAILING_YEAR)] },
    unit: 'ratio',
    gaps: LTV_GAPS,
    gapsOfBottom: CAC_GAPS,
    interval: 'accounts',
    better: 'higher',
    says: 'How many times a customer returns what winning it cost.',
  },
} as const satisfies Readonly<Record<string, Metric>>;

export type MetricId = keyof typeof METRICS;
export const METRIC_IDS = Object.keys(METRICS) as readonly MetricId[];
/** A metric of the catalogue, in its widest form. */
export const metricOf = (id: MetricId): Metric => METRICS[id];
/** Whether a text names a metric. */
export const isMetricId = (text: string): text is MetricId => Object.hasOwn(METRICS, text);
