import { expect, it } from 'vitest';
import { driftOf } from '../../src/core/drift-study';
import { whyOf, type DriftWhy } from '../../src/core/drift-why';
import type { DimensionId } from '../../src/core/model';
import type { Question } from '../../src/core/question';
import { BY_INDUSTRY, CONTRADICTED, twoYears, type TwoYears } from '../fixtures/two-years';

const INDUSTRY = 'industry' as DimensionId;

function whyIn(company: TwoYears, question: Question = BY_INDUSTRY): DriftWhy {
  const answerable = twoYears(company);
  return whyOf(answerable, question, driftOf(answerable, question));
}

function splitIn(why: DriftWhy, metric: string) {
  const split = why.moved.find((each) => each.metric === metric)?.splits.find(({ dimension }) => dimension === INDUSTRY);
  if (split === undefined) throw new Error(`${metric} is not split`);
  return split;
}

it('splits the golden win rate from the cube: mix −6.3, rate +2.3, and 34.6 % with the old mix', () => {
  const { why, banner, before, now } = splitIn(whyIn(CONTRADICTED), 'winRate');
  if (why.missing !== null) throw new Error(why.missing);
  expect([before.value, now.value]).toEqual([0.32, 0.28]);
  expect([why.mix, why.rate].map((effect) => effect.toFixed(4))).toEqual(['-0.0629', '0.0229']);
  expect(banner?.standardised.toFixed(4)).toBe('0.3457');
  expect([banner?.against, banner?.compared]).toEqual([2, 2]);
});

it('flags no segment where the total contradicts its parts', () => {
  const answerable = twoYears(CONTRADICTED);
  const flags = driftOf(answerable, BY_INDUSTRY).findings.filter(({ state, metric }) => state === 'drifted' && metric === 'winRate');
  expect(flags).toEqual([]);
});

it('asks the metric of the question first, and win rate, ACV and the ICP shares beside it', () => {
  const metrics = whyIn(CONTRADICTED, { ...BY_INDUSTRY, metric: 'winRateBroad' }).moved.map(({ metric }) => metric);
  expect(metrics).toEqual(['winRateBroad', 'winRate', 'acv', 'icpShareCreated', 'icpShareOpen', 'icpShareWon']);
});

it('says why a median has no mix and rate', () => {
  const year = (base: number) => ['A', 'B', 'C'].map((industry, at) => ({ industry, won: 12, lost: 5, amount: base * (at * at + 1) }));
  const why = whyIn({ before: year(100), now: year(170) }, { ...BY_INDUSTRY, metric: 'acvMedian' });
  expect(splitIn(why, 'acvMedian').why).toEqual({ missing: 'not_kept_by_slice' });
  expect(splitIn(why, 'acv').why.missing).toBeNull();
});

it('splits nothing under the least number of cases, and an ICP share by industry alone', () => {
  const few = [{ industry: 'A', won: 2, lost: 3 }];
  const why = whyIn({ before: few, now: few });
  expect(splitIn(why, 'winRate').why).toEqual({ missing: 'below_min_n' });
  expect(why.moved.find(({ metric }) => metric === 'icpShareWon')?.splits.map(({ dimension }) => dimension)).toEqual([INDUSTRY]);
});

it('moves bookings by deals, win rate and ACV to the cent', () => {
  const { bookings } = whyIn({
    before: [{ industry: 'A', won: 10, lost: 30, amount: 333.33 }],
    now: [{ industry: 'A', won: 12, lost: 18, amount: 250.01 }],
  });
  if (bookings === null || bookings.split.missing !== null) throw new Error('bookings are not split');
  const { start, end, steps } = bookings.split.waterfall;
  expect([start, end]).toEqual([333_330, 300_012]);
  expect(steps.map(({ cause }) => cause)).toEqual(['deals', 'winRate', 'acv']);
  expect(steps.reduce((sum, { effect }) => sum + effect, 0)).toBe(end - start);
  expect(steps.every(({ effect }) => Number.isInteger(effect))).toBe(true);
});

it('tells nothing where nothing is compared', () => {
  expect(whyIn(CONTRADICTED, { ...BY_INDUSTRY, compare: [] })).toEqual({ moved: [], bookings: null });
});
