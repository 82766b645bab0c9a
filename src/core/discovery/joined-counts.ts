import type { Counts, HalfSums } from './counts';

type Numbers = Float64Array | Int16Array;

/** Several columns after one another, in a column of the same kind. */
function joinedColumn<Column extends Numbers>(columns: readonly Column[], empty: (length: number) => Column): Column {
  const all = empty(columns.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const column of columns) {
    all.set(column, at);
    at += column.length;
  }
  return all;
}

const joinedHalf = (halves: readonly HalfSums[]): HalfSums => {
  const sums = (name: keyof HalfSums): Float64Array =>
    joinedColumn(
      halves.map((half) => half[name]),
      (length) => new Float64Array(length),
    );
  return { n: sums('n'), u: sums('u'), s: sums('s'), uu: sums('uu'), us: sums('us'), ss: sums('ss') };
};

/** Counts of one depth over different sets of the same attributes as one. */
export function joinedCounts(first: Counts, others: readonly Counts[]): Counts {
  const all = [first, ...others];
  return {
    depth: first.depth,
    cells: all.reduce((sum, { cells }) => sum + cells, 0),
    bins: first.bins.map((_, place) =>
      joinedColumn(
        all.map(({ bins }) => bins[place] ?? new Int16Array(0)),
        (length) => new Int16Array(length),
      ),
    ),
    search: joinedHalf(all.map(({ search }) => search)),
    confirm: joinedHalf(all.map(({ confirm }) => confirm)),
  };
}
