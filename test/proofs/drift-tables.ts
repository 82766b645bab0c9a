import type { IcpVersion } from '../../src/core/icp';
import { firstOf, type AdmittedTable, type Column, type DimensionId, type Sha256 } from '../../src/core/model';
import type { Company, PlantedDeal } from './drift-company';

/** Three whole years, January 2023 to December 2025, read on the last day. */
const FIRST_MONTH = 636;
const FIRST_DAY = firstOf(FIRST_MONTH);
const dayIn = (quarters: number): number => firstOf(FIRST_MONTH + 3 * quarters) - FIRST_DAY;
export const DAYS = dayIn(12);
export const AS_OF = FIRST_DAY + DAYS - 1;

/**
 * The periods that are compared, as days from the first: `before` up to the day before `now`, `now` up to the last day. Files that
 * begin late have their first deal on one of the days of `begins`: that of the baseline, or one, two or three quarters sooner.
 */
export type Window = {
  readonly name: string;
  readonly quarters: number;
  readonly before: number;
  readonly now: number;
  readonly begins: readonly number[];
};
export const YEAR: Window = {
  name: 'four quarters against the four before',
  quarters: 4,
  before: dayIn(4),
  now: dayIn(8),
  begins: [4, 3, 2, 1].map(dayIn),
};
export const QUARTER: Window = {
  name: 'one quarter against the one before',
  quarters: 1,
  before: dayIn(10),
  now: dayIn(11),
  begins: [10, 9, 8, 7].map(dayIn),
};

export const SEGMENT = 'industry' as DimensionId;

/** Four tiers by the number of employees; tiers 1 and 2 are the ICP. */
const SIZES = [
  { employees: 1000, points: 100 },
  { employees: 100, points: 75 },
  { employees: 50, points: 55 },
] as const;
const SMALLEST = 20;

export const ICP_VERSION: IcpVersion = {
  id: 'v1',
  name: 'By size',
  effectiveFrom: '2023-01-01',
  author: 'simulation',
  note: '',
  profiles: [
    {
      id: 'all',
      name: 'All',
      mustHave: [],
      exclude: [],
      missing: 'leaveOut',
      cuts: [90, 70, 50],
      icpFrom: 70,
      criteria: [
        {
          id: 'size',
          field: 'employees',
          family: 'firmographic',
          side: 'fit',
          points: 100,
          bands: SIZES.map(({ employees, points }) => ({
            when: { kind: 'within', column: 'employees', from: employees, to: null },
            points,
          })),
        },
      ],
    },
  ],
};

/** Every other account of either kind is of the better tier. */
function employeesOf({ isIcp, account }: PlantedDeal): number {
  const isBetter = account % 2 === 0;
  if (isIcp) return SIZES[isBetter ? 0 : 1].employees;
  return isBetter ? SIZES[2].employees : SMALLEST;
}

const everyRow = (rows: number): Uint8Array => new Uint8Array(rows).fill(1);

/** A text column from one label a row; a row without any is ''. */
function textColumn(cells: readonly string[]): Column {
  const places = new Map([['', 0]]);
  const codes = Uint32Array.from(cells, (cell) => {
    const known = places.get(cell) ?? places.size;
    places.set(cell, known);
    return known;
  });
  return { kind: 'text', labels: [...places.keys()], codes };
}

const dayColumn = (days: readonly (number | null)[]): Column => ({
  kind: 'day',
  known: Uint8Array.from(days, (day) => (day === null ? 0 : 1)),
  values: Int32Array.from(days, (day) => FIRST_DAY + (day ?? 0)),
});

function tableOf(table: 'opportunity' | 'account', rows: number, columns: readonly (readonly [string, Column])[]): AdmittedTable {
  return {
    table,
    rows,
    file: `${table}.csv`,
    sha256: `simulated ${table}` as Sha256,
    columns: new Map(columns),
    headers: new Map(),
    lines: Uint32Array.from({ length: rows }, (_, at) => at + 2),
  };
}

const outcomeOf = ({ isWin, closed }: PlantedDeal): string => {
  if (closed >= DAYS) return 'open';
  return isWin ? 'won' : 'lost';
};

/** What the CRM of a company exports on the as-of date: its deals, and its accounts with their segment and size. */
export function exportsOf({ segments }: Company, deals: readonly PlantedDeal[]): readonly AdmittedTable[] {
  const rows = deals.length;
  const accounts = [...new Map(deals.map((deal) => [deal.account, deal])).values()];
  return [
    tableOf('opportunity', rows, [
      ['opportunityId', textColumn(deals.map((_, at) => `o${at}`))],
      ['accountId', textColumn(deals.map(({ account }) => `a${account}`))],
      ['dealClass', textColumn(deals.map(() => 'newBusiness'))],
      ['outcome', textColumn(deals.map(outcomeOf))],
      ['createdDate', dayColumn(deals.map(({ created }) => created))],
      ['closeDate', dayColumn(deals.map(({ closed }) => (closed < DAYS ? closed : null)))],
      ['amount', { kind: 'money', known: everyRow(rows), values: Float64Array.from(deals, ({ amount }) => amount * 100) }],
      ['currency', textColumn(deals.map(() => 'USD'))],
    ]),
    tableOf('account', accounts.length, [
      ['accountId', textColumn(accounts.map(({ account }) => `a${account}`))],
      [SEGMENT, textColumn(accounts.map(({ segment }) => segments[segment]?.name ?? ''))],
      [
        'employees',
        {
          kind: 'number',
          known: everyRow(accounts.length),
          values: Float64Array.from(accounts, employeesOf),
        },
      ],
    ]),
  ];
}
