import { describe, expect, test } from 'vitest';
import type { MetricId } from '../../../src/core/metrics';
import { monthOf, parseDate, type Reading, type Span } from '../../../src/core/model';
import { company, totalOf } from '../../fixtures/ask-kernel';
import { grid } from '../../fixtures/grid';

const HEADER = 'opportunityId outcome dealClass createdDate closeDate';
const AS_OF = '2025-06-30';
const month = (text: string): Span => ({ from: monthOf(parseDate(text) ?? 0), to: monthOf(parseDate(text) ?? 0) });

function read(metric: MetricId, rows: readonly string[], span: Span | null = null): Reading {
  const lines = rows.map((row, at) => `d${at} ${row}`);
  return totalOf(company([grid('opportunity', [HEADER, ...lines].join('\n'))], {}, AS_OF), metric, span);
}
const times = (count: number, row: string): readonly string[] => Array.from({ length: count }, () => row);
/** A year and more ago: thirty of a hundred won after 60 days, the others lost after 120. */
const SETTLED = [...times(30, 'won newBusiness 2024-01-01 2024-03-01'), ...times(70, 'lost newBusiness 2024-01-01 2024-04-30')];

describe('a cohort that was followed to its horizon', () => {
  test('reads the share that was won by it, with Wilson’s interval', () => {
    expect(read('winRateCohort90', SETTLED)).toMatchObject({ value: 0.3, n: 100, missing: null });
    expect(read('winRateCohort90', SETTLED).low).toBeCloseTo(0.21895, 5);
    expect(read('winRateCohort90', SETTLED).high).toBeCloseTo(0.39585, 5);
  });
  test('counts no win that came later', () => {
    expect(read('winRateCohort90', times(20, 'won newBusiness 2024-01-01 2024-06-01'))).toMatchObject({ value: 0 });
  });
});

describe('maturity', () => {
  test('needs ten deals as old as the horizon', () => {
    const old = (count: number) => times(count, 'lost newBusiness 2025-04-01 2025-04-02');
    const young = times(40, 'open newBusiness 2025-06-01 2025-09-01');
    expect(read('winRateCohort90', [...old(9), ...young])).toMatchObject({ missing: 'not_mature' });
    expect(read('winRateCohort90', [...old(10), ...young])).toMatchObject({ missing: null });
  });
  test('is reached on the day itself: 1 April is 90 days before 30 June', () => {
    expect(read('winRateCohort90', times(3, 'lost newBusiness 2025-04-02 2025-04-02'))).toMatchObject({ missing: 'not_mature' });
    expect(read('winRateCohort90', times(3, 'lost newBusiness 2025-04-01 2025-04-02'))).toMatchObject({ missing: null });
  });
});

describe('a projected rate', () => {
  const june = month('2025-06-01');
  test('gives every open deal the chance that deals of its age had: all of 100 were open at day 20, 30 were won', () => {
    const young = times(50, 'open newBusiness 2025-06-10 2025-09-01');
    expect(read('winRateProjected', [...SETTLED, ...young], june).value).toBeCloseTo(0.3, 12);
  });
  test('adds to what is won already', () => {
    const young = [...times(10, 'won newBusiness 2025-06-01 2025-06-05'), ...times(10, 'open newBusiness 2025-06-10 2025-09-01')];
    expect(read('winRateProjected', [...SETTLED, ...young], june).value).toBeCloseTo((10 + 10 * 0.3) / 20, 12);
  });
  test('is missing where under thirty old deals were still open at the age of the youngest', () => {
    const few = [...times(9, 'won newBusiness 2024-01-01 2024-03-01'), ...times(20, 'lost newBusiness 2024-01-01 2024-04-30')];
    const young = times(50, 'open newBusiness 2025-06-10 2025-09-01');
    expect(read('winRateProjected', [...few, ...young], june)).toMatchObject({ missing: 'not_mature' });
  });
  test('is not lost to a straggler, and is to many', () => {
    const april = month('2025-03-01');
    const cohort = (open: number) => [
      ...times(90 - open, 'lost newBusiness 2025-03-01 2025-03-20'),
      ...times(open, 'open newBusiness 2025-03-01 2025-09-01'),
    ];
    // Deals of that age: all that were not won by day 60 were lost by day 120, so nobody is left at 121.
    const young = times(10, 'open newBusiness 2025-03-20 2025-09-01');
    expect(read('winRateProjected', [...SETTLED, ...cohort(5), ...young], april)).toMatchObject({ missing: null });
    expect(read('winRateProjected', [...SETTLED, ...cohort(40), ...young], april)).toMatchObject({ missing: 'not_mature' });
  });
  test('has no past to lean on in a company of this year', () => {
    expect(read('winRateProjected', times(50, 'open newBusiness 2025-06-10 2025-09-01'))).toMatchObject({ missing: 'not_mature' });
  });
  test('is won over created where all is over', () => expect(read('winRateProjected', SETTLED)).toMatchObject({ value: 0.3, n: 100 }));
});
