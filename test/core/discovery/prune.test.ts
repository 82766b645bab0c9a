import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nextSets, type Bin, type Counts, type CountsAsk, type SearchAttribute } from '../../../src/core/discovery';
import type { DimensionId } from '../../../src/core/model';

const RARE = 2;
const bin = (at: number): Bin => ({ label: String(at), codes: [at + 2], rule: { kind: 'always' }, isRare: at === RARE });
const attribute = (_: unknown, at: number): SearchAttribute => ({
  dimension: `own ${at}` as DimensionId,
  label: `own ${at}`,
  home: 'account',
  bins: [0, 1, RARE].map(bin),
});
const attributes = Array.from({ length: 5 }, attribute);

type Row = readonly number[];

/** Rows that meet all conditions of a set. */
const rowsOf = (rows: readonly Row[], set: readonly number[], bins: readonly number[]): number =>
  rows.filter((row) => set.every((place, at) => row[place] === bins[at])).length;

/** All ways of one bin for each of so many attributes, pooled ones apart. */
const cellsOf = (size: number): readonly (readonly number[])[] =>
  size === 0 ? [[]] : cellsOf(size - 1).flatMap((bins) => [0, 1].map((each) => [...bins, each]));

const NOTHING = new Float64Array(0);
const NO_SUMS = { n: NOTHING, u: NOTHING, s: NOTHING, uu: NOTHING, us: NOTHING, ss: NOTHING };

/** What a count of some sets would tell: the cells with enough rows. */
function counted(rows: readonly Row[], depth: 1 | 2 | 3, { sets, support }: Pick<CountsAsk, 'sets' | 'support'>): Counts {
  const cells = sets.flatMap((set) =>
    cellsOf(depth)
      .filter((bins) => rowsOf(rows, set, bins) >= support)
      .map((bins) => attributes.map((_, place) => (set.includes(place) ? (bins[set.indexOf(place)] ?? 0) : -1))),
  );
  const columns = attributes.map((_, place) => Int16Array.from(cells, (cell) => cell[place] ?? -1));
  return { depth, cells: cells.length, bins: columns, search: NO_SUMS, confirm: NO_SUMS };
}

test('at first every attribute and then every set is grouped by', () => {
  expect(nextSets(attributes, 1, null)).toEqual([[0], [1], [2], [3], [4]]);
  expect(nextSets(attributes, 2, null)).toHaveLength(10);
  expect(nextSets(attributes, 3, null)).toHaveLength(10);
});

test('no set is passed over in which a combination has enough rows', () => {
  const row = fc.tuple(...attributes.map(() => fc.constantFrom(-2, 0, 1, RARE)));
  fc.assert(
    fc.property(fc.array(row, { maxLength: 80 }), fc.integer({ min: 1, max: 8 }), (rows, support) => {
      let before: Counts | null = null;
      for (const depth of [1, 2, 3] as const) {
        const sets = nextSets(attributes, depth, before);
        const enough = nextSets(attributes, depth, null).filter((set) => cellsOf(depth).some((bins) => rowsOf(rows, set, bins) >= support));
        expect(sets).toEqual(expect.arrayContaining([...enough]));
        before = counted(rows, depth, { sets, support });
      }
    }),
  );
});

test('a set is passed over where one of its parts is too rare, or pooled alone has enough', () => {
  const rows = Array.from({ length: 40 }, (_, at): Row => [at % 2, at % 2, RARE, at < 3 ? 0 : -2, at % 2]);
  const first = counted(rows, 1, { sets: nextSets(attributes, 1, null), support: 10 });
  expect(nextSets(attributes, 2, first)).toEqual([
    [0, 1],
    [0, 4],
    [1, 4],
  ]);
});
