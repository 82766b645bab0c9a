import { SentenceText } from '../../parts/sentence-text';
import { useSession, type Loaded } from '../../session';
import { DueList, useDueDecisions } from './decide-section';

function Shown({ loaded }: { readonly loaded: Loaded }) {
  const { due } = useDueDecisions(loaded);
  if (due.rows.length === 0) return null;
  return (
    <section className="card" aria-labelledby="last-decisions">
      <h2 id="last-decisions">What did we decide, and did it work?</h2>
      <SentenceText sentence={due.sentence} className="card-sentence" />
      <DueList rows={due.rows} />
    </section>
  );
}

/** The first slide: what was decided before, with what came of it; no slide where there is nothing to come back to. */
export function LastDecisions() {
  const { loaded } = useSession();
  return loaded === null ? null : <Shown loaded={loaded} />;
}
