import type { Reading } from '../../core/model';
import { words, type Sentence } from '../sentence';
import { MOVEMENT_WORDS, type Movement } from '../state';
import { differenceText, toldFigure } from './gap';

/** A number now and before, and what its change tells. */
export type Move = { readonly before: Reading; readonly now: Reading; readonly change: Reading; readonly movement: Movement };

/** One change in words: `fell from 57% (789 of 1,396) to 51% (741 of 1,455): −6 points (−9 to −2)`. */
export function moveClause({ before, now, change, movement }: Move, least: number): Sentence {
  const verb = movement === 'rose' || movement === 'fell' ? `${movement} from ` : 'went from ';
  const told = movement === 'few' ? MOVEMENT_WORDS.few : differenceText(change);
  return [words(verb), ...toldFigure(before, least), words(' to '), ...toldFigure(now, least), words(`: ${told}`)];
}
