import { monthOf } from '../calendar';
import type { Company } from './company';
import type { Deal } from './deals';
import { median, poissonLimits } from './interval';
import { cycles } from './pipeline';
import { known, missing, type Period, type Result, type Slice } from './reading';
import { matches } from './slices';
import { carriedBy, type Spread } from './spread';

/** Accounts whose first won deal closed inside the window; a won deal without an account is a logo of its own. */
export function newLogos({ deals }: Company, { from, to }: Period): Deal[] {
  const won = deals.filter(({ outcome, closed }) => outcome === 'won' && closed !== null);
  won.sort((a, b) => (a.closed ?? 0) - (b.closed ?? 0) || (a.id < b.id ? -1 : 1));
  const seen = new Set<string>();
  const first = won.filter(({ account, id }) => {
    const logo = account ?? `deal ${id}`;
    if (seen.has(logo)) return false;
    seen.add(logo);
    return true;
  });
  return first.filter(({ closed }) => closed !== null && closed >= from && closed <= to);
}

/** What a year's new logos of a slice cost, by the spend of as many months, earlier by the lag. */
export function cacOf(company: Company, spread: Spread, slice: Slice, year: Period): Result {
  const lag = lagOf(company.deals, slice);
  const logos = newLogos(company, year);
  const months = Array.from({ length: 12 }, (_, place) => monthOf(year.from) + place - lag);
  const count = logos.filter((deal) => matches(deal.labels, slice)).length;
  if (months.some((month) => !spread.total.has(month))) return missing('spend_gap', count);
  const ids = new Set(company.deals.filter((deal) => matches(deal.labels, slice)).map(({ id }) => id));
  const whole = months.reduce((sum, month) => sum + (spread.total.get(month) ?? 0), 0);
  const spent = Object.keys(slice).length === 0 ? whole : carriedBy(spread, months, ids);
  if (spent === 0) return missing('no_spend', count);
  if (count === 0) return missing('no_logos');
  const { low, high } = poissonLimits(count);
  return known(spent / count, count, { low: spent / high, high: spent / low });
}

/** Months of margin of a logo's first year that pay it back. */
export function paybackOf(company: Company, slice: Slice, { cac, year }: { readonly cac: Result; readonly year: Period }): Result {
  const { grossMargin } = company.workspace.assumptions;
  const won = company.deals.filter(
    ({ outcome, closed, labels }) =>
      outcome === 'won' && closed !== null && closed >= year.from && closed <= year.to && matches(labels, slice),
  );
  const annual = won.flatMap(({ amount }) => (amount === null || amount < 0 ? [] : [amount]));
  if (cac.value === null) return cac;
  if (won.some(({ noRate }) => noRate)) return missing('no_rate');
  if (won.length > 0 && annual.length === 0) return missing('no_amount');
  if (grossMargin === undefined) return missing('no_margin');
  const perMonth = (annual.reduce((sum, amount) => sum + amount, 0) / cac.n / 12) * grossMargin;
  if (perMonth <= 0) return missing('non_positive_denominator');
  return known(cac.value / perMonth, cac.n);
}

/** Whole months, from 0 to 12; under ten won deals the total's. */
export function lagOf(deals: readonly Deal[], slice: Slice): number {
  const own = cycles(deals.filter((deal) => matches(deal.labels, slice)));
  const sorted = own.length < 10 ? cycles(deals) : own;
  return Math.min(12, Math.max(0, Math.floor(median(sorted) / 30.4375 + 0.5)));
}
