import { useEffect, useLayoutEffect, useState, type RefObject } from 'react';
import { areSameSlides, placeOf, showSlide, slidesOf, type Slide } from './slides';

/** Less than this below the screen is a margin. */
const SLACK = 24;

export type Shown = {
  readonly slides: readonly Slide[];
  readonly at: number;
  /** Whether the slide goes on below what fits on the screen. */
  readonly isMoreBelow: boolean;
  /** Goes to a slide by its number; beyond either end nothing happens. */
  go(at: number): void;
};

/** Whether an element goes on below what is seen of it: looked at again as it is scrolled, and as what it shows grows. */
function useMoreBelow(deck: RefObject<HTMLElement | null>, shown: Element | null): boolean {
  const [isMore, setMore] = useState(false);
  useEffect(() => {
    const element = deck.current;
    if (element === null) return undefined;
    const look = (): void => setMore(element.scrollHeight - element.scrollTop - element.clientHeight > SLACK);
    const observer = new ResizeObserver(look);
    observer.observe(element);
    if (shown !== null) observer.observe(shown);
    element.addEventListener('scroll', look);
    look();
    return () => {
      observer.disconnect();
      element.removeEventListener('scroll', look);
    };
  }, [deck, shown]);
  return isMore;
}

/** The slides of a deck as its pages draw them, and which of them is shown. */
export function useSlides(deck: RefObject<HTMLElement | null>): Shown {
  const [slides, setSlides] = useState<readonly Slide[]>([]);
  const [chosen, setChosen] = useState<Slide | null>(null);
  // By the slide and not by its number: answers that come later bring slides of their own before it.
  const at = placeOf(chosen, slides);
  const shown = slides[at]?.element ?? null;
  useEffect(() => {
    const element = deck.current;
    if (element === null) return undefined;
    const look = (): void => {
      const now = slidesOf(element);
      setSlides((known) => (areSameSlides(known, now) ? known : now));
    };
    look();
    const observer = new MutationObserver(look);
    observer.observe(element, { childList: true, subtree: true });
    return () => observer.disconnect();
  }, [deck]);
  useLayoutEffect(() => {
    if (deck.current === null) return;
    showSlide(deck.current, shown);
    deck.current.scrollTo(0, 0);
  }, [deck, shown]);
  const isMoreBelow = useMoreBelow(deck, shown);
  return { slides, at, isMoreBelow, go: (to) => setChosen((now) => slides[to] ?? now) };
}
