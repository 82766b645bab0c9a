export type { PlanGiven, PlanRates, Ratio } from './plan-given';
