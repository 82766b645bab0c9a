import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { durationOf, ofSlowerArm, sampleNeeded, type SampleGiven } from '../../../src/core/hypotheses';
import type { CalendarDate } from '../../../src/core/model';

const rate = (value: number, parts: Partial<SampleGiven> = {}): SampleGiven => ({
  metric: 'winRate',
  want: 'rise',
  size: 0.1,
  baseline: { value, n: 400, spread: null, designEffect: 1 },
  readOut: { kind: 'once' },
  ...parts,
});
const mean = (spread: number | null, size: number, parts: Partial<SampleGiven> = {}): SampleGiven => ({
  ...rate(0),
  metric: 'acv',
  size,
  baseline: { value: 100, n: 50, spread, designEffect: 1 },
  ...parts,
});
const widened = (given: SampleGiven, designEffect: number): SampleGiven => ({ ...given, baseline: { ...given.baseline, designEffect } });

describe('the sample that a hypothesis needs', () => {
  test.each`
    want      | size    | deals
    ${'fall'} | ${0.1}  | ${250}
    ${'fall'} | ${0.05} | ${1094}
    ${'rise'} | ${0.15} | ${152}
    ${'fall'} | ${0.15} | ${100}
  `('takes $deals deals a side for 25 % to $want by $size, as the golden table has it', ({ want, size, deals }) => {
    expect(sampleNeeded(rate(0.25, { want, size }))).toBe(deals);
  });

  it('takes 63 cases a side for half a standard deviation of a mean, and 393 for a fifth (normal theory)', () => {
    expect(sampleNeeded(mean(10, 5))).toBe(63);
    expect(sampleNeeded(mean(10, 2))).toBe(393);
  });

  it('grows with the design effect of accounts that have several deals, and never shrinks below that of single ones', () => {
    expect(sampleNeeded(widened(rate(0.25, { want: 'fall' }), 1.3))).toBe(325);
    expect(sampleNeeded(widened(rate(0.25, { want: 'fall' }), 0.5))).toBe(250);
  });

  it('takes a little more where it is looked at on the way, for the last look has to pay for the others', () => {
    const counts = [1, 2, 3, 4, 5].map((looks) => sampleNeeded(rate(0.25, { want: 'fall', readOut: { kind: 'looks', looks } })) ?? 0);
    expect(counts[0]).toBe(250);
    expect(counts).toEqual(counts.toSorted((a, b) => a - b));
    expect(counts.at(-1)).toBeLessThan(250 * 1.05);
  });

  it('is not told where a share has no room for the size, or nothing is known of the spread', () => {
    expect(sampleNeeded(rate(0.95))).toBeNull();
    expect(sampleNeeded(rate(0.05, { want: 'fall' }))).toBeNull();
    expect(sampleNeeded(mean(null, 5))).toBeNull();
    expect(sampleNeeded(mean(0, 5))).toBeNull();
    expect(sampleNeeded(rate(0.25, { size: 0 }))).toBeNull();
  });

  it('is smaller for a larger size, whatever the rate', () => {
    const given = fc.record({
      value: fc.double({ min: 0.2, max: 0.5, noNaN: true }),
      size: fc.double({ min: 0.02, max: 0.2, noNaN: true }),
    });
    fc.assert(
      fc.property(given, ({ value, size }) => {
        const [small, large] = [sampleNeeded(rate(value, { size })), sampleNeeded(rate(value, { size: size * 1.5 }))];
        expect(small).toBeGreaterThanOrEqual(large ?? Infinity);
      }),
    );
  });
});

describe('how long that takes', () => {
  const START = '2026-01-01' as CalendarDate;

  it('is a year for 120 deals at ten a month, and the time to close on top', () => {
    expect(durationOf(120, { perMonth: 10, lagDays: 0 }, START)).toEqual({ months: 366 / 30.4375, readOn: '2027-01-02' });
    expect(durationOf(120, { perMonth: 10, lagDays: 60 }, START)?.readOn).toBe('2027-03-03');
  });

  it('goes by the arm that fills more slowly', () => {
    expect(ofSlowerArm(20, 0.5)).toBe(10);
    expect(ofSlowerArm(20, 0.2)).toBeCloseTo(4, 12);
    expect(ofSlowerArm(20, 0.8)).toBeCloseTo(4, 12);
  });

  it('is not told where nothing comes in, or it would take decades', () => {
    expect(durationOf(120, { perMonth: null, lagDays: 0 }, START)).toBeNull();
    expect(durationOf(120, { perMonth: 0, lagDays: 0 }, START)).toBeNull();
    expect(durationOf(120_000, { perMonth: 10, lagDays: 0 }, START)).toBeNull();
  });
});
