import type { ReactNode } from 'react';
import { emptiness } from '../../views/emptiness';
import type { Answered } from '../../views/answered';
import { withoutFilter } from '../../views/chips';
import { unanswered } from '../../views/coverage';
import type { Answer } from '../use-answer';
import { useQuestion } from '../use-question';
import { Failed } from './failed';
import { Skeleton } from './skeleton';

/** The states that every answer shares: first load, asking again, failed, filtered to nothing; else what the page makes of it. */
export function AnswerFrame({ answer, children }: { readonly answer: Answer; readonly children: (answered: Answered) => ReactNode }) {
  const { question, ask } = useQuestion();
  const { answered, answerable, isUpdating, failure, retry } = answer;
  if (failure !== null) return <Failed says={failure} retry={retry} />;
  if (answered === null) return <Skeleton label="The numbers are being worked out" />;
  // A first answer has no cube behind it, and is never empty.
  const empty = answerable === null ? null : emptiness(answerable, answered.analysis.question);
  if (empty !== null && !isUpdating) {
    return (
      <div className="notice">
        <p className="sentence">{empty.says}</p>
        <p>
          {empty.chips.map(({ at, text }) => (
            <button key={at} type="button" className="button" onClick={() => ask(withoutFilter(question, at))}>
              Remove “{text}”
            </button>
          ))}
        </p>
      </div>
    );
  }
  const notes = [...answered.analysis.notes, ...(answerable === null ? [] : unanswered(answered.analysis.question, answerable))];
  return (
    <div className={isUpdating ? 'answer is-updating' : 'answer'} aria-busy={isUpdating}>
      {isUpdating ? <p className="updating">updating</p> : null}
      {notes.map((note) => (
        <p key={note} className="band">
          {note}
        </p>
      ))}
      {children(answered)}
    </div>
  );
}
