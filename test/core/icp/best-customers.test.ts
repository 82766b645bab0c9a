import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { antiCandidates, bestCustomers, draftFromBest, type BestCustomers, type NoBest, type Worth } from '../../../src/core/icp';
import { faultOfVersion } from '../../../src/core/icp/fault';
import { accountsWith, resultsOf, type Customer } from './made-customers';

const NO_BANDS = new Map<string, readonly number[]>();
const ask = (by: Worth = 'revenue', top = 0.2) => ({ by, top, bands: NO_BANDS });
const GIVEN = { id: 'draft', name: 'Draft', author: '', note: '', date: '2025-09-30', barred: new Set<string>() };
const range = (count: number): number[] => Array.from({ length: count }, (_, at) => at + 1);
/** Customers whose revenue is 1, 2, 3 … in their order, unless said otherwise. */
const paying = (count: number, revenueOf = (account: number): number => account): ReadonlyMap<number, Customer> =>
  new Map(range(count).map((account) => [account, { months: 24, revenue: revenueOf(account), monthly: revenueOf(account) / 12 }]));
function found(answer: BestCustomers | NoBest): BestCustomers {
  if ('missing' in answer) throw new Error(answer.missing);
  return answer;
}

/** 100 customers: the 20 of most revenue are 81 to 100. 15 of them are in Software, of the others 20; two do not say. */
const isSoftware = (at: number): boolean => at > 84 || (at > 20 && at <= 40);
const labels = range(100).map((at) => (isSoftware(at) ? 'Software' : 'Retail'));
const industry = labels.map((label, at) => (at === 0 || at === 99 ? null : label));
const hundred = accountsWith({ industry });
const best = found(bestCustomers(hundred, resultsOf(101, { customers: paying(100) }), ask()));
const row = (label: string) => best.values.find(({ value }) => value.kind === 'label' && value.label === label);

describe('the best customers', () => {
  test('are the top fifth by revenue, against the rest', () => expect([best.best, best.rest, best.cut]).toEqual([20, 80, 81]));
  test('have each value with both n, and how much commoner it is', () => {
    expect([row('Software')?.best, row('Software')?.rest]).toEqual([
      { part: 15, whole: 20 },
      { part: 20, whole: 80 },
    ]);
    expect(row('Software')?.lift).toBeCloseTo(3, 12);
  });
  test('differ by an interval of Newcombe, here as his method 10 has it by hand', () => {
    // Wilson of 15/20: 0.5313, 0.8881; of 20/80: 0.1681, 0.3548.
    expect(row('Software')?.limits.low).toBeCloseTo(0.5 - Math.hypot(0.75 - 0.5313, 0.3548 - 0.25), 3);
    expect(row('Software')?.limits.high).toBeCloseTo(0.5 + Math.hypot(0.8881 - 0.75, 0.25 - 0.1681), 3);
  });
  test('may have nothing known: that is a value of its own, in the denominator of all others', () => {
    const unknown = best.values.find(({ value }) => value.kind === 'unknown');
    expect([unknown?.best, unknown?.rest]).toEqual([
      { part: 1, whole: 20 },
      { part: 1, whole: 80 },
    ]);
  });
  test('are listed by lift, the highest first', () => {
    const lifts = best.values.map(({ lift }) => lift ?? Infinity);
    expect(lifts).toEqual(lifts.toSorted((a, b) => b - a));
  });
  test('are more than a fifth where several tie at the cut', () => {
    const tied = bestCustomers(hundred, resultsOf(101, { customers: paying(100, (at) => Math.min(at, 71)) }), ask());
    expect([found(tied).best, found(tied).cut]).toEqual([30, 71]);
  });
  test('cannot be told of under fifty customers, or a hundred for the top tenth', () => {
    const of = (count: number, top: number) => bestCustomers(hundred, resultsOf(101, { customers: paying(count) }), ask('revenue', top));
    expect(of(45, 0.2)).toEqual({ missing: 'below_min_n', customers: 45 });
    expect(found(of(46, 0.2)).best).toBe(10);
    expect(of(90, 0.1)).toEqual({ missing: 'below_min_n', customers: 90 });
    expect(found(of(100, 0.1)).best).toBe(10);
  });
  test('cannot be told where all are alike', () =>
    expect(bestCustomers(hundred, resultsOf(101, { customers: paying(100, () => 5) }), ask())).toEqual({
      missing: 'below_min_n',
      customers: 100,
    }));
  test('by margin are those of most margin, less what it costs to serve them', () => {
    const supportCost = range(100).map((at) => (at === 100 ? 95 : null));
    const answer = bestCustomers(
      accountsWith({ industry, supportCost }),
      resultsOf(101, { customers: paying(100), grossMargin: 0.9 }),
      ask('margin'),
    );
    expect([found(answer).cut, found(answer).customers.served]).toEqual([72, 1]);
  });
  test('by margin or LTV need a gross margin', () =>
    expect((['margin', 'ltv'] as const).map((by) => bestCustomers(hundred, resultsOf(101, { customers: paying(100) }), ask(by)))).toEqual([
      { missing: 'no_margin', customers: 0 },
      { missing: 'no_margin', customers: 0 },
    ]));
  test('by LTV are marked where they are young, and leave out those who left and whose revenue is not known', () => {
    const customers = new Map([
      ...paying(100),
      [100, { months: 6, revenue: 60, monthly: 400 }],
      [1, { months: 9, revenue: 0, monthly: 0, left: true }],
    ]);
    const answer = found(bestCustomers(hundred, resultsOf(101, { customers, grossMargin: 0.5 }), ask('ltv')));
    expect([answer.young, answer.customers.leftOut, answer.best + answer.rest]).toEqual([1, 1, 99]);
  });
  test('without a file of customers go by the yearly amount of won deals, and say so; LTV cannot', () => {
    const closed = range(60).map((account) => ({ account, month: 600, won: true, annual: account * 100 }));
    const results = resultsOf(101, { closed, grossMargin: 0.8 });
    const answer = found(bestCustomers(hundred, results, ask()));
    expect([answer.customers.source, answer.best, answer.cut]).toEqual(['wonAmount', 12, 4900]);
    expect(bestCustomers(hundred, results, ask('ltv'))).toEqual({ missing: 'no_base', customers: 0 });
  });
  test('are compared by bands of employees, by elements of a list, and not by what is a name', () => {
    const technologies = range(100).map((at) => (at > 80 ? 'Snowflake; Excel' : 'Excel'));
    const accounts = accountsWith({
      employees: range(100).map((at) => at * 10),
      technologies,
      Website: range(100).map((at) => `w${at}.example`),
    });
    const answer = found(bestCustomers(accounts, resultsOf(101, { customers: paying(100) }), ask()));
    const values = answer.values.filter(({ name }) => name === 'employees').map(({ value }) => value);
    expect(values.map((value) => (value.kind === 'range' ? [value.from, value.to] : value.kind))).toEqual(
      [
        [501, 1000],
        [null, 10],
        [11, 50],
        [51, 200],
        [201, 500],
      ].toSorted((a, b) => (a[0] === 501 ? -1 : Number(b[0] === 501))),
    );
    const lists = answer.values.filter(({ name }) => name === 'technologies');
    expect(lists.map(({ value, best: side }) => [value.kind === 'label' ? value.label : value.kind, side.part])).toEqual([
      ['Snowflake', 20],
      ['Excel', 20],
    ]);
    expect(answer.leftOut).toEqual(['Website']);
  });
});

describe('a draft from the best customers', () => {
  test('asks for what they surely have more often, as important as it lifts', () => {
    const profile = draftFromBest(best, GIVEN)?.profiles[0];
    expect(profile?.criteria).toEqual([
      {
        id: 'industry',
        field: 'industry',
        family: 'firmographic',
        side: 'fit',
        importance: 'critical',
        bands: [{ when: { kind: 'isOneOf', dimension: 'industry', members: ['Software'] }, points: 100 }],
      },
    ]);
    expect(profile?.entry).toBeUndefined();
  });
  test('asks nothing of a segmentation, which is a rule itself', () =>
    expect(draftFromBest(best, { ...GIVEN, barred: new Set(['industry']) })).toBeNull());
  test('names what the least valuable have as candidates only', () => {
    const worst = antiCandidates(best, new Set());
    expect(worst.map(({ when }) => when)).toEqual([{ kind: 'isOneOf', dimension: 'industry', members: ['Retail'] }]);
    expect(draftFromBest(best, GIVEN)?.profiles[0]?.exclude).toEqual([]);
  });
  test('can always be scored, whatever the accounts are like', () => {
    const label = fc.constantFrom(null, 'a', 'b', '<b>c</b>', '__proto__', '=1+1');
    fc.assert(
      fc.property(
        fc.array(
          fc.record({
            x: label,
            employees: fc.option(fc.integer({ min: 0, max: 5000 })),
            y: label,
            z: fc.option(fc.double({ noNaN: true, min: -5, max: 5 })),
          }),
          { minLength: 60, maxLength: 120 },
        ),
        fc.integer({ min: 1, max: 7 }),
        (rows, by) => {
          const strong = rows.map((each, at) => ({ ...each, x: at > rows.length * 0.8 ? 'a' : each.x }));
          const accounts = accountsWith({
            x: strong.map(({ x }) => x),
            y: strong.map(({ y }) => y),
            z: strong.map(({ z }) => z),
            employees: strong.map(({ employees }) => employees),
          });
          const results = resultsOf(rows.length + 1, { customers: paying(rows.length, (at) => Math.ceil(at / by)) });
          const draft = draftFromBest(found(bestCustomers(accounts, results, ask())), GIVEN);
          if (draft !== null) expect(faultOfVersion(draft)).toBeNull();
          return (draft?.profiles[0]?.criteria.length ?? 0) <= 10;
        },
      ),
      { numRuns: 60 },
    );
  });
});
