import { chipsOf, withoutFilter } from '../../../views/chips';
import type { Question } from '../../../core/question';
import { listOf, nothingText } from '../../../views/deals-list';
import type { QuickFilter } from '../../../views/deals-quick';
import type { Loaded } from '../../session';

type Props = {
  readonly question: Question;
  readonly loaded: Loaded;
  readonly quick: readonly QuickFilter[];
  ask(question: Question): void;
  clearQuick(): void;
};

/** A list that nothing is in: every way out of it, one button each. */
export function NothingMatches({ question, loaded, quick, ask, clearQuick }: Props) {
  const list = listOf(question);
  const chips = chipsOf(question, loaded.dataset);
  return (
    <div className="notice">
      <p>{nothingText(chips.length + quick.length)}</p>
      <p className="deals-quick">
        {chips.map(({ at, text }) => (
          <button key={at} type="button" className="button" onClick={() => ask(withoutFilter(question, at))}>
            Remove “{text}”
          </button>
        ))}
        {quick.length === 0 ? null : (
          <button type="button" className="button" onClick={clearQuick}>
            Remove what the list is narrowed to
          </button>
        )}
        {list.dated === 'any' ? null : (
          <button type="button" className="button" onClick={() => ask({ ...question, deals: { ...list, dated: 'any' } })}>
            List deals of any date
          </button>
        )}
        {list.outcome === 'all' ? null : (
          <button type="button" className="button" onClick={() => ask({ ...question, deals: { ...list, outcome: 'all' } })}>
            List deals of every state
          </button>
        )}
      </p>
    </div>
  );
}
