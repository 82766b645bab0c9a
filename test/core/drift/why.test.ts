import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitChange, splitReadings, topContributors, type SegmentSum, type Why } from '../../../src/core/drift';
import { holds, sure } from '../statistics/property';
import { lacks, reads, SEGMENT } from './read';

const sum = (segment: string | null, part: number, whole: number): SegmentSum => ({ segment, part, whole });
const BEFORE = [sum('A', 24, 60), sum('B', 8, 40)];
const NOW = [sum('A', 13, 30), sum('B', 15, 70)];

function split(why: Why) {
  if (why.missing !== null) throw new Error(why.missing);
  return why;
}

/** Up to seven of these names in any order and any period, some with nothing in them; a name may come twice. */
const segments = fc.array(
  fc
    .record({ segment: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', null), whole: fc.integer({ min: 0, max: 400 }) })
    .chain(({ segment, whole }) => fc.record({ segment: fc.constant(segment), whole: fc.constant(whole), part: fc.nat(whole) })),
  { maxLength: 7 },
);
const rateOf = (sums: readonly SegmentSum[]): number =>
  sums.reduce((all, { part }) => all + part, 0) / sums.reduce((all, { whole }) => all + whole, 0);

describe('why a rate moved', () => {
  it('of 32 to 28 %: mix -0.062857, rate +0.022857, standardised 34.6 %', () => {
    const why = split(splitChange(BEFORE, NOW));
    expect([why.before, why.now]).toEqual([0.32, 0.28]);
    expect([why.mix.toFixed(6), why.rate.toFixed(6), why.change.toFixed(6)]).toEqual(['-0.062857', '0.022857', '-0.040000']);
    expect(why.segments.map(({ mix, rate }) => [mix.toFixed(6), rate.toFixed(6)])).toEqual([
      ['-0.035000', '0.015000'],
      ['-0.027857', '0.007857'],
    ]);
    expect((why.standardised * 100).toFixed(1)).toBe('34.6');
    expect(why.segments[0]?.before).toEqual({ share: 0.6, of: 60, rate: 0.4 });
  });

  it('adds up to 1e-12 for any two periods and segments, and is never NaN', () => {
    holds(
      fc.property(segments, segments, (before, now) => {
        const why = splitChange(before, now);
        const isEmpty = Number.isNaN(rateOf(before)) || Number.isNaN(rateOf(now));
        if (why.missing !== null) return isEmpty;
        const effects = why.segments.reduce((all, { effect }) => all + effect, 0);
        return (
          !isEmpty &&
          Math.abs(why.now - why.before - (rateOf(now) - rateOf(before))) < 1e-12 &&
          Math.abs(why.mix + why.rate - why.change) < 1e-12 &&
          Math.abs(effects - why.change) < 1e-12 &&
          why.segments.every((each) => (each.before.rate !== null && each.now.rate !== null) || each.rate === 0)
        );
      }),
      500,
    );
  });

  it('gives a segment that appears or vanishes no rate effect, and tells that it had no rate', () => {
    const why = split(splitChange([...BEFORE, sum('old', 5, 10)], [...NOW, sum('young', 9, 10)]));
    const [old, young] = ['old', 'young'].map((name) => sure(why.segments.find(({ segment }) => segment === name)));
    expect(old).toMatchObject({ rate: 0, now: { share: 0, rate: null } });
    expect(young).toMatchObject({ rate: 0, before: { share: 0, rate: null } });
    expect(young?.mix).toBeGreaterThan(0);
  });

  it('says why there is nothing to split, and refuses what is no rate', () => {
    expect(splitChange([], NOW, 'no_closed')).toEqual({ missing: 'no_closed' });
    expect(splitChange(BEFORE, [sum('A', 0, 0)])).toEqual({ missing: 'no_rows' });
    expect(() => splitChange(BEFORE, [sum('A', Number.NaN, 3)])).toThrow(RangeError);
  });

  it('names the segments that did the most of it, in the direction of the change', () => {
    const before = [sum('a', 50, 100), sum('b', 50, 100), sum('c', 50, 100), sum('d', 50, 100), sum('e', 50, 100)];
    const now = [sum('a', 45, 100), sum('b', 20, 100), sum('c', 60, 100), sum('d', 40, 100), sum('e', 49, 100)];
    expect(topContributors(split(splitChange(before, now))).map(({ segment }) => segment)).toEqual(['b', 'd', 'a']);
    expect(topContributors(split(splitChange(before, before)))).toEqual([]);
  });
});

describe('why a reading moved', () => {
  const side = (total: readonly [number, number], a: readonly [number, number], b: readonly [number, number]) => ({
    total: reads(...total),
    segments: [reads(...a, { segment: 'A' }), reads(...b, { segment: 'B' })],
  });
  const before = side([0.32, 100], [0.4, 60], [0.2, 40]);
  const now = side([0.28, 100], [13 / 30, 30], [15 / 70, 70]);

  it('is told alike from readings of segments', () => {
    expect(splitReadings(SEGMENT, before, now)).toEqual(splitChange(BEFORE, NOW));
  });

  it('bears a segment without any case, and not one whose number is missing for another reason', () => {
    const with_ = (reading: ReturnType<typeof lacks>) => ({ ...now, segments: [...now.segments, reading] });
    expect(split(splitReadings(SEGMENT, before, with_(lacks('no_closed', 0, { segment: 'C' })))).mix).toBeCloseTo(-0.062857, 6);
    expect(splitReadings(SEGMENT, before, with_(lacks('no_rate', 4, { segment: 'C' })))).toEqual({ missing: 'no_rate' });
  });

  it('is refused where segments overlap or leave something out, and where the total is missing', () => {
    expect(splitReadings(SEGMENT, before, { ...now, segments: now.segments.slice(1) })).toEqual({ missing: 'not_kept_by_slice' });
    expect(splitReadings(SEGMENT, { ...before, total: lacks('no_closed') }, now)).toEqual({ missing: 'no_closed' });
  });
});
