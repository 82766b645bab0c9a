export type { Finding, FindingState } from './finding';
export { dealsToTarget, examineTarget, type ShareCounts, type Wanted } from './targets';
export { USUAL_DRIFT_THRESHOLDS, type Change, type Comparison, type DriftKind, type DriftThresholds, type Practical } from './comparison';
export { FLAG_STATUSES, latestOf, type FlagStatus, type Watched } from './watched';
