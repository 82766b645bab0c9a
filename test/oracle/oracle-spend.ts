import { desc, escape, op, type ColumnTable } from 'arquero';
import { columnIsThere, firstDay, monthNumber, type CompanyRows } from './company-rows';
import { bySlice, reportingCurrency, rowsOf, tableFrom, type DealFact } from './oracle-deals';
import { poissonLimits } from './oracle-limits';
import { known, reading, type OracleReading, type Reason } from './oracle-reading';

type Pot = { readonly month: number; readonly industry: string | null; readonly amount: number };
type Part = { readonly id: string; readonly month: number; readonly share: number };
type Weighed = DealFact & { readonly days: number };
/** Readings by the key of a slice. */
export type BySlice = (slice: string) => OracleReading;

/** The twelve whole months that end with the last one complete at the as-of date. */
export function trailingYear(asOf: number): { readonly from: number; readonly to: number } {
  const next = new Date((asOf + 1) * 86_400_000);
  const last = (next.getUTCFullYear() - 1970) * 12 + next.getUTCMonth() - 1;
  return { from: last - 11, to: last };
}

/** Spend in scope, one row a month and industry it is direct to: expansion spend is apart (domain.md 6). */
function potsOf({ spend }: CompanyRows): readonly Pot[] {
  const lines = (spend ?? [])
    .filter(({ spendClass }) => spendClass !== 'expansion')
    .map((line) => ({ ...line, month: monthNumber(line.month) }));
  const added = tableFrom(lines, ['month', 'industry', 'amount'])
    .derive({ key: escape(({ month, industry }: Pot) => JSON.stringify([month, industry])) })
    .groupby('key')
    .rollup({ amount: op.sum('amount') });
  return rowsOf<{ key: string; amount: number }>(added).map(({ key, amount }) => {
    const [month, industry] = JSON.parse(key) as [number, string | null];
    return { month, industry, amount };
  });
}

/** A pot over the deals by days open in its month, in whole minor units: largest remainder, ties to the smaller id. */
function spread(pot: Pot, deals: ColumnTable, asOf: number): readonly Part[] {
  const [first, next] = [firstDay(pot.month), firstDay(pot.month + 1)];
  const days = ({ created, closed, outcome }: DealFact): number => {
    const end = outcome === 'open' ? asOf + 1 : closed;
    return created === null || end === null || end < created ? 0 : Math.max(0, Math.min(end, next) - Math.max(created, first));
  };
  const weighed = deals
    .derive({ days: escape(days) })
    .filter(escape((deal: Weighed) => deal.days > 0 && (pot.industry === null || deal['industry'] === pot.industry)));
  const total = rowsOf<{ all?: number }>(weighed.rollup({ all: op.sum('days') }))[0]?.all ?? 0;
  const ranked = weighed
    .derive({
      whole: escape((deal: Weighed) => Math.floor((pot.amount * deal.days) / total)),
      rest: escape((deal: Weighed) => (pot.amount * deal.days) % total),
    })
    .orderby(desc('rest'), 'id');
  const rows = rowsOf<{ id: string; whole: number }>(ranked);
  const left = pot.amount - rows.reduce((sum, { whole }) => sum + whole, 0);
  return rows.map(({ id, whole }, at) => ({ id, month: pot.month, share: whole + (at < left ? 1 : 0) }));
}

/** Won deals that made an account a customer within the year: its first by closing date, then id. */
function logosIn(deals: ColumnTable, asOf: number): ColumnTable {
  const { from, to } = trailingYear(asOf);
  return deals
    .filter(escape(({ outcome, closed }: DealFact) => outcome === 'won' && closed !== null))
    .derive({ logo: escape(({ account, id }: DealFact) => JSON.stringify(account === null ? { id } : account)) })
    .orderby('closed', 'id')
    .groupby('logo')
    .slice(0, 1)
    .ungroup()
    .filter(escape(({ closed }: DealFact) => closed !== null && closed >= firstDay(from) && closed < firstDay(to + 1)));
}

/** Whole months of the median cycle, half up, from 0 to 12: the slice's own from ten won deals, else the total's. */
function lagsBy(deals: ColumnTable, by: readonly string[], given: 'cycle' | number): (slice: string) => number {
  if (given !== 'cycle') return () => given;
  const won = deals
    .filter(
      escape(({ outcome, created, closed }: DealFact) => outcome === 'won' && created !== null && closed !== null && created <= closed),
    )
    .derive({ days: escape(({ created, closed }: DealFact) => (closed ?? 0) - (created ?? 0)) });
  const cycles = (names: readonly string[]) =>
    rowsOf<{ slice: string; middle: number; n: number }>(bySlice(won, names).rollup({ middle: op.median('days'), n: op.count() }));
  const [own, whole] = [cycles(by), cycles([])[0]];
  return (slice) => {
    const found = own.find((each) => each.slice === slice);
    const { middle = 0 } = (found !== undefined && found.n >= 10 ? found : whole) ?? {};
    return Math.min(12, Math.max(0, Math.floor(middle / 30.4375 + 0.5)));
  };
}

/** What stands in the way of any CAC: logos are counted by closing date, spend comes from its file. */
const alwaysMissing = (company: CompanyRows, noClosingDates: boolean): readonly Reason[] => [
  columnIsThere(company, 'close') ? null : 'not_mapped',
  company.spend === null ? 'no_spend' : null,
  noClosingDates ? 'no_dates' : null,
  reportingCurrency(company).missing,
];

/** CAC by slice: the year's logos under the spend of as many months, earlier by the lag (domain.md 5.7 and 6). */
export function cacOracle(
  company: CompanyRows,
  deals: ColumnTable,
  asOf: number,
  noClosingDates: boolean,
): (by: readonly string[]) => BySlice {
  const newBusiness = deals.filter(escape(({ dealClass }: DealFact) => dealClass === 'newBusiness'));
  const pots = potsOf(company);
  const { from, to } = trailingYear(asOf);
  const reachable = pots.filter(({ month }) => month >= from - 12 && month <= to);
  const parts = tableFrom(
    reachable.flatMap((pot) => spread(pot, newBusiness, asOf)),
    ['id', 'month', 'share'],
  ).join_left(newBusiness, ['id', 'id']);
  const logos = logosIn(newBusiness, asOf);
  const covered = new Set(pots.map(({ month }) => month));
  const always = alwaysMissing(company, noClosingDates);
  return (by) => {
    const lagOf = lagsBy(newBusiness, by, company.lag);
    const counts = rowsOf<{ slice: string; n: number }>(bySlice(logos, by).rollup({ n: op.count() }));
    const carried = bySlice(parts, by).ungroup();
    return (slice) => {
      const lag = lagOf(slice);
      const inMonths = ({ month }: { month: number }): boolean => month >= from - lag && month <= to - lag;
      const n = counts.find((each) => each.slice === slice)?.n ?? 0;
      const gap = Array.from({ length: 12 }, (_, at) => from - lag + at).some((month) => !covered.has(month));
      return reading([...always, gap ? 'spend_gap' : null, n === 0 ? 'no_logos' : null], () => {
        const own = carried.filter(escape((part: Part & { slice: string }) => part.slice === slice && inMonths(part)));
        const allocated = rowsOf<{ sum?: number }>(own.rollup({ sum: op.sum('share') }))[0]?.sum ?? 0;
        const spent = by.length === 0 ? pots.filter(inMonths).reduce((sum, { amount }) => sum + amount, 0) : allocated;
        const mean = poissonLimits(n);
        return known(spent / n, n, { low: spent / mean.high, high: spent / mean.low });
      });
    };
  };
}
