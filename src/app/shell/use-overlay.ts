import { createContext, useContext } from 'react';

/** What opens over the page. */
export type Overlay = 'palette' | 'keys' | 'history' | 'present' | 'packetSlides' | 'packetPaper' | 'packetTables';

export const OverlayContext = createContext<(overlay: Overlay | null) => void>(() => undefined);

/** Opens something over the page, or closes it with null. */
export const useOverlay = (): ((overlay: Overlay | null) => void) => useContext(OverlayContext);
