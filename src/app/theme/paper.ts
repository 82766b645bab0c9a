import { flushSync } from 'react-dom';

const listeners = new Set<() => void>();
const drawers = new Set<() => void>();
let onPaper = false;

const subscribe =
  (all: Set<() => void>) =>
  (listener: () => void): (() => void) => {
    all.add(listener);
    return () => void all.delete(listener);
  };

/** Whether the page is being laid out for printing. */
export const isOnPaper = (): boolean => onPaper;

/** Calls a listener when the page goes to paper and when it comes back; gives the way out. */
export const subscribePaper = subscribe(listeners);

/** Calls whatever draws by size once the page has the width of paper, before it is printed; gives the way out. */
export const subscribePaperWidth = subscribe(drawers);

/** Draws all pictures at the width that they have on the sheet. */
export const drawOnPaper = (): void => drawers.forEach((draw) => draw());

function turn(next: boolean): void {
  onPaper = next;
  if (next) document.documentElement.dataset['paper'] = '';
  else delete document.documentElement.dataset['paper'];
  flushSync(() => {
    for (const listener of listeners) listener();
  });
  if (next) drawOnPaper();
}

/**
 * Lays the page out for paper before the browser prints it: light, without what is for hands, and as wide as A4 and Letter both
 * hold, so that pictures are drawn at that width.
 */
export function followPaper(): void {
  window.addEventListener('beforeprint', () => turn(true));
  window.addEventListener('afterprint', () => turn(false));
}
