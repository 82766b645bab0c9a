import type { AccountColumns, AttributeColumn } from './account-columns';
import { emptyProfile } from './edit';
import { isOneOf, within, type ValueCount } from './offered';
import type { AccountRule, Band, IcpProfile, ScoreTier } from './profile';

/** What a label of the CRM stands for. */
export type CrmMeaning = ScoreTier | 'excluded';
/** A label of a CRM column as text: of a number, the number itself. */
export type CrmLabel = ValueCount;

/** More labels than this are no tiers. */
const MOST_LABELS = 20;
/** Hundredths that put an account into its tier under the usual cuts of 90, 70 and 50. */
const WORTH: Readonly<Record<ScoreTier, number>> = { '1': 100, '2': 80, '3': 60, '4': 0 };
const TIERS: readonly ScoreTier[] = ['1', '2', '3', '4'];

/** How many accounts have each label; null where there are too many labels to be tiers. */
function countsOf(column: AttributeColumn): ReadonlyMap<string, number> | null {
  const counts = new Map<string, number>();
  const add = (label: string, accounts: number): void => void counts.set(label, (counts.get(label) ?? 0) + accounts);
  if (column.kind === 'text') {
    const times = new Uint32Array(column.labels.length);
    for (const code of column.codes.subarray(1)) times[code] = (times[code] ?? 0) + 1;
    column.labels.forEach((label, code) => {
      if (label !== '' && times[code] !== 0) add(label, times[code] ?? 0);
    });
  } else
    for (const value of column.values.subarray(1)) {
      if (!Number.isNaN(value)) add(String(value), 1);
      if (counts.size > MOST_LABELS) return null;
    }
  return counts.size > MOST_LABELS ? null : counts;
}

/** The labels of a column, the commonest first; null where there are too many to be tiers, or none. */
export function crmLabels(accounts: AccountColumns, field: string): readonly CrmLabel[] | null {
  const column = accounts.columns.get(field);
  const counts = column === undefined ? null : countsOf(column);
  if (counts === null || counts.size === 0) return null;
  const labels = [...counts].map(([label, count]) => ({ label, accounts: count }));
  return labels.toSorted((a, b) => b.accounts - a.accounts || (a.label < b.label ? -1 : 1));
}

/** The columns that could be a tier or a flag: those with few labels, `crmTier` and what is called tier, ICP, fit or segment first. */
export function crmColumns(accounts: AccountColumns, leftOut: ReadonlySet<string>): readonly string[] {
  const few = [...accounts.columns.keys()].filter((field) => !leftOut.has(field) && crmLabels(accounts, field) !== null);
  const likely = (field: string): number => (field === 'crmTier' ? 0 : 2 - Number(/tier|icp|ideal|rating|grade|fit/i.test(field)));
  return few.toSorted((a, b) => likely(a) - likely(b));
}

const SUGGESTED: readonly (readonly [RegExp, CrmMeaning])[] = [
  [/^(disqualified|excluded?|do not (sell|contact)|blocked|competitor|not? (a )?target)$/i, 'excluded'],
  [/^(tier\s*)?(1|a|one|i)$|^(yes|true|y|ja|icp|hot|ideal|high|strong|gold|strategic)$/i, '1'],
  [/^(tier\s*)?(2|b|two|ii)$|^(medium|warm|good|silver|partial)$/i, '2'],
  [/^(tier\s*)?(3|c|three|iii)$|^(low|cool|fair|bronze)$/i, '3'],
];

/** A first guess at what a label stands for, to be confirmed; the lowest tier where nothing speaks for another. */
export const suggestedMeaning = (label: string): CrmMeaning => SUGGESTED.find(([pattern]) => pattern.test(label.trim()))?.[1] ?? '4';

/** Rules that any one of some labels of a column meets: one for all texts, one for each number. */
function labelled(column: AttributeColumn, field: string, labels: readonly string[]): readonly AccountRule[] {
  if (labels.length === 0) return [];
  return column.kind === 'text' ? [isOneOf(field, ...labels)] : labels.map((label) => within(field, Number(label), Number(label)));
}

/**
 * A profile that gives every account the tier that its CRM label stands for: one criterion, worth 100, 80, 60 or 0 points;
 * excluded labels as an anti-ICP rule. A blank is unknown. Null where no file has the column, or no label has a tier.
 */
export function crmProfile(
  accounts: AccountColumns,
  field: string,
  meanings: ReadonlyMap<string, CrmMeaning>,
  name: string = field,
): IcpProfile | null {
  const column = accounts.columns.get(field);
  if (column === undefined) return null;
  const meaning = (wanted: CrmMeaning): readonly string[] => [...meanings].filter(([, means]) => means === wanted).map(([label]) => label);
  const bands = TIERS.flatMap((tier) => labelled(column, field, meaning(tier)).map((when): Band => ({ when, points: WORTH[tier] })));
  if (bands.length === 0) return null;
  return {
    ...emptyProfile(`${name} as the CRM has it`, []),
    exclude: labelled(column, field, meaning('excluded')),
    criteria: [{ id: 'crm', field, family: 'firmographic', side: 'fit', importance: 'critical', bands }],
  };
}
