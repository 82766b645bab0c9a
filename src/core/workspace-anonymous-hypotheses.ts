import type { ArmReading, Hypothesis, ToldReadOut } from './hypotheses';
import type { Rule } from './model';
import { LEAST_CELL } from './workspace-anonymous-cells';
import { hiddenRule } from './workspace-anonymous-rules';
import type { Hiding } from './workspace-anonymous-words';

const NOTHING: ArmReading = { n: 0, value: null, low: null, high: null };

/** With one side under five neither is told, nor what lies between them: each would give the other away. */
function hiddenReadOut(told: ToldReadOut, hiding: Hiding): ToldReadOut {
  const isSmall = Math.min(told.treated.n, told.control.n) < LEAST_CELL;
  const confounders = told.confounders.map(({ attribute, label, standardised }) => ({
    attribute: hiding.word(attribute),
    label: hiding.label(attribute, label),
    standardised,
  }));
  return isSmall ? { ...told, treated: NOTHING, control: NOTHING, difference: null, confounders: [] } : { ...told, confounders };
}

/** A hypothesis that asks for the same, without anybody's name or words; its seed is hidden, for with it arms of known ids could be told. */
export function hiddenHypothesis(hypothesis: Hypothesis, hiding: Hiding): Hypothesis {
  const { id, segment, segmentLabel, allocation, baseline, owner, told } = hypothesis;
  return {
    ...hypothesis,
    id: hiding.name(id),
    text: '',
    segment: hiddenRule(segment, hiding) as Rule,
    segmentLabel: hiding.name(segmentLabel),
    baseline: baseline.n < LEAST_CELL ? { ...baseline, value: 0, n: 0, spread: null } : baseline,
    allocation: { ...allocation, seed: hiding.name(allocation.seed) },
    owner: hiding.name(owner),
    told: told === null ? null : hiddenReadOut(told, hiding),
  };
}
