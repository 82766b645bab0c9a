import type { JudgedChange, JudgedState } from '../core/drift';
import type { MetricId } from '../core/metrics';
import type { Reading } from '../core/model';
import { MOVEMENT_WORDS, STATE_WORDS, UNDER_WAY, type Move, type Movement } from '../wording';
import { isFact } from './moves';

/**
 * A change with its verdict among all comparisons of the page; `alone`: it is not one of them, and its own interval makes no
 * finding of it. Null: nothing was compared together, so that its own interval is all there is.
 */
export type JudgedMove = Move & { readonly verdict: JudgedState | 'alone' | null };

const isSame = (a: Reading, b: Reading): boolean => a.value === b.value && a.n === b.n;

/** The open share names its quarter in one place and its period in the other: numbers tell whether both are the same change. */
const judgedAs = ({ before, now }: Move, judged: readonly JudgedChange[]): JudgedChange | undefined =>
  judged.find(
    ({ comparison }) =>
      comparison.metric === now.metric && comparison.slice.size === 0 && isSame(comparison.now, now) && isSame(comparison.before, before),
  );

/** With the limits that its verdict rests on: one change has one interval, wherever it is told. */
function limitedAs(change: Reading, own: JudgedChange | undefined): Reading {
  const { low, high } = own?.comparison.change ?? { low: null, high: null };
  return change.missing !== null || low === null || high === null ? change : { ...change, low, high };
}

/** Rose and fell are said of what drifted alone: a change among many others is no finding by its own interval. */
function movementBy(verdict: JudgedMove['verdict'], { movement, change }: Move): Movement {
  const isSaid = movement === 'rose' || movement === 'fell';
  switch (verdict) {
    case null:
    case 'untested':
      return movement;
    case 'alone':
      return isSaid ? 'unclear' : movement;
    case 'undecided':
    case 'small':
    case 'steady':
      return movement === 'few' || movement === 'missing' ? movement : 'unclear';
    case 'drifted':
      return (change.value ?? 0) > 0 ? 'rose' : 'fell';
  }
}

/** Each change with its verdict, what drifted first; the others keep their order. */
export function judgedMoves(moves: readonly Move[], judged: readonly JudgedChange[]): readonly JudgedMove[] {
  const all = moves.map((move): JudgedMove => {
    const own = judgedAs(move, judged);
    const verdict = judged.length === 0 ? null : (own?.state ?? 'alone');
    return { ...move, change: limitedAs(move.change, own), verdict, movement: movementBy(verdict, move) };
  });
  const isFlag = ({ verdict }: JudgedMove): boolean => verdict === 'drifted';
  return [...all.filter(isFlag), ...all.filter((move) => !isFlag(move))];
}

/** What a change by itself tells, in words. */
function wordOf({ movement, now }: Move, isRefining: boolean): string {
  if (movement !== 'untested') return MOVEMENT_WORDS[movement];
  if (isFact(now.metric as MetricId)) return now.unit === 'money' ? 'a sum, not tested' : 'a count, not tested';
  return isRefining ? UNDER_WAY : MOVEMENT_WORDS.untested;
}

const isClear = ({ change }: Move): boolean => change.low !== null && change.high !== null && (change.low > 0 || change.high < 0);

/** The verdict in words: that among all comparisons, else what the change's own interval tells. */
export function judgedWord(move: JudgedMove, isRefining: boolean): string {
  const word = wordOf(move, isRefining);
  switch (move.verdict) {
    case 'drifted':
      return `${STATE_WORDS.drifted.toLowerCase()}: ${word}`;
    case 'undecided':
      return STATE_WORDS.undecided.toLowerCase();
    case 'small':
      return 'sure, but small';
    case 'alone':
      return move.movement === 'unclear' && isClear(move) ? 'clear by itself, not among the comparisons' : word;
    case 'steady':
    case 'untested':
    case null:
      return word;
  }
}
