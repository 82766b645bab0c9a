import { difference, isMetricId } from '../metrics';
import { foremost, type Missing, type Reading, type Slice } from '../model';
import {
  detectableChange,
  mannWhitneyP,
  newcombe,
  normalP,
  normalQuantile,
  binomialCdf,
  binomialTail,
  poissonRatioLimits,
  separation,
  sharesP,
  twoSidedZ,
  type Share,
  type Spread,
} from '../statistics';
import type { Change, Comparison, DriftKind } from './comparison';
import { meanChangeLimits } from './mean-change';

export const LEVEL = 0.95;
/** Seen with a chance of 80 %, at 5 % two-sided (`domain.md` 10.5). */
export const DEMAND = { significance: 0.05, power: 0.8 } as const;

/** The same number before and now. */
export type Sides = { readonly before: Reading; readonly now: Reading };

/** Two readings to be compared, and from how many cases a side on. */
export type Paired = Sides & { readonly kind: DriftKind; readonly least: number; readonly remarks: readonly string[] };

type Tested = Pick<Comparison, 'change' | 'p' | 'detectable'> & { readonly how: readonly string[] };
type Test = (values: { readonly before: number; readonly now: number }) => Tested;

const RULE: Record<DriftKind, string> = { performance: 'performanceDrift', mix: 'mixDrift' };

/** Rule, metric and slice: what tells a comparison, or a rule that holds, from all others of its question. */
export const idOf = (rule: string, metric: string, slice: Slice): string =>
  JSON.stringify([rule, metric, ...[...slice].toSorted(([a], [b]) => Number(a > b) - Number(a < b))]);

/** Why two readings are not tested: the reason of either side, or too few cases on one. */
function whyNot({ before, now, least }: Paired): Missing | null {
  const reason = foremost([before.missing, now.missing].filter((each) => each !== null));
  if (reason !== null) return reason;
  return Math.min(before.n, now.n) < least ? 'below_min_n' : null;
}

function compared(paired: Paired, test: Test): Comparison {
  const { before, now, kind, least, remarks } = paired;
  const rule = RULE[kind];
  const named = { id: idOf(rule, now.metric, now.slice), rule, kind, metric: now.metric, slice: now.slice, before, now };
  const missing = whyNot(paired);
  const cases = `${before.n} cases before, ${now.n} now`;
  if (before.value === null || now.value === null || missing !== null) {
    const size = before.value === null || now.value === null ? null : now.value - before.value;
    const change = size === null ? null : { size, low: null, high: null };
    const why = missing === 'below_min_n' ? `not tested: under ${least} cases on a side` : `not tested: ${missing}`;
    return { ...named, change, p: null, missing, detectable: null, evidence: [cases, why, ...remarks] };
  }
  const { how, ...tested } = test({ before: before.value, now: now.value });
  return { ...named, ...tested, missing: null, evidence: [cases, ...how, ...remarks] };
}

/** The counts behind a share of counts. */
const countsOf = ({ value, n }: Reading): Share => ({ part: Math.round((value ?? 0) * n), whole: n });

/** The smaller of the least fall and the least rise that so many cases would show. */
export function detectableOfShare(before: Share, now: Share): number | null {
  const rate = before.part / before.whole;
  const seen = (['fall', 'rise'] as const).flatMap(
    (direction) => detectableChange({ rate, before: before.whole, after: now.whole, direction }, DEMAND) ?? [],
  );
  return seen.length === 0 ? null : Math.min(...seen);
}

/** What limits of a change say of the change that would be seen. */
function detectableOfLimits({ low, high }: Change): number | null {
  if (low === null || high === null || !(high > low)) return null;
  const z = twoSidedZ(LEVEL);
  return ((z + normalQuantile(DEMAND.power)) * (high - low)) / 2 / z;
}

/**
 * Two shares of counts: chi-square without correction (Fisher's exact p where an expected count is under 5), limits of the
 * difference by Newcombe.
 */
export function compareShares(paired: Paired): Comparison {
  const [before, now] = [countsOf(paired.before), countsOf(paired.now)];
  return compared(paired, () => {
    const limits = newcombe(now, before, LEVEL);
    const change = { size: now.part / now.whole - before.part / before.whole, low: limits?.low ?? null, high: limits?.high ?? null };
    const p = sharesP(before, now);
    const how = `${before.part} of ${before.whole} before, ${now.part} of ${now.whole} now; p by chi-square or Fisher, limits by Newcombe`;
    return { change, p, detectable: detectableOfShare(before, now), how: [how] };
  });
}

export type Spreads = { readonly before: Spread; readonly now: Spread };

/**
 * The p of two spreads by ranks (Mann and Whitney): one giant deal cannot make a flag. 1 where the ranks moved the other way
 * than the number that is told: then the number is led by a few cases.
 */
function rankP({ before, now }: Spreads, size: number): { readonly p: number | null; readonly how: string } {
  const above = (separation(now, before, LEVEL)?.auc ?? 0.5) - 0.5;
  if (above * size < 0) return { p: 1, how: 'the ranks of all cases moved the other way: few cases lead the number' };
  return { p: mannWhitneyP(before, now), how: 'p by ranks (Mann and Whitney)' };
}

/** Two means: p by ranks, limits of the difference by drawing deals anew (where there are many by their variance). */
export const compareMeans = (paired: Paired, spreads: Spreads): Comparison =>
  compared(paired, (values) => {
    const size = values.now - values.before;
    const limits = meanChangeLimits(spreads, LEVEL);
    const change = { size, low: limits?.low ?? null, high: limits?.high ?? null };
    const { p, how } = rankP(spreads, size);
    return { change, p, detectable: detectableOfLimits(change), how: [`means of deals; ${how}; limits by drawing deals anew`] };
  });

/** The limits of a difference from those of both sides, as everywhere (Zou and Donner 2008). */
function limitsOf({ before, now }: Paired): Pick<Change, 'low' | 'high'> {
  if (!isMetricId(now.metric)) return { low: null, high: null };
  const { low, high } = difference(now.metric, now, before, now.slice);
  return { low, high };
}

/** Two medians: p by ranks, limits of the difference from those of both medians. */
export const compareMedians = (paired: Paired, spreads: Spreads): Comparison =>
  compared(paired, (values) => {
    const size = values.now - values.before;
    const change = { size, ...limitsOf(paired) };
    const { p, how } = rankP(spreads, size);
    return { change, p, detectable: detectableOfLimits(change), how: [`medians of deals; ${how}; limits from those of both medians`] };
  });

/** Where every account says the same, drawing them anew cannot show how far another draw of them would be: no limits, not tight ones. */
const isWithoutWidth = ({ low, high }: Reading): boolean => low !== null && low === high;

/** Any other pair of readings with limits: the change over its standard error, which the limits of both sides tell. */
export const compareLimits = (paired: Paired): Comparison =>
  compared(paired, (values) => {
    if (isWithoutWidth(paired.before) || isWithoutWidth(paired.now)) {
      const change = { size: values.now - values.before, low: null, high: null };
      return { change, p: null, detectable: null, how: ['not tested: all accounts of a side say the same, so its limits have no width'] };
    }
    const change = { size: values.now - values.before, ...limitsOf(paired) };
    const { low, high } = change;
    if (low === null || high === null || !(high > low))
      return { change, p: null, detectable: null, how: ['not tested: a side has no limits'] };
    const error = (high - low) / 2 / twoSidedZ(LEVEL);
    const p = normalP(change.size / error);
    return { change, p, detectable: detectableOfLimits(change), how: ['p from the limits of both sides'] };
  });

/** Limits of now / before of a cost a logo, exact in both counts of logos, given what was spent; null without a logo on a side. */
export function costRatio({ before, now }: Sides, level: number): { readonly low: number; readonly high: number } | null {
  const [logosBefore, logosNow] = [Math.round(before.n), Math.round(now.n)];
  const limits = poissonRatioLimits(logosBefore, logosNow, level);
  if (limits === null || logosBefore === 0 || before.value === null || now.value === null || before.value <= 0) return null;
  const spent = (now.value * logosNow) / (before.value * logosBefore);
  return { low: limits.low * spent, high: limits.high * spent };
}

/** Two-sided and exact: with the costs alike, the logos of now are a share of all that what was spent tells. */
function costP({ before, now }: Sides): number | null {
  const [logosBefore, logosNow] = [Math.round(before.n), Math.round(now.n)];
  const [spentBefore, spentNow] = [(before.value ?? 0) * logosBefore, (now.value ?? 0) * logosNow];
  if (!(spentBefore > 0) || !(spentNow > 0)) return null;
  const of = { n: logosBefore + logosNow, p: spentNow / (spentBefore + spentNow) };
  return Math.min(1, 2 * Math.min(binomialCdf(logosNow, of.n, of.p), binomialTail(logosNow, of.n, of.p)));
}

/** Two costs a new logo: spend is known, and logos are counts by chance (Poisson), so that p and limits are exact. */
export const compareCosts = (paired: Paired): Comparison =>
  compared(paired, (values) => {
    const ratio = costRatio(paired, LEVEL);
    const [low, high] = ratio === null ? [null, null] : [(ratio.low - 1) * values.before, (ratio.high - 1) * values.before];
    const change = { size: values.now - values.before, low, high };
    const how = 'spend over new logos; p and limits exact in both counts of logos';
    return { change, p: costP(paired), detectable: detectableOfLimits(change), how: [how] };
  });
