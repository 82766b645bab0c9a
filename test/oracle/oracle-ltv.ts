import type { CompanyRows } from './company-rows';
import { revenueOn, type Customers } from './oracle-base';
import { yearUpTo, type Months, type Year } from './oracle-calendar';
import { churnBy, riskIn, risksBy, type Risk } from './oracle-churn';
import { reportingCurrency, sliceOf } from './oracle-deals';
import { none, known, reading, type OracleReading } from './oracle-reading';
import type { BySlice } from './oracle-spend';
import { monthsPaid } from './oracle-survival';

type Variant = CompanyRows['ltvVariant'];
/** Those that go by a churn of every month alike. */
type Steady = Exclude<Variant, 'survival'>;
/** A customer's margin of one month, how many leave each month, and what people said of the months to come. */
export type Worth = {
  readonly margin: number;
  readonly churn: number;
  readonly months: number;
  /** What money a month later is worth now. */
  readonly later: number;
  readonly growth: number;
};

/** Month by month, the first in full, until what is left adds nothing. */
function addedUp(months: number, of: (month: number) => number): number {
  let sum = 0;
  for (let month = 0; month < months; month++) {
    const value = of(month);
    if (month > 600 && Math.abs(value) < Math.abs(sum) * 1e-17) break;
    sum += value;
  }
  return sum;
}

/** domain.md 7, each as the sum that it stands for; null where the sum has no end. */
export function worthOf({ margin, churn, months, later, growth }: Worth, variant: Steady): number | null {
  const left = (month: number): number => (1 - churn) ** month;
  const endless = 4_000_000;
  switch (variant) {
    case 'simple':
      return churn > 0 ? margin / churn : null;
    case 'capped':
      return addedUp(months, (month) => margin * left(month));
    case 'cappedDiscounted':
      return addedUp(months, (month) => margin * left(month) * later ** month);
    case 'discounted':
      return churn > 0 || later < 1 ? addedUp(endless, (month) => margin * left(month) * later ** month) : null;
    case 'expanding':
      return churn > 0 || later < 1 ? addedUp(endless, (month) => (margin + growth * month) * left(month) * later ** month) : null;
  }
}

const worth = (company: CompanyRows, perMonth: number, churn: number): Worth => ({
  margin: perMonth * (company.grossMargin ?? 0),
  churn,
  months: company.capMonths ?? 60,
  later: (1 + (company.discountRate ?? 0.1)) ** (-1 / 12),
  growth: company.monthlyExpansion ?? 0,
});

export type Ltv = { readonly ltv: OracleReading; readonly ltvSimple: OracleReading };
const both = (of: (variant: Variant) => OracleReading, chosen: Variant): Ltv => ({ ltv: of(chosen), ltvSimple: of('simple') });

/** A value, or why the sum of its months has no end. */
function readWorth(of: Worth, variant: Steady, n: number): OracleReading {
  const value = worthOf(of, variant);
  return value === null ? none('no_churn_observed') : known(value, n);
}

/** What a table of customers knows nothing of: these stand on deals. */
export const OF_DEALS: ReadonlySet<string> = new Set(['region', 'leadSource', 'dealClass']);

type Around = {
  readonly company: CompanyRows;
  readonly year: Year;
  readonly asOf: number;
  readonly customers: Customers;
  /** Of whom it is told: all, or those of where money is spent. Their churn leans on that of all. */
  readonly told: Customers;
};

/** LTV by slice from what customers did, churn shrunken towards the whole (domain.md 7). */
export function observedLtv({ company, year, asOf, customers, told }: Around, by: readonly string[], months: Months): BySlice<Ltv> {
  if (by.some((name) => OF_DEALS.has(name))) return () => ({ ltv: none('not_kept_by_slice'), ltvSimple: none('not_kept_by_slice') });
  const window = yearUpTo(year, months, asOf);
  const risk = (own: Customers): Risk => riskIn(own, { year, asOf }, window);
  const risks = risksBy(told, by, risk);
  const whole = risk(customers);
  const churnOf = churnBy({ own: risks, all: risksBy(customers, by, risk), isPart: told !== customers }, by);
  /** The morning after a period, as far as it is known. */
  const day = months === null ? asOf : Math.min(asOf, year.first(months.to + 1));
  return (slice) => {
    const own = told.filter((customer) => sliceOf(customer.of, by) === slice);
    const revenues = own.flatMap(({ contracts }) => revenueOn(contracts, day) ?? []);
    const perMonth = revenues.reduce((sum, mrr) => sum + mrr, 0) / revenues.length;
    const n = risks.get(slice)?.customers ?? 0;
    const reasons = [
      revenues.length === 0 ? 'no_base' : null,
      reportingCurrency(company).missing,
      company.grossMargin === null ? 'no_margin' : null,
    ];
    const noChurn = whole.churned === 0 ? 'no_churn_observed' : null;
    return both((variant) => {
      if (variant !== 'survival')
        return reading([...reasons, noChurn], () => readWorth(worth(company, perMonth, churnOf(slice)), variant, n));
      /** How long customers had stayed by a day that is past, nobody kept. */
      if (months !== null) return reading(reasons, () => none('no_churn_observed'));
      const paid = monthsPaid(own, { year, asOf }, company.capMonths ?? 60);
      return reading([...reasons, paid === null ? 'no_churn_observed' : null], () =>
        known(perMonth * (company.grossMargin ?? 0) * (paid ?? 0), n),
      );
    }, company.ltvVariant);
  };
}

/** LTV from ACV and the churn that people gave. */
export function givenLtv(company: CompanyRows, acv: OracleReading): Ltv {
  const { grossMargin, yearlyChurn } = company;
  const churn = 1 - (1 - (yearlyChurn ?? 0)) ** (1 / 12);
  return both(
    (variant) =>
      reading([yearlyChurn === null ? 'no_base' : null, ...acv.missing, grossMargin === null ? 'no_margin' : null], () =>
        readWorth(worth(company, (acv.value ?? 0) / 12, churn), variant === 'survival' ? 'capped' : variant, acv.n),
      ),
    company.ltvVariant,
  );
}
