/**
 * The names of the catalogue's metrics, in its order: what an address, a target and a report call them. What they mean
 * stands in `core/metrics`; a link is read without it.
 */
export const METRIC_NAMES = [
  'winRate',
  'winRateBroad',
  'winRateValue',
  'winRateCohort90',
  'winRateCohort180',
  'winRateCohort365',
  'winRateProjected',
  'wonCount',
  'lostCount',
  'openCount',
  'createdCount',
  'wonAmount',
  'openAmount',
  'acv',
  'acvMedian',
  'tcv',
  'tcvMedian',
  'salesCycle',
  'salesCycleQ1',
  'salesCycleQ3',
  'salesCycleMean',
  'icpShareOpen',
  'icpShareOpenAmount',
  'icpShareOpenAccounts',
  'icpShareWon',
  'icpShareWonAmount',
  'icpShareWonAccounts',
  'icpShareCreated',
  'velocity',
  'coverage',
  'attainment',
  'tierConversionCreated',
  'tierConversionWon',
  'cac',
  'ltv',
  'ltvSimple',
  'ltvToCac',
  'payback',
  'nrr',
  'grr',
  'nrrRenewal',
  'grrRenewal',
  'expansionRate',
  'logoChurn',
] as const;
export type MetricName = (typeof METRIC_NAMES)[number];

const names: ReadonlySet<string> = new Set(METRIC_NAMES);
/** Whether a text names a metric. */
export const isMetricName = (text: string): text is MetricName => names.has(text);

/** A number of a study, which no metric of the catalogue is: an address and a card name it so. */
export type StudyName = `study-${string}`;

export const isStudyName = (text: string): text is StudyName => text.startsWith('study-');
