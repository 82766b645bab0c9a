import { codeOf, labelOf, NOT_KEPT, type Code, type Dimension, type DimensionId, type Predicate, type Rule } from '../model';
import { isWhole } from '../sql';

const NEVER: Predicate = { kind: 'any', of: [] };

type Member = string | { readonly contains: string };

/**
 * A stored rule as a predicate over the codes of loaded dictionaries. A label that the files do not have drops out, and
 * a condition on a dimension that they lack holds for no row. Text is matched here, without regard to case.
 */
export function resolve(rule: Rule, dimensions: readonly Dimension[]): Predicate {
  switch (rule.kind) {
    case 'always':
    case 'within':
      return rule;
    case 'isOneOf':
      return named(rule.dimension, rule.members, dimensions);
    case 'known':
      return isWhole(rule.column) || dimensions.some(({ id }) => id === rule.column) ? rule : NEVER;
    case 'not':
      return { kind: 'not', of: resolve(rule.of, dimensions) };
    case 'all':
    case 'any':
      return { kind: rule.kind, of: rule.of.map((part) => resolve(part, dimensions)) };
  }
}

function named(id: DimensionId, members: readonly Member[], dimensions: readonly Dimension[]): Predicate {
  const dimension = dimensions.find((each) => each.id === id);
  if (dimension === undefined) return NEVER;
  const codes = new Set(members.flatMap((member) => codesOf(member, dimension)));
  return { kind: 'isOneOf', dimension: id, members: [...codes].sort((a, b) => a - b) };
}

function codesOf(member: Member, dimension: Dimension): readonly Code[] {
  if (typeof member === 'string') {
    const code = codeOf(dimension, member);
    return code === null ? [] : [code];
  }
  const wanted = member.contains.toLowerCase();
  return dimension.members.flatMap((_, code) => {
    const label = code === NOT_KEPT ? null : labelOf(dimension, code);
    return label !== null && label.toLowerCase().includes(wanted) ? [code] : [];
  });
}
