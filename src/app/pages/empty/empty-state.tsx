import { USUAL_QUESTION, writeQuestion } from '../../../core/question';
import { emptyPage } from '../../../views/empty-pages';
import { Skeleton } from '../../parts/skeleton';
import { useSession } from '../../session';
import { useQuestion } from '../../use-question';
import './empty-state.css';

const SAMPLE = 'salesforce-style';

/** What a page is before anything is loaded: what it would answer and from which files, the sample, and the way to one's own export. */
export function EmptyState({ isWorking }: { readonly isWorking: boolean }) {
  const { loadSample } = useSession();
  const { question } = useQuestion();
  if (isWorking) return <Skeleton label="Files are being read" />;
  const { says, answers, needs } = emptyPage(question.page);
  return (
    <div className="empty">
      <p className="sentence">{says}</p>
      <div className="empty-actions">
        <button type="button" className="button button-main" onClick={() => loadSample(SAMPLE)}>
          Try the sample
        </button>
        <a className="button" href={writeQuestion({ ...USUAL_QUESTION, page: 'data' })}>
          Import your export
        </a>
      </div>
      <p className="quiet">Everything is computed in this browser. Nothing leaves it: no row, no name, no number.</p>
      <dl className="empty-answers">
        {answers.map(({ question: asked, says: answer }) => (
          <div key={asked}>
            <dt>{asked}</dt>
            <dd>{answer}</dd>
          </div>
        ))}
      </dl>
      <p className="quiet">{needs}</p>
    </div>
  );
}
