import {
  MEMBERSHIP_CODES,
  TIER_CODES,
  type AccountColumns,
  type AccountResults,
  type AttributeColumn,
  type Scored,
  type Tier,
} from '../../../../src/core/icp';

/** An account: its tier and score, what closed with it, and what it is worth. */
export type MadeAccount = {
  readonly tier?: Tier;
  readonly score?: number | null;
  readonly won?: number;
  readonly lost?: number;
  readonly open?: number;
  readonly isPartner?: boolean;
  readonly annual?: number;
  /** Wins that have an amount; all of them unless said otherwise. */
  readonly priced?: number;
  readonly month?: number;
  readonly profile?: number;
  readonly customer?: {
    readonly standing: 1 | 2;
    readonly months: number;
    readonly monthly: number;
    readonly yearAgo?: number;
    readonly yearOn?: number;
  };
};

const tierOfScore = (score: number): Tier =>
  (['4', '3', '2', '1'] as const)[Number(score >= 50) + Number(score >= 70) + Number(score >= 90)] ?? '4';

/** Scores of accounts 1, 2, …; nobody stands before them. Points are counted of 100, and none where the score is null. */
export function scoredOf(accounts: readonly MadeAccount[]): Scored {
  const all: readonly MadeAccount[] = [{ tier: 'unknown', score: null }, ...accounts];
  const tiers = all.map(({ tier, score = 0 }) => tier ?? (score === null ? 'unknown' : tierOfScore(score)));
  const numbers = (of: (account: MadeAccount, at: number) => number) => Float64Array.from(all, of);
  const none = new Float64Array(all.length);
  return {
    count: all.length,
    profile: Int16Array.from(all, ({ profile = 0 }, at) => (at === 0 ? -1 : profile)),
    tier: Uint8Array.from(tiers, (tier) => TIER_CODES.indexOf(tier)),
    icp: Uint8Array.from(tiers, (tier) => {
      if (tier === 'unknown') return 0;
      return MEMBERSHIP_CODES.indexOf(tier === '1' || tier === '2' ? 'in' : 'out');
    }),
    earned: numbers(({ score = 0 }) => score ?? 0),
    known: numbers(({ score = 0 }) => (score === null ? 0 : 100)),
    possible: numbers(() => 100),
    intentEarned: none,
    intentKnown: none,
    intentPossible: none,
    isProvisional: new Uint8Array(all.length),
    isOverridden: new Uint8Array(all.length),
  };
}

/** What came of the same accounts; `nobody` is deals that name no account. */
export function resultsOf(accounts: readonly MadeAccount[], nobody: MadeAccount = {}, grossMargin: number | null = 0.8): AccountResults {
  const all = [nobody, ...accounts];
  const rows = all.flatMap((each, account) => ((each.won ?? 0) + (each.lost ?? 0) > 0 ? [{ ...each, account }] : []));
  const numbers = (of: (account: MadeAccount) => number) => Float64Array.from(all, of);
  const months = rows.map(({ month = 600 }) => month);
  return {
    count: all.length,
    isCounted: Uint8Array.from(all, ({ isPartner = false }, at) => Number(at > 0 && !isPartner)),
    asOf: '2025-09-30',
    currency: null,
    closings: {
      rows: rows.length,
      account: Int32Array.from(rows, ({ account }) => account),
      month: Int32Array.from(months),
      won: Uint32Array.from(rows, ({ won = 0 }) => won),
      lost: Uint32Array.from(rows, ({ lost = 0 }) => lost),
      wonPriced: Uint32Array.from(rows, ({ won = 0, annual, priced = won }) => (annual === undefined ? 0 : priced)),
      wonAnnual: Float64Array.from(rows, ({ annual = 0 }) => annual),
    },
    firstMonth: months.length === 0 ? null : Math.min(...months),
    lastMonth: months.length === 0 ? null : Math.max(...months),
    open: { deals: Uint32Array.from(all, ({ open = 0 }) => open), amount: new Float64Array(all.length) },
    customers: all.some(({ customer }) => customer !== undefined)
      ? {
          standing: Uint8Array.from(all, ({ customer }) => customer?.standing ?? 0),
          months: Uint32Array.from(all, ({ customer }) => customer?.months ?? 0),
          soFar: numbers(({ customer }) => (customer?.months ?? 0) * (customer?.monthly || (customer?.yearAgo ?? 0))),
          revenue: numbers(({ customer }) => (customer?.monthly ?? 0) * 12),
          monthly: numbers(({ customer }) => customer?.monthly ?? 0),
          yearAgo: numbers(({ customer }) => customer?.yearAgo ?? 0),
          yearOn: numbers(({ customer }) => customer?.yearOn ?? 0),
        }
      : null,
    grossMargin,
  };
}

/** A column of accounts 1, 2, …: of numbers where every value that is known is one. */
function columnOf(values: readonly (string | number)[]): AttributeColumn {
  if (values.every((value) => typeof value === 'number' || value === ''))
    return { kind: 'number', values: Float64Array.from([NaN, ...values.map((value) => (value === '' ? NaN : Number(value)))]) };
  const labels = ['', ...new Set(values.map(String).filter((value) => value !== ''))];
  return { kind: 'text', labels, codes: Uint32Array.from([0, ...values.map((value) => labels.indexOf(String(value)))]) };
}

/** Attributes of accounts 1, 2, …: one row each, blank cells unknown. */
export function columnsOf(header: readonly string[], rows: readonly (readonly (string | number)[])[]): AccountColumns {
  const ids = ['', ...rows.map((_, at) => `A${at + 1}`)];
  return {
    count: ids.length,
    ids,
    names: ids.map((id) => (id === '' ? '' : `Account ${id}`)),
    columns: new Map(header.map((name, at): [string, AttributeColumn] => [name, columnOf(rows.map((row) => row[at] ?? ''))])),
  };
}
