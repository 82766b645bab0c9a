import { escape, op, type ColumnTable } from 'arquero';
import { isWithin, type Months, type Year } from './oracle-calendar';
import { bySlice, rowsOf, type DealFact } from './oracle-deals';

const flag = (condition: boolean): number => (condition ? 1 : 0);
const when = <T>(condition: boolean, value: T): T | null => (condition ? value : null);
const isWon = ({ outcome }: DealFact): boolean => outcome === 'won';
const isOpen = ({ outcome }: DealFact): boolean => outcome === 'open';
const isDecided = ({ outcome }: DealFact): boolean => outcome === 'won' || outcome === 'lost';
const atLeastNothing = (value: number | null): boolean => value !== null && value >= 0;
const isPositive = ({ amount }: DealFact): boolean => atLeastNothing(amount);
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
  wonAnnual: (deal: DealFact) => when(isWon(deal) && atLeastNothing(deal.annual), deal.annual),
  wonContract: (deal: DealFact) => when(isWon(deal) && atLeastNothing(deal.contract), deal.contract),
  wonValue: (deal: DealFact) => when(isWon(deal) && isPositive(deal), deal.amount),
  decidedValue: (deal: DealFact) => when(isDecided(deal) && isPositive(deal), deal.amount),
  wonUnpriced: (deal: DealFact) => when(isWon(deal), deal.unpriced),
  decidedUnpriced: (deal: DealFact) => when(isDecided(deal), deal.unpriced),
  openUnpriced: (deal: DealFact) => when(isOpen(deal), deal.unpriced),
  lasted: (deal: DealFact) => when(isWon(deal), daysOf(deal)),
  cycle: (deal: DealFact) => when(isWon(deal) && (daysOf(deal) ?? -1) >= 0, daysOf(deal)),
};
type Name = keyof typeof PARTS;
const SUMMED = [
  'won',
  'lost',
  'other',
  'open',
  'wonIn',
  'openIn',
  'allIn',
  'wonAmountIn',
  'openAmountIn',
  'wonAmount',
  'openAmount',
  'wonValue',
  'decidedValue',
] as const satisfies readonly Name[];
const LISTED = [
  'wonAnnual',
  'wonContract',
  'wonAmount',
  'openAmount',
  'decidedValue',
  'wonUnpriced',
  'decidedUnpriced',
  'openUnpriced',
  'lasted',
  'cycle',
] as const satisfies readonly Name[];
type Listed = (typeof LISTED)[number];

/** What Arquero adds up for one slice. */
export type Sums = Readonly<Record<string, number | undefined>> & {
  readonly lists: Readonly<Partial<Record<Listed, readonly (number | string)[]>>>;
};
export const EMPTY = { lists: {} } as Sums;

/** The deals with their parts beside them, made once for all slices and periods. */
export const withParts = (deals: ColumnTable): ColumnTable =>
  deals.derive(Object.fromEntries(Object.entries(PARTS).map(([name, part]): [string, object] => [`p_${name}`, escape(part)])));

/** Sums by slice over the deals whose date lies in the months. */
export function sumsBySlice(
  parts: ColumnTable,
  by: readonly string[],
  months: Months,
  { clock, year }: { readonly clock: 'created' | 'closed'; readonly year: Year },
): ReadonlyMap<string, Sums> {
  const asked = months === null ? parts : parts.filter(escape((deal: DealFact) => isWithin(year, deal[clock], months)));
  const rolled = bySlice(asked, by).rollup({
    all: op.count(),
    ...Object.fromEntries(SUMMED.map((name): [string, unknown] => [name, op.sum(`p_${name}`)])),
    ...Object.fromEntries(LISTED.map((name): [string, unknown] => [`l_${name}`, op.array_agg(`p_${name}`)])),
    meanAnnual: op.mean('p_wonAnnual'),
    middleAnnual: op.median('p_wonAnnual'),
    meanContract: op.mean('p_wonContract'),
    middleContract: op.median('p_wonContract'),
    meanCycle: op.mean('p_cycle'),
    middleCycle: op.median('p_cycle'),
    lowerCycle: op.quantile('p_cycle', 0.25),
    upperCycle: op.quantile('p_cycle', 0.75),
  });
  const found = rowsOf<Readonly<Record<string, unknown>> & { readonly slice: string }>(rolled);
  return new Map(
    found.map((row) => [
      row.slice,
      { ...row, lists: Object.fromEntries(LISTED.map((name) => [name, row[`l_${name}`]])) } as unknown as Sums,
    ]),
  );
}

/** Deals that were open at the end of a day, rebuilt from their dates (domain.md 4.17); a closed one without a date cannot be placed. */
export function openAtEnd(parts: ColumnTable, end: number): ColumnTable {
  const wasOpen = (deal: DealFact): boolean => isOpen(deal) || (deal.closed !== null && deal.closed > end);
  return parts.filter(escape((deal: DealFact) => deal.created !== null && deal.created <= end && wasOpen(deal)));
}

export const numberIn = (sums: Sums, name: string): number => sums[name] ?? 0;
export const list = (sums: Sums, name: Listed): readonly (number | string)[] => sums.lists[name] ?? [];
export const numbers = (sums: Sums, name: Listed): readonly number[] => list(sums, name).map(Number);
