import { columnIsThere, type CompanyRows } from './company-rows';
import { isWithin, yearUpTo, type Months, type Year } from './oracle-calendar';
import { reportingCurrency, sliceOf, type DealFact } from './oracle-deals';
import { poissonLimits } from './oracle-limits';
import { known, reading, type OracleReading, type Reason } from './oracle-reading';
import { potsOf, spread, type Part } from './oracle-spread';
import { quantileOf } from './oracle-velocity';

/** What CAC rests on in one slice. */
export type Cost = {
  readonly cac: OracleReading;
  readonly logos: number;
  /** Whether a deal lies where money is spent, so that its logo counts, and what it brings. */
  counts(deal: DealFact): boolean;
};
/** Readings by the key of a slice. */
export type BySlice<T = OracleReading> = (slice: string) => T;

/** Won deals that made an account a customer within the months: its first by closing date, then id. */
function logosIn(deals: readonly DealFact[], year: Year, months: Months): readonly DealFact[] {
  const won = deals.filter(({ outcome, closed }) => outcome === 'won' && closed !== null);
  const first = new Map<string, DealFact>();
  for (const deal of won.toSorted((a, b) => (a.closed ?? 0) - (b.closed ?? 0) || (a.id < b.id ? -1 : 1))) {
    const logo = JSON.stringify(deal.account === null ? { id: deal.id } : deal.account);
    if (!first.has(logo)) first.set(logo, deal);
  }
  return [...first.values()].filter(({ closed }) => isWithin(year, closed, months));
}

const cyclesOf = (deals: readonly DealFact[]): readonly number[] =>
  deals.flatMap(({ outcome, created, closed }) =>
    outcome === 'won' && created !== null && closed !== null && created <= closed ? [closed - created] : [],
  );
/** Whole months of a median cycle, half up, from 0 to 12. */
const monthsOf = (cycles: readonly number[]): number =>
  cycles.length === 0 ? 0 : Math.min(12, Math.max(0, Math.floor(quantileOf(cycles, 0.5) / 30.4375 + 0.5)));

/** The slice's own lag from ten won deals on, else the total's; one that was given holds for all. */
function lagOf(company: CompanyRows, own: readonly DealFact[], all: readonly DealFact[]): number {
  if (company.lag !== 'cycle') return company.lag;
  const cycles = cyclesOf(own);
  return monthsOf(cycles.length >= 10 ? cycles : cyclesOf(all));
}

/** What stands in the way of any CAC: logos are counted by closing date, spend comes from its file. */
const alwaysMissing = (company: CompanyRows, noClosingDates: boolean): readonly Reason[] => [
  columnIsThere(company, 'close') ? null : 'not_mapped',
  company.spend === null ? 'no_spend' : null,
  noClosingDates ? 'no_dates' : null,
  reportingCurrency(company).missing,
];

export type Spending = {
  /** Where no spend is shared: the industries that have any, so that others have no CAC and count in none. */
  readonly covered: ReadonlySet<string> | null;
  costs(by: readonly string[], months: Months): BySlice<Cost>;
};
type Given = { readonly company: CompanyRows; readonly year: Year; readonly asOf: number; readonly noClosingDates: boolean };

/** CAC by slice: the year's logos under the spend of as many months, earlier by the lag (domain.md 5.7 and 6). */
export function spendingOf({ company, year, asOf, noClosingDates }: Given, deals: readonly DealFact[]): Spending {
  const pots = potsOf(company);
  const around = { company, year, asOf, deals, lag: lagOf(company, deals, deals) };
  /** Spend that cannot be told in one currency is carried by nobody. */
  const readable = reportingCurrency(company).missing === null ? pots : [];
  const parts: readonly Part[] = readable.flatMap((pot) => spread(pot, around));
  const months = new Set(pots.map(({ month }) => month));
  /** Without a file that has industries there is nothing for it to be direct to. */
  const isDirect = company.accounts !== null && pots.every(({ industry }) => industry !== null);
  const covered = isDirect ? new Set(parts.flatMap(({ deal, share }) => (share === 0 ? [] : [String(deal['industry'])]))) : null;
  const counts = (deal: DealFact): boolean => covered === null || covered.has(String(deal['industry']));
  const always = alwaysMissing(company, noClosingDates);
  const costs = (by: readonly string[], asked: Months): BySlice<Cost> => {
    const { from, to } = yearUpTo(year, asked, asOf);
    const logos = logosIn(deals, year, { from, to }).filter(counts);
    return (slice) => {
      const isOwn = (deal: DealFact): boolean => sliceOf(deal, by) === slice;
      const lag = lagOf(company, deals.filter(isOwn), deals);
      const inMonths = ({ month }: { readonly month: number }): boolean => month >= from - lag && month <= to - lag;
      const n = logos.filter(isOwn).length;
      const gap = Array.from({ length: 12 }, (_, at) => from - lag + at).some((month) => !months.has(month));
      const carried = parts.filter((part) => inMonths(part) && isOwn(part.deal)).reduce((sum, { share }) => sum + share, 0);
      const spent = by.length === 0 ? pots.filter(inMonths).reduce((sum, { amount }) => sum + amount, 0) : carried;
      const reasons = [
        ...always,
        gap ? 'spend_gap' : null,
        spent === 0 && reportingCurrency(company).missing === null ? 'no_spend' : null,
        n === 0 ? 'no_logos' : null,
      ];
      const cac = reading(reasons, () => {
        const mean = poissonLimits(n);
        return known(spent / n, n, { low: spent / mean.high, high: spent / mean.low });
      });
      return { cac, logos: n, counts };
    };
  };
  return { covered, costs };
}
