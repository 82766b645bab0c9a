import { expect, test } from 'vitest';
import type { AmountMeaning } from '../../../src/core/facts';
import type { Currency } from '../../../src/core/model';
import { grid } from '../../fixtures/grid';
import { factsOf, rowsOf } from './made-facts';

const one = (amount: string, termMonths: string, oneOff: string) =>
  grid(
    'opportunity',
    `outcome currency amount termMonths oneOffAmount closeDate createdDate\n won USD ${amount} ${termMonths} ${oneOff} 2025-03-31 2025-01-01`,
  );
/** Yearly and full value of one deal, in whole units. */
function valuesOf(amountMeans: AmountMeaning, amount: string, term: string, oneOff: string): readonly (number | null)[] {
  const [row] = rowsOf(factsOf([one(amount, term, oneOff)], null, { amountMeans }), 'opportunity', ['annual', 'contract', 'amount']);
  return [row?.annual, row?.contract].map((value) => (value === null || value === undefined ? null : value / 100));
}

/** What the amount means, the amount, the term in months and the one-off part; then the yearly and the full value. */
const VALUES = `
  acv 1200   36 -   | 1200   3600
  acv 1200   12 -   | 1200   1200
  acv 1200   -  -   | 1200   1200
  acv 1200   6  -   | 1200   1200
  acv 1200   18 -   | 1200   1800
  acv 1200   24 200 | 1000   2200
  acv 100.01 13 -   | 100.01 108.34
  acv -1200  24 -   | -1200  -2400
  acv 0      24 -   | 0      0
  acv -      24 -   | -      -
  arr 1200   24 200 | 1000   2200
  mrr 100    24 -   | 1200   2400
  mrr 100    -  -   | 1200   1200
  mrr 100    3  -   | 300   300
  mrr 100    0  -   | 1200   1200
  mrr 150    24 50  | 1200   2450
  tcv 3600   36 -   | 1200   3600
  tcv 3600   36 600 | 1000   3600
  tcv 300    3  -   | 300    300`;

test.each(
  VALUES.trim()
    .split('\n')
    .map((line) =>
      line
        .trim()
        .split(' | ')
        .map((side) => side.trim()),
    ),
)('of %s are %s', (given = '', expected = '') => {
  const [means = '', amount = '', term = '', once = ''] = given.split(/\s+/);
  const wanted = expected.split(/\s+/).map((value) => (value === '-' ? null : Number(value)));
  expect(valuesOf(means as AmountMeaning, amount, term, once)).toEqual(wanted);
});

test('a converted amount has its one-off charges once, in the reporting currency', () => {
  const table = grid(
    'opportunity',
    'outcome currency amount convertedAmount convertedCurrency oneOffAmount termMonths closeDate\n won EUR 100 120 USD 25 24 2025-02-01',
  );
  expect(rowsOf(factsOf([table]), 'opportunity', ['annual', 'contract'])).toEqual([{ annual: 9000, contract: 21_000 }]);
});

test('a deal in a currency without a rate has no value of any kind', () => {
  const rules = { currency: 'EUR' as Currency };
  expect(rowsOf(factsOf([one('1200', '24', '-')], null, rules), 'opportunity', ['contract', 'unpriced'])).toEqual([
    { contract: null, unpriced: 1 },
  ]);
});

test('days since creation run to the as-of date, whatever became of the deal', () => {
  const table = grid(
    'opportunity',
    `
    outcome createdDate closeDate
    won     2025-01-01  2025-02-01
    lost    2025-03-31  2025-03-31
    open    2025-03-01  2025-12-31
    other   -           2025-02-01
    won     2025-01-01  2025-06-01`,
  );
  expect(rowsOf(factsOf([table], '2025-03-31'), 'opportunity', ['sinceCreated', 'ageDays', 'cycleDays'])).toEqual([
    { sinceCreated: 89, ageDays: null, cycleDays: 31 },
    { sinceCreated: 0, ageDays: null, cycleDays: 0 },
    { sinceCreated: 30, ageDays: 30, cycleDays: null },
    { sinceCreated: null, ageDays: null, cycleDays: null },
    { sinceCreated: 89, ageDays: 89, cycleDays: null },
  ]);
});
