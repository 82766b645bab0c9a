import type { ReactNode } from 'react';
import { Announcer } from '../parts/announcer';
import { ChangeToast } from './change-toast';
import { Overlays } from './overlays';
import { ChangesContext, useChangeList } from './use-changes';

/** What stands around every page without being part of it: what is said, what can be taken back, the keys, what opens over it. */
export function Frame({ children }: { readonly children: ReactNode }) {
  const changes = useChangeList();
  return (
    <ChangesContext value={changes}>
      <Announcer toast={<ChangeToast />}>
        <Overlays>{children}</Overlays>
      </Announcer>
    </ChangesContext>
  );
}
