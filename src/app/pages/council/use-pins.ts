import { useEffect, useMemo, useState } from 'react';
import type { Answered } from '../../../views/answered';
import type { Pinned } from '../../../views/share-line';

type Pins = typeof import('../../../views/pins');

/**
 * What happened in time beside the lines of the Council: decisions, versions of the ICP and other definitions. Its code comes
 * once the first answer is painted; until then, and where it cannot be fetched, the lines stand without.
 */
export function usePins({ analysis, dataset, definitions }: Answered): Pinned | null {
  const [code, take] = useState<Pins | null>(null);
  useEffect(() => {
    let isWanted = true;
    import('../../../views/pins').then((found) => (isWanted ? take(found) : undefined)).catch(() => undefined);
    return () => {
      isWanted = false;
    };
  }, []);
  const { quarters } = analysis;
  return useMemo((): Pinned | null => {
    if (code === null) return null;
    const periods = quarters.map(({ period }) => period);
    const pins = code.pinsWithin(code.pinsOf(dataset, definitions, undefined), periods);
    return pins.length === 0 ? null : { pins, marks: code.pinMarks, cell: code.pinCell };
  }, [code, quarters, dataset, definitions]);
}
