export type { Finding, FindingState } from './finding';
export { dealsToTarget, examineTarget, type ShareCounts, type Wanted } from './targets';
