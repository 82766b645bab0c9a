import { describe, expect, test } from 'vitest';
import { areBandEdges } from '../../../src/core/model';
import { grid } from '../../fixtures/grid';
import { factsOf, labelsOf, membersOf } from './made-facts';

const accounts = grid(
  'account',
  `
  accountId employees annualRevenue
  A         0         0
  B         1         999999.99
  C         49        1000000
  D         50        2500000
  E         5000      1000000000
  F         -         -`,
);
const banded = (name: string, from: readonly number[]) => factsOf([accounts], '2025-01-01', { bands: new Map([[name, from]]) });
const inUnits = (...units: number[]): readonly number[] => units.map((unit) => unit * 100);

test('numbers are banded as usual until somebody says otherwise', () => {
  const usual = factsOf([accounts], '2025-01-01');
  expect(membersOf(usual, 'employees')).toEqual(['1-10', '11-50', '51-200', '201-500', '501-1,000', '1,001-5,000', '5,001+']);
  expect(membersOf(usual, 'annualRevenue')).toEqual(['under 1M', '1M-10M', '10M-50M', '50M-250M', '250M-1B', '1B+']);
  expect(labelsOf(usual, 'account', 'employees')).toEqual(['', '1-10', '11-50', '11-50', '1,001-5,000', '']);
  expect(labelsOf(usual, 'account', 'annualRevenue')).toEqual(['under 1M', 'under 1M', '1M-10M', '1M-10M', '1B+', '']);
});

describe('bands that people set', () => {
  test('replace the usual ones, and what lies under the first is unknown', () => {
    const facts = banded('employees', [1, 50, 5000]);
    expect(membersOf(facts, 'employees')).toEqual(['1-49', '50-4,999', '5,000+']);
    expect(labelsOf(facts, 'account', 'employees')).toEqual(['', '1-49', '1-49', '50-4,999', '5,000+', '']);
    expect(membersOf(facts, 'annualRevenue')).toContain('1M-10M');
  });

  test.each([
    [
      [0, 1, 2, 3],
      ['0', '1', '2', '3+'],
    ],
    [[100], ['100+']],
    [
      [1, 1_000_000],
      ['1-999,999', '1,000,000+'],
    ],
  ])('of counts, %j, are called %j', (from, labels) => expect(membersOf(banded('employees', from), 'employees')).toEqual(labels));

  test.each([
    [
      [0, 250_000, 1_500_000, 2_000_000_000],
      ['under 250K', '250K-1.5M', '1.5M-2B', '2B+'],
    ],
    [
      [500, 1000, 999_999],
      ['500-1K', '1K-999.999K', '999.999K+'],
    ],
    [[0], ['0+']],
  ])('of revenue, %j, are called %j', (units, labels) =>
    expect(membersOf(banded('annualRevenue', inUnits(...units)), 'annualRevenue')).toEqual(labels),
  );

  test('make a dimension of a number that has none otherwise', () => {
    const table = grid('account', 'accountId employees rate\n A 1 0.25\n B 1 0.5\n C 1 -');
    expect(membersOf(factsOf([table], '2025-01-01'), 'rate')).toBeUndefined();
    const facts = factsOf([table], '2025-01-01', { bands: new Map([['rate', [0, 0.5]]]) });
    expect([membersOf(facts, 'rate'), labelsOf(facts, 'account', 'rate')]).toEqual([
      ['0 to under 0.5', '0.5+'],
      ['0 to under 0.5', '0.5+', ''],
    ]);
  });
});

test.each([
  [[1, 11, 51], true],
  [[-5, 0, 0.5], true],
  [[7], true],
  [[], false],
  [[1, 1], false],
  [[11, 1], false],
  [[1, Number.NaN, 3], false],
  [[1, Infinity], false],
])('edges %j make bands: %s', (from, isRight) => {
  expect(areBandEdges(from)).toBe(isRight);
  if (!isRight) expect(() => banded('employees', from)).toThrow(RangeError);
});
