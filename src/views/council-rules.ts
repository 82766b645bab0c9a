import type { TriggerRule } from '../core/drift';

const TITLES: Readonly<Record<TriggerRule, string>> = {
  winRateFallsPipelineSteady: 'Win rate fell while the pipeline was steady',
  cacRisesLtvDoesNot: 'CAC rose, and LTV did not',
  shortOfPlan: 'The result is short of plan',
};

/** What a rule over several numbers found, as a heading. */
export const RULE_TITLES: ReadonlyMap<string, string> = new Map(Object.entries(TITLES));
