import type { Code, Span } from '../model';
import type { Spread } from '../statistics';
import type { AccountSums, PlacedEntries } from './account-sums';
import type { Cells } from './cells';
import { ofIcp } from './icp-measures';
import { NUMBER_IDS, SPREAD_IDS, type NumberId, type SpreadId } from './measures';

/** Which group every place of the sums is in, and which membership it has. */
export type Grouping = {
  readonly groups: number;
  readonly groupOf: ArrayLike<number>;
  readonly icpOf: ArrayLike<number>;
  /** The codes of a membership by its labels. */
  codesOf(members: readonly string[]): ReadonlySet<Code>;
};

/** Accounts by group, as formulas read them; `whole` is all of them. */
export type GroupedCells = { readonly of: (group: number) => Cells; readonly whole: Cells };

const spanKey = (id: string, span: Span | null): string => `${id} ${span?.from} ${span?.to}`;

type Passes = ((place: number) => boolean) | null;

function passesFor({ icpOf, codesOf }: Grouping, members: readonly string[] | undefined): Passes {
  if (members === undefined) return null;
  const codes = codesOf(members);
  return (place) => codes.has(icpOf[place] ?? 0);
}

/** A number by group; what all groups add up to stands last. */
function sumsBy(sums: AccountSums, grouping: Grouping, asked: { readonly id: NumberId; readonly span: Span | null }): Float64Array {
  const found = ofIcp(asked.id, NUMBER_IDS);
  const passes = passesFor(grouping, found?.members);
  const { places, values } = sums.sums(found?.base ?? asked.id, asked.span);
  const { groups, groupOf } = grouping;
  const totals = new Float64Array(groups + 1);
  for (let at = 0; at < places.length; at += 1) {
    const place = places[at] ?? 0;
    if (passes !== null && !passes(place)) continue;
    const group = groupOf[place] ?? 0;
    totals[group] = (totals[group] ?? 0) + (values[at] ?? 0);
  }
  totals[groups] = totals.subarray(0, groups).reduce((sum, each) => sum + each, 0);
  return totals;
}

/** How often each value was seen in one group, in the order of the values. */
function spreadOf(values: Float64Array, counts: Float64Array): Spread {
  let [length, size] = [0, 0];
  for (let at = 0; at < counts.length; at += 1) if (counts[at] !== 0) length += 1;
  const own = { values: new Float64Array(length), counts: new Float64Array(length) };
  for (let [at, place] = [0, 0]; place < length; at += 1) {
    const count = counts[at] ?? 0;
    if (count === 0) continue;
    own.values[place] = values[at] ?? 0;
    own.counts[place] = count;
    size += count;
    place += 1;
  }
  return { ...own, size };
}

/** A spread by group, the whole last. */
function spreadsBy({ values, places, at, counts }: PlacedEntries, { groups, groupOf }: Grouping, passes: Passes): readonly Spread[] {
  const width = values.length;
  const seen = new Float64Array(width * (groups + 1));
  for (let entry = 0; entry < places.length; entry += 1) {
    const place = places[entry] ?? 0;
    if (passes !== null && !passes(place)) continue;
    const [value, count] = [at[entry] ?? 0, counts[entry] ?? 0];
    const own = (groupOf[place] ?? 0) * width + value;
    seen[own] = (seen[own] ?? 0) + count;
    seen[groups * width + value] = (seen[groups * width + value] ?? 0) + count;
  }
  return Array.from({ length: groups + 1 }, (_, group) => spreadOf(values, seen.subarray(group * width, (group + 1) * width)));
}

function spreadsOver(
  sums: AccountSums,
  grouping: Grouping,
  { id, span }: { readonly id: SpreadId; readonly span: Span | null },
): readonly Spread[] {
  const found = ofIcp(id, SPREAD_IDS);
  return spreadsBy(sums.entries(found?.base ?? id, span), grouping, passesFor(grouping, found?.members));
}

/** The cells of every group of accounts: one pass over a column for each number that a formula asks for. */
export function groupedCells(sums: AccountSums, grouping: Grouping): GroupedCells {
  const numbers = new Map<string, Float64Array>();
  const spreads = new Map<string, readonly Spread[]>();
  const numbersOf = (id: NumberId, span: Span | null): Float64Array => {
    const key = spanKey(id, span);
    const known = numbers.get(key) ?? sumsBy(sums, grouping, { id, span });
    numbers.set(key, known);
    return known;
  };
  const spreadsOf = (id: SpreadId, span: Span | null): readonly Spread[] => {
    const key = spanKey(id, span);
    const known = spreads.get(key) ?? spreadsOver(sums, grouping, { id, span });
    spreads.set(key, known);
    return known;
  };
  const of = (group: number): Cells => ({
    number: (id, span) => numbersOf(id, span)[group] ?? 0,
    histogram: (id, span) => spreadsOf(id, span)[group] ?? { values: [], counts: [], size: 0 },
  });
  return { of, whole: of(grouping.groups) };
}
