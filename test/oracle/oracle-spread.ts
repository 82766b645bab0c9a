import { monthNumber, type CompanyRows } from './company-rows';
import type { Year } from './oracle-calendar';
import type { DealFact } from './oracle-deals';

/** Spend of one month: shared, or direct to an industry. */
export type Pot = { readonly month: number; readonly industry: string | null; readonly amount: number };
/** What one deal carries of a month. */
export type Part = { readonly deal: DealFact; readonly month: number; readonly share: number };

export type Around = {
  readonly company: CompanyRows;
  readonly year: Year;
  readonly asOf: number;
  /** New business alone: nothing else carries spend. */
  readonly deals: readonly DealFact[];
  /** By how many months the whole's wins follow its spend. */
  readonly lag: number;
};

/** Spend in scope, one row a month and industry it is direct to: expansion spend is apart (domain.md 6). */
export function potsOf({ spend }: CompanyRows): readonly Pot[] {
  const pots = new Map<string, Pot>();
  for (const { month: day, industry, amount, spendClass } of spend ?? []) {
    if (spendClass === 'expansion') continue;
    const month = monthNumber(day);
    const key = JSON.stringify([month, industry]);
    pots.set(key, { month, industry, amount: amount + (pots.get(key)?.amount ?? 0) });
  }
  return [...pots.values()];
}

/** Days of a month on which a deal was open; one that closes the day it was created was open on none. */
function daysOpen({ created, closed, outcome }: DealFact, { year, asOf }: Around, month: number): number {
  const end = outcome === 'open' ? asOf + 1 : closed;
  if (created === null || end === null) return 0;
  return Math.max(0, Math.min(end, year.first(month + 1)) - Math.max(created, year.first(month)));
}

const isIn = (day: number | null, { year }: Around, month: number): boolean => day !== null && year.monthOf(day) === month;
/** A credit draws no spend. */
const worth = ({ amount }: DealFact): number => Math.max(0, amount ?? 0);

/** What a deal weighs in a month under each key (domain.md 6); wins are those of the month that lies the whole's lag later. */
const WEIGHT: Readonly<Record<CompanyRows['allocationKey'], (deal: DealFact, around: Around, month: number) => number>> = {
  opportunityDays: daysOpen,
  created: (deal, around, month) => (isIn(deal.created, around, month) ? 1 : 0),
  openValue: (deal, around, month) => (daysOpen(deal, around, month) > 0 ? worth(deal) : 0),
  won: (deal, around, month) => (deal.outcome === 'won' && isIn(deal.closed, around, month + around.lag) ? 1 : 0),
  revenue: (deal, around, month) => (deal.outcome === 'won' && isIn(deal.closed, around, month + around.lag) ? worth(deal) : 0),
};

/** A pot over the deals by their weights, in whole minor units: largest remainder, ties to the smaller id. */
export function spread(pot: Pot, around: Around): readonly Part[] {
  const weigh = WEIGHT[around.company.allocationKey];
  const weighed = around.deals
    .filter((deal) => pot.industry === null || deal['industry'] === pot.industry)
    .map((deal) => ({ deal, weight: BigInt(weigh(deal, around, pot.month)) }))
    .filter(({ weight }) => weight > 0n);
  const all = weighed.reduce((sum, { weight }) => sum + weight, 0n);
  if (all === 0n) return [];
  const parts = weighed.map(({ deal, weight }) => {
    const product = BigInt(pot.amount) * weight;
    return { deal, whole: Number(product / all), rest: product % all };
  });
  const left = pot.amount - parts.reduce((sum, { whole }) => sum + whole, 0);
  parts.sort((a, b) => Number(b.rest - a.rest) || (a.deal.id < b.deal.id ? -1 : 1));
  return parts.map(({ deal, whole }, at) => ({ deal, month: pot.month, share: whole + (at < left ? 1 : 0) }));
}
