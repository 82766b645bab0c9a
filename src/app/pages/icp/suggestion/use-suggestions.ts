import { useEffect, useState } from 'react';
import { suggestInSteps, type SuggestAsk, type Suggestions } from '../../../../core/icp';
import type { IcpWorld } from '../world';

/** How far the learning has come; `suggestions` is null within `done` where nothing could be learned from. */
export type Learning =
  | { readonly kind: 'working'; readonly steps: number }
  | { readonly kind: 'failed'; readonly says: string }
  | { readonly kind: 'done'; readonly suggestions: Suggestions | null };

/** A slice of work is not longer than this, so that the page answers in between. Milliseconds. */
const SLICE = 12;
const BEGUN: Learning = { kind: 'working', steps: 0 };

type Told = { readonly of: object; readonly learning: Learning };

/** Learns weights in slices between other work of the page; a question that changes ends it. `ask` must stay the same while it means the same. */
export function useSuggestions({ accounts, results }: Pick<IcpWorld, 'accounts' | 'results'>, ask: SuggestAsk): Learning {
  const [told, tell] = useState<Told | null>(null);
  useEffect(() => {
    const work = suggestInSteps(accounts, results, ask);
    let steps = 0;
    let timer: ReturnType<typeof setTimeout> | null = null;
    const slice = (): void => {
      const until = performance.now() + SLICE;
      try {
        do {
          const step = work.next();
          if (step.done === true) return tell({ of: ask, learning: { kind: 'done', suggestions: step.value } });
          steps += 1;
        } while (performance.now() < until);
      } catch (error) {
        const cause = error instanceof Error ? error.message : String(error);
        return tell({ of: ask, learning: { kind: 'failed', says: `The weights could not be learned: ${cause}. Nothing was lost.` } });
      }
      tell({ of: ask, learning: { kind: 'working', steps } });
      timer = setTimeout(slice, 0);
    };
    timer = setTimeout(slice, 0);
    return () => {
      if (timer !== null) clearTimeout(timer);
    };
  }, [accounts, results, ask]);
  return told?.of === ask ? told.learning : BEGUN;
}
