import { constant, given, measure, over, product, sum, type Formula } from './formula';
import type { Gap } from './gap';

/** Trailing twelve months. */
export const TRAILING_YEAR = { window: 12 } as const;

/** Weight, in customer-months at the pooled rate, that a slice's own churn is shrunken with. */
const CHURN_WEIGHT = 120;
const pooledChurn: Formula = { op: 'overall', of: over(measure('churned', TRAILING_YEAR), measure('customerMonths', TRAILING_YEAR)) };
const shrunkenChurn = over(
  sum(measure('churned', TRAILING_YEAR), product(constant(CHURN_WEIGHT, { account: 1, month: 1 }), pooledChurn)),
  sum(measure('customerMonths', TRAILING_YEAR), constant(CHURN_WEIGHT, { account: 1, month: 1 })),
);
const observedArpa = over(measure('customerMrr'), measure('customers'));
/** Mean yearly amount of a won deal: its bottom counts only deals that have one. */
export const ANNUAL_PER_WIN = over(measure('wonAnnual'), measure('wonPriced'));
const assumedArpa = over(ANNUAL_PER_WIN, constant(12, { account: 1, month: 1, opportunity: -1 }));
const life = (arpa: Formula, churn: Formula): Formula => ({
  op: 'annuity',
  monthly: product(arpa, given('grossMargin')),
  churn,
  months: given('capMonths'),
  discount: null,
});
/** Gross margin a customer returns over its life: from customers where they are loaded, else from ACV and a given churn. */
export const LTV: Formula = {
  op: 'firstSupplied',
  of: [
    { when: 'base', formula: life(observedArpa, shrunkenChurn) },
    { when: 'yearlyChurn', formula: life(assumedArpa, { op: 'monthlyChurn', yearly: given('yearlyChurn') }) },
  ],
};
/** Customers at risk in the churn window, or the won deals behind ACV. */
export const LTV_RESTS_ON: Formula = {
  op: 'firstSupplied',
  of: [
    { when: 'base', formula: { op: 'distinct', id: 'customerAtRisk', ...TRAILING_YEAR } },
    { when: 'yearlyChurn', formula: measure('wonPriced') },
  ],
};
const fromCustomers = (formula: Formula): Formula => ({
  op: 'firstSupplied',
  of: [
    { when: 'base', formula },
    { when: 'yearlyChurn', formula: constant(1) },
  ],
});
const fromWins = (formula: Formula, otherwise: number): Formula => ({
  op: 'firstSupplied',
  of: [
    { when: 'base', formula: constant(otherwise) },
    { when: 'yearlyChurn', formula },
  ],
});
/** Why there may be no LTV, in the order in which it is asked. From wins it lacks whatever ACV lacks. */
export const LTV_GAPS: readonly Gap[] = [
  { none: fromCustomers(measure('customers')), reason: 'no_base' },
  { none: fromWins(measure('won'), 1), reason: 'no_won' },
  { some: fromWins(measure('wonUnpriced'), 0), reason: 'no_rate' },
  { none: fromWins(measure('wonPriced'), 1), reason: 'no_amount' },
  { none: fromCustomers({ op: 'overall', of: measure('churned', TRAILING_YEAR) }), reason: 'no_churn_observed' },
];
/** Twelve months of spend, earlier by the lag, over the logos of twelve months. */
export const CAC = over(measure('spend', { ...TRAILING_YEAR, shift: 'lag' }), measure('logos', TRAILING_YEAR));
/** Spend without a new logo is unmeasured, not an infinite cost. */
export const CAC_GAPS: readonly Gap[] = [{ none: measure('logos', TRAILING_YEAR), reason: 'no_logos' }];
