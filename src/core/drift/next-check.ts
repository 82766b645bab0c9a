import type { Comparison } from './comparison';

const OF_RETENTION: ReadonlySet<string> = new Set(['nrr', 'grr', 'nrrRenewal', 'grrRenewal', 'logoChurn', 'expansionRate']);
const OF_WINNING: ReadonlySet<string> = new Set(['winRate', 'winRateBroad', 'winRateValue', 'winRateCohort90', 'winRateCohort180']);
const OF_TIME: ReadonlySet<string> = new Set(['salesCycle', 'salesCycleMean', 'salesCycleQ1', 'salesCycleQ3']);

function ofPerformance(metric: string): string {
  if (OF_WINNING.has(metric)) return 'Read lost deals by reason and competitor in this slice, and see whether many closed on one day';
  if (OF_TIME.has(metric)) return 'See in which stage deals stay longer, and whether a stage or a date field was redefined';
  if (OF_RETENTION.has(metric)) return 'List the customers that left or shrank, and when they were won';
  if (metric === 'cac') return 'Split CAC into spend and new logos by channel';
  return 'List the largest won deals of both periods, and see whether price, product or term changed';
}

/** What to look at before anything is done about a change: the likeliest harmless reason first (`domain.md` 10.10). */
export function nextCheck({ kind, metric, slice }: Comparison): string {
  if (kind === 'performance') return ofPerformance(metric);
  const isUnknown = [...slice.values()].some((label) => label === null || label === 'unknown');
  if (isUnknown) return 'Fill the missing values first: what is unknown moved, and the other shares with it';
  return 'See whether sources, owners or campaigns moved, and whether accounts were re-segmented between the periods';
}
