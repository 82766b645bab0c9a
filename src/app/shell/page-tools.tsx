import { Presentation, Search } from '../icons';
import { PageExport } from '../parts/page-export';
import { useSession } from '../session';
import { Starting } from './starting';
import { useOverlay } from './use-overlay';

/** What can be done from any page: present it, take it along, search everything. */
export function PageTools({ isStarting }: { readonly isStarting: boolean }) {
  const { loaded } = useSession();
  const open = useOverlay();
  return (
    <div className="page-tools">
      <button type="button" className="button" aria-keyshortcuts="Control+K Meta+K" onClick={() => open('palette')}>
        <Search size={16} aria-hidden="true" />
        <span>Search</span>
      </button>
      {loaded === null ? null : (
        <button type="button" className="button" aria-keyshortcuts="Shift+P" onClick={() => open('present')}>
          <Presentation size={16} aria-hidden="true" />
          <span>Present</span>
        </button>
      )}
      {isStarting ? <Starting /> : null}
      <PageExport />
    </div>
  );
}
