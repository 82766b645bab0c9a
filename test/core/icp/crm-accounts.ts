import {
  overridesInForce,
  scoreAccounts,
  type AccountColumns,
  type AccountResults,
  type AttributeColumn,
  type Criterion,
  type IcpProfile,
  type IcpVersion,
  type Lining,
  type Override,
} from '../../../src/core/icp';
import type { Currency, DimensionId } from '../../../src/core/model';

export const AS_OF = '2025-09-30';

const textsOf = (values: readonly string[]): AttributeColumn => {
  const labels = ['', ...new Set(values.filter((value) => value !== ''))];
  return { kind: 'text', labels, codes: Uint32Array.from(['', ...values], (value) => labels.indexOf(value)) };
};
const numbersOf = (values: readonly string[]): AttributeColumn => ({
  kind: 'number',
  values: Float64Array.from(['', ...values], (value) => (value === '' ? NaN : Number(value))),
});

/** Accounts from a grid: `id name` and attributes; `-` is not known, a column of numbers alone is one of numbers unless it is text. */
export function accountsOf(grid: string, texts: readonly string[] = []): AccountColumns {
  const [header = [], ...rows] = grid
    .trim()
    .split('\n')
    .map((line) =>
      line
        .trim()
        .split(/\s{2,}/)
        .map((cell) => (cell === '-' ? '' : cell)),
    );
  const column = (at: number): readonly string[] => rows.map((row) => row[at] ?? '');
  const isNumber = (at: number): boolean => !texts.includes(header[at] ?? '') && column(at).every((cell) => /^\d*$/.test(cell));
  const columns = header.slice(2).map((name, at): [string, AttributeColumn] => {
    const values = column(at + 2);
    return [name, isNumber(at + 2) ? numbersOf(values) : textsOf(values)];
  });
  return { count: rows.length + 1, ids: ['', ...column(0)], names: ['', ...column(1)], columns: new Map(columns) };
}

export const oneOf = (dimension: string, ...members: string[]) => ({
  kind: 'isOneOf' as const,
  dimension: dimension as DimensionId,
  members,
});
export const within = (column: string, from: number | null, to: number | null) => ({ kind: 'within' as const, column, from, to });

export const criterion = (
  field: string,
  points: number,
  when: Criterion['bands'][number]['when'],
  side: Criterion['side'] = 'fit',
): Criterion => ({
  id: field,
  field,
  family: 'firmographic',
  side,
  points,
  bands: [{ when, points }],
});

export const profile = (some: Partial<IcpProfile> = {}): IcpProfile => ({
  id: 'tech',
  name: 'Technology',
  mustHave: [],
  exclude: [],
  missing: 'leaveOut',
  cuts: [90, 70, 50],
  icpFrom: 70,
  criteria: [criterion('employees', 60, within('employees', 50, null)), criterion('industry', 40, oneOf('industry', 'Software'))],
  ...some,
});

export const version = (some: Partial<IcpVersion> = {}): IcpVersion => ({
  id: 'icp-1',
  name: 'ICP 1',
  effectiveFrom: '2024-01-01',
  author: 'Ana Ruiz',
  note: 'First',
  profiles: [profile()],
  ...some,
});

/** What came of accounts: open deals and amounts, and what was won, by account number. */
export function resultsOf(
  count: number,
  some: { readonly open?: Readonly<Record<number, number>>; readonly won?: Readonly<Record<number, number>> } = {},
): AccountResults {
  const [open, won] = [some.open ?? {}, Object.entries(some.won ?? {})];
  const rows = won.length;
  return {
    count,
    isCounted: new Uint8Array(count).fill(1, 1),
    asOf: AS_OF,
    currency: 'USD' as Currency,
    closings: {
      rows,
      account: Int32Array.from(won, ([account]) => Number(account)),
      month: new Int32Array(rows).fill(660),
      won: new Uint32Array(rows).fill(1),
      lost: new Uint32Array(rows),
      wonPriced: new Uint32Array(rows).fill(1),
      wonAnnual: Float64Array.from(won, ([, amount]) => amount),
    },
    firstMonth: rows === 0 ? null : 660,
    lastMonth: rows === 0 ? null : 660,
    open: {
      deals: Uint32Array.from({ length: count }, (_, account) => (open[account] === undefined ? 0 : 1)),
      amount: Float64Array.from({ length: count }, (_, account) => open[account] ?? 0),
    },
    customers: null,
    grossMargin: null,
  };
}

/** All that a list is drawn from. */
export function liningOf(
  accounts: AccountColumns,
  some: { readonly version?: IcpVersion; readonly results?: AccountResults; readonly overrides?: readonly Override[] } & Partial<
    Pick<Lining, 'segmentations'>
  > = {},
): Lining {
  const own = some.version ?? version();
  const overrides = some.overrides ?? [];
  return {
    accounts,
    version: own,
    scored: scoreAccounts(own, accounts, { overrides, date: AS_OF }),
    results: some.results ?? resultsOf(accounts.count),
    overrides: overridesInForce(overrides, AS_OF),
    segmentations: some.segmentations ?? [],
  };
}
