import type { Question } from '../../core/question';
import { filteredText } from '../../views/filter-counts';
import { useAnswerable } from '../queries';

/** How many deals the filters leave, of how many. */
export function FilterCount({ question }: { readonly question: Question }) {
  const { answerable, question: asked } = useAnswerable(question);
  if (answerable === null) return null;
  return <span className="quiet filter-count">{filteredText(answerable, asked ?? question)}</span>;
}
