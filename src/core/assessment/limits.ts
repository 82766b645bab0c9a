import type { LimitRule, LimitWhen, MeasuredEvidence } from './evidence';
import { evidenceSpec } from './evidence-catalogue';
import type { SegmentationQuestion } from './instrument';

/** What one piece of evidence does to one question. */
export type Limit = { readonly evidence: MeasuredEvidence; readonly rule: LimitRule };

const holdsFor = (when: LimitWhen, evidence: MeasuredEvidence, boundOf: (bound: number | string) => number): boolean => {
  const { value, low, high, facts } = evidence;
  const compare = (of: number | null, bound: number | string | undefined, holds: (a: number, b: number) => boolean): boolean =>
    bound === undefined || (of !== null && holds(of, boundOf(bound)));
  return (
    compare(value, when.from, (a, b) => a >= b) &&
    compare(value, when.over, (a, b) => a > b) &&
    compare(value, when.below, (a, b) => a < b) &&
    compare(value, when.upTo, (a, b) => a <= b) &&
    compare(high, when.highUpTo, (a, b) => a <= b) &&
    compare(low, when.lowOver, (a, b) => a > b) &&
    (when.facts ?? []).every((fact) => facts.includes(fact)) &&
    !(when.without ?? []).some((fact) => facts.includes(fact))
  );
};

/** What a piece of evidence does to a question. What is not in the data does nothing. */
export function limitsOf(question: SegmentationQuestion, evidence: MeasuredEvidence): readonly Limit[] {
  if (evidence.missing !== null) return [];
  const { limits, settings, id } = evidenceSpec(evidence.id);
  const boundOf = (bound: number | string): number => {
    const value = typeof bound === 'number' ? bound : settings[bound];
    if (value === undefined) throw new RangeError(`${id} has no setting ${bound}`);
    return value;
  };
  return limits.filter((rule) => rule.question === question && holdsFor(rule.when, evidence, boundOf)).map((rule) => ({ evidence, rule }));
}
