import type { Conversion, Day, LossDay } from '../model';
import type { Rate } from './currency';
import type { Deal, Treated } from './deals';

/** How many deals were lost on each day; days on which none was are absent. */
export function lossDays(deals: readonly Deal[]): readonly LossDay[] {
  const byDay = new Map<Day, { all: number; newBusiness: number }>();
  for (const { outcome, closed, dealClass } of deals) {
    if (outcome !== 'lost' || closed === null) continue;
    const lost = byDay.get(closed) ?? { all: 0, newBusiness: 0 };
    lost.all += 1;
    if (dealClass === 'newBusiness') lost.newBusiness += 1;
    byDay.set(closed, lost);
  }
  return [...byDay].map(([day, lost]) => ({ day, ...lost })).toSorted((a, b) => a.day - b.day);
}

/** How the amounts of deals came into the reporting currency; what the export did itself is what is known least of. */
export function conversionOf({ converted, rate }: Pick<Treated, 'converted' | 'rate'>, rates: readonly Rate[]): Conversion {
  if (converted > 0) return 'byExport';
  if (rate === 0) return 'none';
  const byCurrency = new Map<string, Set<number>>();
  for (const each of rates) byCurrency.set(each.currency, (byCurrency.get(each.currency) ?? new Set<number>()).add(each.rate));
  return [...byCurrency.values()].some((values) => values.size > 1) ? 'dated' : 'fixed';
}
