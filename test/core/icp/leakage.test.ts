import { describe, expect, test } from 'vitest';
import { bestCustomers, leakageIn } from '../../../src/core/icp';
import { accountsWith, resultsOf } from './made-customers';

const range = (count: number): number[] => Array.from({ length: count }, (_, at) => at + 1);
/** Accounts 1 to 40 were won, 41 to 100 lost, 101 to 120 have an open deal, 121 to 130 none at all. */
const closed = [
  ...range(40).map((account) => ({ account, month: 600, won: true, annual: account })),
  ...range(100)
    .filter((account) => account > 40)
    .map((account) => ({ account, month: 601, won: false })),
];
const open = range(120).filter((account) => account > 100);
const results = resultsOf(131, { closed, open });
const filled = (share: (account: number) => boolean, label = 'x') => range(130).map((at) => (share(at) ? label : null));
const named = (columns: Parameters<typeof accountsWith>[0]) => leakageIn(accountsWith(columns), results).leaks.map(({ name }) => name);

describe('an attribute that is only known after a win', () => {
  test('is named with how many of both sides it is filled for', () => {
    const { leaks, won, others, isJudged } = leakageIn(accountsWith({ Seats: filled((at) => at <= 36 || at === 50, '12') }), results);
    expect([won, others, isJudged]).toEqual([40, 80, true]);
    expect(leaks).toHaveLength(1);
    expect(leaks[0]).toMatchObject({ name: 'Seats', label: null, won: { part: 36, whole: 40 }, others: { part: 1, whole: 80 } });
    expect(leaks[0]?.low).toBeGreaterThan(0.7);
  });
  test('is not one that is filled alike on both sides, or a little better for those that were lost', () =>
    expect(named({ industry: filled((at) => at % 3 > 0), region: filled((at) => at > 40 || at % 8 > 0) })).toEqual([]));
  test('is as bad where it is only known after a loss', () =>
    expect(named({ Reason: filled((at) => at > 40 && at <= 100) })).toEqual(['Reason']));
  test('is not one that is filled a little better for won accounts, unless its name says that it is kept of customers', () => {
    const cells = filled((at) => at <= 40 || at % 7 > 0);
    expect(named({ industry: cells })).toEqual([]);
    expect(named({ 'Health Score': cells })).toEqual(['Health Score']);
    expect(named({ 'Customer Since': filled(() => true) })).toEqual([]);
  });
  test('is also one whose label says what became of the account', () => {
    const type = range(130).map((at) => (at <= 38 ? 'Customer' : 'Prospect'));
    const [leak] = leakageIn(accountsWith({ Type: type }), results).leaks;
    expect([leak?.name, leak?.won.whole, leak?.others.whole]).toEqual(['Type', 40, 80]);
    expect(['Customer', 'Prospect']).toContain(leak?.label);
  });
  test('cannot be told with under ten accounts on a side', () => {
    const few = resultsOf(131, { closed: closed.filter(({ account, won }) => !won || account < 10), open });
    expect(leakageIn(accountsWith({ Seats: filled((at) => at < 10) }), few)).toMatchObject({ isJudged: false, leaks: [], won: 9 });
  });
  test('is in no list of best customers', () => {
    const health = range(130).map((at) => (at <= 40 ? at : null));
    const many = resultsOf(131, { closed: range(130).map((account) => ({ account, month: 600, won: account <= 60, annual: account })) });
    const accounts = accountsWith({
      'Health Score': range(130).map((at) => (at <= 55 ? at : null)),
      industry: filled((at) => at > 50),
      health,
    });
    const answer = bestCustomers(accounts, many, { by: 'revenue', top: 0.2, bands: new Map() });
    if ('missing' in answer) throw new Error(answer.missing);
    expect(answer.values.some(({ name }) => name === 'Health Score')).toBe(false);
    expect(answer.leakage.leaks.map(({ name }) => name)).toContain('Health Score');
  });
});
