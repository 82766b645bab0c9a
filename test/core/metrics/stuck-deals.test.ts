import { describe, expect, test } from 'vitest';
import { assemble } from '../../../src/core/assembly';
import { NO_ASSUMPTIONS, readStuck, stuckPlan, type Condition, type StuckDeals } from '../../../src/core/metrics';
import { kernel } from '../../../src/core/metrics/kernel';
import { dateOf, parseDate, type DimensionId } from '../../../src/core/model';
import { NO_DEFINITIONS } from '../../../src/core/workspace';
import { grid } from '../../fixtures/grid';

const AS_OF = '2025-12-31';
const day = (date: string): number => parseDate(date) ?? 0;

/** A deal: its stage, and how many days it took to be won, or how long it has been open; null is no date of creation. */
type Deal = readonly [stage: string, outcome: 'won' | 'open', days: number | null];

function told(deals: readonly Deal[], where: readonly Condition[] = []): StuckDeals {
  const rows = deals.map(([stage, outcome, days], at) => {
    const created = days === null ? '-' : dateOf(day(outcome === 'won' ? '2025-11-30' : AS_OF) - days);
    return `d${at} ${stage} ${outcome} 10 USD ${created} ${outcome === 'won' ? '2025-11-30' : '-'}`;
  });
  const names = 'opportunityId stage outcome amount currency createdDate closeDate';
  const { dataset, tables } = assemble([grid('opportunity', [names, ...rows].join('\n'))], NO_DEFINITIONS, day(AS_OF));
  return readStuck(kernel(stuckPlan(dataset, where), tables, dataset), dataset, { where, assumptions: NO_ASSUMPTIONS });
}

/** Twenty-one wins of 10, 20 … 210 days: with their order written down, 95 in 100 lie within day 200. */
const WINS = Array.from({ length: 21 }, (_, at): Deal => ['Won', 'won', 10 * (at + 1)]);
const OPEN: readonly Deal[] = [
  ['Demo', 'open', 5],
  ['Demo', 'open', 200],
  ['Demo', 'open', 201],
  ['Offer', 'open', 199],
  ['Offer', 'open', 400],
  ['Offer', 'open', 400],
  ['-', 'open', 300],
];

/** The same told off the list of deals itself: sorted, interpolated between neighbours, and counted one by one. */
function byHand(deals: readonly Deal[]): { readonly limit: number; readonly past: number } {
  const days = deals.flatMap(([, outcome, each]) => (outcome === 'won' && each !== null ? [each] : [])).sort((a, b) => a - b);
  const place = (days.length - 1) * 0.95;
  const [below, above] = [days[Math.floor(place)] ?? 0, days[Math.ceil(place)] ?? 0];
  const limit = below + (above - below) * (place % 1);
  return { limit, past: deals.filter(([, outcome, each]) => outcome === 'open' && each !== null && each > limit).length };
}

describe('open deals past the 95th percentile of won ones', () => {
  test('are counted strictly past it, stage by stage, one without a stage among them', () => {
    const stuck = told([...WINS, ...OPEN]);
    expect([stuck.limit, stuck.past, stuck.open, stuck.wins]).toEqual([200, 4, 7, 21]);
    expect(new Map(stuck.stages.map(({ label, open, past }) => [label, [open, past]]))).toEqual(
      new Map([
        ['Demo', [3, 1]],
        ['Offer', [3, 2]],
        [null, [1, 1]],
      ]),
    );
  });
  test.each([21, 22, 34, 57])('are what counting %i wins and the open deals by hand says', (wins) => {
    const deals = [...Array.from({ length: wins }, (_, at): Deal => ['Won', 'won', (at * 37) % 240]), ...OPEN];
    expect(told(deals)).toMatchObject(byHand(deals));
  });
  test('keep every age once, so that the marks add up to the open deals', () => {
    const { stages, open } = told([...WINS, ...OPEN]);
    const offer = stages.find(({ label }) => label === 'Offer')?.sides[0]?.ages;
    expect([offer?.values, offer?.counts].map((each) => Array.from(each ?? []))).toEqual([
      [199, 400],
      [1, 2],
    ]);
    expect(stages.reduce((sum, { sides }) => sum + sides.reduce((all, { ages }) => all + ages.size, 0), 0)).toBe(open);
  });
  test('are not told from fewer than twenty wins', () =>
    expect(told([...WINS.slice(0, 19), ...OPEN])).toMatchObject({ limit: null, past: 0 }));
  test('without a date of creation are left out and counted', () =>
    expect(told([...WINS, ...OPEN, ['Demo', 'open', null]])).toMatchObject({ open: 7, undated: 1 }));
  test('say why where nothing is open', () => expect(told(WINS).missing).toBe('no_open'));
  test('follow a filter, wins and all', () => {
    const stuck = told([...WINS, ...OPEN], [{ dimension: 'stage' as DimensionId, is: 'in', members: ['Offer'] }]);
    expect(stuck).toMatchObject({ open: 3, wins: 0, limit: null });
  });
});
