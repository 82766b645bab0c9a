import type { Reading } from '../model';
import { wilsonOneSided } from '../statistics';
import type { Finding, FindingState } from './finding';

/** Counts behind a share on ICP accounts: members, accounts that cannot be scored, and all. */
export type ShareCounts = { readonly inIcp: number; readonly unknown: number; readonly all: number };

export type Wanted = { readonly want: 'atLeast' | 'atMost'; readonly value: number };

/** A one-sided level of 95 %: its two limits are those of a two-sided 90 % interval. */
const ONE_SIDED = 0.95;

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

/** Any other metric: the reading's own limits must lie wholly on one side. */
function judgeReading(wanted: Wanted, reading: Reading): Verdict {
  return { state: stateOf(wanted, reading.low, reading.high), low: reading.low, high: reading.high };
}

/** What would reach the target; nothing where there is no reading, or none would. */
function nextFor(wanted: Wanted, reading: Reading, gap: number | null): string {
  const isShort = reading.missing === null && wanted.want === 'atLeast' && gap !== null && gap > 0;
  return isShort ? `${gap} more ICP deals would reach it` : '';
}

/** The finding of one target: met, missed, or undecided; a reading that is missing is undecided. */
export function examineTarget(wanted: Wanted, reading: Reading, counts: ShareCounts | null): Finding {
  const verdict = counts === null ? judgeReading(wanted, reading) : judgeShare(wanted, counts);
  const gap = counts === null ? null : dealsToTarget(wanted.value, counts);
  const shares =
    counts === null
      ? ['limits are those of the reading']
      : [
          `${counts.inIcp} in the ICP and ${counts.unknown} unknown of ${counts.all}`,
          'low is the one-sided 95 % limit of members, high that of members and unknowns',
        ];
  const distance = reading.missing === null ? (reading.value - wanted.value) * (wanted.want === 'atLeast' ? 1 : -1) : null;
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
    state: reading.missing === null ? verdict.state : 'undecided',
    size: distance,
    low: reading.missing === null ? verdict.low : null,
    high: reading.missing === null ? verdict.high : null,
    evidence:
      reading.missing === null
        ? [`target ${wanted.want === 'atLeast' ? 'at least' : 'at most'} ${wanted.value}`, ...shares]
        : [`no reading: ${reading.missing}`],
    next: nextFor(wanted, reading, gap),
  };
}
