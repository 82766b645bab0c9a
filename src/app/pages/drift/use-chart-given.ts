import { useMemo } from 'react';
import type { Answerable } from '../../../core/analysis';
import { leastOf } from '../../../views/answered';
import type { ChartGiven } from '../../../views/drift-chart-words';
import { pinsOf } from '../../../views/pins';
import { useSession } from '../../session';

/** What every chart over time is drawn by, beside its own counts. */
export function useChartGiven({ dataset, definitions }: Answerable): ChartGiven {
  const { loaded } = useSession();
  const history = loaded?.history;
  return useMemo(
    () => ({ calendar: dataset.calendar, pins: pinsOf(dataset, definitions, history), least: leastOf(definitions) }),
    [dataset, definitions, history],
  );
}
