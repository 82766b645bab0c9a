import { describe, expect, test } from 'vitest';
import { assemble } from '../../../src/core/assembly';
import { NO_ASSUMPTIONS, readSurvival, survivalPlan, type Condition } from '../../../src/core/metrics';
import { kernel } from '../../../src/core/metrics/kernel';
import { parseDate, type DimensionId } from '../../../src/core/model';
import { inSightAt, spreadOfValues } from '../../../src/core/statistics';
import { NO_DEFINITIONS } from '../../../src/core/workspace';
import { grid } from '../../fixtures/grid';

const INDUSTRY = 'industry' as DimensionId;
/** A customer: its industry, for how many months it stayed, and whether it left then or still is there. */
type Customer = readonly [industry: string, months: number, left: boolean];

const month = (back: number): string => {
  const at = 2025 * 12 + 11 - back;
  return `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}-01`;
};

function told(customers: readonly Customer[], by: DimensionId | null = null, where: readonly Condition[] = []) {
  const accounts = customers.map(([industry], at) => `a${at} ${industry}`);
  const subscriptions = customers.map(([, months, left], at) => {
    // Months are told by their first day: who still is a customer has begun this one, too.
    const begun = left ? months + 3 : months - 1;
    return `a${at} ${month(begun)} ${left ? month(begun - months) : '-'} 100 USD`;
  });
  const deals = customers.map((_, at) => `d${at} a${at} won 10 USD 2020-01-01 2020-01-02 Web`);
  const { dataset, tables } = assemble(
    [
      grid('opportunity', ['opportunityId accountId outcome amount currency createdDate closeDate leadSource', ...deals].join('\n')),
      grid('account', ['accountId industry', ...accounts].join('\n')),
      grid('subscription', ['accountId startDate endDate mrr currency', ...subscriptions].join('\n')),
    ],
    NO_DEFINITIONS,
    parseDate('2025-12-31'),
  );
  const ask = { by, where, assumptions: NO_ASSUMPTIONS };
  const plan = survivalPlan(dataset, ask);
  if (plan === null) throw new Error('no customers');
  return readSurvival(kernel(plan, tables, dataset), dataset, ask);
}

const LOT: readonly Customer[] = Array.from({ length: 60 }, (_, at): Customer => [
  at % 3 === 0 ? 'Media' : 'Retail',
  1 + ((at * 7) % 29),
  at % 4 === 0,
]);

describe('the share of customers still there', () => {
  const { whole, slices } = told(LOT, INDUSTRY);
  test('falls at each month in which any left, by those who left of all who could', () => {
    const times = (whole?.points ?? []).map((point) => point.month);
    let share = 1;
    for (const [place, time] of times.entries()) {
      const there = LOT.filter(([, months]) => months >= time).length;
      const leaving = whole?.points[place];
      const gone = LOT.filter(([, months, left]) => left && months === time).length;
      share *= 1 - gone / there;
      expect(leaving?.share).toBeCloseTo(share, 12);
    }
    expect(times.length).toBeGreaterThan(5);
  });
  test('counts everybody who ever was one, and who left', () =>
    expect([whole?.n, whole?.left]).toEqual([60, LOT.filter(([, , left]) => left).length]));
  test('says how many are still in sight after each year', () =>
    expect(whole?.atRisk).toEqual([0, 12, 24].map((time) => LOT.filter(([, months]) => months >= time).length)));
  test('is told of each slice of accounts', () =>
    expect(slices.map(({ label, n }) => [label, n])).toEqual([
      ['Retail', 40],
      ['Media', 20],
    ]));
  test('is relied on no further than ten are in sight of', () => {
    const reach = whole?.reach ?? 0;
    const there = (time: number): number => LOT.filter(([, months]) => months >= time).length;
    expect(there(reach)).toBeGreaterThanOrEqual(10);
    expect(there(reach + 1)).toBeLessThan(10);
  });
  test('cannot be told under a filter of deals, for a customer is of no one deal', () => {
    const where: readonly Condition[] = [{ dimension: 'leadSource' as DimensionId, is: 'in', members: ['Web'] }];
    expect(told(LOT, null, where)).toMatchObject({ whole: null, missing: 'not_kept_by_slice' });
  });
});

test('who is in sight at a time are all but those whose own time came before', () => {
  const spreads = [spreadOfValues([3, 3, 7]), spreadOfValues([1, 7, 9])];
  expect(inSightAt(spreads, [0, 1, 2, 3, 4, 7, 8, 9, 10])).toEqual([6, 6, 5, 5, 3, 3, 1, 1, 0]);
});
