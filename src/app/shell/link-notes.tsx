import { incompleteNotes } from '../../views/period-notes';
import { useShown } from '../first-answers';
import { pageOf } from '../pages';
import { useSession } from '../session';
import { useQuestion } from '../use-question';
import { RuledAddress } from './ruled-address';

/**
 * What is to be said of the address, on every page: what of it could not be read, for a link that was changed shows something
 * else; rules that it asks for and cannot have; and a period that is not over.
 */
export function LinkNotes() {
  const { loaded } = useSession();
  const { shown } = useShown();
  const { question, notes } = useQuestion();
  const page = pageOf(question.page);
  const all = [
    ...(page.id === question.page ? [] : [`The page in this link is not known; this is ${page.title}.`]),
    ...notes,
    ...(shown !== null && page.asksPeriod ? incompleteNotes(question, shown.dataset) : []),
  ];
  return (
    <>
      {loaded === null ? null : <RuledAddress loaded={loaded} />}
      {all.map((note) => (
        <p key={note} className="band">
          {note}
        </p>
      ))}
    </>
  );
}
