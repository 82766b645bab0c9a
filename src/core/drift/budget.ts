import { normalTail } from '../statistics';
import type { Comparison, DriftThresholds } from './comparison';
import { leastChange, practicalOf } from './thresholds';

/**
 * The part of the budget for false alarms that a page gives out. The rest is held back: tests count deals as if each stood for
 * itself, and deals of one account are more alike than that.
 */
export const GIVEN_OUT = 0.85;

/**
 * How that is shared: four fifths for the metric that is asked about, a fifth of it in total and the rest by
 * segment; a tenth for the ICP's three shares in total, which every council asks about first; the rest for what lies beside.
 */
const BUDGET = { total: 0.16, segments: 0.64, icp: 0.1, mix: 0.06, others: 0.04 } as const;
type Purse = keyof typeof BUDGET;
const ICP_SHARES: ReadonlySet<string> = new Set(['icpShareCreated', 'icpShareOpen', 'icpShareWon']);

/** What is worth seeing for sure: twice the least change that is worth acting on. */
const SEEN_FROM = 2;
/** Amounts and durations of deals are taken to vary by half of their mean. */
const VARIES = 0.5;
/** This part of what segments have is shared alike, so that none is left without any. */
const ALIKE = 0.2;
const LEAST_RATE = 0.02;
const LEAST_ERRORS = 0.01;
const HALVINGS = 60;
const FARTHEST = 60;

/** Added up in one order, so that the order of the comparisons changes no digit. */
const sum = (numbers: readonly number[]): number => numbers.toSorted((a, b) => a - b).reduce((all, each) => all + each, 0);

function purseOf({ metric, kind, slice }: Comparison, asked: string): Purse {
  if (metric === asked) return slice.size === 0 ? 'total' : 'segments';
  // Three numbers that every council asks about first: among a hundred shares they would be lost.
  if (ICP_SHARES.has(metric) && slice.size === 0) return 'icp';
  return kind === 'mix' ? 'mix' : 'others';
}

/**
 * How many standard errors a change worth seeing would be: from the cases of both sides and from what they have in common,
 * neither of which tells of a change between them.
 */
function standardErrors({ before, now }: Comparison, thresholds: DriftThresholds): number {
  const both = 1 / before.n + 1 / now.n;
  const common = ((before.value ?? 0) * before.n + (now.value ?? 0) * now.n) / (before.n + now.n);
  const change = SEEN_FROM * leastChange(practicalOf(now, thresholds), common);
  const rate = Math.min(1 - LEAST_RATE, Math.max(LEAST_RATE, common));
  const spread = now.unit === 'share' ? Math.sqrt(rate * (1 - rate)) : VARIES * Math.abs(common);
  return spread > 0 ? Math.max(LEAST_ERRORS, change / spread / Math.sqrt(both)) : LEAST_ERRORS;
}

/**
 * The levels of tests, of a given sum, with which most of the changes would be found if each test had one of so many standard
 * errors (Roeder and Wasserman 2009): little for those that can show nothing, and for those that show it anyhow.
 */
export function bestLevels(errors: readonly number[], level: number): readonly number[] {
  const levelsAt = (cut: number): readonly number[] => errors.map((each) => normalTail(each / 2 + cut / each));
  let [low, high] = [0, FARTHEST];
  for (let halving = 0; halving < HALVINGS; halving += 1) {
    const middle = (low + high) / 2;
    if (sum(levelsAt(middle)) > level) low = middle;
    else high = middle;
  }
  const levels = levelsAt(high);
  // Where all are seen with less than there is, what is left is shared alike.
  const left = Math.max(0, level - sum(levels)) / errors.length;
  return levels.map((each) => each + left);
}

/** The part of its purse that each comparison has. */
function partsOf(purse: Purse, own: readonly Comparison[], thresholds: DriftThresholds): readonly number[] {
  const alike = 1 / own.length;
  if (purse !== 'segments') return own.map(() => alike);
  const level = thresholds.q * GIVEN_OUT * BUDGET[purse];
  const best = bestLevels(
    own.map((each) => standardErrors(each, thresholds)),
    level,
  );
  return best.map((each) => ALIKE * alike + ((1 - ALIKE) * each) / sum(best));
}

/** What one purse has: the metric that is asked about has both of its own where it is compared in one way only. */
function shareOf(purse: Purse, purses: ReadonlyMap<Purse, unknown>): number {
  if (purse === 'total' && !purses.has('segments')) return BUDGET.total + BUDGET.segments;
  return purse === 'segments' && !purses.has('total') ? BUDGET.total + BUDGET.segments : BUDGET[purse];
}

/**
 * Comparisons with their parts of the budget for false alarms. It rests on what was asked, on the thresholds, and on how many
 * cases there are: never on what changed.
 */
export function withBudget(comparisons: readonly Comparison[], asked: string, thresholds: DriftThresholds): readonly Comparison[] {
  const tested = comparisons.filter(({ p }) => p !== null);
  const metric = tested.some((comparison) => comparison.metric === asked) ? asked : 'winRate';
  const purses = new Map<Purse, Comparison[]>();
  for (const comparison of tested) {
    const purse = purseOf(comparison, metric);
    const own = purses.get(purse) ?? [];
    own.push(comparison);
    purses.set(purse, own);
  }
  const weights = new Map<Comparison, number>();
  for (const [purse, own] of purses) {
    const parts = partsOf(purse, own, thresholds);
    for (const [at, comparison] of own.entries()) weights.set(comparison, shareOf(purse, purses) * (parts[at] ?? 0));
  }
  return comparisons.map((comparison) => {
    const weight = weights.get(comparison);
    return weight === undefined ? comparison : { ...comparison, weight };
  });
}
