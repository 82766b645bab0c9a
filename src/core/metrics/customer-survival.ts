import { labelOf, NOT_KEPT, type Dataset, type DimensionId, type Missing } from '../model';
import { countUpTo, inSightAt, kaplanMeier, type Observed } from '../statistics';
import type { Ask } from './ask';
import type { Assumptions } from './assumptions';
import { cellsBy, type Cells } from './cells';
import type { Cube } from './cube';
import { LEVEL } from './interval-for';
import { maskFor, plan, type Condition } from './plan';

/** The share of customers who are still there after so many months, with its limits. */
export type SurvivalPoint = { readonly month: number; readonly share: number; readonly low: number | null; readonly high: number | null };

/** What became of customers by so many months after they began. */
export type StayBy = {
  readonly month: number;
  /** Who had left by then. */
  readonly left: number;
  /** Who was in sight at its start: those who left in it or later, and those who are still there. */
  readonly leavers: number;
  readonly stayers: number;
  /** Who is still there, but began later than so many months ago: they have left the curve before. */
  readonly younger: number;
};

/** How long customers of one slice (`null`: no value, or all of them) stay. */
export type Survival = {
  readonly label: string | null;
  /** Everybody who was ever a customer, and those who left. */
  readonly n: number;
  readonly left: number;
  /** How they stood after one, two and three years. */
  readonly stays: readonly StayBy[];
  /** A step for each month in which any left. */
  readonly points: readonly SurvivalPoint[];
  /** The last month that anybody is in sight of, and the last that at least ten were. */
  readonly end: number;
  readonly reach: number;
  /** How many were in sight at the start of each year since they began. */
  readonly atRisk: readonly number[];
};

export type CustomerSurvival = { readonly whole: Survival | null; readonly slices: readonly Survival[]; readonly missing: Missing | null };

export type SurvivalAsk = { readonly by: DimensionId | null; readonly where: readonly Condition[]; readonly assumptions: Assumptions };

/** Under so many in sight a curve is not to be relied on. */
const LEAST_AT_RISK = 10;
const YEAR = 12;

/** What the engine is asked for how long customers stay; null where no file holds customers. */
export function survivalPlan(dataset: Dataset, { by, where }: Pick<SurvivalAsk, 'by' | 'where'>): Ask | null {
  if (!dataset.supplied.has('base')) return null;
  const named = [...(by === null ? [] : [by]), ...where.map(({ dimension }) => dimension)];
  return { ...plan(dataset, [], named), measures: ['tenureEnded', 'tenureRunning'] };
}

const observedIn = (cells: Cells): Observed => ({
  event: cells.histogram('tenureEnded', null),
  censored: cells.histogram('tenureRunning', null),
});

/** Months after which it is told how many were still there. */
const STAYS: readonly number[] = [YEAR, 2 * YEAR, 3 * YEAR];

const staysOf = ({ event, censored }: Observed): readonly StayBy[] =>
  STAYS.map((month) => ({
    month,
    left: countUpTo(event, month),
    leavers: event.size - countUpTo(event, month - 1),
    stayers: censored.size - countUpTo(censored, month - 1),
    younger: countUpTo(censored, month - 1),
  }));

function survivalOf(label: string | null, of: Observed): Survival | null {
  const n = of.event.size + of.censored.size;
  if (n === 0) return null;
  const steps = kaplanMeier(of, LEVEL);
  const end = Math.max(0, ...[of.event, of.censored].map(({ values }) => values[values.length - 1] ?? 0));
  const years = Array.from({ length: Math.floor(end / YEAR) + 1 }, (_, year) => year * YEAR);
  const months = Array.from({ length: end + 1 }, (_, month) => month);
  const least = Math.min(LEAST_AT_RISK, n);
  const spreads = [of.event, of.censored];
  const inSight = inSightAt(spreads, months);
  return {
    label,
    n,
    left: of.event.size,
    stays: staysOf(of),
    points: steps.map(({ time, survival, low, high }) => ({ month: time, share: survival, low, high })),
    end,
    reach: inSight.findLastIndex((count) => count >= least),
    atRisk: inSightAt(spreads, years),
  };
}

type Read = { readonly cube: Cube; readonly dataset: Dataset; readonly ask: SurvivalAsk };

function groupsBy({ cube, dataset, ask }: Read, by: readonly DimensionId[]): ReadonlyMap<string, Cells> {
  const axes = by.map((id) => cube.ask.by.indexOf(id));
  return cellsBy(cube, { axes, mask: maskFor(cube.ask, dataset, { by, where: ask.where, assumptions: ask.assumptions }) });
}

function slicesOf(read: Read): readonly Survival[] {
  const { dataset, ask } = read;
  const dimension = dataset.dimensions.find(({ id }) => id === ask.by);
  if (dimension === undefined || ask.by === null || dimension.home === 'opportunity') return [];
  return [...groupsBy(read, [ask.by])]
    .filter(([key]) => Number(key) !== NOT_KEPT)
    .flatMap(([key, cells]) => survivalOf(labelOf(dimension, Number(key)), observedIn(cells)) ?? [])
    .toSorted((a, b) => Number(a.label === null) - Number(b.label === null) || b.n - a.n);
}

/**
 * Which share of customers is still there so many months after they began (Kaplan and Meier; those who still are count for as
 * long as they have been): everybody who was ever a customer, in all and by a dimension of accounts. A customer is of no one
 * deal, so that a dimension or a filter of deals tells nothing here.
 */
export function readSurvival(cube: Cube, dataset: Dataset, ask: SurvivalAsk): CustomerSurvival {
  const ofDeals = ask.where.some(({ dimension }) => dataset.dimensions.find(({ id }) => id === dimension)?.home === 'opportunity');
  if (ofDeals) return { whole: null, slices: [], missing: 'not_kept_by_slice' };
  const read = { cube, dataset, ask };
  const all = groupsBy(read, []).get('');
  const whole = all === undefined ? null : survivalOf(null, observedIn(all));
  return { whole, slices: slicesOf(read), missing: whole === null ? 'no_base' : null };
}
