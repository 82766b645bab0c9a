import { escape, op, type ColumnTable } from 'arquero';
import { columnIsThere, firstDay, type CompanyRows } from './company-rows';
import { bySlice, reportingCurrency, rowsOf, type DealFact } from './oracle-deals';
import { medianLimits, wilsonLimits } from './oracle-limits';
import { known, none, reading, type OracleReading, type Reason } from './oracle-reading';

/** A run of whole months, both in it, or null for all time. */
export type Months = { readonly from: number; readonly to: number } | null;
type Readings = Readonly<Record<string, OracleReading>>;

const within = (day: number | null, months: Months): boolean => months === null || (day !== null && day >= firstDay(months.from) && day < firstDay(months.to + 1));
const flag = (condition: boolean): number => (condition ? 1 : 0);
const when = <T>(condition: boolean, value: T): T | null => (condition ? value : null);
const isWon = ({ outcome }: DealFact): boolean => outcome === 'won';
const isOpen = ({ outcome }: DealFact): boolean => outcome === 'open';
const isDecided = ({ outcome }: DealFact): boolean => outcome === 'won' || outcome === 'lost';
const isPositive = ({ amount }: DealFact): boolean => amount !== null && amount >= 0;
const daysOf = ({ created, closed }: DealFact): number | null => (created === null || closed === null ? null : closed - created);

/** A deal's part in each sum, null where it has none. */
const PARTS = {
  won: (deal: DealFact) => flag(isWon(deal)),
  lost: (deal: DealFact) => flag(deal.outcome === 'lost'),
  other: (deal: DealFact) => flag(deal.outcome === 'other'),
  open: (deal: DealFact) => flag(isOpen(deal)),
  wonIn: (deal: DealFact) => flag(isWon(deal) && deal.icp === 'in'),
  openIn: (deal: DealFact) => flag(isOpen(deal) && deal.icp === 'in'),
  allIn: (deal: DealFact) => flag(deal.icp === 'in'),
  wonAmountIn: (deal: DealFact) => when(isWon(deal) && deal.icp === 'in', deal.amount),
  openAmountIn: (deal: DealFact) => when(isOpen(deal) && deal.icp === 'in', deal.amount),
  wonAmount: (deal: DealFact) => when(isWon(deal), deal.amount),
  openAmount: (deal: DealFact) => when(isOpen(deal), deal.amount),
  wonValue: (deal: DealFact) => when(isWon(deal) && isPositive(deal), deal.amount),
  decidedValue: (deal: DealFact) => when(isDecided(deal) && isPositive(deal), deal.amount),
  wonUnpriced: (deal: DealFact) => when(isWon(deal), deal.unpriced),
  decidedUnpriced: (deal: DealFact) => when(isDecided(deal), deal.unpriced),
  openUnpriced: (deal: DealFact) => when(isOpen(deal), deal.unpriced),
  lasted: (deal: DealFact) => when(isWon(deal), daysOf(deal)),
  cycle: (deal: DealFact) => when(isWon(deal) && (daysOf(deal) ?? -1) >= 0, daysOf(deal)),
};
type Name = keyof typeof PARTS;
const SUMMED = ['won', 'lost', 'other', 'open', 'wonIn', 'openIn', 'allIn', 'wonAmountIn', 'openAmountIn', 'wonAmount', 'openAmount', 'wonValue', 'decidedValue'] as const satisfies readonly Name[];
const LISTED = ['wonValue', 'wonAmount', 'openAmount', 'decidedValue', 'wonUnpriced', 'decidedUnpriced', 'openUnpriced', 'lasted', 'cycle'] as const satisfies readonly Name[];
type Listed = (typeof LISTED)[number];

/** What Arquero adds up for one slice. */
export type Sums = Readonly<Record<string, number | undefined>> & { readonly lists: Readonly<Partial<Record<Listed, readonly (number | string)[]>>> };
const EMPTY = { lists: {} } as Sums;

/** The deals with their parts beside them, made once for all slices and periods. */
export const withParts = (deals: ColumnTable): ColumnTable =>
  deals.derive(Object.fromEntries(Object.entries(PARTS).map(([name, part]): [string, object] => [`p_${name}`, escape(part)])));

/** Sums by slice over the deals whose date lies in the months. */
export function sumsBySlice(parts: ColumnTable, by: readonly string[], months: Months, clock: 'created' | 'closed'): ReadonlyMap<string, Sums> {
  const asked = months === null ? parts : parts.filter(escape((deal: DealFact) => within(deal[clock], months)));
  const rolled = bySlice(asked, by).rollup({
    all: op.count(),
    ...Object.fromEntries(SUMMED.map((name): [string, unknown] => [name, op.sum(`p_${name}`)])),
    ...Object.fromEntries(LISTED.map((name): [string, unknown] => [`l_${name}`, op.array_agg(`p_${name}`)])),
    meanValue: op.mean('p_wonValue'),
    middleValue: op.median('p_wonValue'),
    meanCycle: op.mean('p_cycle'),
    middleCycle: op.median('p_cycle'),
  });
  const found = rowsOf<Readonly<Record<string, unknown>> & { readonly slice: string }>(rolled);
  return new Map(found.map((row) => [row.slice, { ...row, lists: Object.fromEntries(LISTED.map((name) => [name, row[`l_${name}`]])) } as unknown as Sums]));
}

const numberIn = (sums: Sums, name: string): number => sums[name] ?? 0;
const list = (sums: Sums, name: Listed): readonly (number | string)[] => sums.lists[name] ?? [];
const numbers = (sums: Sums, name: Listed): readonly number[] => list(sums, name).map(Number);
const share = (k: number, n: number): OracleReading => known(k / n, n, wilsonLimits(k, n));
const ratio = (part: number, whole: number, n: number): OracleReading => (whole > 0 ? known(part / whole, n) : none('non_positive_denominator'));

export type Context = { readonly company: CompanyRows; readonly months: Months; readonly ownCondition: boolean };

/** Why the amounts of `n` deals cannot be added: nobody wrote any down that may be used, or some cannot be priced. */
function moneyReasons({ company }: Context, unpriced: readonly (number | string)[], used: number, n: number): readonly Reason[] {
  const blank = !columnIsThere(company, 'amount') || (n > 0 && used + unpriced.length === 0);
  return [blank ? 'no_amount' : null, reportingCurrency(company).missing, ...unpriced.map(String)];
}

/** Why nothing can be placed into a period: the dates' column is not there, or blank in all deals that should have one. */
function periodReasons({ company, months }: Context, column: 'created' | 'close'): readonly Reason[] {
  if (months === null) return [];
  if (!columnIsThere(company, column)) return ['not_mapped'];
  const needed = company.deals.filter(({ outcome }) => column === 'created' || outcome !== 'open');
  return [needed.length > 0 && needed.every((deal) => deal[column] === null) ? 'no_dates' : null];
}

const icpReasons = ({ company, ownCondition }: Context): readonly Reason[] => [
  ownCondition ? 'own_condition' : null,
  company.profiles.length === 0 || company.accounts === null || !columnIsThere(company, 'account') ? 'no_icp' : null,
];

/** Count share and amount share of the ICP among won or open deals. */
function icpShares(context: Context, sums: Sums, outcome: 'won' | 'open', dates: readonly Reason[]): Readings {
  const name = outcome === 'won' ? 'icpShareWon' : 'icpShareOpen';
  const all = numberIn(sums, outcome);
  const reasons = [...icpReasons(context), ...dates, all === 0 ? `no_${outcome}` : null];
  const n = list(sums, `${outcome}Amount`).length;
  return {
    [name]: reading(reasons, () => share(numberIn(sums, `${outcome}In`), all)),
    [`${name}Amount`]: reading([...reasons, ...moneyReasons(context, list(sums, `${outcome}Unpriced`), n, all)], () =>
      ratio(numberIn(sums, `${outcome}AmountIn`), numberIn(sums, `${outcome}Amount`), n),
    ),
  };
}

/** The readings of one slice over the deals that closed in the months. */
export function closedReadings(context: Context, sums: Sums = EMPTY): Readings {
  const { company } = context;
  const [won, lost, other] = [numberIn(sums, 'won'), numberIn(sums, 'lost'), numberIn(sums, 'other')];
  const dates = periodReasons(context, 'close');
  /** A count is a fact, not missing for want of dates; without their column there is nothing to count by. */
  const counted = dates.filter((reason) => reason === 'not_mapped');
  const noWon = won === 0 ? 'no_won' : null;
  const noClosed = won + lost === 0 ? 'no_closed' : null;
  const values = numbers(sums, 'wonValue');
  const days = numbers(sums, 'cycle');
  const unpriced = list(sums, 'wonUnpriced');
  const wonAmounts = list(sums, 'wonAmount').length;
  const ofValues = [...dates, ...moneyReasons(context, unpriced, values.length, won), noWon];
  const decidedValues = list(sums, 'decidedValue').length;
  const bothColumns = columnIsThere(company, 'created') && columnIsThere(company, 'close');
  const undated = won > 0 && list(sums, 'lasted').length === 0;
  const ofCycles = [...dates, bothColumns ? null : 'not_mapped', undated ? 'no_dates' : null, noWon, days.length === 0 ? 'negative_durations' : null];
  const isMapped = company.deals.some(({ outcome }) => outcome === 'other');
  return {
    winRate: reading([...dates, noClosed], () => share(won, won + lost)),
    winRateBroad: reading([...dates, isMapped ? null : 'not_mapped', won + lost + other === 0 ? 'no_closed' : null], () => share(won, won + lost + other)),
    winRateValue: reading([...dates, ...moneyReasons(context, list(sums, 'decidedUnpriced'), decidedValues, won + lost), noClosed], () =>
      ratio(numberIn(sums, 'wonValue'), numberIn(sums, 'decidedValue'), decidedValues),
    ),
    wonCount: reading(counted, () => known(won, won)),
    lostCount: reading(counted, () => known(lost, lost)),
    wonAmount: reading([...dates, ...moneyReasons(context, unpriced, wonAmounts, won)], () => known(numberIn(sums, 'wonAmount'), wonAmounts)),
    acv: reading(ofValues, () => known(numberIn(sums, 'meanValue'), values.length)),
    acvMedian: reading(ofValues, () => known(numberIn(sums, 'middleValue'), values.length, medianLimits(values))),
    salesCycle: reading(ofCycles, () => known(numberIn(sums, 'middleCycle'), days.length, medianLimits(days))),
    salesCycleMean: reading(ofCycles, () => known(numberIn(sums, 'meanCycle'), days.length)),
    ...icpShares(context, sums, 'won', dates),
  };
}

/** The reading of one slice over the deals created in the months; without months, over all. */
export function createdReadings(context: Context, sums: Sums = EMPTY): Readings {
  const all = numberIn(sums, 'all');
  const column = columnIsThere(context.company, 'created') ? null : 'not_mapped';
  const reasons = [...icpReasons(context), column, ...periodReasons(context, 'created'), all === 0 ? 'no_created' : null];
  return { icpShareCreated: reading(reasons, () => share(numberIn(sums, 'allIn'), all)) };
}

/** Deals that were open at the end of the months, rebuilt from their dates (domain.md 4.17); a closed one without a date cannot be placed. */
export function openAtEnd(parts: ColumnTable, months: NonNullable<Months>, asOf: number): ColumnTable {
  const end = Math.min(asOf, firstDay(months.to + 1) - 1);
  const wasOpen = (deal: DealFact): boolean => isOpen(deal) || (deal.closed !== null && deal.closed > end);
  return parts.filter(escape((deal: DealFact) => deal.created !== null && deal.created <= end && wasOpen(deal)));
}

/** The ICP's share of the deals of one slice that were open at the end of the months. */
export function openAtEndReadings(context: Context, sums: Sums = EMPTY): Readings {
  const all = numberIn(sums, 'all');
  const reasons = [...icpReasons(context), ...periodReasons(context, 'created'), ...periodReasons(context, 'close'), all === 0 ? 'no_open' : null];
  return { icpShareOpen: reading(reasons, () => share(numberIn(sums, 'allIn'), all)) };
}

/** The readings of one slice as of the as-of date. */
export function openReadings(context: Context, sums: Sums = EMPTY): Readings {
  const open = numberIn(sums, 'open');
  const n = list(sums, 'openAmount').length;
  return {
    openCount: known(open, open),
    openAmount: reading(moneyReasons(context, list(sums, 'openUnpriced'), n, open), () => known(numberIn(sums, 'openAmount'), n)),
    ...icpShares(context, sums, 'open', []),
  };
}
