import { commonRule, isOneOf, joined, negated, within, type AccountRule, type Offered } from '../core/icp';
import type { Currency } from '../core/model';
import { readTyped, typedText } from './definitions-numbers';
import { typedAsOf, type AttributeChoice } from './icp-builder-attributes';

/** What a condition asks of an attribute. */
export type Operator = 'isOneOf' | 'contains' | 'between' | 'atLeast' | 'atMost' | 'known';

export const OPERATOR_WORDS: Readonly<Record<Operator, readonly [holds: string, not: string]>> = {
  isOneOf: ['is one of', 'is none of'],
  contains: ['contains', 'does not contain'],
  between: ['is between', 'is not between'],
  atLeast: ['is at least', 'is not at least'],
  atMost: ['is at most', 'is not at most'],
  known: ['is known', 'is not known'],
};
const OF_TEXT: readonly Operator[] = ['isOneOf', 'contains', 'known'];
const OF_NUMBER: readonly Operator[] = ['atLeast', 'atMost', 'between', 'known'];

/** One condition on one attribute, or its opposite. */
export type Condition = { readonly attribute: string; readonly operator: Operator; readonly isNot: boolean; readonly rule: AccountRule };

/** The operators that an attribute can be asked by. */
export const operatorsFor = (offered: Offered): readonly Operator[] => (offered.kind === 'text' ? OF_TEXT : OF_NUMBER);

function operatorOf(rule: AccountRule): readonly [attribute: string, Operator] | null {
  switch (rule.kind) {
    case 'isOneOf': {
      const areParts = rule.members.length > 0 && rule.members.every((member) => typeof member !== 'string');
      return [rule.dimension, areParts ? 'contains' : 'isOneOf'];
    }
    case 'known':
      return [rule.column, 'known'];
    case 'within':
      if (rule.from !== null) return [rule.column, rule.to === null ? 'atLeast' : 'between'];
      return [rule.column, rule.to === null ? 'between' : 'atMost'];
    case 'always':
    case 'not':
    case 'all':
    case 'any':
      return null;
  }
}

/** A rule as one condition; null where it is none. */
export function conditionOf(rule: AccountRule): Condition | null {
  const inner = rule.kind === 'not' ? rule.of : rule;
  const found = operatorOf(inner);
  return found === null ? null : { attribute: found[0], operator: found[1], isNot: rule.kind === 'not', rule: inner };
}

/** Conditions of which all or any must hold; null for a rule of another shape, which is shown and can be replaced. */
export type Conditions = { readonly how: 'all' | 'any'; readonly rules: readonly AccountRule[] };

export function conditionsOf(rule: AccountRule): Conditions | null {
  if (conditionOf(rule) !== null) return { how: 'all', rules: [rule] };
  if (rule.kind !== 'all' && rule.kind !== 'any') return null;
  return rule.of.every((part) => conditionOf(part) !== null) ? { how: rule.kind, rules: rule.of } : null;
}

export const ruleOfConditions = ({ how, rules }: Conditions): AccountRule => joined(how, rules);

const asIs = (rule: AccountRule, isNot: boolean): AccountRule => (isNot ? negated(rule) : rule);
/** A condition with another rule inside; it stays the opposite where it was. */
export const withInner = ({ isNot }: Pick<Condition, 'isNot'>, rule: AccountRule): AccountRule => asIs(rule, isNot);
/** The condition as it begins: what is common in the files. */
export const firstRule = ({ offered }: AttributeChoice): AccountRule => commonRule(offered);

/** The rule of an operator, with what can be kept of the rule before. */
function ruleBy(operator: Operator, offered: Offered, before: AccountRule): AccountRule {
  const { id } = offered;
  const range = offered.kind === 'number' ? offered : { least: 0, middle: 0, most: 0 };
  const [from, to] = before.kind === 'within' ? [before.from, before.to] : [null, null];
  switch (operator) {
    case 'isOneOf':
      return before.kind === 'isOneOf' ? isOneOf(id, ...before.members.filter((member) => typeof member === 'string')) : isOneOf(id);
    case 'contains':
      return isOneOf(id, { contains: '' });
    case 'between':
      return within(id, from ?? range.least, to ?? range.most);
    case 'atLeast':
      return within(id, from ?? range.middle, null);
    case 'atMost':
      return within(id, null, to ?? range.middle);
    case 'known':
      return { kind: 'known', column: offered.id as never };
  }
}

/** The condition by another operator, or as its opposite. */
export const withOperator = (condition: Condition, operator: Operator, isNot: boolean, offered: Offered): AccountRule =>
  asIs(operator === condition.operator ? condition.rule : ruleBy(operator, offered, condition.rule), isNot);

/** The texts that a value may contain, with semicolons between them. */
export function containedText(rule: AccountRule): string {
  return rule.kind === 'isOneOf' ? rule.members.map((member) => (typeof member === 'string' ? member : member.contains)).join('; ') : '';
}

/** Texts typed with semicolons between them; one that is empty would hold for all that is known and stays as typed only alone. */
export function containing(attribute: string, text: string): AccountRule {
  const parts = text.split(';').map((part) => part.trim());
  const said = parts.filter((part) => part !== '');
  return isOneOf(attribute, ...(said.length === 0 ? [''] : said).map((contains) => ({ contains })));
}

/** A typed number as people read it: `20,000,000`, without decimals that are none. */
const grouped = (text: string): string => text.replace(/\.0+$/, '').replaceAll(/(?<=^[^.]*\d)(?=(\d{3})+(\.|$))/g, ',');

/** The text of a limit as it stands in its field. */
export const limitText = (limit: number | null, attribute: string, currency: Currency | null): string =>
  limit === null ? '' : grouped(typedText(limit, typedAsOf(attribute, currency)));

/** A limit as it was typed, or the sentence that says why it is none. */
export const readLimit = (text: string, attribute: string, currency: Currency | null): ReturnType<typeof readTyped> =>
  readTyped(text, typedAsOf(attribute, currency));
