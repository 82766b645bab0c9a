import type { AccountRule } from '../core/icp';
import { listed, raised } from '../wording';
import { attributeNumber, type AttributeNaming } from './icp-builder-attributes';

type Range = Extract<AccountRule, { readonly kind: 'within' }>;
type Choice = Extract<AccountRule, { readonly kind: 'isOneOf' }>;

function membersWords({ dimension, members }: Choice, holds: boolean, { labelOf }: AttributeNaming): string {
  const names = members.map((member) => (typeof member === 'string' ? member : `anything with “${member.contains}”`));
  if (names.length === 0) return `${labelOf(dimension)} is one of no values yet`;
  if (holds) return `${labelOf(dimension)} is ${listed(names, 'or')}`;
  return `${labelOf(dimension)} is ${names.length === 1 ? `not ${names[0] ?? ''}` : `neither ${listed(names, 'nor')}`}`;
}

function rangeWords({ column, from, to }: Range, holds: boolean, naming: AttributeNaming): string {
  const label = naming.labelOf(column);
  const [least, most] = [from, to].map((limit) => (limit === null ? '' : attributeNumber(limit, column, naming)));
  if (from === null && to === null) return `${label} is ${holds ? '' : 'not '}any number`;
  if (from === null) return holds ? `${label} is at most ${most}` : `${label} is over ${most}`;
  if (to === null) return holds ? `${label} is at least ${least}` : `${label} is under ${least}`;
  if (from === to) return `${label} is ${holds ? '' : 'not '}${least}`;
  return `${label} is ${holds ? '' : 'not '}from ${least} to ${most}`;
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
