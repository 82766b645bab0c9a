import type { Answerable } from '../core/analysis';
import type { Question } from '../core/question';
import { counted } from '../wording';
import { chipsOf, type Chip } from './chips';
import { dealsUnder } from './filter-counts';

/** A view that filters have emptied: which chips would bring deals back if removed. */
export type Emptiness = { readonly says: string; readonly chips: readonly Chip[] };

/** Null where some deal matches; else the chips whose removal would help, or all of them where no single one does. */
export function emptiness(answerable: Answerable, question: Question): Emptiness | null {
  if (question.where.length === 0 || dealsUnder(answerable, question.where) > 0) return null;
  const chips = chipsOf(question, answerable.dataset);
  const helping = chips.filter(
    ({ at }) =>
      dealsUnder(
        answerable,
        question.where.filter((_, place) => place !== at),
      ) > 0,
  );
  return { says: `No deals match ${counted(chips.length, 'filter')}.`, chips: helping.length === 0 ? chips : helping };
}
