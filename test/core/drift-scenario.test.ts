import { expect, it } from 'vitest';
import { answer } from '../../src/core/analysis';
import { scenariosOf, type Need } from '../../src/core/drift-scenario';
import type { Target } from '../../src/core/workspace';
import { BY_INDUSTRY, twoYears, type TwoYears } from '../fixtures/two-years';

const COMPANY: TwoYears = {
  before: [{ industry: 'Software', won: 30, lost: 70 }],
  now: [
    { industry: 'Software', won: 30, lost: 70 },
    { industry: 'Retail', won: 20, lost: 80 },
  ],
  open: [
    ['Software', 44],
    ['Retail', 56],
  ],
};

function needOf(target: Omit<Target, 'slice'>, company = COMPANY): Need {
  const answerable = twoYears(company, { targets: [{ ...target, slice: [] }] });
  const [scenario] = scenariosOf(answerable, BY_INDUSTRY, answer(answerable, BY_INDUSTRY).judged);
  if (scenario === undefined) throw new Error('no target was judged');
  return scenario.need;
}

it('needs 12 more open ICP deals, or 12 fewer others, for 44 of 100 at a half, and says the same in money', () => {
  const need = needOf({ metric: 'icpShareOpen', want: 'atLeast', value: 0.5 });
  expect(need).toMatchObject({ kind: 'share', of: 'open', counts: { part: 44, whole: 100 }, ways: { more: 12, less: 12 } });
  expect(need.kind === 'share' && need.money).toEqual({ ways: { more: 120_000, less: 120_000 }, currency: 'USD', missing: null });
});

it('adds to these what leaves the pipeline in the calmest and in the busiest quarter', () => {
  const need = needOf({ metric: 'icpShareOpen', want: 'atLeast', value: 0.5 });
  // All 100 ICP deals of the year closed in May: nothing left in the other three quarters.
  expect(need.kind === 'share' && need.toCreate).toEqual({ needed: { least: 12, most: 112, missing: null }, lastQuarter: 44 });
});

it('needs nothing where a target is met', () => {
  expect(needOf({ metric: 'icpShareOpen', want: 'atLeast', value: 0.3 })).toEqual({ kind: 'nothing' });
});

it('tells a win rate in wins over its interval, from few to many', () => {
  const late: TwoYears = { ...COMPANY, open: [] };
  const need = needOf({ metric: 'winRate', want: 'atLeast', value: 0.4 }, late);
  // No deal closed in the last quarter, so that there is no number of wins to speak of.
  expect(need.kind).toBe('distance');
  if (need.kind !== 'distance') throw new Error(need.kind);
  expect(need.today).toBeCloseTo(0.15, 12);
  expect(need.range?.least).toBeLessThan(0.15);
  expect(need.range?.most).toBeGreaterThan(0.15);
});

it('says what is missing instead of a number', () => {
  expect(needOf({ metric: 'nrr', want: 'atLeast', value: 1 })).toEqual({ kind: 'unknown', missing: 'no_base' });
});
