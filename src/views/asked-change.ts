import type { Dataset } from '../core/model';
import type { Question } from '../core/question';
import { counted } from '../wording/number';
import { lowered, raised } from '../wording/sentence';
import { chipsOf } from './chips';
import { chosenPeriod, comparedWith } from './periods';

/** The parts of a question that are changed on the bar, and that undo puts back; pages have the rest for themselves. */
export type AskedParts = Pick<Question, 'period' | 'compare' | 'where'>;

type Named = { readonly text: string; readonly key: string };

const namedChips = (question: Question, dataset: Dataset): readonly Named[] =>
  chipsOf(question, dataset).map(({ text, filter }) => ({ text, key: JSON.stringify(filter) }));

const without = (some: readonly Named[], others: readonly Named[]): readonly Named[] =>
  some.filter(({ key }) => !others.some((other) => other.key === key));

function filterChanges(before: Question, after: Question, dataset: Dataset): readonly string[] {
  const [had, has] = [namedChips(before, dataset), namedChips(after, dataset)];
  const [gone, added] = [without(had, has), without(has, had)];
  if (added.length > 0) return added.map(({ text }) => `${gone.length === 0 ? 'filter added' : 'filter changed'}: ${text}`);
  const [only, ...more] = gone;
  if (only === undefined) return [];
  return more.length > 0 ? [`${counted(gone.length, 'filter')} removed`] : [`filter removed: ${only.text}`];
}

/** What was changed about what is asked, as a sentence; null where nothing was. */
export function askedChange(before: AskedParts, after: Question, dataset: Dataset): string | null {
  const was: Question = { ...after, ...before };
  const [wasPeriod, period] = [chosenPeriod(was.period, dataset), chosenPeriod(after.period, dataset)];
  const [wasCompared, compared] = [comparedWith(was.compare, dataset), comparedWith(after.compare, dataset)];
  const parts = [
    ...(wasPeriod.id === period.id ? [] : [`period: ${period.name}`]),
    ...(wasCompared === compared ? [] : [`compared with: ${lowered(compared)}`]),
    ...filterChanges(was, after, dataset),
  ];
  return parts.length === 0 ? null : raised(parts.join('; '));
}
