import { metricOf, type MetricId } from '../../core/metrics';
import type { Period, Reading } from '../../core/model';
import { periodText } from '../date';
import { counted } from '../number';
import { listed, words, type Sentence } from '../sentence';
import { MOVEMENT_WORDS, type Movement } from '../state';
import { differenceText, toldFigure } from './gap';

/** More names than this become a number. */
const NAMED = 3;

/** A number now and before, and what its change tells. */
export type Move = { readonly before: Reading; readonly now: Reading; readonly change: Reading; readonly movement: Movement };

/** One change in words: `fell from 57% (789 of 1,396) to 51% (741 of 1,455): −6 points (−9 to −2)`. */
export function moveClause({ before, now, change, movement }: Move, least: number): Sentence {
  const verb = movement === 'rose' || movement === 'fell' ? `${movement} from ` : 'went from ';
  const told = movement === 'few' ? MOVEMENT_WORDS.few : differenceText(change);
  return [words(verb), ...toldFigure(before, least), words(' to '), ...toldFigure(now, least), words(`: ${told}`)];
}

/** The other clear changes by name, or by number where there are many: `CAC rose and LTV:CAC fell too.` */
function alsoText(moves: readonly Move[]): string {
  if (moves.length > NAMED) return `${counted(moves.length, 'other headline number')} clearly changed too.`;
  const named = (movement: Movement): string =>
    listed(moves.filter((move) => move.movement === movement).map(({ now }) => metricOf(now.metric as MetricId).label));
  const clauses = (['rose', 'fell'] as const)
    .filter((movement) => named(movement) !== '')
    .map((movement) => `${named(movement)} ${movement}`);
  return `${listed(clauses)} too.`;
}

/** What moved against the period before: the clearest change with its figures, and how many others there are. */
export function moversSentence(moves: readonly Move[], baseline: Period | null, least: number): Sentence {
  if (baseline === null) return [words('Nothing is compared: this question has no period before it.')];
  const clear = moves.filter(({ movement }) => movement === 'rose' || movement === 'fell');
  const [first] = clear;
  if (first === undefined) return [words(`No headline number clearly changed against ${periodText(baseline)}.`)];
  const rest = clear.length === 1 ? 'No other headline number clearly changed.' : alsoText(clear.slice(1));
  return [words(`${metricOf(first.now.metric as MetricId).label} `), ...moveClause(first, least), words(`. ${rest}`)];
}
