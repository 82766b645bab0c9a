import { isWithin, yearUpTo, type Year } from './oracle-calendar';
import type { DealFact } from './oracle-deals';
import { moneyReasons, type Context, type Readings } from './oracle-pipeline';
import { known, none, reading } from './oracle-reading';
import type { Cost } from './oracle-spend';

/** Months of margin that pay a new logo back: CAC over what a logo of the same year brings a month (domain.md 5.7). */
export function paybackReading(
  context: Context & { readonly year: Year; readonly asOf: number },
  deals: readonly DealFact[],
  { cac, logos, counts }: Cost,
): Readings {
  const { company, year, months, asOf } = context;
  const lately = yearUpTo(year, months, asOf);
  const won = deals.filter((deal) => deal.outcome === 'won' && deal.closed !== null && isWithin(year, deal.closed, lately));
  const annualsOf = (deals: readonly DealFact[]) => deals.flatMap(({ annual }) => (annual === null || annual < 0 ? [] : [annual]));
  const unpriced = won.flatMap((deal) => (deal.unpriced === null ? [] : [deal.unpriced]));
  const perMonth = (annualsOf(won.filter(counts)).reduce((sum, annual) => sum + annual, 0) / logos / 12) * (company.grossMargin ?? 0);
  const reasons = [
    ...cac.missing,
    ...moneyReasons(context, unpriced, annualsOf(won).length, won.length),
    company.grossMargin === null ? 'no_margin' : null,
  ];
  return {
    payback: reading(reasons, () => (perMonth > 0 ? known((cac.value ?? 0) / perMonth, cac.n) : none('non_positive_denominator'))),
  };
}
