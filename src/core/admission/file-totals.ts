import { dateOf, decimalsOf, type Column, type Currency, type FileTotals, type Outcome } from '../model';
import { exceeds, minorUnits, placesOf, scaled } from './decimal-text';
import type { NumberField } from './read-numbers';
import type { CurrencyAt } from './value-columns';

type Loaded = {
  readonly rows: Uint32Array;
  readonly outcomes: readonly (Outcome | null)[];
  readonly columns: ReadonlyMap<string, Column>;
  readonly money: readonly NumberField[];
  readonly at: CurrencyAt;
};

/**
 * Totals of the loaded deals, to be held against the CRM's own. Source decimals are added exactly and rounded once; null
 * where a sum is too large for a whole number.
 */
export function totalsOf(loaded: Loaded): FileTotals | null {
  const { rows, outcomes, columns } = loaded;
  const { sums, blanks } = sumsOf(loaded);
  const rests = restsOf(loaded);
  const entries = [...sums]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([currency, sum]): [string, number] => [currency, rounded(sum, rests.get(currency))]);
  if (entries.some(([, sum]) => !Number.isSafeInteger(sum))) return null;
  const count = (outcome: Outcome): number => outcomes.reduce((sum, each) => sum + Number(each === outcome), 0);
  return {
    rows: rows.length,
    won: count('won'),
    lost: count('lost'),
    open: count('open'),
    other: count('other'),
    amount: Object.fromEntries(entries),
    blankAmounts: blanks,
    ...closeSpan(columns.get('closeDate')),
  };
}

const ROOM = 2 ** 52;

/** Sums of minor units by currency. Numbers are added while they are surely exact, then carried over. */
function sumsOf({ rows, columns, at }: Loaded): { readonly sums: ReadonlyMap<Currency, bigint>; readonly blanks: number } {
  const amounts = columns.get('amount');
  const column = amounts?.kind === 'money' ? amounts : undefined;
  const low = new Map<Currency, number>();
  const high = new Map<Currency, bigint>();
  let blanks = 0;
  rows.forEach((row, place) => {
    if (column?.known[place] !== 1) {
      blanks++;
      return;
    }
    const currency = at(row);
    const value = column.values[place] ?? 0;
    const sum = low.get(currency) ?? 0;
    const full = Math.abs(sum) + Math.abs(value) > ROOM;
    if (full) high.set(currency, (high.get(currency) ?? 0n) + BigInt(sum));
    low.set(currency, full ? value : sum + value);
  });
  return { sums: new Map([...low].map(([currency, sum]) => [currency, (high.get(currency) ?? 0n) + BigInt(sum)])), blanks };
}

/** A part of a minor unit, in units of one over `per`. */
type Rest = { readonly value: bigint; readonly per: bigint };

/**
 * What rounding each figure took away or added, by currency, so that a thousand tenths of a cent are a dollar. Where an
 * actual and an estimated amount make one column, figures have been chosen between and are taken as rounded.
 */
function restsOf({ rows, money, at }: Loaded): ReadonlyMap<Currency, Rest> {
  const rests = new Map<Currency, Rest>();
  const field = money.find((each) => each.field === 'amount');
  if (field === undefined || money.some((each) => each.field === 'estimatedAmount')) return rests;
  const { decimals } = field.cells;
  const most = decimals.reduce((places, decimal) => Math.max(places, decimal === null ? 0 : placesOf(decimal)), 0);
  rows.forEach((row) => {
    const decimal = decimals[field.column.codes[row] ?? 0] ?? null;
    const places = decimalsOf(at(row));
    if (decimal === null || !exceeds(decimal, places)) return;
    const per = 10n ** BigInt(most - places);
    const value = scaled(decimal, most) - BigInt(minorUnits(decimal, places) ?? 0) * per;
    rests.set(at(row), { value: (rests.get(at(row))?.value ?? 0n) + value, per });
  });
  return rests;
}

/** A sum of whole units and parts of one, rounded half away from zero. */
function rounded(sum: bigint, rest: Rest | undefined): number {
  if (rest === undefined) return Number(sum);
  const exact = sum * rest.per + rest.value;
  const size = ((exact < 0n ? -exact : exact) * 2n + rest.per) / (rest.per * 2n);
  return Number(exact < 0n ? -size : size);
}

function closeSpan(column: Column | undefined): Pick<FileTotals, 'firstClose' | 'lastClose'> {
  if (column?.kind !== 'day') return { firstClose: null, lastClose: null };
  let [first, last] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  column.values.forEach((day, at) => {
    if (column.known[at] !== 1) return;
    first = Math.min(first, day);
    last = Math.max(last, day);
  });
  return Number.isFinite(first) ? { firstClose: dateOf(first), lastClose: dateOf(last) } : { firstClose: null, lastClose: null };
}
