import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bandOf, SEGMENTATION, stageByArr, stageReading, tenthsOf } from '../../../src/core/assessment';

const { bands, stages } = SEGMENTATION;
const bandNamed = (tenths: number) => bandOf(tenths, bands)?.name;
/** So many scores of 1 to 5 in whole points that sum up to `points`. */
function scoresOf(points: number, count: number): readonly number[] {
  const base = Math.floor(points / count);
  return Array.from({ length: count }, (_, at) => 2 * (base + Number(at < points - base * count)));
}

describe('the overall score', () => {
  it.each([
    // [points in all, scores, one decimal, band]: the edges of `assessment.md` 2.3, as means of so many scores
    [194, 100, 19, 'Critical'],
    [195, 100, 20, 'Developing'],
    [2949, 1000, 29, 'Developing'],
    [295, 100, 30, 'Competent'],
    [395, 100, 40, 'Advanced'],
    [45, 10, 45, 'Advanced'],
    [454, 100, 45, 'Advanced'],
    [455, 100, 46, 'Best in class'],
    [39, 20, 20, 'Developing'],
  ])('of %i points over %i scores is %i tenths: %s', (points, count, tenths, band) => {
    expect(tenthsOf(scoresOf(points, count))).toBe(tenths);
    expect(bandNamed(tenths)).toBe(band);
  });

  it.each([
    [[2, 3, 1, 2, 2], 20],
    [[4, 4, 5, 5, 5], 46],
    [[2, 2.5, 3, 1.5, 2], 22],
  ])('of %j is %i tenths', (scores, tenths) => {
    expect(tenthsOf(scores.map((score) => 2 * score))).toBe(tenths);
  });

  it('does not exist without a score', () => {
    expect(tenthsOf([])).toBeNull();
  });

  it('is the mean rounded half up to one decimal, by whole hundredths that no binary fraction touches', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 2, max: 10 }), { minLength: 1, maxLength: 60 }), (scores2) => {
        const sum = scores2.reduce((all, each) => all + BigInt(each), 0n);
        const count = BigInt(scores2.length);
        // tenths t is the mean rounded half up exactly if t - 1/2 <= 5 x sum / count < t + 1/2
        const tenths = BigInt(tenthsOf(scores2) ?? -1);
        expect(2n * tenths * count - count <= 10n * sum && 10n * sum < 2n * tenths * count + count).toBe(true);
      }),
    );
  });
});

describe('the bands', () => {
  it('hold every score of one decimal from 1.0 to 5.0 once, whatever the gaps in print', () => {
    for (let tenths = 10; tenths <= 50; tenths += 1) expect(bands.filter(({ from, to }) => tenths >= from && tenths <= to)).toHaveLength(1);
    expect([9, 51].map((tenths) => bandOf(tenths, bands))).toEqual([null, null]);
  });
});

describe('the reading by stage', () => {
  const normOf = (id: string) => {
    const norm = stages.find((each) => each.id === id);
    if (norm === undefined) throw new Error(id);
    return norm;
  };

  it.each([
    ['seriesAB', { 28: 'good', 27: 'asExpected', 20: 'asExpected', 19: 'behind', 14: 'behind', 13: 'alarm', 10: 'alarm' }],
    ['seriesCD', { 35: 'good', 34: 'asExpected', 28: 'asExpected', 27: 'behind', 21: 'behind', 20: 'alarm' }],
    ['growth', { 40: 'good', 39: 'asExpected', 35: 'asExpected', 34: 'behind', 29: 'behind', 28: 'alarm' }],
    ['enterprise', { 43: 'good', 42: 'asExpected', 38: 'asExpected', 37: 'behind', 33: 'behind', 32: 'alarm' }],
  ])('%s turns at its thresholds', (id, expected) => {
    for (const [tenths, reading] of Object.entries(expected)) expect(stageReading(Number(tenths), normOf(id)), tenths).toBe(reading);
  });

  it('may disagree with the band: 1.5 is Critical, and for Series A\u2013B merely behind', () => {
    expect([bandNamed(15), stageReading(15, normOf('seriesAB'))]).toEqual(['Critical', 'behind']);
  });

  it.each([
    [1.99, null],
    [2, 'seriesAB'],
    [19.99, 'seriesAB'],
    [20, 'seriesCD'],
    [100, 'growth'],
    [5000, 'growth'],
  ])('an ARR of %d million belongs to %s, an edge to the later stage', (millions, stage) => {
    expect(stageByArr(millions, stages)).toBe(stage);
  });
});
