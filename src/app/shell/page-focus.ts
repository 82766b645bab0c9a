import { useEffect, useRef, type RefObject } from 'react';
import { takeWantedPart } from '../wanted-part';

/** Moves the focus to the heading of a page that is gone to, or to that of the part that a link named, as soon as that page is there; the first page keeps the focus where it is. */
export function usePageFocus(page: string, main: RefObject<HTMLElement | null>): void {
  const shown = useRef(page);
  useEffect(() => {
    const element = main.current;
    if (shown.current === page || element === null) return undefined;
    shown.current = page;
    window.scrollTo(0, 0);
    const part = takeWantedPart();
    const focus = (): boolean => {
      // The page before stands hidden until the next one is fetched: its heading takes no focus.
      const named = part === null ? null : element.querySelector<HTMLElement>(`#part-${part}`);
      const heading = named ?? element.querySelector('h1');
      heading?.focus();
      return heading !== null && document.activeElement === heading;
    };
    if (focus()) return undefined;
    const observer = new MutationObserver(() => {
      if (focus()) observer.disconnect();
    });
    observer.observe(element, { childList: true, subtree: true });
    return () => observer.disconnect();
  }, [page, main]);
}
