import { NO_COUNCIL_RECORDS } from '../council';
import { USUAL_DRIFT_THRESHOLDS } from '../drift';
import { NO_ASSUMPTIONS } from '../metrics';
import { CALENDAR_MONTHS } from '../model';
import type { Definitions, Target } from './definitions';

/** The targets that stand until people set their own (`domain.md` 10.2). */
export const USUAL_TARGETS: readonly Target[] = [
  { metric: 'icpShareOpen', slice: [], want: 'atLeast', value: 0.5 },
  { metric: 'icpShareWon', slice: [], want: 'atLeast', value: 0.7 },
];

/** What holds where nobody decided anything. */
export const NO_DEFINITIONS: Definitions = {
  calendar: CALENDAR_MONTHS,
  currency: null,
  admission: { mapping: new Map(), stageMap: new Map(), typeMap: new Map() },
  assumptions: NO_ASSUMPTIONS,
  amountMeans: 'acv',
  targets: USUAL_TARGETS,
  icp: [],
  icpDraft: null,
  icpRuler: { kind: 'latest' },
  overrides: [],
  tam: null,
  drift: USUAL_DRIFT_THRESHOLDS,
  watched: [],
  flagLog: [],
  council: NO_COUNCIL_RECORDS,
  segmentations: [],
  bands: new Map(),
  rates: [],
  fileAsOf: new Map(),
};
