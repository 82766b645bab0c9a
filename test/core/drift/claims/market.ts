import type { Answerable } from '../../../../src/core/analysis';
import { assemble } from '../../../../src/core/assembly';
import { driftOf, type Drift } from '../../../../src/core/drift-study';
import { ICP, TIER, type IcpVersion } from '../../../../src/core/icp';
import { basePlan, plan, type MetricId } from '../../../../src/core/metrics';
import { kernel } from '../../../../src/core/metrics/kernel';
import { dateOf, parseDate, type AdmittedTable, type Column, type DimensionId, type Sha256 } from '../../../../src/core/model';
import { USUAL_QUESTION, type Question } from '../../../../src/core/question';
import { NO_DEFINITIONS, type Definitions } from '../../../../src/core/workspace';

export const SEGMENT = 'industry' as DimensionId;
const AS_OF = '2025-06-30';

/** What is compared: fewer measures than a page has, the same comparisons. */
const COMPARED: readonly MetricId[] = [
  'winRate',
  'acv',
  'acvMedian',
  'salesCycle',
  'icpShareCreated',
  'icpShareOpen',
  'icpShareWon',
  'openCount',
  'openAmount',
  'wonAmount',
];

/** The first quarter of 2025 against the second, by industry. */
export const QUARTERS: Question = {
  ...USUAL_QUESTION,
  by: SEGMENT,
  period: { kind: 'chosen', step: 'quarter', from: dateOf(parseDate('2025-04-01') ?? 0) },
};

/** One deal of an account of its own; `amount` in cents. */
export type Deal = {
  readonly id: string;
  readonly segment: string | null;
  readonly isIcp: boolean;
  readonly created: string;
  readonly closed: string | null;
  readonly outcome: 'won' | 'lost' | 'open';
  readonly amount: number;
};

/** Long before all else, so that no baseline lies at the start of the files; every market has it. */
export const LONG_AGO: Deal = {
  id: 'old',
  segment: 'S0',
  isIcp: true,
  created: '2021-01-10',
  closed: '2021-02-10',
  outcome: 'lost',
  amount: 100,
};

const EMPLOYEES = { inIcp: 1000, out: 20 } as const;

/** Accounts of a hundred employees and more are the ICP. */
const ICP_BY_SIZE: IcpVersion = {
  id: 'v1',
  name: 'By size',
  effectiveFrom: '2020-01-01',
  author: 'a test',
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
          bands: [{ when: { kind: 'within', column: 'employees', from: 100, to: null }, points: 100 }],
        },
      ],
    },
  ],
};

const DEFINITIONS: Definitions = { ...NO_DEFINITIONS, icp: [ICP_BY_SIZE] };

function textColumn(cells: readonly (string | null)[]): Column {
  const places = new Map([['', 0]]);
  const codes = Uint32Array.from(cells, (cell) => {
    const place = places.get(cell ?? '') ?? places.size;
    places.set(cell ?? '', place);
    return place;
  });
  return { kind: 'text', labels: [...places.keys()], codes };
}

const dayColumn = (days: readonly (string | null)[]): Column => ({
  kind: 'day',
  known: Uint8Array.from(days, (day) => Number(day !== null)),
  values: Int32Array.from(days, (day) => (day === null ? 0 : (parseDate(day) ?? Number.NaN))),
});

const numbers = (kind: 'money' | 'number', values: readonly number[]): Column => ({
  kind,
  known: new Uint8Array(values.length).fill(1),
  values: Float64Array.from(values),
});

function tableOf(table: 'opportunity' | 'account', columns: readonly (readonly [string, Column])[], rows: number): AdmittedTable {
  return {
    table,
    rows,
    file: `${table}.csv`,
    sha256: `claims ${table}` as Sha256,
    columns: new Map(columns),
    headers: new Map(),
    lines: Uint32Array.from({ length: rows }, (_, at) => at + 2),
  };
}

/** A company that went the way of files, with its ICP by size, read on the last day of June 2025. */
export function marketOf(deals: readonly Deal[], measures: 'all' | 'compared' = 'all'): Answerable {
  const all = deals.some(({ id }) => id === LONG_AGO.id) ? deals : [LONG_AGO, ...deals];
  const rows = all.length;
  const opportunities = tableOf(
    'opportunity',
    [
      ['opportunityId', textColumn(all.map(({ id }) => `o${id}`))],
      ['accountId', textColumn(all.map(({ id }) => `a${id}`))],
      ['dealClass', textColumn(all.map(() => 'newBusiness'))],
      ['outcome', textColumn(all.map(({ outcome }) => outcome))],
      ['createdDate', dayColumn(all.map(({ created }) => created))],
      ['closeDate', dayColumn(all.map(({ closed }) => closed))],
      [
        'amount',
        numbers(
          'money',
          all.map(({ amount }) => amount),
        ),
      ],
      ['currency', textColumn(all.map(() => 'USD'))],
    ],
    rows,
  );
  const accounts = tableOf(
    'account',
    [
      ['accountId', textColumn(all.map(({ id }) => `a${id}`))],
      [SEGMENT, textColumn(all.map(({ segment }) => segment))],
      [
        'employees',
        numbers(
          'number',
          all.map(({ isIcp }) => (isIcp ? EMPLOYEES.inIcp : EMPLOYEES.out)),
        ),
      ],
    ],
    rows,
  );
  const { dataset, tables } = assemble([opportunities, accounts], DEFINITIONS, parseDate(AS_OF));
  const asked = measures === 'all' ? basePlan(dataset) : plan(dataset, COMPARED, [SEGMENT, TIER, ICP]);
  return { cube: kernel(asked, tables, dataset), accounts: null, dataset, definitions: DEFINITIONS };
}

export const driftIn = (deals: readonly Deal[], question: Partial<Question> = {}): Drift =>
  driftOf(marketOf(deals, 'compared'), { ...QUARTERS, ...question });

/** Deals of one segment that closed in one of the two quarters; created half a year before, where nothing else is said. */
export type Batch = {
  readonly name: string;
  readonly segment: string | null;
  readonly when: 'before' | 'now';
  readonly won: number;
  readonly lost: number;
  readonly isIcp?: boolean;
  readonly amount?: number;
  readonly isCreatedThen?: boolean;
};

const DAYS = {
  before: { closed: '2025-02-15', created: '2025-01-10' },
  now: { closed: '2025-05-16', created: '2025-04-10' },
} as const;

export function dealsOf({ name, segment, when, won, lost, isIcp = false, amount = 10_000, isCreatedThen = true }: Batch): readonly Deal[] {
  const { closed, created } = DAYS[when];
  return Array.from({ length: won + lost }, (_, at) => ({
    id: `${name}x${at}`,
    segment,
    isIcp,
    created: isCreatedThen ? created : '2024-08-10',
    closed,
    outcome: at < won ? 'won' : 'lost',
    amount: amount + at,
  }));
}
