import { wilson, type Interval } from '../statistics';
import type { AccountColumns, AttributeTexts } from './account-columns';
import type { AccountResults } from './account-results';
import type { ScoreTier, Tier } from './profile';
import { MEMBERSHIP_CODES, TIER_CODES, type Scored } from './scored';

/** A column with more values than this is no tier and no flag. */
const MOST_VALUES = 12;
/** Names that speak for a tier or a flag, the likeliest first. */
const LIKELY: readonly RegExp[] = [/^crmTier$/, /tier/i, /icp|ideal/i, /\bfit|rating|grade/i, /segment/i];

/** How many accounts have each code of a column; nobody is left out. */
function timesOf({ labels, codes }: AttributeTexts): Uint32Array {
  const times = new Uint32Array(labels.length);
  for (const code of codes.subarray(1)) times[code] = (times[code] ?? 0) + 1;
  return times;
}

const textColumn = ({ columns }: AccountColumns, name: string): AttributeTexts | null => {
  const column = columns.get(name);
  return column?.kind === 'text' ? column : null;
};

/** How likely a column is a tier or a flag by its name: 0 is the likeliest, `LIKELY.length` is not at all. */
function placeOf(name: string): number {
  const at = LIKELY.findIndex((pattern) => pattern.test(name));
  return at < 0 ? LIKELY.length : at;
}

/** Whether a name speaks for a tier or a flag. */
export const isNamedAsTier = (name: string): boolean => placeOf(name) < LIKELY.length;

/** The columns of text that may hold the CRM's own tier or flag: with two to twelve values, the likeliest first. */
export function comparableColumns(accounts: AccountColumns, leftOut: ReadonlySet<string> = new Set()): readonly string[] {
  const names = [...accounts.columns.keys()].filter((name) => {
    const column = textColumn(accounts, name);
    if (column === null || leftOut.has(name)) return false;
    const values = timesOf(column)
      .subarray(1)
      .filter((times) => times > 0).length;
    return values >= 2 && values <= MOST_VALUES;
  });
  return names.toSorted((a, b) => placeOf(a) - placeOf(b));
}

/** What a value of the CRM says by our words: a tier, or whether it is an ICP account at all. */
export type CrmVerdict = ScoreTier | 'excluded' | 'in' | 'out';
/** Values that are not among them are compared with nothing. */
export type CrmMapping = ReadonlyMap<string, CrmVerdict>;

const SPOKEN: readonly (readonly [RegExp, CrmVerdict])[] = [
  [/^(icp[\s_-]*)?tier[\s_-]*1$|^(icp[\s_-]*)?(1|a|i)$/, '1'],
  [/^(icp[\s_-]*)?tier[\s_-]*2$|^(icp[\s_-]*)?(2|b|ii)$/, '2'],
  [/^(icp[\s_-]*)?tier[\s_-]*3$|^(icp[\s_-]*)?(3|c|iii)$/, '3'],
  [/^(icp[\s_-]*)?tier[\s_-]*4$|^(icp[\s_-]*)?(4|d|iv)$/, '4'],
  [/^(excluded|disqualified|blocked|do not (sell|contact))$/, 'excluded'],
  [/^(icp|yes|true|y|ja|in|target|ideal)$/, 'in'],
  [/^(no|false|n|nein|out|non[\s_-]*icp|not[\s_-]*icp|no[\s_-]*icp|non[\s_-]*target)$/, 'out'],
];

/** What the values of a column seem to say; one that speaks for nothing is left for people to settle. */
export function suggestedMapping(values: readonly string[]): CrmMapping {
  const meant = values.map((value) => [value, SPOKEN.find(([pattern]) => pattern.test(value.trim().toLowerCase()))?.[1]] as const);
  return new Map(meant.flatMap(([value, verdict]) => (verdict === undefined ? [] : [[value, verdict] as const])));
}

export type CrossRow = {
  /** Null: the CRM says nothing. */
  readonly value: string | null;
  /** Accounts by our tier, in the order of `TIER_CODES`. */
  readonly byTier: readonly number[];
  readonly n: number;
};
/** The CRM's values against our tiers, account by account. */
export type Crosstab = { readonly rows: readonly CrossRow[]; readonly n: number };

/** Values in the order of their text, what the CRM does not say last. Null where no file has the column as text. */
export function crosstab(accounts: AccountColumns, scored: Scored, name: string): Crosstab | null {
  const column = textColumn(accounts, name);
  if (column === null) return null;
  const counts = column.labels.map(() => TIER_CODES.map(() => 0));
  for (let account = 1; account < accounts.count; account += 1) {
    const own = counts[column.codes[account] ?? 0];
    const tier = scored.tier[account] ?? 0;
    if (own !== undefined) own[tier] = (own[tier] ?? 0) + 1;
  }
  const rows = counts.map((byTier, code): CrossRow & { readonly code: number } => ({
    code,
    value: code === 0 ? null : (column.labels[code] ?? null),
    byTier,
    n: byTier.reduce((sum, each) => sum + each, 0),
  }));
  const order = (row: CrossRow): string => row.value ?? '';
  const shown = rows
    .filter(({ n }) => n > 0)
    .toSorted((a, b) => Number(a.code === 0) - Number(b.code === 0) || Number(order(a) > order(b)) - Number(order(a) < order(b)));
  return { rows: shown.map(({ value, byTier, n }) => ({ value, byTier, n })), n: accounts.count - 1 };
}

/** Why there is no kappa: nothing compared, tiers and flags mixed, or both sides say the same of all accounts. */
export type KappaMissing = 'nothingCompared' | 'mixed' | 'oneClass';
/** How far the CRM and we say the same. Accounts are counted once, in the first part that they fall in. */
export type Agreement = {
  readonly agree: number;
  readonly compared: number;
  /** Of the share that agrees, by Wilson, 95 %. */
  readonly interval: Interval | null;
  readonly kappa: number | null;
  readonly kappaMissing: KappaMissing | null;
  readonly crmSilent: number;
  readonly notMapped: number;
  readonly oursUnknown: number;
  /** Numbers of the accounts that disagree, those with the largest open amount first, then the largest won. */
  readonly disagreeing: readonly number[];
};

const isFlag = (verdict: CrmVerdict): verdict is 'in' | 'out' => verdict === 'in' || verdict === 'out';

/** What we say of an account in the words of a verdict; null where we cannot tell. */
function ourVerdict(scored: Scored, account: number, asFlag: boolean): CrmVerdict | null {
  const own: Tier | 'in' | 'out' = asFlag
    ? (MEMBERSHIP_CODES[scored.icp[account] ?? 0] ?? 'unknown')
    : (TIER_CODES[scored.tier[account] ?? 0] ?? 'unknown');
  return own === 'unknown' ? null : own;
}

type Pair = { readonly crm: CrmVerdict; readonly ours: CrmVerdict };

/** Cohen's kappa, unweighted: agreement beyond what the two margins alone would give (J. Cohen 1960). */
function kappaOf(pairs: readonly Pair[]): Pick<Agreement, 'kappa' | 'kappaMissing'> {
  const missing = (kappaMissing: KappaMissing) => ({ kappa: null, kappaMissing });
  const n = pairs.length;
  if (n === 0) return missing('nothingCompared');
  if (pairs.some(({ crm }) => isFlag(crm)) && !pairs.every(({ crm }) => isFlag(crm))) return missing('mixed');
  const verdicts = [...new Set(pairs.flatMap(({ crm, ours }) => [crm, ours]))];
  const share = (side: keyof Pair, verdict: CrmVerdict): number => pairs.filter((pair) => pair[side] === verdict).length / n;
  const byChance = verdicts.reduce((sum, verdict) => sum + share('crm', verdict) * share('ours', verdict), 0);
  if (verdicts.length < 2) return missing('oneClass');
  const observed = pairs.filter(({ crm, ours }) => crm === ours).length / n;
  return { kappa: (observed - byChance) / (1 - byChance), kappaMissing: null };
}

/** Yearly amount won of each account, in minor units. */
function wonOf({ count, closings }: AccountResults): Float64Array {
  const won = new Float64Array(count);
  closings.account.forEach((account, row) => {
    won[account] = (won[account] ?? 0) + (closings.wonAnnual[row] ?? 0);
  });
  return won;
}

/** Holds each account's verdict by the CRM against ours, under a mapping; null where no file has the column as text. */
export function agreement(
  world: { readonly accounts: AccountColumns; readonly scored: Scored; readonly results: AccountResults },
  name: string,
  mapping: CrmMapping,
): (Agreement & { readonly won: Float64Array }) | null {
  const { accounts, scored, results } = world;
  const column = textColumn(accounts, name);
  if (column === null) return null;
  const [pairs, disagreeing]: [Pair[], number[]] = [[], []];
  let [crmSilent, notMapped, oursUnknown] = [0, 0, 0];
  for (let account = 1; account < accounts.count; account += 1) {
    const code = column.codes[account] ?? 0;
    const crm = mapping.get(column.labels[code] ?? '');
    const ours = crm === undefined ? null : ourVerdict(scored, account, isFlag(crm));
    if (code === 0) crmSilent += 1;
    else if (crm === undefined) notMapped += 1;
    else if (ours === null) oursUnknown += 1;
    else {
      pairs.push({ crm, ours });
      if (crm !== ours) disagreeing.push(account);
    }
  }
  const [compared, agree, won] = [pairs.length, pairs.length - disagreeing.length, wonOf(results)];
  const openOf = (account: number): number => results.open.amount[account] ?? 0;
  const byAmount = (a: number, b: number): number => openOf(b) - openOf(a) || (won[b] ?? 0) - (won[a] ?? 0) || a - b;
  return {
    agree,
    compared,
    interval: wilson(agree, compared, 0.95),
    ...kappaOf(pairs),
    crmSilent,
    notMapped,
    oursUnknown,
    disagreeing: disagreeing.toSorted(byAmount),
    won,
  };
}
