import { USUAL_QUESTION, writeQuestion } from '../../../core/question';
import { Skeleton } from '../../parts/skeleton';
import { useSession } from '../../session';
import './empty-state.css';

const SAMPLE = 'salesforce-style';

/** What a page is before anything is loaded: what it would answer, the sample, and the way to one's own export. */
export function EmptyState({ isWorking }: { readonly isWorking: boolean }) {
  const { loadSample } = useSession();
  if (isWorking) return <Skeleton label="Files are being read" />;
  return (
    <div className="empty">
      <p className="sentence">
        Are you still selling to the customers you chose? Plumbline reads your CRM export and says so, with the evidence behind every
        number.
      </p>
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
        <div>
          <dt>Are we on target?</dt>
          <dd>At least 50% of the open pipeline and 70% of wins from the ICP, with the limits of each verdict.</dd>
        </div>
        <div>
          <dt>Is the ICP worth it?</dt>
          <dd>Win rate, deal size, sales cycle and LTV:CAC inside the ICP against outside.</dd>
        </div>
        <div>
          <dt>Where do we win?</dt>
          <dd>Every segment and tier, ranked by what is certain, with small numbers named as small.</dd>
        </div>
      </dl>
    </div>
  );
}
