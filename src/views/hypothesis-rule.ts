import type { SegmentCondition } from '../core/council';
import { spellsUnknown, type Dataset, type DimensionId, type Rule } from '../core/model';
import { dimensionOf } from './name';

/** A condition as a rule. What is spelt `unknown`, or blank, is asked for by not being known. */
function ruleOfCondition({ dimension, is, members }: SegmentCondition, dataset: Dataset): Rule {
  const id = dimension as DimensionId;
  const held = dimensionOf(dataset, id);
  const isBlank = (member: string | null): boolean => member === null || (member === 'unknown' && held !== null && spellsUnknown(held));
  const labels = members.flatMap((member) => (member === null || isBlank(member) ? [] : [member]));
  const named: Rule = { kind: 'isOneOf', dimension: id, members: labels };
  const blank: Rule = { kind: 'not', of: { kind: 'known', column: id } };
  const known = labels.length === 0 ? [] : [named];
  const parts = members.some(isBlank) ? [blank, ...known] : known;
  const [only] = parts;
  const holds: Rule = parts.length === 1 && only !== undefined ? only : { kind: 'any', of: parts };
  return is === 'in' ? holds : { kind: 'not', of: holds };
}

/** Conditions that all hold, as a rule. */
export function ruleOf(where: readonly SegmentCondition[], dataset: Dataset): Rule {
  const parts = where.map((condition) => ruleOfCondition(condition, dataset));
  const [only] = parts;
  if (only === undefined) return { kind: 'always' };
  return parts.length === 1 ? only : { kind: 'all', of: parts };
}
