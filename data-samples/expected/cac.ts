import { firstDayOf } from '../calendar';
import { type Company, trailingMonths } from './company';
import type { Deal } from './deals';
import { median, poissonLimits } from './interval';
import { cycles } from './pipeline';
import { known, missing, type Result, type Slice } from './reading';
import { matches } from './slices';
import { carriedBy, type Spread } from './spread';

/** Accounts whose first won deal closed inside the window; a won deal without an account is a logo of its own. */
export function newLogos({ deals, asOf }: Company): Deal[] {
  const months = trailingMonths(asOf, 12);
  const from = firstDayOf(months[0] ?? 0);
  const to = firstDayOf((months.at(-1) ?? 0) + 1);
  const won = deals.filter(({ outcome, closed }) => outcome === 'won' && closed !== null);
  won.sort((a, b) => (a.closed ?? 0) - (b.closed ?? 0) || (a.id < b.id ? -1 : 1));
  const seen = new Set<string>();
  const first = won.filter(({ account, id }) => {
    const logo = account ?? `deal ${id}`;
    if (seen.has(logo)) return false;
    seen.add(logo);
    return true;
  });
  return first.filter(({ closed }) => closed !== null && closed >= from && closed < to);
}

export function cacOf(company: Company, spread: Spread, logos: readonly Deal[], slice: Slice): Result {
  const lag = lagOf(company.deals, slice);
  const months = trailingMonths(company.asOf, 12).map((month) => month - lag);
  const count = logos.filter((deal) => matches(deal.labels, slice)).length;
  if (months.some((month) => !spread.total.has(month))) return missing('spend_gap', count);
  if (count === 0) return missing('no_logos');
  const ids = new Set(company.deals.filter((deal) => matches(deal.labels, slice)).map(({ id }) => id));
  const whole = months.reduce((sum, month) => sum + (spread.total.get(month) ?? 0), 0);
  const spent = Object.keys(slice).length === 0 ? whole : carriedBy(spread, months, ids);
  const { low, high } = poissonLimits(count);
  return known(spent / count, count, { low: spent / high, high: spent / low });
}

/** Whole months, from 0 to 12; under ten won deals the total's. */
export function lagOf(deals: readonly Deal[], slice: Slice): number {
  const own = cycles(deals.filter((deal) => matches(deal.labels, slice)));
  const sorted = own.length < 10 ? cycles(deals) : own;
  return Math.min(12, Math.max(0, Math.floor(median(sorted) / 30.4375 + 0.5)));
}
