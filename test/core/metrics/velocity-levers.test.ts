import fc from 'fast-check';
import { expect, test } from 'vitest';
import { LEVERS, METRIC_IDS, NO_ASSUMPTIONS, plan, splitVelocity, type LeverSplit } from '../../../src/core/metrics';
import { company } from '../../fixtures/ask-kernel';
import { grid } from '../../fixtures/grid';

const HEADER = 'opportunityId outcome dealClass currency amount createdDate closeDate';
type Deal = { readonly outcome: string; readonly amount: number; readonly created: string; readonly close: string };

function split(deals: readonly Deal[]): ReturnType<typeof splitVelocity> {
  const rows = deals.map((deal, at) => `d${at} ${deal.outcome} newBusiness USD ${deal.amount} ${deal.created} ${deal.close}`);
  const loaded = company([grid('opportunity', [HEADER, ...rows].join('\n'))], {}, '2025-12-31');
  expect(plan(loaded.dataset, METRIC_IDS, []).measures).toContain('entered');
  return splitVelocity(loaded.cube([]), loaded.dataset, { span: null, where: [], assumptions: NO_ASSUMPTIONS });
}
const told = (result: ReturnType<typeof splitVelocity>): LeverSplit => {
  if (typeof result === 'string') throw new Error(result);
  return result;
};
const times = (count: number, deal: Deal): readonly Deal[] => Array.from({ length: count }, () => deal);
const closed = (year: number, outcome: string, amount: number, days: number): Deal => ({
  outcome,
  amount,
  created: `${year}-03-01`,
  close: days === 31 ? `${year}-04-01` : `${year}-04-30`,
});
const open = (created: string): Deal => ({ outcome: 'open', amount: 1, created, close: '2026-06-30' });
/** Three of ten won at 20,000 within 31 days, in both years. */
const BOTH_YEARS = [2024, 2025].flatMap((year) => [...times(3, closed(year, 'won', 20_000, 31)), ...times(7, closed(year, 'lost', 1, 31))]);

test('a pipeline that doubles while all else stays is the work of the open deals alone', () => {
  const { before, now, effects, velocityBefore, velocityNow } = told(
    split([...BOTH_YEARS, ...times(4, open('2024-11-01')), ...times(4, open('2025-11-01'))]),
  );
  expect(before).toEqual({ open: 4, winRate: 0.3, meanAmount: 2_000_000, cycle: 31 });
  expect(now).toEqual({ ...before, open: 8 });
  expect(velocityNow).toBeCloseTo((8 * 0.3 * 2_000_000) / 31, 6);
  expect(effects.open).toBeCloseTo(velocityNow - velocityBefore, 6);
  for (const lever of ['winRate', 'meanAmount', 'cycle'] as const) expect(effects[lever]).toBeCloseTo(0, 6);
});

test('a slower cycle takes velocity away', () => {
  const slower = [
    ...times(3, closed(2024, 'won', 20_000, 31)),
    ...times(3, closed(2025, 'won', 20_000, 60)),
    ...times(4, open('2024-11-01')),
  ];
  const { effects } = told(split(slower));
  expect(effects.cycle).toBeLessThan(0);
  expect(effects.open).toBeCloseTo(0, 6);
});

test('what the four levers did adds up to the change', () => {
  const deals = fc.array(
    fc.record({
      year: fc.constantFrom(2024, 2025),
      outcome: fc.constantFrom('won', 'lost'),
      amount: fc.integer({ min: 1, max: 90_000 }),
      days: fc.constantFrom(31, 60),
    }),
    { minLength: 1, maxLength: 30 },
  );
  fc.assert(
    fc.property(deals, fc.nat(5), fc.nat(5), (drawn, old, young) => {
      const rows = drawn.map(({ year, outcome, amount, days }) => closed(year, outcome, amount, days));
      const all = [...BOTH_YEARS, ...rows, ...times(old, open('2024-11-01')), ...times(young, open('2025-11-01'))];
      const { effects, velocityBefore, velocityNow } = told(split(all));
      const sum = LEVERS.reduce((total, lever) => total + effects[lever], 0);
      expect(sum).toBeCloseTo(velocityNow - velocityBefore, 4);
    }),
    { numRuns: 60 },
  );
});

test('a year without a won deal leaves nothing to split', () => {
  expect(split(times(3, closed(2025, 'won', 20_000, 31)))).toBe('non_positive_denominator');
});

test.each([
  [
    'without a created date the columns are not mapped',
    'opportunityId outcome currency amount closeDate',
    'd1 won USD 1 2025-01-10',
    'not_mapped',
  ],
  ['without a close date neither', 'opportunityId outcome currency amount createdDate', 'd1 won USD 1 2025-01-10', 'not_mapped'],
  ['without dates and amounts the dates are named', 'opportunityId outcome', 'd1 won', 'not_mapped'],
  ['without amounts there is none', 'opportunityId outcome createdDate closeDate', 'd1 won 2025-01-10 2025-02-10', 'no_amount'],
  [
    'amounts without a currency cannot be read',
    'opportunityId outcome amount createdDate closeDate',
    'd1 won 5 2025-01-10 2025-02-10',
    'no_currency',
  ],
])('a split says what it lacks: %s', (_claim, header, row, missing) => {
  const loaded = company([grid('opportunity', `${header}\n${row}`)], {}, '2025-12-31');
  expect(splitVelocity(loaded.cube([]), loaded.dataset, { span: null, where: [], assumptions: NO_ASSUMPTIONS })).toBe(missing);
});
