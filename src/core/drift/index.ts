export type { Finding, FindingState } from './finding';
export { dealsToTarget, examineTarget, judgeShare, type ShareCounts, type Wanted } from './targets';
