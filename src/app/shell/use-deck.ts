import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import type { SlidePlan } from '../../exports/packet-slides';

const STEPS: ReadonlyMap<string, number> = new Map([
  ['ArrowRight', 1],
  ['ArrowLeft', -1],
  ['PageUp', -1],
]);
/** Less than this below the screen is a margin. */
const SLACK = 24;

type Aside = 'slides' | 'notes' | null;

/** Which slide is shown, and what stands beside it. A slide keeps its number while the last of its numbers are worked out. */
export function useDeck(plans: readonly SlidePlan[]) {
  const deck = useRef<HTMLElement>(null);
  const [chosen, setChosen] = useState(0);
  const [aside, setAside] = useState<Aside>(null);
  const last = Math.max(0, plans.length - 1);
  const at = Math.min(chosen, last);
  // Scrolling gives a promise in some browsers, which is nothing to clean up with.
  useEffect(() => void deck.current?.scrollTo(0, 0), [at]);
  const go = (to: number): void => setChosen(Math.min(Math.max(0, to), last));
  const turn = (which: Exclude<Aside, null>): void => setAside(aside === which ? null : which);
  const scroll = (): boolean => {
    const { scrollHeight = 0, scrollTop = 0, clientHeight = 0 } = deck.current ?? {};
    if (scrollHeight - scrollTop - clientHeight <= SLACK) return false;
    deck.current?.scrollBy(0, clientHeight * 0.8);
    return true;
  };
  const press = (event: KeyboardEvent): void => {
    const isButton = event.target instanceof Element && event.target.closest('button') !== null;
    const step = STEPS.get(event.key);
    const isOnward = event.key === 'PageDown' || (event.key === ' ' && !isButton);
    if (event.key === 'Home') go(0);
    else if (event.key === 'End') go(last);
    else if (event.key === 'l') turn('slides');
    else if (event.key === 'n') turn('notes');
    else if (step !== undefined) go(at + step);
    else if (!isOnward) return;
    else if (!scroll()) go(at + 1);
    event.preventDefault();
  };
  const choose = (to: number): void => {
    go(to);
    setAside(null);
    deck.current?.focus();
  };
  return { deck, at, last, aside, go, turn, press, choose };
}
