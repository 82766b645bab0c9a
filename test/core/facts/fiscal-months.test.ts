import { describe, expect, test } from 'vitest';
import { CALENDAR_MONTHS, dateOf, type Calendar } from '../../../src/core/model';
import { grid } from '../../fixtures/grid';
import { factsOf, labelsOf, monthNamed, nameOf, rowsOf } from './made-facts';

/** 2026 has 53 weeks: from Monday 29 December 2025 to Sunday 3 January 2027; its December has six of them. */
const WEEKS: Calendar = { ...CALENDAR_MONTHS, kind: '4-4-5' };

const deals = grid(
  'opportunity',
  `
  outcome dealClass   createdDate closeDate
  won     newBusiness 2025-12-28  2025-12-29
  won     newBusiness 2025-12-29  2026-11-22
  lost    newBusiness 2026-01-25  2026-11-23
  won     newBusiness 2026-01-26  2027-01-03
  won     newBusiness 2026-02-22  2027-01-04
  open    newBusiness 2026-02-23  2027-01-31`,
);
const facts = factsOf([deals], '2027-01-10', { calendar: WEEKS });
const monthsOf = (column: string): readonly string[] => rowsOf(facts, 'opportunity', [column]).map((row) => nameOf(row[column] ?? null));

describe('deals in a year of 53 weeks', () => {
  test('fall into the months of the calendar, to the day', () => {
    expect(monthsOf('createdMonth')).toEqual(['2025-12', '2026-01', '2026-01', '2026-02', '2026-02', '2026-03']);
    expect(monthsOf('closedMonth')).toEqual(['2026-01', '2026-11', '2026-12', '2026-12', '2027-01', '-']);
    expect(monthsOf('dueMonth')).toEqual(['-', '-', '-', '-', '-', '2027-01']);
    expect(rowsOf(facts, 'logo', ['closedMonth']).map(({ closedMonth }) => nameOf(closedMonth))).toEqual([
      '2026-01',
      '2026-11',
      '2026-12',
      '2027-01',
    ]);
  });

  test('the dataset says by which calendar, and its first and last month are of it', () => {
    expect(facts.dataset.calendar).toEqual(WEEKS);
    expect([facts.dataset.months?.from, facts.dataset.months?.to].map((month) => nameOf(month ?? null))).toEqual(['2025-12', '2027-01']);
  });

  test('their quarters are those of the weeks', () =>
    expect(labelsOf(facts, 'opportunity', 'closedQuarter')).toEqual(['2026-Q1', '2026-Q4', '2026-Q4', '2026-Q4', '2027-Q1', '']));

  test('days stay days', () =>
    expect(rowsOf(facts, 'opportunity', ['cycleDays']).map(({ cycleDays }) => cycleDays)).toEqual([1, 328, 302, 342, 316, null]));
});

describe('customers in a year of 53 weeks', () => {
  const base = grid(
    'subscription',
    `
    accountId startDate  endDate    mrr currency
    A         2025-12-29 2027-01-03 100 USD
    B         2025-12-30 -          100 USD
    C         2025-12-01 -          100 USD`,
  );
  const at = (asOf: string) => factsOf([base], asOf, { calendar: WEEKS });
  const january = (asOf: string) =>
    rowsOf(at(asOf), 'recurring', ['account', 'month', 'yearOn', 'staysYear', 'stays'])
      .filter(({ month }) => month === monthNamed('2026-01'))
      .map(({ account, yearOn, staysYear }) => [account, yearOn, staysYear]);

  test('a month counts who is active on its first day, which is a Monday', () =>
    expect(january('2027-01-03')).toEqual([
      [1, 0, 0],
      [3, 10_000, 1],
    ]));

  test('a year on lies 53 weeks ahead', () =>
    expect(january('2027-01-02')).toEqual([
      [1, null, null],
      [3, null, null],
    ]));

  test('the spine has one row for each month, and none beyond the as-of date', () => {
    const months = rowsOf(at('2027-01-03'), 'recurring', ['account', 'month']).filter(({ account }) => account === 3);
    expect(months.map(({ month }) => nameOf(month))).toEqual(
      Array.from({ length: 12 }, (_, month) => `2026-${String(month + 1).padStart(2, '0')}`),
    );
    const [last] = rowsOf(at('2027-01-04'), 'recurring', ['month']).toReversed();
    expect(nameOf(last?.month ?? null)).toBe('2027-01');
  });

  test('fifty-three weeks are twelve months of tenure', () =>
    expect(rowsOf(at('2027-06-30'), 'tenure', ['account', 'tenureMonths', 'ended'])[0]).toEqual({
      account: 1,
      tenureMonths: 12,
      ended: 1,
    }));
});

test('a renewal on the first Monday after a year of weeks belongs to that year, one a day later does not', () => {
  const contract = (date: string) =>
    grid('subscription', `accountId startDate endDate mrr currency renewalDate\n A 2025-06-01 - 100 USD ${date}`);
  const renewing = (date: string): number | null | undefined =>
    rowsOf(factsOf([contract(date)], '2027-01-03', { calendar: WEEKS }), 'recurring', ['month', 'renewing']).find(
      ({ month }) => month === monthNamed('2026-01'),
    )?.renewing;
  expect([renewing('2027-01-04'), renewing('2027-01-05')]).toEqual([10_000, 0]);
});

test('without another event, the as-of date is the last day of the last month of spend, by the calendar', () => {
  const spend = grid('spend', 'month amount currency\n 2026-12-01 100 USD');
  expect(dateOf(factsOf([spend], null, { calendar: WEEKS }).dataset.asOf)).toBe('2027-01-03');
  expect(dateOf(factsOf([spend]).dataset.asOf)).toBe('2026-12-31');
});
