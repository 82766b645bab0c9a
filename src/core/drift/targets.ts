import type { Reading } from '../model';
import { wilsonOneSided, type Interval } from '../statistics';
import { distanceOf, distanceSaid, type Distance } from './distance';
import type { Finding, FindingState } from './finding';

/** Counts behind a share on ICP accounts: members, accounts that cannot be scored, and all. */
export type ShareCounts = { readonly inIcp: number; readonly unknown: number; readonly all: number };

export type Wanted = { readonly want: 'atLeast' | 'atMost'; readonly value: number };

/** A one-sided level of 95 %: its two limits are those of a two-sided 90 % interval. */
const ONE_SIDED = 0.95;
/** How sure the two limits of a verdict are together. */
export const VERDICT_LEVEL = 2 * ONE_SIDED - 1;

/** Further from what a target is judged by than its reading tells. */
export type TargetBasis = {
  /** The counts behind a share on ICP accounts; null for any other metric. */
  readonly counts: ShareCounts | null;
  /** The limits of the verdict where they are none of counts: of a 90 % interval, what cannot be scored counted in above. */
  readonly limits: Interval | null;
  readonly distance: Distance | null;
};

type Verdict = { readonly state: FindingState; readonly low: number | null; readonly high: number | null };

function stateOf(wanted: Wanted, low: number | null, high: number | null): FindingState {
  if (low === null || high === null) return 'undecided';
  const [met, missed] = wanted.want === 'atLeast' ? [low >= wanted.value, high < wanted.value] : [high <= wanted.value, low > wanted.value];
  if (met) return 'met';
  return missed ? 'missed' : 'undecided';
}

/**
 * Whether a share on ICP accounts meets its target. The lower limit rests on members alone, the upper one counts every
 * account that cannot be scored as a member, so that unknowns can only widen the doubt (`domain.md` 10.2).
 */
export function judgeShare(wanted: Wanted, counts: ShareCounts): Verdict {
  const low = wilsonOneSided(counts.inIcp, counts.all, ONE_SIDED)?.low ?? null;
  const high = wilsonOneSided(counts.inIcp + counts.unknown, counts.all, ONE_SIDED)?.high ?? null;
  return { state: stateOf(wanted, low, high), low, high };
}

/** How many members must be added for a share to reach a target, everything else unchanged; 0 if it is there, null if none suffices. */
export function dealsToTarget(target: number, counts: { readonly inIcp: number; readonly all: number }): number | null {
  if (counts.inIcp >= target * counts.all) return 0;
  return target >= 1 ? null : Math.ceil((target * counts.all - counts.inIcp) / (1 - target) - 1e-9);
}

/** Any other metric: the limits that were drawn for the verdict must lie wholly on one side, else those of the reading. */
function judgeLimits(wanted: Wanted, limits: { readonly low: number | null; readonly high: number | null }): Verdict {
  return { state: stateOf(wanted, limits.low, limits.high), low: limits.low, high: limits.high };
}

const NO_MONEY = { valued: 0, minor: 0 };

/** How far counts alone tell that it is. */
function distanceInDeals(wanted: Wanted, { inIcp, all }: ShareCounts): Distance {
  const sides = { part: { count: inIcp, ...NO_MONEY }, others: { count: all - inIcp, ...NO_MONEY } };
  return distanceOf(wanted, { of: 'deals', sides, currency: null, by: null, isFinal: false });
}

function limitsSaid({ counts, limits }: TargetBasis, reading: Reading): readonly string[] {
  if (counts !== null)
    return [
      `${counts.inIcp} in the ICP and ${counts.unknown} unknown of ${counts.all}`,
      'low is the one-sided 95 % limit of members, high that of members and unknowns',
    ];
  if (limits !== null) return ['low and high are one-sided 95 % limits; of an ICP share high counts in what cannot be scored'];
  return [reading.low === null ? 'it has no interval, so that no verdict is proven' : 'limits are those of the reading'];
}

/**
 * The finding of one target: met, missed, or undecided; a reading that is missing is undecided. Counts are judged by Wilson,
 * anything else by the limits that were drawn for it.
 */
export function examineTarget(wanted: Wanted, reading: Reading, given: ShareCounts | Partial<TargetBasis> | null): Finding {
  const basis: TargetBasis = {
    counts: null,
    limits: null,
    distance: null,
    ...(given !== null && 'inIcp' in given ? { counts: given } : given),
  };
  const { counts, limits, distance } = basis;
  const isRead = reading.missing === null;
  const verdict = counts === null ? judgeLimits(wanted, limits ?? reading) : judgeShare(wanted, counts);
  const far = distance ?? (counts === null ? null : distanceInDeals(wanted, counts));
  return {
    rule: 'target',
    metric: reading.metric,
    slice: reading.slice,
    now: reading,
    before: null,
    since: null,
    owner: null,
    p: null,
    q: null,
    mix: null,
    rate: null,
    state: isRead ? verdict.state : 'undecided',
    size: isRead ? (reading.value - wanted.value) * (wanted.want === 'atLeast' ? 1 : -1) : null,
    low: isRead ? verdict.low : null,
    high: isRead ? verdict.high : null,
    evidence: isRead
      ? [`target ${wanted.want === 'atLeast' ? 'at least' : 'at most'} ${wanted.value}`, ...limitsSaid(basis, reading)]
      : [`no reading: ${reading.missing}`],
    next: distanceSaid(wanted, reading, far),
  };
}
