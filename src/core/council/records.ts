import type { Answer, CapabilityGiven, StageChoice, StageNormGiven } from '../assessment';
import type { HypothesisRevision } from '../hypotheses';
import type { PlanGiven } from '../plan';
import type { DecisionRevision } from './decision';
import type { MarketChange } from './market-change';

/** A packet that was taken away: which as-of date and data it froze. */
export type PacketStamp = {
  readonly asOf: string;
  readonly data: string;
  readonly rules: string;
  readonly by: string;
  /** An ISO instant. */
  readonly at: string;
};

/**
 * What the council wrote down. Every list only grows: what is changed is written anew with its instant, and the latest
 * stands. Two people's lists join as sets, so that nothing is lost and the order of joining does not matter.
 */
export type CouncilRecords = {
  readonly decisions: readonly DecisionRevision[];
  readonly answers: readonly Answer[];
  readonly stages: readonly StageChoice[];
  /** Thresholds of stages, and owners and KPIs of capabilities, where people changed what the instruments say. */
  readonly norms: readonly StageNormGiven[];
  readonly capabilities: readonly CapabilityGiven[];
  readonly marketChanges: readonly MarketChange[];
  readonly plans: readonly PlanGiven[];
  readonly packets: readonly PacketStamp[];
  readonly hypotheses: readonly HypothesisRevision[];
};

export const NO_COUNCIL_RECORDS: CouncilRecords = {
  decisions: [],
  answers: [],
  stages: [],
  norms: [],
  capabilities: [],
  marketChanges: [],
  plans: [],
  packets: [],
  hypotheses: [],
};
