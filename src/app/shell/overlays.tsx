import { lazy, useCallback, useEffect, useState, type ReactNode } from 'react';
import { useKeys } from './use-keys';
import { OverlayContext, type Overlay } from './use-overlay';
import { Fetched } from '../parts/fetched';

const fetchPalette = (): Promise<typeof import('./palette')> => import('./palette');
const Palette = lazy(() => fetchPalette().then((module) => ({ default: module.Palette })));
const KeysHelp = lazy(() => import('./keys-help').then((module) => ({ default: module.KeysHelp })));
const ChangeHistory = lazy(() => import('./change-history').then((module) => ({ default: module.ChangeHistory })));
const Present = lazy(() => import('./present').then((module) => ({ default: module.Present })));

/** So long the page is left alone before the palette is fetched for whoever opens it, in milliseconds. */
const CALM = 3000;

function Shown({ overlay, close }: { readonly overlay: Overlay; close(): void }) {
  switch (overlay) {
    case 'palette':
      return <Palette close={close} />;
    case 'keys':
      return <KeysHelp close={close} />;
    case 'history':
      return <ChangeHistory close={close} />;
    case 'present':
      return <Present close={close} />;
  }
}

/** The keys of the page and what opens over it, each fetched when it is first opened. */
export function Overlays({ children }: { readonly children: ReactNode }) {
  const [overlay, setOverlay] = useState<Overlay | null>(null);
  const close = useCallback(() => setOverlay(null), []);
  // What is typed while one is on its way is meant for it, and is no key of the page.
  useKeys(setOverlay, overlay === null);
  useEffect(() => {
    const timer = setTimeout(() => void fetchPalette().catch(() => undefined), CALM);
    return () => clearTimeout(timer);
  }, []);
  return (
    <OverlayContext value={setOverlay}>
      {children}
      {overlay === null ? null : (
        <Fetched>
          <Shown overlay={overlay} close={close} />
        </Fetched>
      )}
    </OverlayContext>
  );
}
