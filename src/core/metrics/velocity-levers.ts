import { lastWholeMonthIn, periodOf, type Dataset, type Missing, type Reading, type Span } from '../model';
import { shapleyOfProduct, type Interval } from '../statistics';
import type { Ask } from './ask';
import type { Basis } from './basis';
import { VELOCITY_LEVERS } from './catalogue/pipeline';
import type { Cube } from './cube';
import { evaluate } from './evaluate';
import { measure, over, product, type Formula } from './formula';
import { LEVEL } from './interval-for';
import { accountPlan, type Condition } from './plan';
import { slicesOf } from './read-cube';
import type { AboutAll } from './read-formulas';
import { TRAILING_YEAR } from './unit-economics';

/** What pipeline velocity is the product of; the cycle divides. */
export type Lever = 'open' | 'winRate' | 'meanAmount' | 'cycle';
export const LEVERS: readonly Lever[] = ['open', 'winRate', 'meanAmount', 'cycle'];

/** Open deals, a share, minor units, and days: all as of one date. */
export type Levers = Readonly<Record<Lever, number>>;

/** The levers of a year ago and of now, velocity by them, and what each lever did to its change: these add up. */
export type LeverSplit = {
  readonly before: Levers;
  readonly now: Levers;
  readonly velocityBefore: number;
  readonly velocityNow: number;
  readonly effects: Readonly<Record<Lever, number>>;
  /** Both velocities with what they rest on; their intervals only where accounts were given to be drawn anew. */
  readonly readings: { readonly before: Reading; readonly now: Reading };
};

const YEAR = 12;
/** Deals that were open at the end of a month, rebuilt from when deals came and went: the past has no other. */
const STOOD: Formula = { op: 'standing', entered: 'entered', departed: 'departed' };
const FORMULAS: Readonly<Record<Lever, Formula>> = {
  open: STOOD,
  winRate: VELOCITY_LEVERS.winRate,
  meanAmount: VELOCITY_LEVERS.meanAmount,
  cycle: VELOCITY_LEVERS.medianCycle,
};

const REBUILT: Formula = over(product(STOOD, FORMULAS.winRate, FORMULAS.meanAmount), FORMULAS.cycle);
const RESTS_ON: Formula = { op: 'smaller', of: [STOOD, measure('wonAmounted', TRAILING_YEAR)] };

/**
 * What both ends of a split are drawn anew from: the measures of velocity, and who came and went, with one cell an account;
 * the same cube gives the split itself. Null where deals name no account.
 */
export function splitPlan(dataset: Dataset, where: readonly Condition[]): Ask | null {
  if (!dataset.supplied.has('account')) return null;
  const drawn = accountPlan(
    dataset,
    ['velocity'],
    where.map(({ dimension }) => dimension),
  );
  return { ...drawn, measures: [...new Set([...drawn.measures, 'entered' as const, 'departed' as const])] };
}

function leversAt(basis: Basis): Levers | Missing {
  const found: Record<Lever, number> = { open: 0, winRate: 0, meanAmount: 0, cycle: 0 };
  for (const lever of LEVERS) {
    const read = evaluate(FORMULAS[lever], basis);
    if (read.missing !== null) return read.missing;
    found[lever] = read.value;
  }
  return found.cycle > 0 ? found : 'non_positive_denominator';
}

const factorsOf = ({ open, winRate, meanAmount, cycle }: Levers): readonly number[] => [open, winRate, meanAmount, 1 / cycle];
const productOf = (levers: Levers): number => factorsOf(levers).reduce((product, factor) => product * factor, 1);

/** Velocity at the end of a month as a reading; null limits where no accounts are drawn, or too few. */
function readingAt(basis: Basis, value: number, end: number): Reading {
  const { calendar, currency } = basis.dataset;
  const limits: Interval | null = basis.resampled?.(REBUILT, basis) ?? null;
  return {
    metric: 'velocity',
    slice: new Map(),
    period: periodOf({ from: end - YEAR + 1, to: end }, calendar),
    unit: 'moneyPerDay',
    currency,
    n: evaluate(RESTS_ON, basis).value ?? 0,
    low: limits?.low ?? null,
    high: limits?.high ?? null,
    level: limits === null ? null : LEVEL,
    leftOut: [],
    value,
    missing: null,
  };
}

/** What a split lacks before anything is read. */
function inputMissing(dataset: Dataset): Missing | null {
  const isDated = dataset.supplied.has('createdDate') && dataset.supplied.has('closeDate');
  if (!isDated || !dataset.supplied.has('amount')) return isDated ? 'no_amount' : 'not_mapped';
  return dataset.moneyMissing;
}

/**
 * What each lever did to the change of pipeline velocity over a year, by Shapley (`domain.md` 5.6): open deals at the end of
 * both last whole months, rate, value and cycle of the twelve months before each. Rebuilt from creation and close dates, and
 * without the cut of stale deals, so that both ends are counted alike; a span ends where it ends. Or why it cannot be told.
 */
export function splitVelocity(cube: Cube, dataset: Dataset, asked: AboutAll & { readonly accounts?: Cube | null }): LeverSplit | Missing {
  const lacking = inputMissing(dataset);
  if (lacking !== null) return lacking;
  const [all] = slicesOf(cube, dataset, { ...asked, by: [], accounts: asked.accounts ?? null });
  if (all === undefined) return 'no_rows';
  const end = asked.span?.to ?? lastWholeMonthIn(dataset.calendar, dataset.asOf);
  const basisAt = (month: number): Basis => ({ ...all.basis, span: { from: month, to: month } satisfies Span });
  const [then, today] = [basisAt(end - YEAR), basisAt(end)];
  const [before, now] = [leversAt(then), leversAt(today)];
  if (typeof now === 'string') return now;
  if (typeof before === 'string') return before;
  const [open = 0, winRate = 0, meanAmount = 0, cycle = 0] = shapleyOfProduct(factorsOf(before), factorsOf(now));
  const [velocityBefore, velocityNow] = [productOf(before), productOf(now)];
  return {
    before,
    now,
    velocityBefore,
    velocityNow,
    effects: { open, winRate, meanAmount, cycle },
    readings: { before: readingAt(then, velocityBefore, end - YEAR), now: readingAt(today, velocityNow, end) },
  };
}
