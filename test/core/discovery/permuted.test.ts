import { describe, expect, test } from 'vitest';
import type { Direction, Objective } from '../../../src/core/discovery';
import { askAgain } from '../../../src/core/discovery/confirm';
import { withPermutedP } from '../../../src/core/discovery/permuted';
import { measureOf, valueOf, type Measure, NOTHING } from '../../../src/core/discovery/value';
import { chanceFrom } from '../../../src/core/statistics';
import { patternsOf, WON_SHARE, type PlainRow } from '../../fixtures/discovery-rows';

const INSIDE = 10;
const ALL = 20;
const SCALE = 2;

/** Twenty newer accounts of one deal each, skewed gains and some cost; the first ten are inside and gain somewhat more. */
const chance = chanceFrom(17);
const rows = Array.from({ length: ALL }, (_, account): PlainRow => {
  const u = Math.round(100 * Math.exp(2 * chance.uniform())) + (account < INSIDE ? 60 : 0);
  return { bins: [account < INSIDE ? 1 : 0], isConfirm: true, account, u, s: 20 + chance.below(30) };
});

function difference(inside: readonly boolean[], measure: Measure): number {
  const of = (side: boolean): number => {
    const own = rows.filter((_, row) => inside[row] === side);
    const sums = { ...NOTHING, n: own.length, u: own.reduce((sum, { u }) => sum + u, 0), s: own.reduce((sum, { s }) => sum + s, 0) };
    return valueOf(sums, measure) ?? 0;
  };
  return of(true) - of(false);
}

/** The p of all 184,756 ways to deal ten of twenty, counted out. */
function exactP(measure: Measure): number {
  const seen = difference(
    rows.map((_, row) => row < INSIDE),
    measure,
  );
  let [beyond, ways] = [0, 0];
  for (let mask = 0; mask < 1 << ALL; mask++) {
    let count = 0;
    for (let left = mask; left !== 0; left &= left - 1) count++;
    if (count !== INSIDE) continue;
    ways++;
    let [u, s, allU, allS] = [0, 0, 0, 0];
    for (const [row, { u: gain, s: cost }] of rows.entries()) {
      const is = (mask >> row) & 1;
      u += is * gain;
      s += is * cost;
      allU += gain;
      allS += cost;
    }
    const [a, b] = [
      { ...NOTHING, n: INSIDE, u, s },
      { ...NOTHING, n: ALL - INSIDE, u: allU - u, s: allS - s },
    ].map((sums) => valueOf(sums, measure) ?? 0);
    if (measure.sign * ((a ?? 0) - (b ?? 0) - seen) >= -1e-9) beyond++;
  }
  return beyond / ways;
}

describe('dealing outcomes anew comes near to counting out all ways to deal them', () => {
  const cases: readonly (readonly [Objective['shape'], Direction])[] = [
    ['mean', 'best'],
    ['net', 'best'],
    ['ratio', 'worst'],
  ];
  test.each(cases)('for a %s, looking for the %s', (shape, direction) => {
    const measure = measureOf({ ...WON_SHARE, shape, unit: 'money' }, direction, SCALE);
    const patterns = patternsOf(rows, 1);
    const members = Uint8Array.from(rows, ({ bins }) => bins[0] ?? 0);
    const asked = { ...askAgain(patterns, members, measure, 1), p: 0 };
    const [dealt] = withPermutedP(patterns, [{ members, asked }], measure, 3);
    const exact = exactP(measure);
    expect(Math.abs((dealt?.asked.p ?? -1) - exact)).toBeLessThan(
      4 * Math.sqrt((exact * (1 - exact)) / 1_000) * Math.max(1, Math.sqrt(50 * exact)),
    );
  });
  test('leaves a larger p of Student as it is, and a share with its own test', () => {
    const money = measureOf({ ...WON_SHARE, unit: 'money' }, 'best', 1);
    const patterns = patternsOf(rows, 1);
    const members = Uint8Array.from(rows, ({ bins }) => bins[0] ?? 0);
    const asked = { ...askAgain(patterns, members, money, 1), p: 0.99 };
    expect(withPermutedP(patterns, [{ members, asked }], money, 3)[0]?.asked.p).toBe(0.99);
    const heard = [{ members, asked: { ...asked, p: 0.001 } }];
    expect(withPermutedP(patterns, heard, measureOf(WON_SHARE, 'best', 1), 3)).toEqual(heard);
  });
});
