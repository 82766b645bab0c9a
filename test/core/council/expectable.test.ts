import { describe, expect, it, test } from 'vitest';
import { outcomeOf } from '../../../src/core/council-outcomes';
import { EXPECTABLE, followedBy, unexpectable } from '../../../src/core/council';
import { basePlan, NARROW_METRIC_IDS, plan, type MetricId } from '../../../src/core/metrics';
import { kernel } from '../../../src/core/metrics/kernel';
import { USUAL_QUESTION } from '../../../src/core/question';
import { cohortNote, expectedFault } from '../../../src/views/decision-expected';
import { assembly } from './cohort-company';
import { decided } from './made-decisions';

const WITH = { supplied: new Set(['createdDate'] as const) };
const WITHOUT = { supplied: new Set<never>() };

describe('what can be expected of a decision', () => {
  test.each<[MetricId, string | null, string | null]>([
    ['winRate', null, null],
    ['winRateCohort90', null, 'noCreatedDates'],
    ['winRateCohort365', null, 'noCreatedDates'],
    ['winRateProjected', 'projected', 'projected'],
    ['tierConversionCreated', 'ofAccounts', 'ofAccounts'],
    ['tierConversionWon', 'ofAccounts', 'ofAccounts'],
    ['ltvToCac', null, null],
  ])('%s: with dates of creation %s, without them %s', (metric, withDates, without) => {
    expect([unexpectable(metric, WITH), unexpectable(metric, WITHOUT)]).toEqual([withDates, without]);
  });

  it('is every metric of the catalogue with two periods, rates of cohorts among them', () => {
    expect(EXPECTABLE).toEqual(expect.arrayContaining(['winRateCohort90', 'winRateCohort180', 'winRateCohort365', ...NARROW_METRIC_IDS]));
    expect(EXPECTABLE).not.toContain('winRateProjected');
  });

  it('is refused with the reason in words', () => {
    expect(expectedFault('winRateCohort90', WITH)).toBeNull();
    expect(expectedFault('winRateCohort90', WITHOUT)).toBe(
      'Win rate of cohorts, 90 days cannot be read: no file has the dates on which deals were created. Choose another metric.',
    );
  });
});

describe('deals that will have been followed at a review', () => {
  const { dataset } = assembly();
  test.each<[MetricId, string, string, string | null]>([
    ['winRateCohort90', '2025-02-10', '2025-07-01', '2025-03-31'],
    // 90 days after 31 March are 29 June; the data of 30 June reach it, those of 28 June do not.
    ['winRateCohort90', '2025-02-10', '2025-06-29', null],
    ['winRateCohort90', '2025-03-01', '2025-06-30', '2025-03-31'],
    ['winRateCohort180', '2025-02-10', '2025-07-01', null],
    ['winRateCohort180', '2025-02-10', '2025-10-01', '2025-03-31'],
  ])('%s after %s, reviewed on %s: created up to %s', (metric, taken, review, until) => {
    expect(followedBy(metric, taken, review, dataset)?.until).toBe(until);
  });

  it('are said beside the metric, and nothing of a metric that tells of closed deals', () => {
    const chosen = { metric: 'winRateCohort90', taken: '2025-02-10', review: '2025-07-01' } as const;
    expect(cohortNote(chosen, dataset)).toBe(
      'Told of deals created after the decision and followed for 90 days by its review: those created up to 31 Mar 2025.',
    );
    expect(cohortNote({ ...chosen, metric: 'winRateCohort180' }, dataset)).toBe(
      'No deal created after the decision will have been followed for 180 days at its review. Choose a later one, or it will be too early to tell.',
    );
    expect(cohortNote({ ...chosen, metric: 'winRate' }, dataset)).toBeNull();
    expect(cohortNote({ ...chosen, taken: '' }, dataset)).toBeNull();
  });
});

describe('the outcome of a decision that expects a rate of cohorts', () => {
  const { dataset, tables, definitions } = assembly();
  const decision = decided({
    taken: '2025-01-01',
    review: '2025-10-01',
    segment: { name: 'North', where: [{ dimension: 'region', is: 'in', members: ['North'] }] },
    expected: { metric: 'winRateCohort90', want: 'rise', size: 0.2 },
  });

  it('counts deals by the month in which they were created, and those alone that were followed for long enough', () => {
    const ask = plan(dataset, [...NARROW_METRIC_IDS, 'winRateCohort180'], basePlan(dataset).by);
    const outcome = outcomeOf({ cube: kernel(ask, tables, dataset), accounts: null, dataset, definitions }, decision);
    // Created January to June 2025, for 90 days after 30 June are over on 30 September: 60 of 120 won; six months before: 24 of 120.
    expect([outcome.before?.period, outcome.after?.period]).toEqual([
      { from: '2024-07-01', to: '2024-12-31' },
      { from: '2025-01-01', to: '2025-06-30' },
    ]);
    expect([outcome.before?.n, outcome.after?.n]).toEqual([120, 120]);
    expect([outcome.before?.value, outcome.after?.value]).toEqual([expect.closeTo(0.2, 12), expect.closeTo(0.5, 12)]);
    expect([outcome.word, ...outcome.reasons]).toEqual(['worked', 'excludesZero']);
  });

  it('is not told from a cube that has no entries of single deals', () => {
    const cube = kernel(basePlan(dataset), tables, dataset);
    expect(outcomeOf({ cube, accounts: null, dataset, definitions }, decision).reasons).toEqual(['notInCube']);
    expect(USUAL_QUESTION.metric).toBe('winRate');
  });
});
