import { useCallback, useState } from 'react';

/** Deals that are ticked; `version` tells one choice from another. */
type Ticked = { readonly deals: ReadonlySet<number>; readonly version: number };

export type Ticks = {
  readonly ticked: ReadonlySet<number>;
  readonly version: number;
  tick(deal: number): void;
  /** Ticks every deal of the list, or unticks them where all are ticked. */
  tickAll(): void;
  untick(): void;
};

const NONE: ReadonlySet<number> = new Set();
const next = (before: Ticked, deals: ReadonlySet<number>): Ticked => ({ deals, version: before.version + 1 });

/** Which deals are ticked. Those that a narrower list does not hold are ticked no more: what is not in view is not added up. */
export function useTicks(deals: Int32Array | null): Ticks {
  const [ticked, setTicked] = useState<Ticked>({ deals: NONE, version: 0 });
  const [heldBy, setHeldBy] = useState(deals);
  if (deals !== heldBy) {
    setHeldBy(deals);
    const there = ticked.deals.size === 0 || deals === null ? [] : [...deals].filter((deal) => ticked.deals.has(deal));
    if (there.length !== ticked.deals.size) setTicked(next(ticked, new Set(there)));
  }
  const tick = useCallback(
    (deal: number) =>
      setTicked((before) => {
        const own = new Set(before.deals);
        if (!own.delete(deal)) own.add(deal);
        return next(before, own);
      }),
    [],
  );
  const tickAll = (): void => {
    if (deals !== null) setTicked((before) => next(before, before.deals.size >= deals.length ? NONE : new Set(deals)));
  };
  return { ticked: ticked.deals, version: ticked.version, tick, tickAll, untick: () => setTicked((before) => next(before, NONE)) };
}
