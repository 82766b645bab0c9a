import { describe, expect, test } from 'vitest';
import { worthProof } from '../../../../src/core/icp';
import { chanceFrom, spearman } from '../../../../src/core/statistics';
import { resultsOf, scoredOf, type MadeAccount } from './made-scores';

const customers = (count: number, monthlyOf: (score: number, at: number) => number): readonly MadeAccount[] =>
  Array.from({ length: count }, (_, at): MadeAccount => {
    const score = (at * 37) % 101;
    const monthly = monthlyOf(score, at);
    return { score, won: 1, annual: 12 * monthly, customer: { standing: 1, months: 10, monthly, yearAgo: 100, yearOn: monthly } };
  });
const prove = (accounts: readonly MadeAccount[], margin: number | null = 0.8) =>
  worthProof(scoredOf(accounts), resultsOf(accounts, {}, margin));
const of = (accounts: readonly MadeAccount[], what: string, margin?: number | null) =>
  prove(accounts, margin).all.find((each) => each.of === what);

describe('whether fit means value', () => {
  test('a perfect order has a correlation of one in all three', () => {
    const { all } = prove(customers(40, (score) => score + 1));
    expect(all.map((each) => [each.of, each.missing === null ? each.rho : each.missing, each.n])).toEqual([
      ['value', 1, 40],
      ['acv', 1, 40],
      ['retention', 1, 40],
    ]);
  });

  test('thirty customers are needed', () => {
    expect(
      of(
        customers(29, (score) => score + 1),
        'value',
      ),
    ).toEqual({ of: 'value', missing: 'tooFewCustomers', n: 29 });
    expect(
      of(
        customers(30, (score) => score + 1),
        'value',
      ),
    ).toMatchObject({ missing: null, n: 30 });
  });

  test('says that value is revenue where nobody gave a margin; the order is the same', () => {
    const made = customers(40, (score, at) => ((score * 7 + at * 13) % 50) + 1);
    expect([prove(made, null).isMargin, prove(made, 0.8).isMargin]).toEqual([false, true]);
    expect(of(made, 'value', null)).toEqual(of(made, 'value', 0.8));
  });

  test('without a file of customers value and retention are not told, the amounts of wins are', () => {
    const made = customers(40, (score) => score + 1).map(({ score = null, won = 0, annual = 0 }) => ({ score, won, annual }));
    expect(prove(made).all.map(({ missing }) => missing)).toEqual(['noCustomers', null, 'noCustomers']);
    expect(of([{ score: 3, won: 2 }], 'acv')).toEqual({ of: 'acv', missing: 'noAmounts', n: 0 });
  });

  test('a customer who left counts with all that it paid; one that never paid anything recurring is left out and counted', () => {
    const left = { standing: 2, months: 10, monthly: 0 } as const;
    const made = [...customers(40, (score) => score + 1), { score: 50, customer: { ...left, yearAgo: 51 } }, { score: 60, customer: left }];
    const proof = prove(made);
    expect([proof.customers, proof.withoutRevenue, of(made, 'value')?.n]).toEqual([42, 1, 41]);
  });

  test('the yearly amount of a win is the mean over the wins of an account', () => {
    const made = Array.from({ length: 30 }, (_, at): MadeAccount => ({ score: at, won: at + 1, annual: (at + 1) * (100 - at) }));
    expect(of(made, 'acv')).toMatchObject({ rho: -1, n: 30 });
  });

  test('a win without an amount is in neither part of that mean; an amount of 0 is one', () => {
    const made = Array.from({ length: 30 }, (_, at): MadeAccount => ({ score: at, won: 30 - at, priced: 1, annual: 100 - at }));
    expect(of(made, 'acv')).toMatchObject({ rho: -1, n: 30 });
    expect(of([...made, { score: 40, won: 1, annual: 0 }, { score: 41, won: 2 }], 'acv')).toMatchObject({ rho: -1, n: 31 });
  });

  test('equal scores or equal values have no correlation', () =>
    expect(
      of(
        customers(40, () => 5),
        'value',
      ),
    ).toEqual({ of: 'value', missing: 'allAlike', n: 40 }));

  test('limits by hand: rho, n and Bonett and Wright’s variance', () => {
    const made = customers(50, (score, at) => ((score * 3 + at * 29) % 97) + 1);
    const told = of(made, 'value');
    const rho = spearman(
      made.map(({ score }) => score ?? 0),
      made.map(({ customer }) => customer?.monthly ?? 0),
    )?.rho;
    if (told === undefined || told.missing !== null || rho === undefined) throw new Error('not told');
    const half = 1.959964 * Math.sqrt((1 + rho ** 2 / 2) / 47);
    expect(told.rho).toBeCloseTo(rho, 12);
    expect(told.low).toBeCloseTo(Math.tanh(Math.atanh(rho) - half), 6);
    expect(told.high).toBeCloseTo(Math.tanh(Math.atanh(rho) + half), 6);
  });

  test('of unrelated values the interval holds nought about as often as it says', () => {
    const held = Array.from({ length: 200 }, (_, seed) => {
      const chance = chanceFrom(seed + 1);
      const told = of(
        customers(60, () => 1 + chance.below(10_000)),
        'value',
      );
      return told?.missing === null && told.low <= 0 && told.high >= 0;
    }).filter(Boolean).length;
    expect(held).toBeGreaterThan(178);
    expect(held).toBeLessThan(200);
  });
});
