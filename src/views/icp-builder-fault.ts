import type { AccountRule } from '../core/icp';
import { attributeNumber, type AttributeNaming } from './icp-builder-attributes';

function faultOfMembers(rule: Extract<AccountRule, { readonly kind: 'isOneOf' }>, { labelOf }: AttributeNaming): string | null {
  const label = labelOf(rule.dimension);
  if (rule.members.length === 0) return `choose at least one value of ${label}.`;
  return rule.members.some((member) => typeof member !== 'string' && member.contains.trim() === '')
    ? `write what ${label} should contain.`
    : null;
}

function faultOfRange({ column, from, to }: Extract<AccountRule, { readonly kind: 'within' }>, naming: AttributeNaming): string | null {
  const label = naming.labelOf(column);
  if (from === null && to === null) return `write a least or a most value of ${label}.`;
  if (from === null || to === null || from <= to) return null;
  const [least, most] = [attributeNumber(from, column, naming), attributeNumber(to, column, naming)];
  return `${label} cannot be at least ${least} and at most ${most}.`;
}

/** Why a rule asks for nothing or for what cannot be, in the middle of a sentence; null where it can be asked. */
export function accountRuleFault(rule: AccountRule, naming: AttributeNaming): string | null {
  switch (rule.kind) {
    case 'always':
    case 'known':
      return null;
    case 'isOneOf':
      return faultOfMembers(rule, naming);
    case 'within':
      return faultOfRange(rule, naming);
    case 'not':
      return accountRuleFault(rule.of, naming);
    case 'all':
    case 'any':
      return rule.of.length === 0
        ? 'a rule has no condition.'
        : (rule.of.map((part) => accountRuleFault(part, naming)).find((fault) => fault !== null) ?? null);
  }
}
