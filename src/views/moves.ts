import { difference, metricOf, type MetricId } from '../core/metrics';
import type { Compared } from '../core/analysis';
import type { Reading } from '../core/model';
import type { Move, Movement } from '../wording';
import { leastOf, readingOf, type Answered } from './answered';
import { figureOf } from './figure';
import { isRanked } from './level';
import { hasNothingIn } from './nothing-before';

const COMPARED: readonly MetricId[] = [
  'icpShareOpen',
  'icpShareCreated',
  'icpShareWon',
  'winRate',
  'acvMedian',
  'salesCycle',
  'cac',
  'ltvToCac',
  'wonCount',
  'wonAmount',
];
/** A change is practical from five points of a share on, or a tenth of what it was. */
const PRACTICAL_POINTS = 0.05;
const PRACTICAL_PART = 0.1;

function isPractical(change: number, before: Reading): boolean {
  if (before.unit === 'share') return Math.abs(change) >= PRACTICAL_POINTS - 1e-12;
  return before.value !== null && before.value > 0 && Math.abs(change) >= PRACTICAL_PART * before.value - 1e-12;
}

/** `rose` and `fell` only where the interval of the change leaves out zero and the size is practical. */
function movementOf(change: Reading, before: Reading, isEnough: boolean): Movement {
  if (change.missing !== null) return 'missing';
  if (!isEnough) return 'few';
  if (change.low === null || change.high === null) return 'untested';
  if ((change.low <= 0 && change.high >= 0) || !isPractical(change.value, before)) return 'unclear';
  return change.value > 0 ? 'rose' : 'fell';
}

type Pair = Omit<Move, 'movement'>;

/** The open share has a past only as rebuilt quarters: its last quarter of both periods is compared. */
function openShare({ analysis }: Answered, against: Compared): Pair | null {
  const at = (to: string | undefined): Reading | null => {
    const quarter = analysis.quarters.find(({ period }) => period.to === to);
    return quarter === undefined ? null : readingOf(quarter.readings, 'icpShareOpen');
  };
  const [before, now] = [at(against.period.to), at(analysis.period?.to)];
  return before === null || now === null ? null : { before, now, change: difference('icpShareOpen', now, before, now.slice) };
}

function pairOf(metric: MetricId, answered: Answered, against: Compared): Pair | null {
  if (metric === 'icpShareOpen') return openShare(answered, against);
  const { now: read } = answered.analysis;
  const [before, now, change] = [readingOf(against.before, metric), readingOf(read, metric), readingOf(against.changes, metric)];
  return before === null || now === null || change === null ? null : { before, now, change };
}

/** Whether a metric is a count or a sum: a fact of the data that is stated and never tested. */
export const isFact = (metric: MetricId): boolean => metricOf(metric).interval === 'none';

/** The first period that is compared with; null where nothing is. */
export const firstCompared = ({ analysis, dataset }: Answered): Compared | null =>
  analysis.baseline === null || hasNothingIn(analysis.baseline, dataset)
    ? null
    : { period: analysis.baseline, before: analysis.before, changes: analysis.changes };

/** Every headline number now and in a period before: clear changes first, what cannot be compared last. */
export function movesOf(answered: Answered, against: Compared): readonly Move[] {
  const least = leastOf(answered.definitions);
  const moves = COMPARED.flatMap((metric): readonly Move[] => {
    const pair = pairOf(metric, answered, against);
    if (pair === null) return [];
    const isEnough = isFact(metric) || [pair.before, pair.now].every((reading) => isRanked(figureOf(reading, least).level));
    return [{ ...pair, movement: movementOf(pair.change, pair.before, isEnough) }];
  });
  const isClear = ({ movement }: Move): boolean => movement === 'rose' || movement === 'fell';
  const rank = (move: Move): number => (isClear(move) ? 0 : 1 + Number(move.movement === 'missing'));
  return moves.toSorted((a, b) => rank(a) - rank(b));
}
