import type { Question } from '../../core/question';
import type { AskedParts } from '../../views/asked-change';

/** A change of what is asked: when, and the parts before it. */
export type AskedStep = { readonly at: number; readonly before: AskedParts; readonly after: Question };

/** More steps than this nobody goes back. */
const MOST_KEPT = 50;

const partsOf = ({ period, compare, where }: Question): AskedParts => ({ period, compare, where });
const textOf = (question: Question): string => JSON.stringify(partsOf(question));

/** Steps with the one between two questions; the same steps where only the page or what it alone asks is another. */
export function withStep(steps: readonly AskedStep[], before: Question, after: Question, at: number): readonly AskedStep[] {
  if (textOf(before) === textOf(after)) return steps;
  return [...steps, { at, before: partsOf(before), after }].slice(-MOST_KEPT);
}

/** The question that undoing steps leads to, from where a person is now: the page stays. */
export const backTo = (step: AskedStep, now: Question): Question => ({ ...now, ...step.before });

/** Whether two questions ask the same of the bar. */
export const asksTheSame = (a: Question, b: Question): boolean => textOf(a) === textOf(b);
