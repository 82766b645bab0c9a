import fc from 'fast-check';
import { expect, it } from 'vitest';
import { mixOfDimensions, splitChange, widestMix, type CrossedCell } from '../../../src/core/drift';
import { holds, sure } from '../statistics/property';

const share = fc.nat(60).chain((whole) => fc.record({ part: fc.nat(whole), whole: fc.constant(whole) }));
const label = fc.constantFrom('x', 'y', null);
const cells = fc.array(fc.record({ labels: fc.tuple(label, label, label), before: share, now: share }), { minLength: 1, maxLength: 12 });

it('the mix of several dimensions adds up to that of all of them crossed', () => {
  holds(
    fc.property(cells, (list) => {
      const crossed = (side: 'before' | 'now') => list.map((cell) => ({ segment: cell.labels.join('|'), ...cell[side] }));
      const labelled = list.map((cell) => ({ ...cell, labels: cell.labels.map((each) => each ?? '') }));
      const why = splitChange(crossed('before'), crossed('now'));
      const parts = mixOfDimensions(labelled);
      if (why.missing !== null || parts === null) return why.missing !== null && parts === null;
      return Math.abs(parts.reduce((all, part) => all + part, 0) - why.mix) < 1e-12;
    }),
  );
});

it('a dimension that says nothing has no mix, and one told twice has half', () => {
  const cell = (labels: readonly string[], before: number, now: number): CrossedCell => ({
    labels,
    before: { part: before / 2, whole: before },
    now: { part: labels[0] === 'A' ? now : 0, whole: now },
  });
  const silent = sure(mixOfDimensions([cell(['A', '-'], 60, 30), cell(['B', '-'], 40, 70)]));
  expect(silent[0]).not.toBe(0);
  expect(silent[1]).toBe(0);
  const [first, second] = sure(mixOfDimensions([cell(['A', 'A'], 60, 30), cell(['B', 'B'], 40, 70)]));
  expect(first).toBe(second);
  expect(mixOfDimensions([])).toBeNull();
});

it('the page opens with the dimension of the widest mix, and passes by those that cannot be told', () => {
  const moved = splitChange(
    [
      { segment: 'A', part: 24, whole: 60 },
      { segment: 'B', part: 8, whole: 40 },
    ],
    [
      { segment: 'A', part: 13, whole: 30 },
      { segment: 'B', part: 15, whole: 70 },
    ],
  );
  const still = splitChange([{ segment: null, part: 32, whole: 100 }], [{ segment: null, part: 28, whole: 100 }]);
  expect(
    widestMix([
      { by: 'region', why: still },
      { by: 'owner', why: { missing: 'no_rows' } },
      { by: 'industry', why: moved },
    ]),
  ).toBe('industry');
  expect(widestMix([{ by: 'owner', why: { missing: 'no_rows' } }])).toBeNull();
});
