import fc from 'fast-check';
import { expect, it } from 'vitest';
import { splitChange, waterfallByCause, waterfallBySegment, type SegmentSum, type Waterfall } from '../../../src/core/drift';
import { holds } from '../statistics/property';

const sum = (segment: string, part: number, whole: number): SegmentSum => ({ segment, part, whole });

function splitOf(before: readonly SegmentSum[], now: readonly SegmentSum[]) {
  const why = splitChange(before, now);
  if (why.missing !== null) throw new Error(why.missing);
  return why;
}

const GOLDEN = splitOf([sum('A', 24, 60), sum('B', 8, 40)], [sum('A', 13, 30), sum('B', 15, 70)]);

function addsUp({ start, end, steps }: Waterfall<unknown>): boolean {
  const effects = steps.reduce((all, { effect }) => all + effect, 0);
  const isJoined = steps.every(({ from }, index) => from === (index === 0 ? start : steps[index - 1]?.to));
  const isTrue = steps.every(({ from, to, effect }) => Math.abs(to - from - effect) < 1e-12);
  return isJoined && isTrue && Math.abs(effects - (end - start)) < 1e-12 && (steps.length === 0 || steps.at(-1)?.to === end);
}

it('leads from 32 % over the mix and the rates of segments to 28 %', () => {
  const { start, end, steps } = waterfallByCause(GOLDEN);
  expect([start, end]).toEqual([0.32, 0.28]);
  expect(steps.map(({ cause, effect }) => [cause, effect.toFixed(4)])).toEqual([
    [{ of: 'mix' }, '-0.0629'],
    [{ of: 'rate', segment: 'A' }, '0.0150'],
    [{ of: 'rate', segment: 'B' }, '0.0079'],
  ]);
  expect(waterfallBySegment(GOLDEN).steps.map(({ cause, effect }) => [cause, effect.toFixed(4)])).toEqual([
    [{ of: 'segment', segment: 'A' }, '-0.0200'],
    [{ of: 'segment', segment: 'B' }, '-0.0200'],
  ]);
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
      return why.missing !== null || [waterfallByCause(why, most), waterfallBySegment(why, most)].every(addsUp);
    }),
    300,
  );
});

it('puts the smallest together, and never one alone', () => {
  const many = ['a', 'b', 'c', 'd'];
  const why = splitOf(
    many.map((name) => sum(name, 50, 100)),
    many.map((name, index) => sum(name, 50 - 10 * index, 100)),
  );
  expect(waterfallBySegment(why, 2).steps.map(({ cause }) => cause)).toEqual([
    { of: 'segment', segment: 'd' },
    { of: 'segment', segment: 'c' },
    { of: 'otherSegments', others: 2 },
  ]);
  expect(waterfallBySegment(why, 3).steps.map(({ cause }) => cause.of)).toEqual(['segment', 'segment', 'segment', 'segment']);
});
