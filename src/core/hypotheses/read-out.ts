import { newcombe, wilson, type Interval, twoSidedT } from '../statistics';
import { armSums, type ArmSums, type CountedDeal } from './arm-sums';
import type {
  ArmReading,
  Hypothesis,
  HypothesisMetric,
  HypothesisStatus,
  HypothesisVerdict,
  ReadConfounder,
  ToldReadOut,
} from './hypothesis';
import { looksOf, significanceAt } from './looks';
import { FEWEST } from './sample';

const LEVEL = 0.95;

/** A share of as many deals as there would be if each stood for itself: Wilson's limits take parts that are not whole. */
const effective = ({ mean, n, designEffect }: ArmSums) => ({ part: (mean * n) / designEffect, whole: n / designEffect });

function ownLimits(sums: ArmSums, metric: HypothesisMetric): Interval | null {
  if (metric === 'winRate') {
    const { part, whole } = effective(sums);
    return wilson(Math.min(part, whole), whole, LEVEL);
  }
  if (sums.accounts < 2) return null;
  const half = twoSidedT(LEVEL, sums.accounts - 1) * Math.sqrt(sums.variance);
  return { low: sums.mean - half, high: sums.mean + half };
}

/** What a side shows: its value over so many deals with a 95 % interval; no value where it has no deal. */
export function armReading(deals: readonly CountedDeal[], metric: HypothesisMetric): ArmReading {
  const sums = armSums(deals);
  if (sums === null) return { n: 0, value: null, low: null, high: null };
  const limits = ownLimits(sums, metric);
  return { n: sums.n, value: sums.mean, low: limits?.low ?? null, high: limits?.high ?? null };
}

/** Degrees of freedom of a difference of two means whose variances differ (Welch 1947, Satterthwaite 1946). */
function welch(a: ArmSums, b: ArmSums): number {
  const whole = (a.variance + b.variance) ** 2;
  return whole / (a.variance ** 2 / (a.accounts - 1) + b.variance ** 2 / (b.accounts - 1));
}

function differenceLimits(a: ArmSums, b: ArmSums, metric: HypothesisMetric, level: number): Interval | null {
  if (metric === 'winRate') {
    const [one, other] = [effective(a), effective(b)].map(({ part, whole }) => ({ part: Math.min(part, whole), whole }));
    return one === undefined || other === undefined ? null : newcombe(one, other, level);
  }
  if (a.accounts < 2 || b.accounts < 2) return null;
  const difference = a.mean - b.mean;
  // Two sides without any spread differ by exactly what they differ by.
  if (a.variance + b.variance === 0) return { low: difference, high: difference };
  const half = twoSidedT(level, welch(a, b)) * Math.sqrt(a.variance + b.variance);
  return { low: difference - half, high: difference + half };
}

type Difference = NonNullable<ToldReadOut['difference']>;

/**
 * Treated minus control at a two-sided level, with accounts drawn as a whole: of shares Newcombe's interval over as many deals as
 * stand for themselves, of means Welch's. Null where a side has no deal, or its spread cannot be told.
 */
export function armDifference(
  treated: readonly CountedDeal[],
  control: readonly CountedDeal[],
  asked: { readonly metric: HypothesisMetric; readonly level: number },
): Difference | null {
  const [a, b] = [armSums(treated), armSums(control)];
  if (a === null || b === null) return null;
  const limits = differenceLimits(a, b, asked.metric, asked.level);
  return limits === null ? null : { value: a.mean - b.mean, ...limits, level: asked.level };
}

/** The interval turned so that up is what was wanted. */
const wanted = ({ low, high }: Difference, want: Hypothesis['want']): Interval =>
  want === 'rise' ? { low, high } : { low: -high, high: -low };

type Judged = Pick<Hypothesis, 'want' | 'size' | 'needed' | 'readOut'>;

/** Before its last look a test only has to hold what is told of anything; at the last the sample that was planned. */
const enoughAt = ({ needed, readOut }: Judged, look: number): number => (look < looksOf(readOut) ? FEWEST : needed);

function verdictOf(given: Judged, { look, n, difference }: { look: number; n: number; difference: Difference | null }): HypothesisVerdict {
  if (n < enoughAt(given, look) || difference === null) return 'tooEarly';
  const { low, high } = wanted(difference, given.want);
  if (low > 0) return 'held';
  return high < given.size ? 'refuted' : 'notShown';
}

/** What was found on the day of a look: the deals of both sides that had closed by then. */
export type ReadGiven = {
  readonly asOf: string;
  readonly look: number;
  readonly treated: readonly CountedDeal[];
  readonly control: readonly CountedDeal[];
  readonly confounders: readonly ReadConfounder[];
};

/** The read-out of a hypothesis, to be kept as it was told. */
export function readOutOf(hypothesis: Hypothesis, { asOf, look, treated, control, confounders }: ReadGiven): ToldReadOut {
  const { metric, readOut } = hypothesis;
  const difference = armDifference(treated, control, { metric, level: 1 - significanceAt(readOut, look) });
  const n = Math.min(treated.length, control.length);
  return {
    asOf,
    look,
    treated: armReading(treated, metric),
    control: armReading(control, metric),
    difference,
    verdict: verdictOf(hypothesis, { look, n, difference }),
    confounders,
  };
}

/** Whether the size worth having lies within what was shown, or above it: it held, and by less than was wanted. */
export function isLessThanWorth({ want, size }: Pick<Hypothesis, 'want' | 'size'>, { verdict, difference }: ToldReadOut): boolean {
  return verdict === 'held' && difference !== null && wanted(difference, want).high < size;
}

/** How a hypothesis stands after a look: it ends with the last one, and before that only where it is settled. */
export function statusAfter({ readOut }: Pick<Hypothesis, 'readOut'>, { look, verdict }: ToldReadOut): HypothesisStatus {
  return look >= looksOf(readOut) || verdict === 'held' || verdict === 'refuted' ? 'read' : 'running';
}
