import { describe, expect, test } from 'vitest';
import { METRIC_IDS, NO_ASSUMPTIONS, readCube, reasonsOf, type MetricId } from '../../src/core/metrics';
import { dateOf, dayOf, monthOf, parseDate, REASONS, type AdmittedTable, type Missing, type TableId } from '../../src/core/model';
import { NO_DEFINITIONS, readDefinitions, type Definitions } from '../../src/core/workspace';
import { company } from '../fixtures/ask-kernel';
import { grid } from '../fixtures/grid';

/** A company in which every metric has a value, and what is taken from it so that some have none. */

const AS_OF = '2025-06-30';
type Row = Readonly<Record<string, string>>;
type Files = Partial<Record<TableId, readonly Row[]>>;
type Case = { readonly files: Files; readonly definitions?: Partial<Definitions>; readonly by?: readonly string[] };

const date = (months: number, day: number): string => dateOf(dayOf(2023, 1 + (months % 12), day) + Math.floor(months / 12) * 365);
const OUTCOMES = Array.from({ length: 3 }, () => ['won', 'lost', 'lost', 'other'] as const).flat();

/** Twelve deals a month from January 2023 on, closed after 40 to 220 days; those of the last months are open. */
const opportunity: readonly Row[] = Array.from({ length: 30 }, (_, month) => month).flatMap((month) =>
  OUTCOMES.map((outcome, at): Row => {
    const isOpen = month >= 27;
    return {
      opportunityId: `d${month}-${at}`,
      accountId: `a${month * 12 + at}`,
      outcome: isOpen ? 'open' : outcome,
      dealClass: 'newBusiness',
      currency: 'USD',
      amount: String(1000 + 12 * at + month),
      createdDate: date(month, 3 + (at % 4)),
      closeDate: isOpen ? date(month + 1, 20) : dateOf((parseDate(date(month, 3 + (at % 4))) ?? 0) + 40 + 60 * (at % 4)),
      region: at % 2 === 0 ? 'North' : 'South',
    };
  }),
);
const account: readonly Row[] = Array.from({ length: 360 }, (_, at) => ({
  accountId: `a${at}`,
  industry: at % 3 === 0 ? 'Software' : 'Retail',
}));
const spend: readonly Row[] = Array.from({ length: 30 }, (_, month) => ({
  month: dateOf(dayOf(2023 + Math.floor(month / 12), 1 + (month % 12), 1)),
  amount: '500',
  currency: 'USD',
  class: 'shared',
}));
const subscription: readonly Row[] = Array.from({ length: 40 }, (_, at) => ({
  accountId: `a${at}`,
  startDate: '2023-01-01',
  endDate: at % 8 === 0 ? '2024-10-31' : '2026-12-31',
  renewalDate: at % 2 === 0 ? '2025-01-15' : '2027-01-01',
  mrr: String(100 + at),
  currency: 'USD',
}));
const WHOLE: Files = { opportunity, account, spend, subscription };

function definitions(assumptions: Record<string, number>, icp = true): Definitions {
  const profile = {
    id: 'p',
    name: 'P',
    criteria: [
      {
        id: 'c',
        field: 'industry',
        family: 'firmographic',
        side: 'fit',
        points: 100,
        bands: [{ when: { kind: 'isOneOf', dimension: 'industry', members: ['Software'] }, points: 100 }],
      },
    ],
  };
  const read = readDefinitions({
    assumptions,
    icp: icp ? [{ id: 'v', name: 'V', effectiveFrom: '2023-01-01', profiles: [profile] }] : [],
  });
  if (read.definitions === null) throw new Error(read.error);
  return read.definitions;
}
const GIVEN = { grossMargin: 0.8, bookingsTarget: 1_000_000 };
const USUAL = definitions(GIVEN);
const TWO_VERSIONS: Definitions = {
  ...USUAL,
  icp: [...USUAL.icp, ...USUAL.icp.map((version) => ({ ...version, id: 'w', name: 'W', effectiveFrom: '2025-01-01' }))],
  icpRuler: { kind: 'inForceThen' },
};

const gridOf = (table: TableId, rows: readonly Row[]): AdmittedTable => {
  const names = Object.keys(rows[0] ?? {});
  return grid(table, [names.join(' '), ...rows.map((row) => names.map((name) => row[name] || '-').join(' '))].join('\n'));
};
const without = (rows: readonly Row[], ...names: readonly string[]): readonly Row[] =>
  rows.map((row) => Object.fromEntries(Object.entries(row).filter(([name]) => !names.includes(name))));
const changed = (rows: readonly Row[], change: (row: Row) => Row): readonly Row[] => rows.map((row) => ({ ...row, ...change(row) }));
const deals = (rows: readonly Row[]): Files => ({ ...WHOLE, opportunity: rows });
const blank = (...names: readonly string[]): Row => Object.fromEntries(names.map((name) => [name, '']));
const dayAfter = (text: string): string => dateOf((parseDate(text) ?? 0) + 1);
const isOpen = (row: Row): boolean => row['outcome'] === 'open';

/** What is taken away, by what that is. */
const CASES: Readonly<Record<string, Case>> = {
  'no opportunity file': { files: { account, spend, subscription } },
  'no account link': { files: deals(without(opportunity, 'accountId')) },
  'no amount column': { files: deals(without(opportunity, 'amount')) },
  'no created column': { files: deals(without(opportunity, 'createdDate')) },
  'no close column': { files: deals(without(opportunity, 'closeDate')) },
  'no currency anywhere': { files: deals(without(opportunity, 'currency')) },
  'two currencies without a rate': {
    files: deals(changed(opportunity, (row) => ({ currency: Number(row['amount']) % 4 < 2 ? 'USD' : 'EUR' }))),
  },
  'a reporting currency without a rate': {
    files: deals(changed(opportunity, (row) => ({ currency: Number(row['amount']) % 4 < 2 ? 'USD' : 'EUR' }))),
    definitions: { ...USUAL, currency: 'USD' as Definitions['currency'] },
  },
  'spend in two currencies': {
    files: { ...WHOLE, spend: changed(spend, (row) => ({ currency: row['month'] === '2025-01-01' ? 'EUR' : 'USD' })) },
  },
  'subscriptions in two currencies': {
    files: { ...WHOLE, subscription: changed(subscription, (row) => ({ currency: row['accountId'] === 'a1' ? 'EUR' : 'USD' })) },
  },
  'a reporting currency, and spend and subscriptions without a rate': {
    files: {
      ...WHOLE,
      spend: changed(spend, (row) => ({ currency: row['month'] === '2025-01-01' ? 'EUR' : 'USD' })),
      subscription: changed(subscription, (row) => ({ currency: row['accountId'] === 'a1' ? 'EUR' : 'USD' })),
    },
    definitions: { ...USUAL, currency: 'USD' as Definitions['currency'] },
  },
  'spend and subscriptions without a currency': {
    files: { ...WHOLE, spend: without(spend, 'currency'), subscription: without(subscription, 'currency') },
  },
  'no dates in closed deals': { files: deals(changed(opportunity, (row) => (isOpen(row) ? row : blank('closeDate')))) },
  'no created dates': { files: deals(changed(opportunity, () => blank('createdDate'))) },
  'won deals without a created date': {
    files: deals(changed(opportunity, (row) => (row['outcome'] === 'won' ? blank('createdDate') : row))),
  },
  'every deal created after it closed': {
    files: deals(changed(opportunity, (row) => (isOpen(row) ? blank('createdDate') : { createdDate: dayAfter(row['closeDate'] ?? '') }))),
  },
  'no ICP': { files: WHOLE, definitions: definitions(GIVEN, false) },
  'no spend file': { files: { opportunity, account, subscription } },
  'spend that was paid back': { files: { ...WHOLE, spend: changed(spend, () => ({ amount: '-500' })) } },
  'a month without spend': { files: { ...WHOLE, spend: spend.filter((row) => row['month'] !== '2025-01-01') } },
  'no customers': { files: { opportunity, account, spend } },
  'a given churn and no customers, no wins': {
    files: {
      opportunity: changed(opportunity, (row) => ({ outcome: row['outcome'] === 'won' ? 'lost' : (row['outcome'] ?? '') })),
      account,
      spend,
    },
    definitions: definitions({ ...GIVEN, yearlyChurn: 0.1 }),
  },
  'a given churn and no customers, no amounts': {
    files: { opportunity: changed(opportunity, () => blank('amount')), account, spend },
    definitions: definitions({ ...GIVEN, yearlyChurn: 0.1 }),
  },
  'a given churn and no customers, a currency without a rate': {
    files: {
      opportunity: changed(opportunity, (row) => ({ currency: Number(row['amount']) % 4 < 2 ? 'USD' : 'EUR' })),
      account,
      spend,
    },
    definitions: { ...definitions({ ...GIVEN, yearlyChurn: 0.1 }), currency: 'USD' as Definitions['currency'] },
  },
  'a given churn and no customers, no close column': {
    files: { opportunity: without(opportunity, 'closeDate'), account, spend },
    definitions: definitions({ ...GIVEN, yearlyChurn: 0.1 }),
  },
  'a given churn and no customers, no dates in closed deals': {
    files: { opportunity: changed(opportunity, (row) => (isOpen(row) ? row : blank('closeDate'))), account, spend },
    definitions: definitions({ ...GIVEN, yearlyChurn: 0.1 }),
  },
  'open deals that are due at no date': {
    files: deals(changed(opportunity, (row) => (isOpen(row) || (row['closeDate'] ?? '') > AS_OF ? blank('closeDate') : row))),
  },
  'deals without an account, by industry': {
    files: deals(changed(opportunity, (row) => (row['region'] === 'North' ? blank('accountId') : row))),
    by: ['industry'],
  },
  'no margin': { files: WHOLE, definitions: definitions({ bookingsTarget: 1 }) },
  'no target': { files: WHOLE, definitions: definitions({ grossMargin: 0.8 }) },
  'a margin of nothing': { files: WHOLE, definitions: definitions({ ...GIVEN, grossMargin: 0 }) },
  'nobody left': { files: { ...WHOLE, subscription: changed(subscription, () => ({ endDate: '2026-12-31' })) } },
  'a survival without anybody left': {
    files: { ...WHOLE, subscription: changed(subscription, () => ({ endDate: '2026-12-31' })) },
    definitions: { ...USUAL, assumptions: { ...USUAL.assumptions, ltvVariant: 'survival' } },
  },
  'customers that pay nothing': { files: { ...WHOLE, subscription: changed(subscription, () => ({ mrr: '0' })) } },
  'nothing up for renewal': {
    files: { ...WHOLE, subscription: changed(subscription, () => ({ endDate: '2029-12-31', renewalDate: '2029-12-31' })) },
  },
  'customers of this month only': {
    files: { ...WHOLE, subscription: changed(subscription, () => ({ startDate: '2025-06-01', endDate: '2026-12-31' })) },
  },
  'everything still open': {
    files: deals(changed(opportunity, () => ({ outcome: 'open', closeDate: '2025-09-30' }))),
  },
  'nothing open': { files: deals(opportunity.filter((row) => !isOpen(row) && (row['closeDate'] ?? '') <= AS_OF)) },
  'nothing won': { files: deals(changed(opportunity, (row) => ({ outcome: row['outcome'] === 'won' ? 'lost' : (row['outcome'] ?? '') }))) },
  'no decision that was none': { files: deals(opportunity.filter((row) => row['outcome'] !== 'other')) },
  'no amounts': { files: deals(changed(opportunity, () => blank('amount'))) },
  'amounts of nothing': { files: deals(changed(opportunity, () => ({ amount: '0' }))) },
  'only expansions': { files: deals(changed(opportunity, () => ({ dealClass: 'expansion' }))) },
  'deals of the last months only': { files: deals(opportunity.slice(-72)) },
  'won on the day it was created': {
    files: deals(changed(opportunity, (row) => (row['outcome'] === 'won' ? { closeDate: row['createdDate'] ?? '' } : row))),
  },
  'each period by the ICP version in force then': { files: WHOLE, definitions: TWO_VERSIONS },
  'by ICP': { files: WHOLE, by: ['icp'] },
  'by a dimension of deals': { files: WHOLE, by: ['region'] },
};

function readAll({ files, definitions: given = USUAL, by = [] }: Case): ReadonlyMap<MetricId, readonly (Missing | null)[]> {
  const tables = Object.entries(files).map(([table, rows]) => gridOf(table as TableId, rows ?? []));
  const loaded = company(tables, { ...NO_DEFINITIONS, ...given }, AS_OF);
  const june = monthOf(parseDate(AS_OF) ?? 0);
  const readings = readCube(loaded.cube(by), loaded.dataset, {
    metrics: METRIC_IDS,
    by: by as never,
    // All time, the last quarter, and the next: of customers its twelve months are not over.
    spans: [null, { from: june - 2, to: june }, { from: june + 1, to: june + 3 }],
    where: [],
    assumptions: { ...NO_ASSUMPTIONS, ...given.assumptions },
    accounts: null,
  });
  return new Map(METRIC_IDS.map((id) => [id, readings.filter(({ metric }) => metric === id).map(({ missing }) => missing)]));
}

const WHOLE_READ = readAll({ files: WHOLE });
const READ = Object.entries(CASES).map(([what, each]) => ({ what, read: readAll(each) }));

describe.each(METRIC_IDS)('%s', (id) => {
  test('has a value where nothing is lacking', () => expect(WHOLE_READ.get(id)?.[0]).toBeNull());
  test('gives every reason it lists, where that is what is lacking, and no other', () => {
    const given = new Set(READ.flatMap(({ read }) => read.get(id) ?? []));
    const listed = reasonsOf(id);
    const unlisted = REASONS.filter((reason) => given.has(reason) && !listed.includes(reason));
    const neverGiven = listed.filter((reason) => !given.has(reason));
    expect(`unlisted: ${unlisted.join(' ')}; never given: ${neverGiven.join(' ')}`).toBe('unlisted: ; never given: ');
  });
});
