/**
 * The market in four sizes, and the way back from a revenue target to what has to be sent: `domain.md` 14. Plans are exact
 * arithmetic on whole numbers; what is observed comes in as ratios with limits.
 */

export { NOTHING_GIVEN, standingPlan, type PlanGiven, type PlanRates, type Ratio } from './plan-given';
export { NOTHING_OBSERVED, type ObservedInput, type ObservedInputs, type PlanField, type PlanInputId, type PlanMissing } from './inputs';
export { reversePlan, type Needed, type PlanStep, type PlanStepId, type ReversePlan } from './reverse-plan';
export { marketFunnel, type Market, type MarketFunnel, type MarketId, type Told } from './market-funnel';
export { plausibility, type PlanNote } from './plausibility';
export { outreachRates, type OutreachRateId, type OutreachRates } from './outreach-rates';
export {
  mixChange,
  type AtMix,
  type CreatedMix,
  type Limited,
  type MixChange,
  type MixChanged,
  type Ranged,
  type SideRates,
  type Wins,
} from './mix-change';
