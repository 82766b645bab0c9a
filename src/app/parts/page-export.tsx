import { lazy } from 'react';
import { Download } from '../icons';
import { useSession } from '../session';
import { Fetched } from './fetched';
import { Popover } from './popover';

const ExportMenu = lazy(() => import('./export-menu').then((module) => ({ default: module.ExportMenu })));

/** Takes a page as a whole away. Nothing where nothing is loaded. */
export function PageExport() {
  const { loaded } = useSession();
  if (loaded === null) return null;
  return (
    <Popover className="button" align="end" label={<ExportLabel />}>
      <Fetched>
        <ExportMenu loaded={loaded} />
      </Fetched>
    </Popover>
  );
}

function ExportLabel() {
  return (
    <>
      <Download size={16} aria-hidden="true" />
      Export
    </>
  );
}
