import fc from 'fast-check';
import { expect, it } from 'vitest';
import { splitChange, waterfallByMix, type SegmentSum, type Split } from '../../../src/core/drift';
import { holds } from '../statistics/property';

const sum = (segment: string, part: number, whole: number): SegmentSum => ({ segment, part, whole });

function splitOf(before: readonly SegmentSum[], now: readonly SegmentSum[]): Split {
  const why = splitChange(before, now);
  if (why.missing !== null) throw new Error(why.missing);
  return why;
}

it('leads from 32 % over what each segment’s share did, and then all rates, to 28 %', () => {
  const split = splitOf([sum('A', 24, 60), sum('B', 8, 40)], [sum('A', 13, 30), sum('B', 15, 70)]);
  const { start, end, steps } = waterfallByMix(split);
  expect([start, end]).toEqual([0.32, 0.28]);
  // By hand: both shares moved by 30 points; A's rate lies 11.667 points above the mean of both totals, B's 9.3 below.
  expect(steps.map(({ cause, effect }) => [cause, effect.toFixed(4)])).toEqual([
    [{ of: 'mix', segment: 'A' }, '-0.0350'],
    [{ of: 'mix', segment: 'B' }, '-0.0279'],
    [{ of: 'rates' }, '0.0229'],
  ]);
});

it('shows five segments and what is left of them as one step, the rates last', () => {
  const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];
  const before = names.map((name, at) => sum(name, 10 * at, 100));
  const now = names.map((name, at) => sum(name, at * at, 10 * (at + 1)));
  const causes = waterfallByMix(splitOf(before, now)).steps.map(({ cause }) => cause.of);
  expect(causes).toEqual([...Array.from({ length: 5 }, () => 'mix'), 'otherMixes', 'rates']);
});

it('adds up to 1e-12 whatever appears, vanishes or is put together', () => {
  const side = fc.array(
    fc.nat(90).chain((whole) => fc.nat(whole).map((part) => ({ part, whole }))),
    { minLength: 10, maxLength: 10 },
  );
  holds(
    fc.property(side, side, fc.nat(12), (before, now, most) => {
      const named = (list: typeof before) => list.map((each, index) => ({ segment: String(index), ...each }));
      const why = splitChange(named(before), named(now));
      if (why.missing !== null) return true;
      const { start, end, steps } = waterfallByMix(why, most);
      const effects = steps.reduce((all, { effect }) => all + effect, 0);
      const isJoined = steps.every(({ from }, at) => from === (at === 0 ? start : steps[at - 1]?.to));
      return isJoined && Math.abs(effects - (end - start)) < 1e-12 && steps.at(-1)?.to === end;
    }),
    300,
  );
});
