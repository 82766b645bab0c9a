import type { AccountRule } from '../core/icp';
import { listed, raised } from '../wording';
import { attributeNumber, underNumber, type AttributeNaming } from './icp-builder-attributes';

type Range = Extract<AccountRule, { readonly kind: 'within' }>;
type Choice = Extract<AccountRule, { readonly kind: 'isOneOf' }>;

function membersWords({ dimension, members }: Choice, holds: boolean, { labelOf }: AttributeNaming): string {
  const names = members.map((member) => (typeof member === 'string' ? member : `anything with “${member.contains}”`));
  if (names.length === 0) return `${labelOf(dimension)} is one of no values yet`;
  if (holds) return `${labelOf(dimension)} is ${listed(names, 'or')}`;
  return `${labelOf(dimension)} is ${names.length === 1 ? `not ${names[0] ?? ''}` : `neither ${listed(names, 'nor')}`}`;
}

/** The upper end of a range with the word before it: `at most 1,000`, `under $20M`. */
function mostWords(to: number, column: string, naming: AttributeNaming): readonly [holds: string, fails: string, joined: string] {
  const under = underNumber(to, column, naming);
  const most = attributeNumber(to, column, naming);
  return under === null ? [`at most ${most}`, `over ${most}`, most] : [`under ${under}`, `at least ${under}`, `under ${under}`];
}

function rangeWords({ column, from, to }: Range, holds: boolean, naming: AttributeNaming): string {
  const label = naming.labelOf(column);
  const not = holds ? '' : 'not ';
  if (from === null && to === null) return `${label} is ${not}any number`;
  const least = from === null ? '' : attributeNumber(from, column, naming);
  if (to === null) return `${label} is ${holds ? 'at least' : 'under'} ${least}`;
  const [atMost, over, joined] = mostWords(to, column, naming);
  if (from === null) return `${label} is ${holds ? atMost : over}`;
  return from === to ? `${label} is ${not}${least}` : `${label} is ${not}from ${least} to ${joined}`;
}

/** A rule about accounts in words, without a full stop: `Industry is Software or Internet, and Employees is at least 50`. */
export function accountRuleWords(rule: AccountRule, naming: AttributeNaming, holds = true): string {
  switch (rule.kind) {
    case 'always':
      return holds ? 'every account' : 'no account';
    case 'isOneOf':
      return membersWords(rule, holds, naming);
    case 'within':
      return rangeWords(rule, holds, naming);
    case 'known':
      return `${naming.labelOf(rule.column)} is ${holds ? 'known' : 'not known'}`;
    case 'not':
      return accountRuleWords(rule.of, naming, !holds);
    case 'all':
    case 'any': {
      // The opposite of "all" is "any of the opposites", and the other way round.
      const joint = (rule.kind === 'all') === holds ? ', and ' : ', or ';
      const part = (each: AccountRule): string => {
        const words = accountRuleWords(each, naming, holds);
        return each.kind === 'all' || each.kind === 'any' ? `(${words})` : words;
      };
      return rule.of.map(part).join(joint);
    }
  }
}

/** The same as a sentence. */
export const ruleSentence = (rule: AccountRule, naming: AttributeNaming): string => `${raised(accountRuleWords(rule, naming))}.`;
