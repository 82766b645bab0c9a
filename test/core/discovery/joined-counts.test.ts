import fc from 'fast-check';
import { expect, test } from 'vitest';
import { joinedCounts, type Counts, type HalfSums } from '../../../src/core/discovery';

const half = (n: number): HalfSums => {
  const column = (times: number): Float64Array => Float64Array.from({ length: n }, (_, at) => at * times + n);
  return { n: column(1), u: column(2), s: column(3), uu: column(5), us: column(7), ss: column(11) };
};
const countsOf = (cells: number): Counts => ({
  depth: 2,
  cells,
  bins: [1, 2, 3].map((times) => Int16Array.from({ length: cells }, (_, at) => at * times - 1)),
  search: half(cells),
  confirm: half(cells),
});

/** The cells one by one, each as a text. */
const cellsIn = ({ cells, bins, search, confirm }: Counts): readonly string[] =>
  Array.from({ length: cells }, (_, at) =>
    [
      ...bins.map((column) => column[at]),
      ...[search, confirm].flatMap(({ n, u, s, uu, us, ss }) => [n, u, s, uu, us, ss].map((sum) => sum[at])),
    ].join(),
  );

test('counts over different sets become one with all their cells in order', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(9), { minLength: 1, maxLength: 4 }), (sizes) => {
      const [first, ...others] = sizes.map(countsOf);
      if (first === undefined) return;
      const joined = joinedCounts(first, others);
      expect(joined.cells).toBe(sizes.reduce((sum, cells) => sum + cells, 0));
      expect(cellsIn(joined)).toEqual([first, ...others].flatMap(cellsIn));
    }),
  );
});
