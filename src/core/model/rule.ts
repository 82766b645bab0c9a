import type { Rule } from './predicate';

/** A rule about an account or a deal: attributes by name, labels and numbers, never codes. */
export type AttributeRule =
  | Rule
  | { readonly kind: 'within'; readonly column: string; readonly from: number | null; readonly to: number | null };

/** An attribute by name: text, a number, or nothing known. */
export type AttributeReader = (name: string) => string | number | null;

/** Whether a rule holds; null where what is known does not decide it. */
export type Verdict = boolean | null;

/** Attributes that hold several values, separated by semicolons; a condition holds if any of them meets it. */
const LISTS: ReadonlySet<string> = new Set(['technologies', 'competitorTools']);

/** What a text of an attribute says: of a list its elements, else the text itself; of a blank nothing. */
export function elementsOf(name: string, text: string): readonly string[] {
  const parts = LISTS.has(name) ? text.split(';').map((each) => each.trim()) : [text];
  return parts.filter((each) => each !== '');
}

function valuesOf(name: string, read: AttributeReader): readonly string[] | null {
  const value = read(name);
  return value === null || value === '' ? null : elementsOf(name, String(value));
}

function isOneOf(rule: Extract<AttributeRule, { kind: 'isOneOf' }>, read: AttributeReader): Verdict {
  const values = valuesOf(rule.dimension, read);
  if (values === null) return null;
  return values.some((value) =>
    rule.members.some((member) =>
      typeof member === 'string' ? member === value : value.toLowerCase().includes(member.contains.toLowerCase()),
    ),
  );
}

function within(rule: Extract<AttributeRule, { kind: 'within' }>, read: AttributeReader): Verdict {
  const value = read(rule.column);
  if (typeof value !== 'number') return null;
  return (rule.from === null || value >= rule.from) && (rule.to === null || value <= rule.to);
}

/** False settles "all" and true settles "any", whatever else is unknown; otherwise one unknown part leaves it open. */
function settle(parts: readonly Verdict[], settling: boolean): Verdict {
  if (parts.includes(settling)) return settling;
  return parts.includes(null) ? null : !settling;
}

/** Judges a rule in three values: it holds, it does not, or it cannot be decided for lack of data. */
export function judge(rule: AttributeRule, read: AttributeReader): Verdict {
  switch (rule.kind) {
    case 'always':
      return true;
    case 'isOneOf':
      return isOneOf(rule, read);
    case 'within':
      return within(rule, read);
    case 'known':
      return valuesOf(rule.column, read) !== null;
    case 'not': {
      const of = judge(rule.of, read);
      return of === null ? null : !of;
    }
    case 'all':
      return settle(
        rule.of.map((part) => judge(part, read)),
        false,
      );
    case 'any':
      return settle(
        rule.of.map((part) => judge(part, read)),
        true,
      );
  }
}

/** The attributes that a rule names, in its order; one that is named twice comes twice. */
export function attributesIn(rule: AttributeRule): readonly string[] {
  switch (rule.kind) {
    case 'always':
      return [];
    case 'isOneOf':
      return [rule.dimension];
    case 'within':
    case 'known':
      return [rule.column];
    case 'not':
      return attributesIn(rule.of);
    case 'all':
    case 'any':
      return rule.of.flatMap(attributesIn);
  }
}
