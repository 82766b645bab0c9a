import { storageNotices } from '../../views/storage-notice';
import { useSession } from '../session';
import { useAskBeforeLeaving } from './leaving';

/** Says on every page that nothing is kept, or that another tab writes, as long as that is so; and asks before what is being kept is left. */
export function StorageBanner() {
  const session = useSession();
  const { storage } = session;
  useAskBeforeLeaving(session);
  return storageNotices(storage).map((notice) => (
    <p key={notice} className="band standing">
      {notice}
    </p>
  ));
}
