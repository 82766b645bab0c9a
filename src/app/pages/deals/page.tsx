import { DEALS_NEED } from '../../../views/deals-needs';
import { useSession } from '../../session';
import { EmptyState } from '../empty/empty-state';
import { DealsList } from './deals-list';
import '../../parts/card.css';
import './deals.css';

function Needs() {
  return (
    <section aria-labelledby="deals-need">
      <h2 id="deals-need">Which columns should an export of deals have?</h2>
      <ul className="deals-needs">
        {DEALS_NEED.map(({ name, why }) => (
          <li key={name}>
            <strong>{name}</strong>: {why}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Which deals are these, and where do they stand in the file? */
export function DealsPage() {
  const { loaded, progress } = useSession();
  return (
    <>
      <h1 tabIndex={-1}>Deals</h1>
      {loaded === null ? (
        <>
          <EmptyState isWorking={progress !== null} />
          {progress === null ? <Needs /> : null}
        </>
      ) : (
        <DealsList key={loaded.dataset.fingerprint} loaded={loaded} />
      )}
    </>
  );
}
