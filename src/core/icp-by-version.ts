import type { Deal } from './facts';
import { MEMBERSHIP_CODES, type Scored } from './icp';
import { monthIn, type Calendar, type DealClass, type DealsByMonth, type IcpByVersion, type Month } from './model';

const IN = MEMBERSHIP_CODES.indexOf('in');

type Months = { readonly from: Month; readonly to: Month };

function emptyOf({ from, to }: Months): DealsByMonth {
  const months = (): Int32Array => new Int32Array(to - from + 1);
  return { created: months(), won: months(), entered: months(), departed: months() };
}

/** The months in which a deal was created, won, and entered and left the pipeline, as the catalogue's measures count them. */
function monthsOf({ outcome, created, closed }: Deal, calendar: Calendar): Readonly<Record<keyof DealsByMonth, Month | null>> {
  const [made, ended] = [created, closed].map((day) => (day === null ? null : monthIn(calendar, day)));
  const isInOrder = created !== null && closed !== null && closed >= created;
  return {
    created: made ?? null,
    won: outcome === 'won' ? (ended ?? null) : null,
    entered: outcome === 'open' || isInOrder ? (made ?? null) : null,
    departed: outcome !== 'open' && isInOrder ? (ended ?? null) : null,
  };
}

/** What is counted: the deals of a class, over the months of the files. */
export type Counting = { readonly months: Months; readonly calendar: Calendar; readonly dealClass: DealClass | 'all' };

/**
 * Deals by month, all and on the ICP accounts of each version, so that a share of one period can be told under the version of
 * another (`domain.md` 10.9).
 */
export function icpByVersion(deals: readonly Deal[], scores: readonly Scored[], { months, calendar, dealClass }: Counting): IcpByVersion {
  const all = emptyOf(months);
  const inIcp = scores.map(() => emptyOf(months));
  const add = (to: DealsByMonth, of: ReturnType<typeof monthsOf>): void => {
    for (const [kind, month] of Object.entries(of) as [keyof DealsByMonth, Month | null][])
      if (month !== null) to[kind][month - months.from] = (to[kind][month - months.from] ?? 0) + 1;
  };
  for (const deal of deals) {
    if (dealClass !== 'all' && deal.dealClass !== dealClass) continue;
    const of = monthsOf(deal, calendar);
    add(all, of);
    scores.forEach(({ icp }, version) => {
      const own = inIcp[version];
      if (own !== undefined && icp[deal.account] === IN) add(own, of);
    });
  }
  return { from: months.from, all, inIcp };
}
