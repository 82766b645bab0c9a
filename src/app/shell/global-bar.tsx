import { incompleteNotes } from '../../views/periods';
import type { Loaded } from '../session';
import { useQuestion } from '../use-question';
import { FilterChips } from './filter-chips';
import { PeriodPicker } from './period-picker';

/** What is asked, on every page: the period, what it is compared with, and the filters. All of it is the address. */
export function GlobalBar({ loaded }: { readonly loaded: Loaded }) {
  const { question, notes, ask } = useQuestion();
  const said = [...notes, ...incompleteNotes(question, loaded.dataset)];
  return (
    <section className="bar" aria-label="What is asked">
      <div className="bar-row">
        <PeriodPicker question={question} loaded={loaded} ask={ask} />
        <FilterChips question={question} dataset={loaded.dataset} ask={ask} />
      </div>
      {said.map((note) => (
        <p key={note} className="band">
          {note}
        </p>
      ))}
    </section>
  );
}
