import type { AttributeRule, Dataset } from '../core/model';
import { decimal, listed } from '../wording';
import { readTyped, typedText, type TypedAs } from './definitions-numbers';
import { IN_HUNDREDTHS } from './definitions-fields';

/** An attribute that a segment may ask about: one of its values, or a range of a number. */
export type Attribute = { readonly id: string; readonly label: string } & (
  | { readonly kind: 'members'; readonly members: readonly string[] }
  | { readonly kind: 'range'; readonly as: TypedAs }
);

/** One condition of a rule as it is being written. */
export type ConditionDraft =
  | { readonly kind: 'members'; readonly attribute: string; readonly members: readonly string[] }
  | { readonly kind: 'range'; readonly attribute: string; readonly from: string; readonly to: string };

/** A rule as it is being written; one of another shape is kept as it is until it is replaced. */
export type RuleDraft =
  | { readonly kind: 'conditions'; readonly joined: 'all' | 'any'; readonly conditions: readonly ConditionDraft[] }
  | { readonly kind: 'kept'; readonly rule: AttributeRule };

const RANGES: Readonly<Record<string, TypedAs>> = { employees: { kind: 'whole' }, annualRevenue: IN_HUNDREDTHS };
/** What is no attribute of an account or a deal, or tells how a deal ended: a segment by that would win all or nothing. */
const NOT_ASKED: ReadonlySet<string> = new Set([
  'outcome',
  'dealClass',
  'type',
  'stage',
  'lastStage',
  'lossReason',
  'account',
  'quarter',
  'createdQuarter',
  'closedQuarter',
]);

/** The attributes of the loaded files that a rule may name. */
export function attributesOf({ dimensions }: Dataset): readonly Attribute[] {
  return dimensions.flatMap(({ id, label, home, members, isSegmentation }): Attribute[] => {
    if (home === 'score' || isSegmentation === true || NOT_ASKED.has(id)) return [];
    const as = RANGES[id];
    return as === undefined ? [{ id, label, kind: 'members', members: members.slice(2) }] : [{ id, label, kind: 'range', as }];
  });
}

/** A condition on an attribute that asks for nothing yet. */
export const emptyCondition = (attribute: Attribute): ConditionDraft =>
  attribute.kind === 'members'
    ? { kind: 'members', attribute: attribute.id, members: [] }
    : { kind: 'range', attribute: attribute.id, from: '', to: '' };

const asOf = (column: string): TypedAs => RANGES[column] ?? { kind: 'number' };

function conditionOf(rule: AttributeRule): ConditionDraft | null {
  if (rule.kind === 'isOneOf' && rule.members.every((member) => typeof member === 'string'))
    return { kind: 'members', attribute: rule.dimension, members: rule.members };
  if (rule.kind !== 'within') return null;
  const text = (limit: number | null): string => (limit === null ? '' : typedText(limit, asOf(rule.column)));
  return { kind: 'range', attribute: rule.column, from: text(rule.from), to: text(rule.to) };
}

/** A rule opened for editing. */
export function ruleDraft(rule: AttributeRule): RuleDraft {
  const joined = rule.kind === 'any' ? 'any' : 'all';
  const parts = rule.kind === 'all' || rule.kind === 'any' ? rule.of : [rule];
  if (rule.kind === 'always') return { kind: 'kept', rule };
  const conditions = parts.map(conditionOf);
  return conditions.every((condition) => condition !== null) ? { kind: 'conditions', joined, conditions } : { kind: 'kept', rule };
}

type Read = { readonly rule: AttributeRule; readonly fault: null } | { readonly rule: null; readonly fault: string };
const refused = (fault: string): Read => ({ rule: null, fault });

function readLimit(text: string, column: string): { readonly value: number | null; readonly fault: string | null } {
  return text.trim() === '' ? { value: null, fault: null } : readTyped(text, asOf(column));
}

function readCondition(condition: ConditionDraft, labelOf: (id: string) => string): Read {
  const label = labelOf(condition.attribute);
  if (condition.kind === 'members') {
    if (condition.members.length === 0) return refused(`Choose at least one value of ${label}.`);
    return { rule: { kind: 'isOneOf', dimension: condition.attribute as never, members: condition.members }, fault: null };
  }
  const [from, to] = [readLimit(condition.from, condition.attribute), readLimit(condition.to, condition.attribute)];
  const fault = from.fault ?? to.fault;
  if (fault !== null) return refused(`${label}: ${fault}`);
  if (from.value === null && to.value === null) return refused(`Write a least or a most value of ${label}.`);
  if (from.value !== null && to.value !== null && from.value > to.value) return refused(`${label}: the least value is above the most.`);
  return { rule: { kind: 'within', column: condition.attribute, from: from.value, to: to.value }, fault: null };
}

/** The rule that a draft stands for, or the sentence that says what is missing. */
export function readRule(draft: RuleDraft, labelOf: (id: string) => string): Read {
  if (draft.kind === 'kept') return { rule: draft.rule, fault: null };
  if (draft.conditions.length === 0) return refused('Add at least one condition.');
  const read = draft.conditions.map((condition) => readCondition(condition, labelOf));
  const fault = read.find((each) => each.fault !== null)?.fault;
  if (fault !== undefined && fault !== null) return refused(fault);
  const rules = read.flatMap(({ rule }) => (rule === null ? [] : [rule]));
  const [only] = rules;
  if (rules.length === 1 && only !== undefined) return { rule: only, fault: null };
  return { rule: { kind: draft.joined, of: rules as never }, fault: null };
}

function numberText(value: number, column: string): string {
  return column === 'annualRevenue' ? decimal(value / 100) : decimal(value);
}

function withinText(
  label: string,
  { column, from, to }: { readonly column: string; readonly from: number | null; readonly to: number | null },
): string {
  const [least, most] = [from === null ? '' : numberText(from, column), to === null ? '' : numberText(to, column)];
  if (from === null) return to === null ? `${label} is known` : `${label} is at most ${most}`;
  return to === null ? `${label} is at least ${least}` : `${label} is from ${least} to ${most}`;
}

/** A rule in words: `Industry is Software or Internet, and Employees is at least 50`. */
export function ruleText(rule: AttributeRule, labelOf: (id: string) => string): string {
  switch (rule.kind) {
    case 'always':
      return 'every account or deal';
    case 'isOneOf':
      return `${labelOf(rule.dimension)} is ${listed(
        rule.members.map((member) => (typeof member === 'string' ? member : `anything with “${member.contains}”`)),
        'or',
      )}`;
    case 'within':
      return withinText(labelOf(rule.column), rule);
    case 'known':
      return `${labelOf(rule.column)} is known`;
    case 'not':
      return `not (${ruleText(rule.of, labelOf)})`;
    case 'all':
    case 'any':
      return rule.of
        .map((part) => (part.kind === 'all' || part.kind === 'any' ? `(${ruleText(part, labelOf)})` : ruleText(part, labelOf)))
        .join(rule.kind === 'all' ? ', and ' : ', or ');
  }
}
