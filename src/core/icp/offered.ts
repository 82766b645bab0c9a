import { judge, type DimensionId, type Rule } from '../model';
import type { AccountColumns, AttributeColumn, AttributeNumbers, AttributeTexts } from './account-columns';
import type { AccountRule } from './profile';

/** A value of an attribute and how many accounts have it. */
export type ValueCount = { readonly label: string; readonly accounts: number };

/** An attribute that a rule may ask about, with what is known of it. An account with a list counts for each value in it. */
export type Offered = { readonly id: string; readonly known: number; readonly of: number } & (
  | { readonly kind: 'text'; readonly values: readonly ValueCount[] }
  /** `middle` is the lower median of the accounts of which it is known. */
  | { readonly kind: 'number'; readonly least: number; readonly most: number; readonly middle: number }
);

export const isOneOf = (attribute: string, ...members: readonly (string | { readonly contains: string })[]): AccountRule => ({
  kind: 'isOneOf',
  dimension: attribute as DimensionId,
  members,
});
export const within = (attribute: string, from: number | null, to: number | null): AccountRule => ({
  kind: 'within',
  column: attribute,
  from,
  to,
});
/** The opposite of a rule; that of an opposite is the rule itself. */
export const negated = (rule: AccountRule): AccountRule => (rule.kind === 'not' ? rule.of : { kind: 'not', of: rule as Rule });
/** Rules of which all must hold, or any one; a single one stands by itself. */
export function joined(how: 'all' | 'any', rules: readonly AccountRule[]): AccountRule {
  const [only] = rules;
  return rules.length === 1 && only !== undefined ? only : { kind: how, of: rules as readonly Rule[] };
}

/** Whether an attribute holds several values with semicolons between them: asked of the rules themselves, which settle it. */
const isList = (attribute: string): boolean => judge(isOneOf(attribute, 'b'), () => 'a;b') === true;

const partsOf = (label: string): readonly string[] => [
  ...new Set(
    label
      .split(';')
      .map((part) => part.trim())
      .filter((part) => part !== ''),
  ),
];

function valuesOf(
  attribute: string,
  { labels, codes }: AttributeTexts,
): { readonly known: number; readonly values: readonly ValueCount[] } {
  const times = new Uint32Array(labels.length);
  for (const code of codes.subarray(1)) times[code] = (times[code] ?? 0) + 1;
  const counts = new Map<string, number>();
  let known = 0;
  labels.forEach((label, code) => {
    const accounts = times[code] ?? 0;
    if (label === '' || accounts === 0) return;
    known += accounts;
    for (const part of isList(attribute) ? partsOf(label) : [label]) counts.set(part, (counts.get(part) ?? 0) + accounts);
  });
  const values = [...counts].map(([label, accounts]) => ({ label, accounts }));
  return { known, values: values.toSorted((a, b) => b.accounts - a.accounts || (a.label < b.label ? -1 : 1)) };
}

function numbersOf(id: string, { values }: AttributeNumbers, of: number): Offered | null {
  const known = values
    .subarray(1)
    .filter((value) => !Number.isNaN(value))
    .sort();
  const [least, most, middle] = [known[0], known.at(-1), known[Math.floor((known.length - 1) / 2)]];
  if (least === undefined || most === undefined || middle === undefined) return null;
  return { id, kind: 'number', known: known.length, of, least, most, middle };
}

function offeredOf(id: string, column: AttributeColumn, of: number): Offered | null {
  if (column.kind === 'number') return numbersOf(id, column, of);
  const { known, values } = valuesOf(id, column);
  return known === 0 ? null : { id, kind: 'text', known, of, values };
}

/** The attributes of which anything is known of any account, in the order of the columns; values that most accounts have first. */
export function attributesOffered({ count, columns }: AccountColumns): readonly Offered[] {
  return [...columns].flatMap(([id, column]) => offeredOf(id, column, Math.max(0, count - 1)) ?? []);
}

/** No more values than this begin a band. */
const MOST_VALUES = 10;

/**
 * A rule to begin with, from what is common and not from who buys: the commonest values that at least half of the accounts
 * have of which it is known, or at least the middle of a number.
 */
export function commonRule(offered: Offered): AccountRule {
  if (offered.kind === 'number') return within(offered.id, offered.middle, null);
  let covered = 0;
  const members: string[] = [];
  for (const { label, accounts } of offered.values.slice(0, MOST_VALUES)) {
    if (covered * 2 >= offered.known) break;
    members.push(label);
    covered += accounts;
  }
  return isOneOf(offered.id, ...members);
}
