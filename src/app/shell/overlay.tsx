import { lazy, useEffect } from 'react';
import type { Overlay } from './use-overlay';

/** Fetches the palette ahead of whoever opens it. */
export const fetchPalette = (): Promise<typeof import('./palette')> => import('./palette');
const Palette = lazy(() => fetchPalette().then((module) => ({ default: module.Palette })));
const KeysHelp = lazy(() => import('./keys-help').then((module) => ({ default: module.KeysHelp })));
const ChangeHistory = lazy(() => import('./change-history').then((module) => ({ default: module.ChangeHistory })));
const TakePacket = lazy(() => import('../packet/take-packet').then((module) => ({ default: module.TakePacket })));
const Present = lazy(() => import('./present').then((module) => ({ default: module.Present })));

/** What shows the page itself, or leads away from it: it does not stay open over another page than the one it was opened over. */
const OF_ITS_PAGE: ReadonlySet<Overlay> = new Set(['palette', 'keys', 'present']);

/** What opens over the page, each fetched when it is first opened. Whoever goes back in the browser leaves it. */
export function Shown({ overlay, close }: { readonly overlay: Overlay; close(): void }) {
  useEffect(() => {
    if (!OF_ITS_PAGE.has(overlay)) return undefined;
    window.addEventListener('popstate', close);
    return () => window.removeEventListener('popstate', close);
  }, [overlay, close]);
  switch (overlay) {
    case 'palette':
      return <Palette close={close} />;
    case 'keys':
      return <KeysHelp close={close} />;
    case 'history':
      return <ChangeHistory close={close} />;
    case 'present':
      return <Present close={close} />;
    case 'packetSlides':
    case 'packetPaper':
    case 'packetTables':
      return <TakePacket overlay={overlay} close={close} />;
  }
}
