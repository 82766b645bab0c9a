import { ICP, TIER } from '../icp';
import { isReadByTwo, isScored, measuredSlices, type Cells } from '../metrics';
import { periodOf, type DimensionId, type Missing, type Reading, type Span } from '../model';
import { wilson } from '../statistics';
import type { Comparison } from './comparison';
import { compareShares, LEVEL, type Sides } from './compared';
import { testMix, total, type Category, type Counted, type MixTest } from './mix-tested';
import { fewestOf, type ComparedPeriods } from './performance';

/** Deals created in a period, open at its end, or won in it. */
export type MixBase = 'created' | 'open' | 'won';
export const MIX_BASES: readonly MixBase[] = ['created', 'open', 'won'];

/** What a mix is called, and why it cannot be told where there is none of it. */
const NAMED: Record<MixBase, { readonly metric: string; readonly ofIcp: string; readonly none: Missing }> = {
  created: { metric: 'createdShare', ofIcp: 'icpShareCreated', none: 'no_created' },
  open: { metric: 'openShare', ofIcp: 'icpShareOpen', none: 'no_open' },
  won: { metric: 'wonShare', ofIcp: 'icpShareWon', none: 'no_won' },
};

/** What deals are made up of in two periods. Its test describes the table; a flag can only come from a category. */
export type MixTable = MixTest & {
  readonly base: MixBase;
  readonly dimension: DimensionId;
  readonly comparisons: readonly Comparison[];
};

/** Which deals a share is of, by its name; null for what is no share of a mix. */
export const mixBaseOf = (metric: string): MixBase | null =>
  MIX_BASES.find((base) => NAMED[base].metric === metric || NAMED[base].ofIcp === metric) ?? null;

/** What the share of one category of a base is called. */
export const shareNamed = (base: MixBase): string => NAMED[base].metric;

/** Until the end of a span, from the first month that can be named. */
const ALL_BEFORE = -2_147_483_647;

/** Deals of a base: created or won in a span, or open at its end. */
export function countIn(cells: Cells, base: MixBase, span: Span): number {
  switch (base) {
    case 'created':
      return cells.number('created', span);
    case 'won':
      return cells.number('won', span);
    case 'open': {
      const until = { from: ALL_BEFORE, to: span.to };
      return Math.max(0, cells.number('entered', until) - cells.number('departed', until));
    }
  }
}

type Place = { readonly of: ComparedPeriods; readonly base: MixBase; readonly dimension: DimensionId; readonly all: Counted };

/** The ICP's own share goes by the name that it has everywhere, and is one of the whole. */
function readingOf({ of, base, dimension, all }: Place, category: Category, side: 'before' | 'now'): Reading {
  const { metric, ofIcp, none } = NAMED[base];
  const isIcp = dimension === ICP && category.label === 'in';
  const [part, whole] = [category[side], all[side]];
  const common = {
    metric: isIcp ? ofIcp : metric,
    slice: isIcp ? new Map() : new Map([[dimension, category.label]]),
    period: periodOf(of[side], of.dataset.calendar),
    unit: 'share' as const,
    currency: null,
    n: whole,
    leftOut: [],
  };
  if (whole === 0) return { ...common, low: null, high: null, level: null, value: null, missing: none };
  const limits = wilson(part, whole, LEVEL);
  return { ...common, low: limits?.low ?? null, high: limits?.high ?? null, level: LEVEL, value: part / whole, missing: null };
}

/** The largest change of a share that the totals of the table would allow: all of a rare category on one side. */
export function largestChange(category: Counted, all: Counted): number {
  const both = category.before + category.now;
  const wholly = (here: number, there: number): number => Math.min(both, here) / here - Math.max(0, both - here) / there;
  return Math.max(wholly(all.now, all.before), wholly(all.before, all.now));
}

const isUnknown = ({ label }: Counted): boolean => label === null || label === 'unknown';

/** By their labels, what is unknown last. */
const byLabel = (a: Counted, b: Counted): number =>
  Number(isUnknown(a)) - Number(isUnknown(b)) || Number((a.label ?? '') > (b.label ?? '')) - Number((a.label ?? '') < (b.label ?? ''));

/**
 * The categories that are compared. Of two, one: the other is its mirror; of the ICP, its members and what is unknown; an
 * account without a score has no tier either, and is compared once.
 */
function comparedOf(categories: readonly Category[], dimension: DimensionId): readonly Category[] {
  if (dimension === ICP) return categories.filter((category) => category.label === 'in' || isUnknown(category));
  const own = dimension === TIER ? categories.filter((category) => !isUnknown(category)) : categories;
  const filled = categories.filter(({ before, now }) => before + now > 0);
  return filled.length === 2 ? own.slice(0, 1) : own;
}

function compareCategory(place: Place, category: Category, tested: ReturnType<typeof testMix>, least: number): Comparison {
  const { of, base, all } = place;
  const sides: Sides = { before: readingOf(place, category, 'before'), now: readingOf(place, category, 'now') };
  const { test } = tested;
  const told = [
    `adjusted residual ${category.residual.toFixed(1).replace('-', '\u2212')}`,
    ...(test === null ? [] : [`the whole table: Cramér's V ${test.cramersV.toFixed(2)}`]),
    ...(base === 'open' ? ['open deals at the end of both periods, rebuilt from dates with the attributes of today'] : []),
  ];
  const comparison = compareShares({ ...sides, kind: 'mix', least: fewestOf(of.assumptions), remarks: [...told, ...of.remarks] });
  // Which categories can reach the threshold follows from both periods together and from no change between them.
  if (comparison.p === null || largestChange(category, all) >= least) return comparison;
  const rare = 'not tested: so rare that no change of it could be large enough';
  return { ...comparison, p: null, missing: 'below_min_n', evidence: [...comparison.evidence, rare] };
}

/**
 * What created, open or won deals are made up of by a dimension, before and now: one test of the table with its size, PSI with
 * its critical value, and a comparison of each category's share. `least` is the practical threshold of a share. Null where there
 * is nothing to compare, or where two versions of the ICP read what entered and what left.
 */
export function mixOf(of: ComparedPeriods, base: MixBase, dimension: DimensionId, least: number): MixTable | null {
  const { cube, dataset, where, assumptions, before, now } = of;
  if (!cube.ask.by.includes(dimension)) return null;
  if (base === 'open' && isScored(dataset, dimension) && isReadByTwo(dataset, now.to)) return null;
  const counted = measuredSlices(cube, dataset, { by: [dimension], where, assumptions })
    .map(({ slice, cells }): Counted => {
      return { label: slice.get(dimension) ?? null, before: countIn(cells, base, before), now: countIn(cells, base, now) };
    })
    .filter((category) => category.before + category.now > 0)
    .toSorted(byLabel);
  const all: Counted = {
    label: null,
    before: total(counted.map((category) => category.before)),
    now: total(counted.map((category) => category.now)),
  };
  const tested = testMix(counted);
  if (tested.test === null && tested.categories.length < 2) return null;
  const place = { of, base, dimension, all };
  return {
    base,
    dimension,
    ...tested,
    comparisons: comparedOf(tested.categories, dimension).map((category) => compareCategory(place, category, tested, least)),
  };
}
