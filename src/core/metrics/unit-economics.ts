import { constant, distinct, given, measure, over, product, type Formula } from './formula';
import type { Gap } from './gap';
import type { NumberId } from './measures';

/** Trailing twelve months. */
export const TRAILING_YEAR = { window: 12 } as const;

/** Weight, in customer-months at the pooled rate, that churn is shrunken with where there are too few slices to fit a prior. */
const CHURN_WEIGHT = 120;
const shrunkenChurn: Formula = {
  op: 'shrunken',
  part: measure('churned', TRAILING_YEAR),
  whole: measure('customerMonths', TRAILING_YEAR),
  weight: CHURN_WEIGHT,
  unit: { month: -1 },
};
/** A customer's month is told by its first day, so that the end of a period is the month after it. */
const AFTER = { window: 1, shift: -1 } as const;
const stock = (now: NumberId, past: NumberId): Formula => ({ op: 'stockAt', now: measure(now), past: measure(past, AFTER) });
const CUSTOMERS = stock('customers', 'activeCustomers');
const observedArpa = over(stock('customerMrr', 'recurringMrr'), CUSTOMERS);
/** Mean yearly amount of a won deal: its bottom counts only deals that have one. */
export const ANNUAL_PER_WIN = over(measure('wonAnnual'), measure('wonPriced'));
const assumedArpa = over(ANNUAL_PER_WIN, constant(12, { account: 1, month: 1, opportunity: -1 }));
const assumedChurn: Formula = { op: 'monthlyChurn', yearly: given('yearlyChurn') };

type Paying = { readonly monthly: Formula; readonly churn: Formula };
const OBSERVED: Paying = { monthly: product(observedArpa, given('grossMargin')), churn: shrunkenChurn };
const ASSUMED: Paying = { monthly: product(assumedArpa, given('grossMargin')), churn: assumedChurn };

const lasting = (paying: Paying, months: Formula | null, discount: Formula | null): Formula => ({
  op: 'annuity',
  ...paying,
  months,
  discount,
});
/** Margin over churn: what is lasting without end. */
const simple = (paying: Paying): Formula => lasting(paying, null, null);
const survived = ({ monthly }: Paying): Formula => ({
  op: 'lifetime',
  monthly,
  ended: 'tenureEnded',
  running: 'tenureRunning',
  months: given('capMonths'),
});

/** The variants of LTV (`domain.md` 7). A given churn has no curve of its own: `survival` is then the capped form. */
const variants = (paying: Paying, survival: Formula): Formula => ({
  op: 'byVariant',
  of: {
    simple: simple(paying),
    capped: lasting(paying, given('capMonths'), null),
    discounted: lasting(paying, null, given('discountRate')),
    cappedDiscounted: lasting(paying, given('capMonths'), given('discountRate')),
    survival,
    expanding: { op: 'annuity', ...paying, months: null, discount: given('discountRate'), growth: given('monthlyExpansion') },
  },
});

const bySupply = (observed: Formula, assumed: Formula): Formula => ({
  op: 'firstSupplied',
  of: [
    { when: 'base', formula: observed },
    { when: 'yearlyChurn', formula: assumed },
  ],
});

/** Gross margin a customer returns over its life: from customers where they are loaded, else from ACV and a given churn. */
export const LTV: Formula = bySupply(variants(OBSERVED, survived(OBSERVED)), variants(ASSUMED, lasting(ASSUMED, given('capMonths'), null)));
/** The same in its simple form, margin over churn, whatever variant is in force. */
export const LTV_SIMPLE: Formula = bySupply(simple(OBSERVED), simple(ASSUMED));
/** What a customer pays a year, from customers where they are loaded, else from ACV. */
export const YEARLY_A_CUSTOMER: Formula = bySupply(product(observedArpa, constant(12)), product(assumedArpa, constant(12)));
/** Customers at risk in the churn window, or the won deals behind ACV. */
export const LTV_RESTS_ON: Formula = bySupply(distinct('customerAtRisk', TRAILING_YEAR), measure('wonPriced'));

const fromCustomers = (formula: Formula): Formula => bySupply(formula, constant(1));
const fromWins = (formula: Formula, otherwise: number): Formula => bySupply(constant(otherwise), formula);
/** Customers lost in the window, anywhere: what a churn is made of. The curve of survival looks further back. */
const LOST: Formula = { op: 'overall', of: measure('churned', TRAILING_YEAR) };
const LOST_BY_VARIANT: Formula = {
  op: 'byVariant',
  of: { simple: LOST, capped: LOST, discounted: LOST, cappedDiscounted: LOST, survival: constant(1), expanding: LOST },
};
/** Why there may be no LTV, in the order in which it is asked. From wins it lacks whatever ACV lacks. */
const ltvGaps = (lost: Formula): readonly Gap[] => [
  { none: fromCustomers(CUSTOMERS), reason: 'no_base' },
  { none: fromWins(measure('won'), 1), reason: 'no_won' },
  { some: fromWins(measure('wonUnpriced'), 0), reason: 'no_rate' },
  { none: fromWins(measure('wonPriced'), 1), reason: 'no_amount' },
  { none: fromCustomers(lost), reason: 'no_churn_observed' },
];
export const LTV_GAPS = ltvGaps(LOST_BY_VARIANT);
export const LTV_SIMPLE_GAPS = ltvGaps(LOST);

const covered = (of: Formula): Formula => ({ op: 'covered', of });
const SPEND: Formula = { op: 'spend', ...TRAILING_YEAR, shift: 'lag' };
const LOGOS = measure('logos', TRAILING_YEAR);
const COST_A_LOGO = over(SPEND, LOGOS);

/** Twelve months of spend, earlier by the lag, over the logos of twelve months, where spend was recorded. */
export const CAC: Formula = covered(COST_A_LOGO);
export const NEW_LOGOS: Formula = covered(LOGOS);
/** Spend without a new logo is unmeasured, not an infinite cost; logos without any spend have an unknown one, not none. */
export const CAC_GAPS: readonly Gap[] = [
  { none: SPEND, reason: 'no_spend' },
  { none: NEW_LOGOS, reason: 'no_logos' },
];
/** New accounts that no spend was recorded for. */
export const UNCOVERED = [
  { reason: 'new logos where no spend was recorded', count: { op: 'sum', of: [LOGOS, product(constant(-1), NEW_LOGOS)] } },
] as const satisfies readonly { readonly reason: string; readonly count: Formula }[];

/** Both from the same accounts: those where spend was recorded. */
export const LTV_TO_CAC: Formula = covered(over(LTV, COST_A_LOGO));
export const LTV_COVERED_RESTS_ON: Formula = covered(LTV_RESTS_ON);
export const LTV_COVERED_GAPS: readonly Gap[] = LTV_GAPS.map((gap) =>
  'none' in gap ? { ...gap, none: covered(gap.none) } : { ...gap, some: covered(gap.some) },
);

/** What a new logo brings a month after the cost of serving it: new-business ACV of twelve months over its logos. */
const MARGIN_A_LOGO = product(over(over(measure('wonAnnual', TRAILING_YEAR), LOGOS), constant(12, { month: 1 })), given('grossMargin'));
/** Months of gross margin that repay CAC, per customer on both sides. */
export const PAYBACK: Formula = covered(over(COST_A_LOGO, MARGIN_A_LOGO));
export const PAYBACK_GAPS: readonly Gap[] = [
  { some: measure('wonUnpriced', TRAILING_YEAR), reason: 'no_rate' },
  { none: measure('wonPriced', TRAILING_YEAR), among: measure('won', TRAILING_YEAR), reason: 'no_amount' },
];
