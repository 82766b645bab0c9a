import { pageOf } from '../pages';
import { useQuestion } from '../use-question';

/** What of the address could not be read, on every page: a link that was changed shows something else, and says so. */
export function LinkNotes() {
  const { question, notes } = useQuestion();
  const page = pageOf(question.page);
  const all = page.id === question.page ? notes : [`The page in this link is not known; this is ${page.title}.`, ...notes];
  return all.map((note) => (
    <p key={note} className="band">
      {note}
    </p>
  ));
}
