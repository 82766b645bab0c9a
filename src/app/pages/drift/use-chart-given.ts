import { useMemo } from 'react';
import type { Answerable } from '../../../core/analysis';
import { leastOf } from '../../../views/answered';
import type { ChartGiven } from '../../../views/drift-chart-words';

/** What every p-chart is drawn by, beside its own counts. */
export function useChartGiven({ dataset, definitions }: Answerable): ChartGiven {
  return useMemo(() => {
    const { targets, icp: versions } = definitions;
    return { calendar: dataset.calendar, targets, versions, least: leastOf(definitions) };
  }, [dataset, definitions]);
}
