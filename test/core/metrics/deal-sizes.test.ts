import { describe, expect, test } from 'vitest';
import { assemble } from '../../../src/core/assembly';
import { evenly, NO_ASSUMPTIONS, readSizes, sizesPlan } from '../../../src/core/metrics';
import { kernel } from '../../../src/core/metrics/kernel';
import { parseDate, type DimensionId } from '../../../src/core/model';
import { spreadOfValues } from '../../../src/core/statistics';
import { NO_DEFINITIONS } from '../../../src/core/workspace';
import { grid } from '../../fixtures/grid';

const SOURCE = 'leadSource' as DimensionId;
type Deal = readonly [source: string, amount: number | null];

function told(deals: readonly Deal[], by: readonly DimensionId[] = [SOURCE], outcome = 'won') {
  const rows = deals.map(([source, amount], at) => `d${at} ${outcome} ${amount ?? '-'} USD 2025-01-10 2025-02-10 ${source}`);
  const names = 'opportunityId outcome amount currency createdDate closeDate leadSource';
  const { dataset, tables } = assemble([grid('opportunity', [names, ...rows].join('\n'))], NO_DEFINITIONS, parseDate('2025-12-31'));
  const ask = { by, span: null, where: [], assumptions: NO_ASSUMPTIONS };
  return readSizes(kernel(sizesPlan(dataset, ask), tables, dataset), dataset, ask);
}

/** A quantile off a sorted list, between its neighbours. */
function byHand(amounts: readonly number[], part: number): number {
  const sorted = [...amounts].sort((a, b) => a - b);
  const place = part * (sorted.length - 1);
  const lower = Math.floor(place);
  return (sorted[lower] ?? 0) * (1 - (place - lower)) + (sorted[lower + 1] ?? 0) * (place - lower);
}

const many = (source: string, count: number): readonly Deal[] =>
  Array.from({ length: count }, (_, at): Deal => [source, 1 + ((at * 7919) % 1009)]);

describe('what won deals are worth', () => {
  const web = many('Web', 83);
  const deals = [...web, ...many('Event', 12), ['-', 5], ['Web', null], ['Web', 0]] as const;
  const { whole, rows } = told(deals);
  test('has the quartiles and the mean that a sorted list has, in minor units', () => {
    const amounts = deals.flatMap(([, amount]) => (amount === null ? [] : [amount * 100]));
    expect(whole?.n).toBe(97);
    expect(whole?.low).toBeCloseTo(byHand(amounts, 0.25), 9);
    expect(whole?.median).toBeCloseTo(byHand(amounts, 0.5), 9);
    expect(whole?.high).toBeCloseTo(byHand(amounts, 0.75), 9);
    expect(whole?.mean).toBeCloseTo(amounts.reduce((sum, each) => sum + each, 0) / amounts.length, 6);
  });
  test('is told of each slice, the largest first and what is unknown last', () =>
    expect(rows.get(SOURCE)?.map(({ label, n }) => [label, n])).toEqual([
      ['Web', 84],
      ['Event', 12],
      [null, 1],
    ]));
  test('counts deals of nothing, which no logarithm holds, and draws them nowhere', () => {
    const [first] = rows.get(SOURCE) ?? [];
    expect([first?.zero, first?.drawn.length]).toEqual([1, 83]);
    expect(first?.drawn.every((amount) => amount > 0)).toBe(true);
  });
  test('says why where there is nothing to tell', () => {
    expect(told([['Web', null]]).missing).toBe('no_amount');
    expect(told([['Web', 5]], [SOURCE], 'lost').missing).toBe('no_won');
  });
});

describe('a sample that is drawn', () => {
  const spread = spreadOfValues(Array.from({ length: 5000 }, (_, at) => at + 1));
  test('is even over the ranks, with both ends, and the same each time', () => {
    const drawn = evenly(spread, 5);
    expect(drawn).toEqual([1, 1251, 2501, 3750, 5000]);
    expect(evenly(spread, 5)).toEqual(drawn);
  });
  test('is all of it where that is no more', () => {
    expect(evenly(spreadOfValues([3, 1, 1]), 9)).toEqual([1, 1, 3]);
    expect(evenly(spreadOfValues([3, 1, 2]), 1)).toEqual([2]);
    expect(evenly(spreadOfValues([]), 9)).toEqual([]);
  });
  test('holds at most about two thousand deals over all rows, and says that it is one', () => {
    const { rows, isSampled, whole } = told([...many('Web', 2600), ...many('Event', 400)]);
    const drawn = (rows.get(SOURCE) ?? []).map((row) => row.drawn.length);
    expect([isSampled, whole?.n]).toEqual([true, 3000]);
    expect(drawn.reduce((sum, each) => sum + each, 0)).toBeLessThanOrEqual(2000);
    expect(drawn.every((each) => each >= 40)).toBe(true);
    const [web] = rows.get(SOURCE) ?? [];
    expect(Math.abs(byHand(web?.drawn ?? [], 0.5) - (web?.median ?? 0))).toBeLessThan(100);
  });
});
