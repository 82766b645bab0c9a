import { describe, expect, test } from 'vitest';
import type { AdmittedTable } from '../../../src/core/model';
import { grid } from '../../fixtures/grid';
import { factsOf, monthNamed, nameOf, rowsOf } from './made-facts';

const base = (rows: string): AdmittedTable => grid('subscription', `accountId startDate endDate mrr currency renewalDate\n${rows.trim()}`);

const COLUMNS = [
  'month',
  'mrr',
  'stays',
  'staysYear',
  'yearOn',
  'keptYearOn',
  'grownYearOn',
  'renewing',
  'renewedYearOn',
  'renewedKept',
] as const;
type Column = (typeof COLUMNS)[number];
type MonthRow = Readonly<Record<Column, number | null>>;

/** The rows of one month, in the order of the accounts. */
const monthOfBase = (tables: readonly AdmittedTable[], month: string, asOf: string): readonly MonthRow[] =>
  rowsOf(factsOf(tables, asOf), 'recurring', COLUMNS).filter((row) => row.month === monthNamed(month));
const sum = (rows: readonly MonthRow[], column: Column): number => rows.reduce((total, row) => total + (row[column] ?? Number.NaN), 0);
/** Units to minor units, in the columns of money. */
const cents = (row: MonthRow | undefined, ...columns: Column[]): readonly (number | null)[] =>
  columns.map((column) => (row?.[column] ?? null) && (row?.[column] ?? 0) / 100);

describe('twelve months on', () => {
  const example = base(`
    A 2023-06-01 2024-06-30 100 USD -
    A 2024-07-01 -          150 USD -
    B 2023-06-01 2024-03-31 100 USD -
    B 2024-04-01 -          60  USD -
    C 2023-06-01 2024-09-30 100 USD -
    D 2023-06-01 -          100 USD -
    E 2024-05-01 -          80  USD -`);
  const window = monthOfBase([example], '2024-01', '2024-12-31');

  test('the worked example keeps 0.775 net, 0.65 gross and loses one customer of four', () => {
    expect(window).toHaveLength(4);
    expect(sum(window, 'yearOn') / sum(window, 'mrr')).toBe(0.775);
    expect(sum(window, 'keptYearOn') / sum(window, 'mrr')).toBe(0.65);
    expect(sum(window, 'grownYearOn') / sum(window, 'mrr')).toBe(0.125);
    expect(window.map(({ staysYear }) => staysYear)).toEqual([1, 1, 0, 1]);
  });

  test('what a customer has then is what it keeps and what came on top', () => {
    for (const row of window) expect(row.yearOn).toBe((row.keptYearOn ?? 0) + (row.grownYearOn ?? 0));
  });

  test('are known from the day before they are over, and unknown until then', () => {
    const knownBy = (asOf: string): boolean[] =>
      monthOfBase([example], '2024-01', asOf).map(({ yearOn, staysYear, keptYearOn, renewing }) =>
        [yearOn, staysYear, keptYearOn, renewing].every((value) => value !== null),
      );
    expect(knownBy('2024-12-31')).toEqual([true, true, true, true]);
    expect(knownBy('2024-12-30')).toEqual([false, false, false, false]);
    const [early] = monthOfBase([example], '2024-01', '2024-12-30');
    expect(COLUMNS.map((column) => early?.[column])).toEqual([monthNamed('2024-01'), 10_000, 1, ...Array(7).fill(null)]);
  });

  test('a contract that begins on the morrow of the as-of date goes on where another ended', () => {
    const yearly = base(`
      A 2024-01-01 2024-12-31 100 USD -
      A 2025-01-01 2025-12-31 120 USD -
      B 2024-01-01 2024-12-31 100 USD -`);
    const rows = monthOfBase([yearly], '2024-01', '2024-12-31');
    expect(rows.map((row) => cents(row, 'yearOn'))).toEqual([[120], [0]]);
    expect(rows.map(({ staysYear }) => staysYear)).toEqual([1, 0]);
    expect(monthOfBase([yearly], '2024-12', '2024-12-31').map(({ stays }) => stays)).toEqual([1, 0]);
  });

  test('whether a customer stays over the month of the as-of date is not known before it ends', () => {
    const ending = base('A 2024-01-01 2024-06-25 100 USD -');
    expect(monthOfBase([ending], '2024-06', '2024-06-20').map(({ stays }) => stays)).toEqual([null]);
    expect(monthOfBase([ending], '2024-06', '2024-06-30').map(({ stays }) => stays)).toEqual([0]);
  });

  test('who comes back inside them stays, with what it has then; who comes back later is lost', () => {
    const back = base(`
      A 2023-01-01 2024-02-29 100 USD -
      A 2024-08-01 -          70  USD -
      B 2023-01-01 2024-02-29 100 USD -
      B 2025-01-02 -          70  USD -`);
    const rows = monthOfBase([back], '2024-01', '2025-06-30');
    expect(rows.map((row) => [row.staysYear, ...cents(row, 'yearOn', 'keptYearOn')])).toEqual([
      [1, 70, 70],
      [0, 0, 0],
    ]);
    const gap = rowsOf(factsOf([back], '2025-06-30'), 'recurring', ['account', 'month', 'stays']).filter(({ account }) => account === 1);
    expect(gap.map(({ month }) => nameOf(month))).not.toContain('2024-05');
    expect(gap.find(({ month }) => month === monthNamed('2024-02'))?.stays).toBe(0);
  });

  test('contracts that run side by side are one customer with both revenues', () => {
    const both = base(`
      A 2023-01-01 -          100 USD -
      A 2023-01-01 2024-05-31 50  USD -`);
    expect(monthOfBase([both], '2024-01', '2024-12-31').map((row) => cents(row, 'mrr', 'yearOn', 'keptYearOn'))).toEqual([[150, 100, 100]]);
  });
});

describe('the renewal base', () => {
  const renewing = (rows: string, month = '2024-01', asOf = '2024-12-31') =>
    monthOfBase([base(rows)], month, asOf).map((row) => cents(row, 'mrr', 'renewing', 'renewedYearOn', 'renewedKept'));

  test('is what is active on the first day and up for renewal before the year is over', () => {
    expect(renewing('A 2023-07-01 2024-06-30 100 USD -\n A 2024-07-01 2025-06-30 130 USD -')).toEqual([[100, 100, 130, 100]]);
    expect(renewing('A 2022-07-01 2025-06-30 100 USD -')).toEqual([[100, 0, 0, 0]]);
    expect(renewing('A 2022-07-01 - 100 USD -')).toEqual([[100, 0, 0, 0]]);
  });

  test('goes by the renewal date before the end', () => {
    expect(renewing('A 2022-07-01 2025-06-30 100 USD 2024-03-01')).toEqual([[100, 100, 100, 100]]);
    expect(renewing('A 2022-07-01 2024-06-30 100 USD 2025-03-01')).toEqual([[100, 0, 0, 0]]);
    expect(renewing('A 2022-07-01 - 100 USD 2024-03-01')).toEqual([[100, 100, 100, 100]]);
  });

  test.each([
    ['2024-01-01', 0],
    ['2024-01-02', 100],
    ['2025-01-01', 100],
    ['2025-01-02', 0],
  ])('what ends the day before its renewal: a date of %s belongs to the year of 2024 with %d', (date, expected) =>
    expect(renewing(`A 2022-07-01 - 100 USD ${date}`)[0]?.[1]).toBe(expected),
  );

  test('holds contracts by the calendar year, renewed on the first of January', () => {
    expect(renewing('A 2024-01-01 2024-12-31 100 USD 2025-01-01')).toEqual([[100, 100, 0, 0]]);
  });

  test('the part that is not up for renewal is taken to be there still', () => {
    const rows = `
      A 2023-07-01 2024-06-30 60  USD -
      A 2022-07-01 2025-06-30 100 USD -
      A 2024-07-01 2025-06-30 40  USD -`;
    expect(renewing(rows)).toEqual([[160, 60, 40, 40]]);
  });

  test('is never less than nothing', () => {
    const rows = `
      A 2023-07-01 2024-06-30 60  USD -
      A 2022-07-01 2024-09-30 100 USD 2026-01-01`;
    expect(renewing(rows)).toEqual([[160, 60, 0, 0]]);
  });
});

describe('how long customers stay', () => {
  const tenures = (rows: string, asOf = '2025-06-30') =>
    rowsOf(factsOf([base(rows)], asOf), 'tenure', ['account', 'tenureMonths', 'ended']).map(
      ({ account, tenureMonths, ended }) => `${account}: ${tenureMonths} ${ended === 1 ? 'ended' : 'goes on'}`,
    );

  test.each([
    ['to the end of the contract', '2024-01-01 2024-12-31', '12 ended'],
    ['to the as-of date while it runs', '2024-01-01 -', '18 goes on'],
    ['to the as-of date where the end lies ahead', '2024-01-01 2026-12-31', '18 goes on'],
    ['a month is over on the day of its own number', '2024-01-15 2024-03-14', '2 ended'],
    ['and not a day before', '2024-01-15 2024-03-13', '1 ended'],
    ['a day is no month', '2024-01-15 2024-01-15', '0 ended'],
    ['an end on the as-of date is an end', '2024-07-01 2025-06-30', '12 ended'],
    ['a start on the as-of date is one', '2025-06-30 -', '0 goes on'],
  ])('%s', (_, stretch, expected) => expect(tenures(`A ${stretch} 100 USD -`)).toEqual([`1: ${expected}`]));

  test('contracts that follow on the next day, or overlap, are one stretch', () => {
    expect(tenures('A 2024-01-01 2024-06-30 1 USD -\n A 2024-07-01 2024-12-31 1 USD -')).toEqual(['1: 12 ended']);
    expect(tenures('A 2024-01-01 2024-12-31 1 USD -\n A 2024-03-01 2024-04-30 1 USD -')).toEqual(['1: 12 ended']);
    expect(tenures('A 2024-07-01 2024-12-31 1 USD -\n A 2024-01-01 2024-08-31 1 USD -')).toEqual(['1: 12 ended']);
    expect(tenures('A 2024-07-01 2025-06-30 1 USD -\n A 2025-07-01 - 1 USD -')).toEqual(['1: 12 goes on']);
  });

  test('the first gap ends it, and who comes back is not counted again', () =>
    expect(tenures('A 2024-01-01 2024-06-30 1 USD -\n A 2024-07-02 - 1 USD -')).toEqual(['1: 6 ended']));

  test('who has not begun by the as-of date, or ends before it begins, is no customer', () =>
    expect(tenures('A 2025-07-01 - 1 USD -\n B 2025-01-01 2024-01-01 1 USD -\n C 2025-01-01 - 1 USD -')).toEqual(['3: 6 goes on']));
});

test('contracts that end before they start are counted in a note', () =>
  expect(factsOf([base('A 2025-01-01 2024-01-01 1 USD -\n A 2025-01-01 2025-01-01 1 USD -')], '2025-06-30').dataset.notes).toEqual([
    { what: 'contracts that end before they start: never in force', count: 1 },
  ]));

test('there is a row for each account that is neither partner nor our own', () => {
  const accounts = grid('account', 'accountId isPartner isInternal industry\n A - - Retail\n B yes - -\n C - true -\n D no no Energy');
  const facts = factsOf([accounts, base('E 2024-01-01 - 100 USD -')], '2024-12-31');
  expect(rowsOf(facts, 'account', ['row', 'account'])).toEqual([
    { row: 0, account: 1 },
    { row: 1, account: 4 },
    { row: 2, account: 5 },
  ]);
});

test('contracts of partners and of our own are in no metric, and counted', () => {
  const accounts = grid('account', 'accountId isPartner isInternal\nA true -\nB - true\nC - -');
  const contracts = base('A 2023-01-01 - 100 USD -\nB 2023-01-01 - 100 USD -\nC 2023-01-01 - 100 USD -');
  const facts = factsOf([accounts, contracts], '2024-12-31');
  for (const fact of ['customer', 'tenure'] as const) expect(facts.tables.get(fact)?.rows).toBe(1);
  expect(facts.dataset.notes).toContainEqual({ what: 'contracts of partner and internal accounts left out', count: 2 });
});
