import { incompleteNotes } from '../../views/period-notes';
import { useShown } from '../first-answers';
import { pageOf } from '../pages';
import { useSession } from '../session';
import { useQuestion } from '../use-question';
import { RuledAddress } from './ruled-address';
import { TotalsWarning } from './totals-warning';

/**
 * What is to be said of the address, on every page: what of it could not be read, for a link that was changed shows something
 * else; rules that it asks for and cannot have; and a period that is not over. Where no bar of the question stands it says too that
 * the total of a file differs; the Data page says that in its own sentence.
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
      {shown === null || page.asksPeriod || page.id === 'data' ? null : (
        <TotalsWarning loaded={shown} className="band band-missed standing totals-band" />
      )}
      {all.map((note) => (
        <p key={note} className="band">
          {note}
        </p>
      ))}
    </>
  );
}
