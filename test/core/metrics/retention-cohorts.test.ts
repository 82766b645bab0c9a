import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { assemble } from '../../../src/core/assembly';
import { NO_ASSUMPTIONS, type Condition } from '../../../src/core/metrics';
import { cohortPlan, readCohorts, type Cohorts } from '../../../src/core/metrics/retention-cohorts';
import { kernel } from '../../../src/core/metrics/kernel';
import { CALENDAR_MONTHS, parseDate, type AdmittedTable, type Calendar, type DimensionId } from '../../../src/core/model';
import { NO_DEFINITIONS } from '../../../src/core/workspace';
import { grid } from '../../fixtures/grid';

type Wish = { readonly where?: readonly Condition[]; readonly calendar?: Calendar; readonly asOf?: string };

function cohortsOf(tables: readonly AdmittedTable[], { where = [], calendar = CALENDAR_MONTHS, asOf = '2024-12-31' }: Wish = {}): Cohorts {
  const { dataset, tables: facts } = assemble(tables, { ...NO_DEFINITIONS, calendar, currency: 'USD' as never }, parseDate(asOf));
  const ask = cohortPlan(dataset, where) ?? { by: [], time: 'month' as const, measures: [], filter: { kind: 'always' as const } };
  return readCohorts(kernel(ask, facts, dataset), dataset, { where, assumptions: NO_ASSUMPTIONS });
}

const contracts = (text: string): AdmittedTable => grid('subscription', `accountId startDate endDate mrr\n${text}`);
const revenue = (cohorts: Cohorts, label: string): readonly (number | string)[] =>
  (cohorts.cohorts.find((each) => each.label === label)?.cells ?? []).map((cell) => cell.revenue.value ?? cell.revenue.missing ?? '');
const customers = (cohorts: Cohorts, label: string): readonly (number | string)[] =>
  (cohorts.cohorts.find((each) => each.label === label)?.cells ?? []).map((cell) => cell.customers.value ?? cell.customers.missing ?? '');

describe('cohorts of customers', () => {
  const company = contracts(`
    a 2023-10-05 2024-10-04 100
    b 2023-11-20 - 100
    b 2024-05-15 - 50
    c 2024-01-10 2024-06-30 200
    d 2024-02-01 - 200`);

  test('a cohort starts on the first day after its quarter and is read every three months', () => {
    expect(customers(cohortsOf([company]), '2023-Q4')).toEqual([1, 1, 1, 1]);
    expect(customers(cohortsOf([company]), '2024-Q1')).toEqual([1, 0.5, 0.5, 'not_mature']);
  });

  test('what customers added is in their revenue, so that it passes the start', () => {
    expect(revenue(cohortsOf([company]), '2023-Q4')).toEqual([1, 1, 1.25, 1.25]);
  });

  test('an age that lies after the as-of date is not mature, however short it is ahead', () => {
    expect(customers(cohortsOf([company], { asOf: '2024-09-30' }), '2024-Q1')).toEqual([1, 0.5, 'not_mature']);
    expect(customers(cohortsOf([company], { asOf: '2024-10-01' }), '2024-Q1')).toEqual([1, 0.5, 0.5, 'not_mature']);
  });

  test('all cohorts together are held at each age against those that have reached it', () => {
    const { whole } = cohortsOf([company]);
    expect(whole.cells.map((cell) => [cell.customers.value, cell.customers.n])).toEqual([
      [1, 4],
      [0.75, 4],
      [0.75, 4],
      [1, 2],
    ]);
    expect(whole.cells[1]?.revenue.value).toBe(400 / 600);
  });

  test('a share of customers has a Wilson interval, a share of revenue none, and n is the cohort’s size', () => {
    const cell = cohortsOf([company]).cohorts.find(({ label }) => label === '2024-Q1')?.cells[1];
    expect([cell?.customers.low, cell?.customers.high].map((limit) => limit?.toFixed(4))).toEqual(['0.0945', '0.9055']);
    expect([cell?.revenue.low, cell?.revenue.n]).toEqual([null, 2]);
  });

  test('who left before the quarter of start was over is in no cohort', () => {
    const { cohorts } = cohortsOf([contracts('a 2024-01-02 2024-02-28 100\nb 2024-04-05 - 100')]);
    expect(cohorts.map(({ label, customers: size }) => [label, size])).toEqual([['2024-Q2', 1]]);
  });

  test('who comes back counts again, in the cohort of the first start', () => {
    expect(customers(cohortsOf([contracts('a 2023-10-05 2024-02-01 100\na 2024-06-01 - 100')]), '2023-Q4')).toEqual([1, 0, 1, 1]);
  });

  test('quarters follow the fiscal year', () => {
    const calendar: Calendar = { kind: 'months', startMonth: 2, namedBy: 'end' };
    const { cohorts } = cohortsOf([contracts('a 2024-01-10 - 100')], { calendar });
    expect(cohorts.map(({ label, cells }) => [label, cells.map((cell) => cell.customers.period?.from)])).toEqual([
      ['2024-Q4', ['2024-02-01', '2024-02-01', '2024-02-01', '2024-02-01']],
    ]);
  });

  test('without customers there is no base, and a filter by deals cannot be kept', () => {
    const deals = grid(
      'opportunity',
      'opportunityId accountId outcome region amount createdDate closeDate\n1 a won EMEA 10 2024-01-01 2024-02-01',
    );
    expect(cohortsOf([deals]).missing).toBe('no_base');
    const where: Condition[] = [{ dimension: 'region' as DimensionId, is: 'in', members: ['EMEA'] }];
    expect(cohortsOf([deals, company], { where }).missing).toBe('not_kept_by_slice');
  });

  test('a filter by the account takes its cohort apart', () => {
    const accounts = grid('account', 'accountId industry\na Retail\nb Energy');
    const where: Condition[] = [{ dimension: 'industry' as DimensionId, is: 'in', members: ['Energy'] }];
    const told = cohortsOf([accounts, company], { where });
    expect(told.cohorts.map(({ label, customers: size }) => [label, size])).toEqual([['2023-Q4', 1]]);
    expect(revenue(told, '2023-Q4')).toEqual([1, 1, 1.5, 1.5]);
  });

  test('every cell is what a count by hand over the contracts gives', () => {
    const day = (month: number, date: number): string =>
      `${2023 + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}-${String(date).padStart(2, '0')}`;
    const contract = fc.record({
      account: fc.integer({ min: 0, max: 4 }),
      start: fc.integer({ min: 0, max: 20 }),
      date: fc.constantFrom(1, 2, 28),
      length: fc.integer({ min: 1, max: 14 }),
      mrr: fc.integer({ min: 1, max: 9 }),
    });
    fc.assert(
      fc.property(fc.array(contract, { minLength: 1, maxLength: 8 }), (all) => {
        const lines = all.map(({ account, start, date, length, mrr }) => ({
          account: `a${account}`,
          from: day(start, date),
          to: day(start + length, date),
          mrr,
        }));
        const told = cohortsOf([contracts(lines.map(({ account, from, to, mrr }) => `${account} ${from} ${to} ${mrr}`).join('\n'))]);
        const started = lines.filter(({ from }) => from <= '2024-12-31');
        const first = new Map<string, string>();
        for (const { account, from } of started) if (from < (first.get(account) ?? '9')) first.set(account, from);
        const activeOn = (on: string, quarter: number) =>
          started.filter(({ account, from, to }) => from <= on && to >= on && quarterOf(first.get(account) ?? '') === quarter);
        for (const { label, cells } of told.cohorts) {
          const quarter = Number(label?.slice(0, 4)) * 4 + Number(label?.slice(6)) - 1;
          const on = (age: number): string => day((quarter - 2023 * 4 + 1 + age) * 3, 1);
          const start = activeOn(on(0), quarter);
          for (const { quarters, revenue: kept, customers: stayed } of cells) {
            const now = activeOn(on(quarters), quarter);
            const sum = (of: typeof now): number => of.reduce((total, { mrr }) => total + mrr, 0);
            const size = (of: typeof now): number => new Set(of.map(({ account }) => account)).size;
            const isReached = on(quarters) <= '2024-12-31';
            expect(kept.value).toBe(isReached ? sum(now) / sum(start) : null);
            expect(stayed.value).toBe(isReached ? size(now) / size(start) : null);
            expect(stayed.n).toBe(size(start));
          }
        }
      }),
      { numRuns: 200 },
    );
  });
});

const quarterOf = (date: string): number => Number(date.slice(0, 4)) * 4 + Math.floor((Number(date.slice(5, 7)) - 1) / 3);
