import type { IcpVersion } from '../src/core/icp';
import { parseDate, type AdmittedTable, type Column, type DimensionId, type Sha256, type TableId } from '../src/core/model';
import { chanceFrom, type Chance } from '../src/core/statistics';
import { NO_DEFINITIONS, type Definitions } from '../src/core/workspace';
import { currencyFrom } from '../src/core/model';

/** How large a made-up company is. */
export type Size = { readonly deals: number; readonly accounts: number };

const INDUSTRIES = ['Software', 'Retail', 'Energy', 'Media', 'Healthcare', 'Banking', 'Logistics', 'Education'];
const COUNTRIES = ['US', 'CA', 'GB', 'DE', 'FR', 'NL', 'AT', 'SE', 'JP', 'BR'];
const TOOLS = ['Toolmark', 'Segmenta', 'Pipeloom', 'Cronix', 'Dealbase', 'Fieldnote'];
const STAGES = ['Bootstrapped', 'Seed', 'Series A', 'Series B', 'Public'];
const FIRST = parseDate('2022-01-01') ?? 0;
const DAYS = 1370;
const AS_OF = FIRST + DAYS;
const BLANK = 0.15;

const text = (values: readonly string[]): Column => {
  const labels = ['', ...new Set(values.filter((value) => value !== ''))];
  const codes = new Map(labels.map((label, code) => [label, code]));
  return { kind: 'text', labels, codes: Uint32Array.from(values, (value) => codes.get(value) ?? 0) };
};
const numbers = (kind: 'money' | 'number', values: readonly (number | null)[]): Column => ({
  kind,
  values: Float64Array.from(values, (value) => value ?? 0),
  known: Uint8Array.from(values, (value) => Number(value !== null)),
});
const days = (values: readonly (number | null)[]): Column => ({
  kind: 'day',
  values: Int32Array.from(values, (value) => value ?? 0),
  known: Uint8Array.from(values, (value) => Number(value !== null)),
});

function table(id: TableId, rows: number, columns: Readonly<Record<string, Column>>): AdmittedTable {
  const names = Object.keys(columns);
  return {
    table: id,
    file: `${id}.csv`,
    sha256: `${id} ${rows}` as Sha256,
    rows,
    columns: new Map(Object.entries(columns)),
    headers: new Map(names.map((name) => [name, name])),
    lines: Uint32Array.from({ length: rows }, (_, at) => at + 2),
  };
}

const many = <T>(count: number, make: (at: number) => T): readonly T[] => Array.from({ length: count }, (_, at) => make(at));
const idOf = (account: number): string => `A${account}`;

/** A value in so many cases, else nothing. */
const known = <T>(chance: Chance, value: T): T | null => (chance.uniform() < BLANK ? null : value);
const oneOf = (chance: Chance, values: readonly string[]): string => values[Math.floor(chance.uniform() * values.length)] ?? '';
const sometimes = (chance: Chance, values: readonly string[]): string => known(chance, oneOf(chance, values)) ?? '';

function accountTable({ accounts }: Size): AdmittedTable {
  const chance = chanceFrom(11);
  const tools = (): string => (chance.uniform() < 0.5 ? sometimes(chance, TOOLS) : `${oneOf(chance, TOOLS)}; ${oneOf(chance, TOOLS)}`);
  return table('account', accounts, {
    accountId: text(many(accounts, idOf)),
    industry: text(many(accounts, () => sometimes(chance, INDUSTRIES))),
    country: text(many(accounts, () => sometimes(chance, COUNTRIES))),
    fundingStage: text(many(accounts, () => sometimes(chance, STAGES))),
    technologies: text(many(accounts, tools)),
    competitorTools: text(many(accounts, tools)),
    employees: numbers(
      'number',
      many(accounts, () => known(chance, Math.floor(Math.exp(chance.uniform() * 9)) + 1)),
    ),
    annualRevenue: numbers(
      'money',
      many(accounts, () => known(chance, Math.floor(Math.exp(10 + chance.uniform() * 12)))),
    ),
    saasTools: numbers(
      'number',
      many(accounts, () => known(chance, Math.floor(chance.uniform() * 40))),
    ),
    headcountGrowth: numbers(
      'number',
      many(accounts, () => known(chance, Math.floor(chance.uniform() * 100) - 30)),
    ),
    hiring: numbers(
      'number',
      many(accounts, () => known(chance, Math.floor(chance.uniform() * 9))),
    ),
  });
}

function dealTable({ deals, accounts }: Size): AdmittedTable {
  const chance = chanceFrom(7);
  const rows = many(deals, (at) => {
    const created = FIRST + Math.floor(chance.uniform() * DAYS);
    const closed = created + Math.floor(chance.uniform() * 240);
    const isClosed = closed <= AS_OF;
    const outcome = chance.uniform() < 0.3 ? 'won' : 'lost';
    return {
      id: `D${at}`,
      account: idOf(Math.floor(accounts * chance.uniform() ** 1.5)),
      outcome: isClosed ? outcome : 'open',
      dealClass: chance.uniform() < 0.8 ? 'newBusiness' : 'expansion',
      created,
      closed,
      amount: known(chance, 100_000 + Math.floor(chance.uniform() * 9_000_000)),
    };
  });
  return table('opportunity', deals, {
    opportunityId: text(rows.map(({ id }) => id)),
    accountId: text(rows.map(({ account }) => account)),
    outcome: text(rows.map(({ outcome }) => outcome)),
    dealClass: text(rows.map(({ dealClass }) => dealClass)),
    createdDate: days(rows.map(({ created }) => created)),
    closeDate: days(rows.map(({ closed }) => closed)),
    amount: numbers(
      'money',
      rows.map(({ amount }) => amount),
    ),
    currency: text(rows.map(() => 'USD')),
  });
}

/** A third of the accounts pay, some of them no more. */
function subscriptionTable({ accounts }: Size): AdmittedTable {
  const chance = chanceFrom(5);
  const paying = many(Math.floor(accounts / 3), (at) => at * 3);
  const starts = paying.map(() => FIRST + Math.floor(chance.uniform() * (DAYS - 60)));
  return table('subscription', paying.length, {
    accountId: text(paying.map(idOf)),
    startDate: days(starts),
    endDate: days(starts.map((start) => (chance.uniform() < 0.25 ? start + 180 + Math.floor(chance.uniform() * 500) : null))),
    mrr: numbers(
      'money',
      paying.map(() => 5_000 + Math.floor(chance.uniform() * 300_000)),
    ),
    currency: text(paying.map(() => 'USD')),
  });
}

function spendTable(): AdmittedTable {
  const months = many(57, (at) => parseDate(`${2021 + Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}-01`) ?? 0);
  return table('spend', months.length, {
    month: days(months),
    amount: numbers(
      'money',
      months.map((_, at) => 900_000_000 + at * 1_000_000),
    ),
    currency: text(months.map(() => 'USD')),
    class: text(months.map(() => 'newBusiness')),
  });
}

/** Deals, accounts, customers and spend of a company, the same ones each time. */
export const madeTables = (size: Size): readonly AdmittedTable[] => [
  dealTable(size),
  accountTable(size),
  subscriptionTable(size),
  spendTable(),
];

type Criterion = IcpVersion['profiles'][number]['criteria'][number];
const among = (id: string, points: number, ...groups: readonly (readonly string[])[]): Criterion => ({
  id,
  field: id,
  family: 'firmographic',
  side: 'fit',
  points,
  bands: groups.map((members, at) => ({
    when: { kind: 'isOneOf', dimension: id as DimensionId, members },
    points: at === 0 ? points : Math.floor(points / (at + 1)),
  })),
});
const between = (id: string, points: number, ...ranges: readonly (readonly [number, number | null])[]): Criterion => ({
  id,
  field: id,
  family: 'firmographic',
  side: 'fit',
  points,
  bands: ranges.map(([from, to], at) => ({
    when: { kind: 'within', column: id, from, to },
    points: at === 0 ? points : Math.floor(points / (at + 1)),
  })),
});

/** A version of ten criteria in all; `weight` is the points of the first, which is what is dragged. */
export function madeVersion(weight: number): IcpVersion {
  const criteria = [
    between('employees', weight, [200, 1000], [50, 199], [1001, 5000]),
    among('industry', 45 - weight, ['Software', 'Media'], ['Banking', 'Energy']),
    between('annualRevenue', 10, [2_000_000, null], [500_000, 1_999_999]),
    among('competitorTools', 10, ['Toolmark', 'Segmenta'], ['Cronix']),
    among('technologies', 10, ['Pipeloom'], ['Dealbase', 'Fieldnote']),
    among('country', 10, ['US', 'CA'], ['GB', 'DE', 'FR']),
    among('fundingStage', 5, ['Series A', 'Series B']),
    between('saasTools', 5, [10, null]),
    between('headcountGrowth', 5, [20, null], [0, 19]),
  ];
  const hiring: Criterion = { ...between('hiring', 100, [3, null]), side: 'intent', family: 'behavioural' };
  return {
    id: `v${weight}`,
    name: `Weight ${weight}`,
    effectiveFrom: '2022-01-01',
    author: '',
    note: '',
    profiles: [
      {
        id: 'middle',
        name: 'Middle',
        mustHave: [],
        exclude: [],
        missing: 'leaveOut',
        cuts: [90, 70, 50],
        icpFrom: 70,
        criteria: [...criteria, hiring],
      },
    ],
  };
}

export const madeDefinitions: Definitions = {
  ...NO_DEFINITIONS,
  currency: currencyFrom('USD'),
  assumptions: {
    ...NO_DEFINITIONS.assumptions,
    numbers: new Map([...NO_DEFINITIONS.assumptions.numbers, ['grossMargin', 0.8], ['capMonths', 60]]),
  },
};
export const madeAsOf = AS_OF;
