import { storageNotices } from '../../views/storage-notice';
import { useSession } from '../session';

/** Says on every page that nothing is kept, or that another tab writes, as long as that is so. */
export function StorageBanner() {
  const { storage } = useSession();
  return storageNotices(storage).map((notice) => (
    <p key={notice} className="band standing">
      {notice}
    </p>
  ));
}
