import { elementsOf, type DimensionId } from '../model';
import { quantileOfSorted } from '../statistics';
import type { AccountColumns, AttributeNumbers, AttributeTexts } from './account-columns';
import type { AccountRule } from './profile';

/** A value of an attribute that accounts are told apart by. The limits of a range belong to it; null is no limit. */
export type AttributeValue =
  | { readonly kind: 'label'; readonly label: string }
  | { readonly kind: 'range'; readonly from: number | null; readonly to: number | null }
  /** Labels that too few accounts have to be looked at one by one. */
  | { readonly kind: 'others' }
  | { readonly kind: 'unknown' };

/** An attribute with its values, and which of them accounts have, by their place among those looked at. */
export type Valued = {
  readonly name: string;
  /** Ranges ascend, labels stand by how many accounts have them; `others` and `unknown` come last, where they occur. */
  readonly values: readonly AttributeValue[];
  /** The places of the values of the r-th account are `places[k]` for start[r] <= k < start[r + 1]: none has none. */
  readonly start: Uint32Array;
  readonly places: Uint16Array;
};

/** Least values of the bands of numbers that people know by bands (`domain.md` 11.8); money is minor units. */
const MILLION = 100_000_000;
const EDGES: ReadonlyMap<string, readonly number[]> = new Map([
  ['employees', [1, 11, 51, 201, 501, 1001]],
  ['annualRevenue', [0, 1, 10, 50, 250, 1000].map((millions) => millions * MILLION)],
]);
const PARTS = 5;
/** A text that holds more different labels than this tells accounts by name, not by kind. */
const MOST_LABELS = 60;

/** What is said of an account's record, of our dealings with it, or by another score: nothing that makes a customer ideal. */
const NOT_DESCRIPTIVE: ReadonlySet<string> = new Set(
  'fitScore intentScore crmTier isPartner isInternal isDeleted mergedInto supportCost currency attributesAsOf modifiedDate snapshotDate lastFundingDate'.split(
    ' ',
  ),
);
/** Whether an attribute tells what an account is like. */
export const isDescriptive = (name: string): boolean => !NOT_DESCRIPTIVE.has(name);

/** How values are cut: edges that people gave, and from how many accounts a label stands by itself. */
export type Cutting = {
  readonly bands: ReadonlyMap<string, readonly number[]>;
  readonly least: number;
  /** The accounts that values are taken from, where not from all that are looked at. */
  readonly seen?: Uint32Array;
};

type Placed = { readonly values: readonly AttributeValue[]; readonly of: (account: number) => readonly number[] };

/** The labels that an account has: of a list each element once. */
const labelsOf = (name: string, label: string): readonly string[] => [...new Set(elementsOf(name, label))];

function placedLabels(name: string, column: AttributeTexts, seen: Uint32Array, { least }: Cutting): Placed | null {
  const split = column.labels.map((label) => labelsOf(name, label));
  const counts = new Map<string, number>();
  for (const account of seen) for (const label of split[column.codes[account] ?? 0] ?? []) counts.set(label, (counts.get(label) ?? 0) + 1);
  if (counts.size > MOST_LABELS) return null;
  const often = [...counts].filter(([, count]) => count >= least).toSorted(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
  const places = new Map(often.map(([label], place) => [label, place]));
  const [others, unknown] = [often.length, often.length + 1];
  const placesOf = split.map((labels) => [...new Set(labels.map((label) => places.get(label) ?? others))]);
  return {
    values: [...often.map(([label]): AttributeValue => ({ kind: 'label', label })), { kind: 'others' }, { kind: 'unknown' }],
    of: (account) => {
      const found = placesOf[column.codes[account] ?? 0] ?? [];
      return found.length === 0 ? [unknown] : found;
    },
  };
}

/** Least values of fifths of the accounts, without repeats. */
function fifths(known: Float64Array): readonly number[] {
  const cuts = Array.from({ length: PARTS - 1 }, (_, part) => quantileOfSorted(known, (part + 1) / PARTS) ?? 0);
  return [...new Set([known[0] ?? 0, ...cuts])];
}

/** The ranges between least values: without a limit below the first that anybody lies under, nor above the last. */
function rangesOf(edges: readonly number[], known: Float64Array): readonly AttributeValue[] {
  const isWhole = known.every((value) => Number.isInteger(value)) && edges.every((edge) => Number.isInteger(edge));
  const lastBelow = (next: number): number => (isWhole ? next - 1 : (known.findLast((value) => value < next) ?? next));
  return edges.map((from, at): AttributeValue => {
    const next = edges[at + 1];
    return { kind: 'range', from: at === 0 ? null : from, to: next === undefined ? null : lastBelow(next) };
  });
}

function placedNumbers(name: string, column: AttributeNumbers, seen: Uint32Array, { bands }: Cutting): Placed | null {
  const known = Float64Array.from(seen, (account) => column.values[account] ?? NaN)
    .filter((value) => !Number.isNaN(value))
    .toSorted();
  if (known.length === 0) return null;
  const edges = bands.get(name) ?? EDGES.get(name) ?? fifths(known);
  const values = rangesOf(edges, known);
  return {
    values: [...values, { kind: 'unknown' }],
    of: (account) => {
      const value = column.values[account] ?? NaN;
      return [
        Number.isNaN(value)
          ? values.length
          : Math.max(
              0,
              edges.findLastIndex((edge) => value >= edge),
            ),
      ];
    },
  };
}

/** Leaves out the values that none of the accounts has. */
function laidOut(name: string, { values, of }: Placed, among: Uint32Array): Valued {
  const start = new Uint32Array(among.length + 1);
  const found: number[] = [];
  among.forEach((account, row) => {
    for (const place of of(account)) found.push(place);
    start[row + 1] = found.length;
  });
  const used = new Set(found);
  const kept = values.map((_, place) => place).filter((place) => used.has(place));
  const moved = new Map(kept.map((place, at) => [place, at]));
  return {
    name,
    values: values.filter((_, place) => used.has(place)),
    start,
    places: Uint16Array.from(found, (place) => moved.get(place) ?? 0),
  };
}

/** The values of an attribute among some accounts; null where no file has it, nobody knows it, or it tells accounts by name. */
export function valuesAmong(accounts: AccountColumns, name: string, among: Uint32Array, cutting: Cutting): Valued | null {
  const column = accounts.columns.get(name);
  if (column === undefined) return null;
  const seen = cutting.seen ?? among;
  const placed = column.kind === 'text' ? placedLabels(name, column, seen, cutting) : placedNumbers(name, column, seen, cutting);
  if (placed === null) return null;
  const valued = laidOut(name, placed, among);
  return valued.values.some(({ kind }) => kind === 'label' || kind === 'range') ? valued : null;
}

const isSame = (a: AttributeValue, b: AttributeValue): boolean => JSON.stringify(a) === JSON.stringify(b);

/** The accounts that have a value, among those that it was found among and cut as it was there. */
export function accountsHaving(
  accounts: AccountColumns,
  { name, value }: { readonly name: string; readonly value: AttributeValue },
  among: Uint32Array,
  cutting: Cutting,
): Uint32Array {
  const valued = valuesAmong(accounts, name, among, cutting);
  const wanted = valued?.values.findIndex((each) => isSame(each, value)) ?? -1;
  if (valued === null || wanted < 0) return new Uint32Array();
  const { start, places } = valued;
  return among.filter((_, row) => places.subarray(start[row], start[row + 1]).includes(wanted));
}

/** The rule that holds for accounts with a value; null where it names none. */
export function ruleOf(name: string, value: AttributeValue): AccountRule | null {
  switch (value.kind) {
    case 'label':
      return { kind: 'isOneOf', dimension: name as DimensionId, members: [value.label] };
    case 'range':
      return { kind: 'within', column: name, from: value.from, to: value.to };
    case 'others':
    case 'unknown':
      return null;
  }
}
