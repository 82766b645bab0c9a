import {
  agreement,
  crosstab,
  TIER_CODES,
  type AccountColumns,
  type AccountResults,
  type Agreement,
  type CrmMapping,
  type CrmVerdict,
  type KappaMissing,
  type Scored,
} from '../core/icp';
import { cardLimits, cardValue, counted, decimal, shareText, undefinedText } from '../wording';
import { accountName } from './icp-account';
import { tierName } from './icp-account-filters';
import type { Money } from './icp-accounts';
import { numberCell, textCell, type Table } from './table';

/** What a value of the CRM can be said to mean. */
export const VERDICT_CHOICES: readonly { readonly verdict: CrmVerdict; readonly text: string }[] = [
  { verdict: '1', text: 'Tier 1' },
  { verdict: '2', text: 'Tier 2' },
  { verdict: '3', text: 'Tier 3' },
  { verdict: '4', text: 'Tier 4' },
  { verdict: 'excluded', text: 'Excluded' },
  { verdict: 'in', text: 'In the ICP' },
  { verdict: 'out', text: 'Outside the ICP' },
];
/** The verdict of a control's value; null where a value is compared with nothing. */
export const verdictOf = (value: string): CrmVerdict | null => VERDICT_CHOICES.find(({ verdict }) => verdict === value)?.verdict ?? null;
const verdictText = (verdict: CrmVerdict | undefined): string =>
  VERDICT_CHOICES.find((each) => each.verdict === verdict)?.text ?? 'not compared';

/** A mapping with one value told anew. */
export function remapped(mapping: CrmMapping, value: string, verdict: CrmVerdict | null): CrmMapping {
  const others = [...mapping].filter(([each]) => each !== value);
  return new Map(verdict === null ? others : [...others, [value, verdict]]);
}

/** So few are told as counts, without a percent (`interface.md` 11). */
const FEW = 10;
/** From so many on a share is more than a hint. */
const ENOUGH = 30;

const KAPPA_WORDS: Readonly<Record<KappaMissing, string>> = {
  nothingCompared: 'no account could be compared',
  mixed: 'the mapping mixes tiers with in and out',
  oneClass: 'both sides say the same of all accounts',
};

/** The share of accounts of which both say the same, with its n and interval. */
function agreementText({ agree, compared, interval, kappa, kappaMissing }: Agreement): string {
  if (compared === 0 || interval === null) return 'No account can be compared under this mapping.';
  const limits = cardLimits(interval.low, interval.high, { unit: 'share', currency: null });
  if (compared < FEW) return `The CRM and this ICP agree on ${decimal(agree)} of ${counted(compared, 'account')}.`;
  const hint = compared < ENOUGH ? ', too few for a verdict' : '';
  const chance = kappa === null ? `no kappa: ${KAPPA_WORDS[kappaMissing ?? 'nothingCompared']}` : `kappa ${decimal(kappa, 2)}`;
  return `The CRM and this ICP agree on ${shareText(agree / compared, compared)} (${limits}, n=${decimal(compared)}${hint}); ${chance}.`;
}

/** What was not compared, and why; one line each. */
function leftOut({ crmSilent, notMapped, oursUnknown }: Agreement): readonly string[] {
  const line = (count: number, why: string): readonly string[] => (count === 0 ? [] : [`${counted(count, 'account')} left out: ${why}`]);
  return [
    ...line(crmSilent, 'the CRM says nothing'),
    ...line(notMapped, 'their value is not compared'),
    ...line(oursUnknown, 'cannot be scored by this ICP'),
  ];
}

const SILENT = 'not known';

function crosstabTable(tab: NonNullable<ReturnType<typeof crosstab>>, label: string): Table {
  const tiers = [...TIER_CODES.slice(1), ...TIER_CODES.slice(0, 1)];
  return {
    caption: `${label} in the CRM against our tiers, in accounts`,
    columns: [
      { id: 'value', label, isNumber: false },
      ...tiers.map((tier) => ({ id: tier, label: tierName(tier), isNumber: true })),
      { id: 'n', label: 'All', isNumber: true },
    ],
    rows: tab.rows.map(({ value, byTier, n }) => ({
      id: value === null ? 'silent' : `value ${value}`,
      isLast: value === null,
      cells: [
        textCell(value ?? SILENT),
        ...tiers.map((tier) => {
          const count = byTier[TIER_CODES.indexOf(tier)] ?? 0;
          return numberCell(decimal(count), count);
        }),
        numberCell(decimal(n), n),
      ],
    })),
    note: null,
  };
}

/** So many accounts that disagree are shown. */
const SHOWN = 50;

export type Disagreeing = {
  readonly account: number;
  readonly name: string;
  readonly crm: string;
  readonly says: string;
  readonly ours: string;
  readonly open: string;
  readonly won: string;
};

export type CrmView = {
  readonly table: Table;
  readonly values: readonly string[];
  readonly says: string;
  readonly leftOut: readonly string[];
  readonly disagreeing: readonly Disagreeing[];
  readonly disagreeingText: string;
};

type World = { readonly accounts: AccountColumns; readonly scored: Scored; readonly results: AccountResults };

function disagreeingRows(
  world: World,
  name: string,
  mapping: CrmMapping,
  found: Agreement & { readonly won: Float64Array },
  money: Money,
): readonly Disagreeing[] {
  const { accounts, scored, results } = world;
  const column = accounts.columns.get(name);
  const amountText = (minor: number): string => {
    if (money.missing !== null) return undefinedText(money.missing);
    return minor === 0 ? 'none' : cardValue(minor, { unit: 'money', currency: money.currency }, 1);
  };
  return found.disagreeing.slice(0, SHOWN).map((account) => {
    const value = column?.kind === 'text' ? (column.labels[column.codes[account] ?? 0] ?? '') : '';
    const meant = mapping.get(value);
    const isFlag = meant === 'in' || meant === 'out';
    const ours = isFlag ? verdictText(meant === 'in' ? 'out' : 'in') : tierName(TIER_CODES[scored.tier[account] ?? 0] ?? 'unknown');
    return {
      account,
      name: accountName(accounts, account),
      crm: value,
      says: verdictText(meant),
      ours,
      open: amountText(results.open.amount[account] ?? 0),
      won: amountText(found.won[account] ?? 0),
    };
  });
}

function disagreeingText(count: number): string {
  if (count === 0) return 'No account of those compared disagrees.';
  const shown = count > SHOWN ? `; the first ${SHOWN} are shown` : '';
  return `${counted(count, 'account')} ${count === 1 ? 'disagrees' : 'disagree'}, the largest open amount first, then the largest won${shown}.`;
}

/** The CRM's own tier or flag held against ours; null where no file has the column as text. */
export function crmView(
  world: World,
  name: string,
  given: { readonly mapping: CrmMapping; readonly label: string; readonly money: Money },
): CrmView | null {
  const [tab, found] = [crosstab(world.accounts, world.scored, name), agreement(world, name, given.mapping)];
  if (tab === null || found === null) return null;
  return {
    table: crosstabTable(tab, given.label),
    values: tab.rows.flatMap(({ value }) => value ?? []),
    says: agreementText(found),
    leftOut: leftOut(found),
    disagreeing: disagreeingRows(world, name, given.mapping, found, given.money),
    disagreeingText: disagreeingText(found.disagreeing.length),
  };
}

/** The values of a column that accounts have, in the order of the table. */
export const crmValues = (accounts: AccountColumns, scored: Scored, name: string): readonly string[] =>
  crosstab(accounts, scored, name)?.rows.flatMap(({ value }) => value ?? []) ?? [];
