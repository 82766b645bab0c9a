import type { BinCondition, Counts, Patterns, SearchAttribute } from '../../src/core/discovery';
import { fisherP, sharesP } from '../../src/core/statistics';

/** A rival names rows, or nothing. */
export type Named = Uint8Array | null;

/** Rows that meet all conditions. */
export function meeting({ rows, bins }: Patterns, conditions: readonly BinCondition[]): Uint8Array {
  return Uint8Array.from({ length: rows }, (_, row) => (conditions.every(({ attribute, bin }) => bins[attribute]?.[row] === bin) ? 1 : 0));
}

/** What a table sorted by win rate shows on top: the highest rate of all combinations that were counted, old and new deals together. */
export function bestRawRate(patterns: Patterns, counted: readonly Counts[]): Named {
  let best: { readonly counts: Counts; readonly cell: number; readonly rate: number } | null = null;
  for (const counts of counted) {
    const { search, confirm } = counts;
    for (let cell = 0; cell < counts.cells; cell++) {
      const rate = ((search.u[cell] ?? 0) + (confirm.u[cell] ?? 0)) / ((search.n[cell] ?? 0) + (confirm.n[cell] ?? 0));
      if (rate > (best?.rate ?? -1)) best = { counts, cell, rate };
    }
  }
  if (best === null) return null;
  const { counts, cell } = best;
  const conditions = counts.bins.map((of, attribute) => ({ attribute, bin: of[cell] ?? -1 })).filter(({ bin }) => bin >= 0);
  return meeting(patterns, conditions);
}

type Side = { readonly rows: readonly number[]; readonly rate: number };

const rateOf = ({ u }: Patterns, rows: readonly number[]): number => rows.reduce((sum, row) => sum + (u[row] ?? 0), 0) / rows.length;
const impurity = ({ rows, rate }: Side): number => rows.length * rate * (1 - rate);

type Test = { readonly attribute: number; readonly bin: number };
type Step = Test & { readonly has: boolean };
type Split = { readonly test: Test; readonly has: Side; readonly lacks: Side; readonly tried: number };

/** How a tree is grown: no leaf smaller than `least`; pruned, no split that luck could make of as many as were tried. */
export type Growth = { readonly least: number; readonly isPruned: boolean };

/** The split of these rows by one label against the others that leaves least impurity (Gini), with enough rows on either side. */
function bestSplit(patterns: Patterns, attributes: readonly SearchAttribute[], rows: readonly number[], least: number): Split | null {
  let found: Omit<Split, 'tried'> | null = null;
  let [lowest, tried] = [Infinity, 0];
  for (const [attribute, { bins }] of attributes.entries()) {
    for (const bin of bins.keys()) {
      const inside = rows.filter((row) => patterns.bins[attribute]?.[row] === bin);
      if (inside.length < least || rows.length - inside.length < least) continue;
      const others = rows.filter((row) => patterns.bins[attribute]?.[row] !== bin);
      const [has, lacks] = [
        { rows: inside, rate: rateOf(patterns, inside) },
        { rows: others, rate: rateOf(patterns, others) },
      ];
      const remains = impurity(has) + impurity(lacks);
      tried++;
      if (remains < lowest) [lowest, found] = [remains, { test: { attribute, bin }, has, lacks }];
    }
  }
  return found === null ? null : { ...found, tried };
}

/** Whether a split stands after Bonferroni over all that were tried for it (G. V. Kass 1980). */
function stands({ has, lacks, tried }: Split): boolean {
  const share = ({ rows, rate }: Side): { part: number; whole: number } => ({ part: Math.round(rate * rows.length), whole: rows.length });
  return (sharesP(share(has), share(lacks)) ?? 1) * tried < 0.05;
}

/** All leaves of a tree three questions deep, each with the way to it. */
function leavesOf(
  patterns: Patterns,
  attributes: readonly SearchAttribute[],
  rows: readonly number[],
  growth: Growth,
  way: readonly Step[] = [],
): readonly { way: readonly Step[]; rate: number }[] {
  const split = way.length === 3 ? null : bestSplit(patterns, attributes, rows, growth.least);
  if (split === null || (growth.isPruned && !stands(split))) return [{ way, rate: rateOf(patterns, rows) }];
  const { test, has, lacks } = split;
  return [
    ...leavesOf(patterns, attributes, has.rows, growth, [...way, { ...test, has: true }]),
    ...leavesOf(patterns, attributes, lacks.rows, growth, [...way, { ...test, has: false }]),
  ];
}

/** Whether rows of the newer half are won five points more often than its others, at p under 0.05 (Fisher). */
function holds(patterns: Patterns, members: Uint8Array): boolean {
  const [inside, rest] = [
    { part: 0, whole: 0 },
    { part: 0, whole: 0 },
  ];
  for (let row = 0; row < patterns.rows; row++) {
    if (patterns.isConfirm[row] === 0) continue;
    const side = members[row] === 1 ? inside : rest;
    side.whole++;
    side.part += patterns.u[row] ?? 0;
  }
  if (inside.whole < 10 || rest.whole < 10) return false;
  return inside.part / inside.whole - rest.part / rest.whole >= 0.05 && fisherP(inside, rest) < 0.05;
}

/**
 * A decision tree grown greedily on the older half (Breiman et al. 1984), three questions deep; its best leaf is named if it holds in the newer half, on the same terms as ours.
 */
export function greedyTree(patterns: Patterns, attributes: readonly SearchAttribute[], growth: Growth): Named {
  const rows = Array.from(patterns.isConfirm.keys()).filter((row) => patterns.isConfirm[row] === 0);
  const best = leavesOf(patterns, attributes, rows, growth).toSorted((a, b) => b.rate - a.rate)[0];
  if (best === undefined || best.way.length === 0) return null;
  const members = Uint8Array.from({ length: patterns.rows }, (_, row) =>
    best.way.every(({ attribute, bin, has }) => (patterns.bins[attribute]?.[row] === bin) === has) ? 1 : 0,
  );
  return holds(patterns, members) ? members : null;
}
