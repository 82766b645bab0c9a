import { resultText } from '../../views/coverage';
import type { Answered } from '../../views/answered';

/** Says what an answer covers, politely, whenever it changes. */
export function ResultSaid({ answered }: { readonly answered: Answered }) {
  const { now, question } = answered.analysis;
  return <output className="hidden">{resultText(now, question.where.length)}</output>;
}
