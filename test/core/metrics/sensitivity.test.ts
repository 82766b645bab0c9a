import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { NO_ASSUMPTIONS, type Assumptions } from '../../../src/core/metrics';
import { sensitivity } from '../../../src/core/metrics/sensitivity';
import { rankingOf, type Trial } from '../../../src/core/metrics/ranking';
import type { DimensionId } from '../../../src/core/model';
import { company } from '../../fixtures/ask-kernel';
import { grid } from '../../fixtures/grid';

const REGION = 'region' as DimensionId;
const two = (value: number): string => String(value).padStart(2, '0');

/**
 * Ten months in which the quick region wins one of two short deals and the slow one wins its only, long deal: by deals
 * created the quick one costs twice as much, by the days that deals were open far less.
 */
function deals(slowWins: number): string {
  const rows = Array.from({ length: 10 }, (_, at) => {
    const month = `2024-${two(at + 1)}`;
    return [
      `q${at} aq${at} won quick 1200 ${month}-02 ${month}-04`,
      `l${at} al${at} lost quick 1200 ${month}-02 ${month}-04`,
      ...(at < slowWins ? [`s${at} as${at} won slow 1200 ${month}-02 ${month}-27`] : []),
    ];
  });
  return ['opportunityId accountId outcome region amount createdDate closeDate', ...rows.flat()].join('\n');
}

const spend = (years: readonly number[]): string =>
  ['month amount', ...years.flatMap((year) => Array.from({ length: 12 }, (_, at) => `${year}-${two(at + 1)}-01 1000`))].join('\n');

const assuming = (more: Partial<Assumptions> = {}): Assumptions => ({
  ...NO_ASSUMPTIONS,
  lag: 0,
  numbers: new Map([
    ['grossMargin', 0.8],
    ['yearlyChurn', 0.2],
  ]),
  ...more,
});

function firmnessOf({ years = [2024], slowWins = 10, more = {} as Partial<Assumptions> } = {}) {
  const assumptions = assuming(more);
  const loaded = company(
    [grid('opportunity', deals(slowWins)), grid('spend', spend(years))],
    { assumptions, currency: 'USD' as never },
    '2024-12-31',
  );
  return sensitivity(loaded.cube([REGION]), loaded.dataset, { by: REGION, span: null, where: [], assumptions });
}

describe('how firm the order of segments is', () => {
  test('segments that change places between days and deals created depend on the key, and the pair is named', () => {
    const { segments, keys } = firmnessOf().cac;
    expect(keys.verdict).toBe('ranking depends on the key');
    expect(keys.swaps).toBe(1);
    const { first = -1, second = -1, ahead, behind } = keys.swap ?? {};
    expect([segments[first], segments[second], ahead, behind]).toEqual(['quick', 'slow', 'opportunityDays', 'created']);
  });

  test('lower CAC is ahead and so is higher LTV:CAC: with equal returns both tell of the same pair', () => {
    const both = firmnessOf();
    expect(both.ltvToCac.keys.swap).toEqual(both.cac.keys.swap);
  });

  test('the keys that equalise are shown, marked, and decide nothing unless in force', () => {
    const settings = (more: Partial<Assumptions>) =>
      firmnessOf({ more }).cac.keys.settings.map((each) => [each.choice, each.isEqualising, each.decides]);
    expect(settings({})).toEqual([
      ['opportunityDays', false, true],
      ['created', false, true],
      ['openValue', false, true],
      ['won', true, false],
      ['revenue', true, false],
    ]);
    expect(settings({ allocationKey: 'won' })[3]).toEqual(['won', true, true]);
  });

  test('shared by won deals CAC is the same in every segment that wins as often', () => {
    const won = firmnessOf().cac.keys.settings.find(({ choice }) => choice === 'won');
    const [one, other] = (won?.readings ?? []).map(({ value }) => value);
    expect(one).not.toBeNull();
    expect(one).toBe(other);
  });

  test('the range of a segment spans its least and its greatest value over all keys', () => {
    const { keys, segments } = firmnessOf().cac;
    const at = segments.indexOf('slow');
    const values = keys.settings.map(({ readings }) => readings[at]?.value ?? Number.NaN);
    expect(keys.ranges[at]).toEqual({ low: Math.min(...values), high: Math.max(...values) });
    expect(Math.max(...values)).toBeGreaterThan(2 * Math.min(...values));
  });

  test('a lag whose months have no spend says nothing, so that one lag alone ranks nothing', () => {
    const { lags } = firmnessOf().cac;
    expect(lags.settings.filter(({ readings }) => readings.every(({ value }) => value !== null)).map(({ choice }) => choice)).toEqual([0]);
    expect(lags.settings.find(({ choice }) => choice === 6)?.readings.map(({ missing }) => missing)).toEqual(['spend_gap', 'spend_gap']);
    expect(lags.verdict).toBeNull();
  });

  test('with spend in earlier months too the order is compared over the lags and holds', () => {
    const { lags } = firmnessOf({ years: [2023, 2024] }).cac;
    expect(lags.verdict).toBe('ranking holds');
    expect(lags.swap).toBeNull();
  });

  test('a lag in force that is none of the usual ones joins them in its place', () => {
    const { lags } = firmnessOf({ years: [2023, 2024], more: { lag: 4 } }).cac;
    expect(lags.settings.map(({ choice, isInForce }) => [choice, isInForce])).toEqual([
      ['cycle', false],
      [0, false],
      [3, false],
      [4, true],
      [6, false],
      [12, false],
    ]);
  });

  test('a segment under the minimum n is shown and does not decide', () => {
    const { keys, segments } = firmnessOf({ slowWins: 9 }).cac;
    expect(keys.settings[0]?.readings[segments.indexOf('slow')]?.value).toBeGreaterThan(0);
    expect([keys.verdict, keys.swap]).toEqual([null, null]);
  });
});

const trial = (choice: number, standing: readonly (number | null)[], decides = true): Trial<number> => ({
  choice,
  isInForce: choice === 0,
  decides,
  standing,
});

describe('a ranking under several choices', () => {
  test('ties keep their order: ahead under one choice and level under another is no swap', () => {
    expect(rankingOf([trial(0, [2, 1]), trial(1, [1, 1])])).toMatchObject({ isTried: true, swap: null, swaps: 0 });
    expect(rankingOf([trial(0, [0.1 + 0.2, 0.3]), trial(1, [1, 2])]).swap).toBeNull();
  });

  test('two are compared only where both have a place', () => {
    expect(rankingOf([trial(0, [2, 1]), trial(1, [null, 2])])).toMatchObject({ isTried: false, swap: null, isReordered: [false, null] });
  });

  test('a choice that does not decide leaves the verdict alone, and still says that it orders otherwise', () => {
    expect(rankingOf([trial(0, [2, 1]), trial(1, [3, 1]), trial(2, [1, 2], false)])).toMatchObject({
      swap: null,
      isReordered: [false, false, true],
    });
  });

  test('the pair with the widest swap is named, told from the order in force', () => {
    const { swap, swaps } = rankingOf([trial(0, [10, 9, 5]), trial(1, [9, 10, 40])]);
    expect(swaps).toBe(3);
    expect(swap).toEqual({ first: 0, second: 2, ahead: 0, behind: 1 });
  });

  test('without ties there is a swap just where two choices sort differently', () => {
    const sorted = (standing: readonly number[]): string =>
      [...standing.keys()].sort((a, b) => (standing[b] ?? 0) - (standing[a] ?? 0)).join();
    const standing = fc.uniqueArray(fc.integer({ min: 1, max: 40 }), { minLength: 4, maxLength: 4 });
    fc.assert(
      fc.property(fc.array(standing, { minLength: 2, maxLength: 4 }), (all) => {
        const { swap } = rankingOf(all.map((each, at) => trial(at, each)));
        expect(swap === null).toBe(new Set(all.map(sorted)).size === 1);
      }),
    );
  });
});
