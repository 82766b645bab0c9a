import { useEffect, useRef, type RefObject } from 'react';

/** Moves the focus to the heading of a page that is gone to, as soon as that page is there; the first page keeps the focus where it is. */
export function usePageFocus(page: string, main: RefObject<HTMLElement | null>): void {
  const shown = useRef(page);
  useEffect(() => {
    const element = main.current;
    if (shown.current === page || element === null) return undefined;
    shown.current = page;
    window.scrollTo(0, 0);
    const focus = (): boolean => {
      // The page before stands hidden until the next one is fetched: its heading takes no focus.
      const heading = element.querySelector('h1');
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
