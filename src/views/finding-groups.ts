import type { FindingCase } from '../core/drift-findings';
import { lowered, STATE_WORDS } from '../wording';
import { RULE_TITLES } from './council-rules';

/** A finding that has a card, with the rules over several numbers that are about the same change. */
export type FindingGroup = { readonly of: FindingCase; readonly rules: readonly FindingCase[] };

/** Whether a finding is shown as a card: it drifted, or a goal is missed. */
export const isProven = ({ finding }: FindingCase): boolean => finding.state === 'drifted' || finding.state === 'missed';

/**
 * What is shown as cards: every proven finding, in the order given. A rule whose number has a card of its own is told there: it is
 * the same change, seen again.
 */
export function findingGroups(cases: readonly FindingCase[]): readonly FindingGroup[] {
  const proven = cases.filter(isProven);
  const shown = new Set(proven.map(({ id }) => id));
  const isTold = ({ about }: FindingCase): boolean => about !== null && shown.has(about);
  return proven
    .filter((each) => !isTold(each))
    .map((of) => ({ of, rules: cases.filter(({ about }) => about !== null && about === of.id) }));
}

/** Rules that hold of the same change, in words: `CAC rose, and LTV did not`; with their own verdict where that is another one. */
export const alsoText = ({ of, rules }: FindingGroup): readonly string[] =>
  rules.map(({ finding }) => {
    const title = RULE_TITLES.get(finding.rule) ?? finding.rule;
    return finding.state === of.finding.state ? title : `${title} (${lowered(STATE_WORDS[finding.state])})`;
  });

/** What to look at next: for the change itself, and what the rules about it propose beside that. */
export function nextText({ of, rules }: FindingGroup): string {
  const steps = [of, ...rules].flatMap(({ finding }) => finding.next.split('; '));
  const isFirst = (step: string, at: number): boolean => steps.findIndex((each) => each.toLowerCase() === step.toLowerCase()) === at;
  return steps.filter(isFirst).join('; ');
}
