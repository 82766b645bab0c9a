import { useCallback, useState } from 'react';
import type { ChosenSplit, Pictures } from '../../../views/drift-why-pictures';

/** What the split is to be of since a row of the findings was followed, and how one is: to the first of its pictures that is there. */
export function useShownFinding() {
  const [split, setSplit] = useState<ChosenSplit | null>(null);
  const show = useCallback(({ ids, split: next }: Pictures): void => {
    // A new object each time: the same row asks again after another choice.
    if (next !== null) setSplit({ ...next });
    const [place] = ids.flatMap((id) => document.getElementById(id) ?? []);
    place?.scrollIntoView({ block: 'start' });
    place?.focus({ preventScroll: true });
  }, []);
  return { split, show };
}
