import { lazy, useCallback, useEffect, useState, type ReactNode } from 'react';
import { useKeys } from './use-keys';
import { OverlayContext, type Overlay } from './use-overlay';
import { Fetched } from '../parts/fetched';

const fetchOverlay = (): Promise<typeof import('./overlay')> => import('./overlay');
const Shown = lazy(() => fetchOverlay().then((module) => ({ default: module.Shown })));

/** So long the page is left alone before the palette is fetched for whoever opens it, in milliseconds. */
const CALM = 3000;

/** The keys of the page and what opens over it, each fetched when it is first opened. */
export function Overlays({ children }: { readonly children: ReactNode }) {
  const [overlay, setOverlay] = useState<Overlay | null>(null);
  const close = useCallback(() => setOverlay(null), []);
  // What is typed while one is on its way is meant for it, and is no key of the page.
  useKeys(setOverlay, overlay === null);
  useEffect(() => {
    const timer = setTimeout(
      () =>
        void fetchOverlay()
          .then(({ fetchPalette }) => fetchPalette())
          .catch(() => undefined),
      CALM,
    );
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
