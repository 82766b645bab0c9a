import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { group, type Cut } from '../../../src/core/metrics/cells';

type Codes = readonly (readonly number[])[];
/** Two axes of codes up to 2. */
const columns: fc.Arbitrary<Codes> = fc
  .array(fc.tuple(fc.nat(2), fc.nat(2)), { maxLength: 12 })
  .map((rows) => [rows.map(([a]) => a), rows.map(([, b]) => b)]);
const passing = fc.option(fc.uniqueArray(fc.nat(2)), { nil: null });
const cuts: fc.Arbitrary<readonly Cut[]> = fc.array(
  fc.record({
    axes: fc.constantFrom([], [0], [1], [0, 1], [1, 0]),
    mask: fc.tuple(passing, passing).map((masks) => masks.map((codes) => (codes === null ? null : new Set(codes)))),
  }),
  { minLength: 2, maxLength: 12 },
);

/** The same, row by row. */
function plainly(codes: Codes, { axes, mask }: Cut): ReadonlyMap<string, readonly number[]> {
  const found = new Map<string, number[]>();
  for (const row of (codes[0] ?? []).keys()) {
    if (!mask.every((allowed, axis) => allowed === null || allowed.has(codes[axis]?.[row] ?? -1))) continue;
    const key = axes.map((axis) => codes[axis]?.[row]).join(',');
    found.set(key, [...(found.get(key) ?? []), row]);
  }
  return found;
}

const rowsOf = (codes: Codes) => ({ keys: codes.map((axis) => Uint32Array.from(axis)), count: codes[0]?.length ?? 0 });

describe('groups of the same columns', () => {
  it('are those of their own cut, whichever were asked for before', () => {
    fc.assert(
      fc.property(columns, cuts, (codes, asked) => {
        const rows = rowsOf(codes);
        for (const cut of [...asked, ...asked]) {
          const found = [...group(rows, cut)].map(([key, members]) => [key, [...members]] as const);
          expect(found).toEqual([...plainly(codes, cut)]);
        }
      }),
      { numRuns: 150 },
    );
  });

  it('are made once, and anew for other columns, and where a cut has a reach of its own', () => {
    const [codes, cut] = [[[0, 1, 0]], { axes: [0], mask: [null] }];
    const rows = rowsOf(codes);
    expect(group(rows, cut)).toBe(group(rows, { axes: [0], mask: [null] }));
    expect(group(rowsOf(codes), cut)).not.toBe(group(rows, cut));
    const reach = (codeAt: (axis: number) => number) => codeAt(0) === 1;
    expect([...group(rows, { ...cut, reach })]).toEqual([['1', Uint32Array.of(1)]]);
    expect([...group(rows, cut).keys()]).toEqual(['0', '1']);
  });
});
