import { useEffect, useState, useSyncExternalStore } from 'react';
import { HOW_KNOWN, requestCount, type Policy } from '../../views/request-count';
import { offlineState, subscribeOffline } from '../offline';
import { requestLog, subscribeRequests } from '../request-log';
import { Modal } from './modal';
import './request-counter.css';

/** The policy that the page came with. */
function usePolicy(): Policy {
  const [policy, setPolicy] = useState<Policy>({ kind: 'reading' });
  useEffect(() => {
    let isOpen = true;
    const found = (read: Policy): void => (isOpen ? setPolicy(read) : undefined);
    fetch(new URL('index.html', document.baseURI)).then(
      ({ headers }) => found({ kind: 'read', header: headers.get('content-security-policy') }),
      () => found({ kind: 'unreadable' }),
    );
    return () => {
      isOpen = false;
    };
  }, []);
  return policy;
}

/** How many requests went to other origins since the page was opened, and how that is known. */
export function RequestCounter({ close }: { close(): void }) {
  const log = useSyncExternalStore(subscribeRequests, requestLog);
  const { isKept } = useSyncExternalStore(subscribeOffline, offlineState);
  const policy = usePolicy();
  const { foreign, sentence, rows } = requestCount(log, policy);
  return (
    <Modal title="What has left this browser" className="requests" close={close}>
      <p className="requests-count" aria-hidden="true">
        {foreign}
      </p>
      <p>{sentence}</p>
      <dl>
        {rows.map(({ label, value }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
        <div>
          <dt>Without a network</dt>
          <dd>{isKept ? 'works: the product is kept in this browser' : 'not yet: the product is not kept in this browser'}</dd>
        </div>
      </dl>
      <h3>How this is known</h3>
      <ul>
        {HOW_KNOWN.map((part) => (
          <li key={part}>{part}</li>
        ))}
      </ul>
    </Modal>
  );
}
