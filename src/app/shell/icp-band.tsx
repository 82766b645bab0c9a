import { rulingDate } from '../../core/model';
import { rulerText } from '../../views/icp-ruler';
import { useAnnounce } from '../parts/announcer';
import { useSession } from '../session';

/** Says on every page that numbers are not read by the latest ICP, as long as that is so, and is the way back. */
export function IcpBand() {
  const { loaded, defining, define } = useSession();
  const announce = useAnnounce();
  if (loaded === null) return null;
  const text = rulerText(loaded.definitions, rulingDate(loaded.dataset));
  if (text === null) return null;
  const back = (): void => {
    define({ ...(defining ?? loaded.definitions), icpRuler: { kind: 'latest' } });
    announce('All pages are read by the latest ICP again. The accounts are scored again.');
  };
  return (
    <div className="band standing">
      {text}.{' '}
      <button type="button" className="link" onClick={back}>
        Read by the latest
      </button>
    </div>
  );
}
