import { describe, expect, test } from 'vitest';
import { icpDeltas } from '../../../src/core/metrics';
import type { DimensionId, Reading } from '../../../src/core/model';
import { NO_SLICES } from '../../../src/core/slices';
import { icpGap } from '../../../src/views/icp-gap';
import { icpInside } from '../../../src/views/icp-inside';
import { plain } from '../../../src/wording';
import { answered, dimension, number, share } from './made';

const INDUSTRY = 'industry' as DimensionId;
const side = (industry: string, icp: 'in' | 'out', part: number, whole: number): Reading =>
  share('winRate', part, whole, { slice: { industry, icp } });
const inside = [
  side('Alpha', 'in', 60, 100),
  side('Alpha', 'out', 20, 100),
  side('Beta', 'in', 31, 100),
  side('Beta', 'out', 30, 100),
  side('Gamma', 'in', 3, 7),
  side('Gamma', 'out', 40, 80),
];
const byIcp = [share('winRate', 94, 207, { slice: { icp: 'in' } }), share('winRate', 90, 280, { slice: { icp: 'out' } })];
const alike = (value: number, n: number, industry?: string): Reading => ({
  ...number('winRate', value, n, { limits: [value - 0.05, value + 0.05], ...(industry === undefined ? {} : { slice: { industry } }) }),
  delta: 'standardised',
});

const view = answered({
  dimensions: [dimension('industry', ['Alpha', 'Beta', 'Gamma'])],
  segmentDimension: INDUSTRY,
  byIcp,
  icpStandardised: [alike(0.08, 150)],
  slices: {
    ...NO_SLICES,
    inside,
    insideDeltas: icpDeltas(inside),
    insideStandardised: [alike(0.3, 60, 'Alpha'), alike(0.02, 4, 'Beta')],
  },
});

describe('ICP inside each segment', () => {
  const told = icpInside(view);
  const row = (name: string) => told?.picture.rows.find((each) => each.name === name);
  test('is the difference of each, under that of the total, largest first', () => {
    expect(told?.picture.rows.map(({ name }) => name)).toEqual(['All segments', 'Alpha', 'Beta']);
    expect(row('Alpha')?.raw.value).toBeCloseTo(0.4, 12);
  });
  test('is clear only where the interval leaves out zero and q over all segments stays small', () =>
    expect([row('Alpha')?.isClear, row('Beta')?.isClear]).toEqual([true, false]));
  test('with too few deals on a side is a pair of fractions, and not drawn', () => {
    expect(row('Gamma')).toBeUndefined();
    expect(told?.few).toEqual(['Gamma: 3 of 7 against 40 of 80']);
    expect(told?.table.rows.at(-1)?.cells.at(-1)?.text).toBe('too few to compare');
  });
  test('stands beside what it would be for alike sides, unless these are too few', () => {
    expect([row('Alpha')?.standardised.value, row('Beta')?.standardised.value]).toEqual([0.3, null]);
    const cells = told?.table.rows.map(({ cells: all }) => all.at(-2)?.text);
    expect(cells?.slice(0, 3)).toEqual(['+8.0 points (+3.0 to +13.0)', '+30.0 points (+25.0 to +35.0)', 'too few alike to tell']);
  });
  test('holds zero and every limit on its axis', () => {
    const axis = told?.picture.axis ?? { min: 1, max: 0 };
    expect(axis.min).toBeLessThanOrEqual(0);
    for (const { raw } of told?.picture.rows ?? [])
      expect([raw.low ?? 0, raw.high ?? 0].every((end) => end >= axis.min && end <= axis.max)).toBe(true);
  });
  test('says in how many segments it is clear, and the total raw and standardised', () => {
    const sentence = plain(told?.sentence ?? []);
    expect(sentence).toContain('clearly better in 1 of 2 segments');
    expect(sentence).toContain('were both sides of the same size and region, +8 points');
  });
  test('is nothing where no ICP is defined', () => expect(icpInside(answered({ segmentDimension: INDUSTRY }))).toBeNull());
});

describe('the gap of ICP and non-ICP', () => {
  const gap = icpGap(view);
  test('has the raw difference and the standardised one beside each other', () => {
    expect(gap.rows[0]?.difference?.value).toBe('+13 points');
    expect(gap.rows[0]?.standardised).toBe('+8 points (+3 to +13)');
  });
  test('is not told standardised from too few', () => {
    const few = icpGap({ ...view, analysis: { ...view.analysis, icpStandardised: [alike(0.08, 9)] } });
    expect(few.rows[0]?.standardised).toBe('too few alike to tell');
  });
  test('has no column for it where nothing was standardised', () => {
    const none = icpGap({ ...view, analysis: { ...view.analysis, icpStandardised: [] } });
    expect(none.table.columns.map(({ id }) => id)).not.toContain('standardised');
  });
});
