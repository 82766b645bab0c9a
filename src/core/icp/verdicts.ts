import { judge } from '../model';
import type { AccountColumns, AttributeNumbers, AttributeTexts } from './account-columns';
import type { AccountRule } from './profile';

/** A rule holds, does not, or cannot be decided for lack of data: `judge` as numbers. */
export const HOLDS = 1;
export const FAILS = 0;
export const OPEN = -1;

type IsOneOf = Extract<AccountRule, { kind: 'isOneOf' }>;
type Within = Extract<AccountRule, { kind: 'within' }>;
/** Which accounts are asked about, by number. */
export type Asked = { readonly accounts: AccountColumns; readonly rows: Uint32Array };

const asNumber = (verdict: boolean | null): number => (verdict === null ? OPEN : Number(verdict));
const verdictsOf = ({ rows }: Asked, verdict: number): Int8Array => new Int8Array(rows.length).fill(verdict);

/**
 * Judges a rule for many accounts at once: the verdict of `rows[i]` stands at `i`, equal to `judge`. A condition on text is
 * judged once for each label of the dictionary, one on numbers once for each account.
 */
export function verdictsBy(rule: AccountRule, asked: Asked): Int8Array {
  switch (rule.kind) {
    case 'always':
      return verdictsOf(asked, HOLDS);
    case 'isOneOf':
      return isOneOf(rule, asked);
    case 'within':
      return within(rule, asked);
    case 'known':
      return knownIn(rule.column, asked);
    case 'not':
      return verdictsBy(rule.of, asked).map((verdict) => (verdict === OPEN ? OPEN : 1 - verdict));
    case 'all':
      return allOf(rule.of, asked);
    case 'any':
      return anyOf(rule.of, asked);
  }
}

/** Whether every rule holds; of no rules, they all do. */
export const allOf = (rules: readonly AccountRule[], asked: Asked): Int8Array => joined(rules, asked, FAILS);

/** Whether some rule holds; of no rules, none does. */
export const anyOf = (rules: readonly AccountRule[], asked: Asked): Int8Array => joined(rules, asked, HOLDS);

/** 1 where an attribute is known, 0 where it is not; one that no file has is known of nobody. */
export function knownIn(name: string, asked: Asked): Int8Array {
  const column = asked.accounts.columns.get(name);
  if (column === undefined) return verdictsOf(asked, FAILS);
  if (column.kind === 'text')
    return byCode(
      column,
      asked.rows,
      byLabel(column, (label) => Number(label !== '')),
    );
  const { rows } = asked;
  const { values } = column;
  const found = new Int8Array(rows.length);
  for (let at = 0; at < rows.length; at += 1) if (!Number.isNaN(values[rows[at] ?? 0] ?? NaN)) found[at] = HOLDS;
  return found;
}

function byCode({ codes }: AttributeTexts, rows: Uint32Array, verdicts: Int8Array): Int8Array {
  const found = new Int8Array(rows.length);
  for (let at = 0; at < rows.length; at += 1) found[at] = verdicts[codes[rows[at] ?? 0] ?? 0] ?? OPEN;
  return found;
}

const byLabel = ({ labels }: AttributeTexts, verdictOf: (label: string) => number): Int8Array => {
  const verdicts = new Int8Array(labels.length);
  for (let code = 0; code < labels.length; code += 1) verdicts[code] = verdictOf(labels[code] ?? '');
  return verdicts;
};

/**
 * What a rule makes of each label, kept as long as both are there: neither ever changes, and while weights and cuts are
 * tried out the same rules are asked of the same dictionary many times a second.
 */
const judgedLabels = new WeakMap<AttributeTexts, WeakMap<AccountRule, Int8Array>>();

function labelVerdicts(rule: IsOneOf, column: AttributeTexts): Int8Array {
  const byRule = judgedLabels.get(column) ?? new WeakMap<AccountRule, Int8Array>();
  judgedLabels.set(column, byRule);
  const verdicts = byRule.get(rule) ?? byLabel(column, (label) => asNumber(judge(rule, () => label)));
  byRule.set(rule, verdicts);
  return verdicts;
}

/** The same number comes often: each is judged once. */
function byNumber(rule: IsOneOf, { values }: AttributeNumbers, rows: Uint32Array): Int8Array {
  const judged = new Map<number, number>();
  const found = new Int8Array(rows.length);
  for (let at = 0; at < rows.length; at += 1) {
    const value = values[rows[at] ?? 0] ?? NaN;
    const verdict = Number.isNaN(value) ? OPEN : (judged.get(value) ?? asNumber(judge(rule, () => value)));
    judged.set(value, verdict);
    found[at] = verdict;
  }
  return found;
}

function isOneOf(rule: IsOneOf, asked: Asked): Int8Array {
  const column = asked.accounts.columns.get(rule.dimension);
  if (column === undefined) return verdictsOf(asked, OPEN);
  if (column.kind === 'number') return byNumber(rule, column, asked.rows);
  return byCode(column, asked.rows, labelVerdicts(rule, column));
}

function within({ column: name, from, to }: Within, asked: Asked): Int8Array {
  const column = asked.accounts.columns.get(name);
  if (column?.kind !== 'number') return verdictsOf(asked, OPEN);
  const { rows } = asked;
  const { values } = column;
  const [least, most] = [from ?? -Infinity, to ?? Infinity];
  const found = new Int8Array(rows.length);
  for (let at = 0; at < rows.length; at += 1) {
    const value = values[rows[at] ?? 0] ?? NaN;
    if (value >= least && value <= most) found[at] = HOLDS;
    else if (Number.isNaN(value)) found[at] = OPEN;
  }
  return found;
}

/** One part with the settling verdict settles the whole; else one that is open leaves it open. */
function joined(parts: readonly AccountRule[], asked: Asked, settling: number): Int8Array {
  const found = verdictsOf(asked, 1 - settling);
  for (const part of parts) {
    const verdicts = verdictsBy(part, asked);
    for (let at = 0; at < found.length; at += 1) {
      const verdict = verdicts[at] ?? OPEN;
      if (verdict === settling || (verdict === OPEN && found[at] !== settling)) found[at] = verdict;
    }
  }
  return found;
}
