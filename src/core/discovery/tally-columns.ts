/** What is added up of dealt outcomes, row by row: as few columns as the measure can do with. */

import type { Dealt } from './dealt';
import { type Measure, NOTHING, type Sums } from './value';

/** Columns over the rows that are counted, and how the sums of one dealing follow from their totals over `n` rows. */
export type Columns = {
  readonly columns: readonly Float64Array[];
  readonly sumsOf: (dealing: number, totalOf: (column: number) => number, n: number) => Sums;
};

/** Whole numbers up to here are exact. */
const BITS = 53;

/** Counts of ones of several dealings side by side in one number, each with room for all rows. */
function packed(dealings: readonly Dealt[], rows: Int32Array): Columns {
  const room = Math.ceil(Math.log2(rows.length + 1)) + 1;
  const aside = Math.max(1, Math.floor(BITS / room));
  const shift = 2 ** room;
  const columns = Array.from({ length: Math.ceil(dealings.length / aside) }, (_, column) => {
    const own = dealings.slice(column * aside, (column + 1) * aside);
    return Float64Array.from(rows, (row) => own.reduceRight((sum, { u }) => sum * shift + (u[row] ?? 0), 0));
  });
  return {
    columns,
    sumsOf: (dealing, totalOf, n) => {
      const total = Math.floor(totalOf(Math.floor(dealing / aside)) / shift ** (dealing % aside));
      const u = total % shift;
      return { ...NOTHING, n, u, uu: u };
    },
  };
}

/** How many columns a dealing takes up, at most. */
export function columnsEach({ isShare, shape }: Measure): number {
  if (isShare) return 0.5;
  return shape === 'ratio' ? 5 : 2;
}

/** Gains after costs, in units of a gain, and their squares. */
function net(dealings: readonly Dealt[], rows: Int32Array, { shape, scale }: Measure): Columns {
  const columns = dealings.flatMap(({ u, s }) => {
    const gains = Float64Array.from(rows, (row) => (u[row] ?? 0) - (shape === 'net' ? (s[row] ?? 0) / scale : 0));
    return [gains, gains.map((gain) => gain * gain)];
  });
  return { columns, sumsOf: (dealing, totalOf, n) => ({ ...NOTHING, n, u: totalOf(2 * dealing), uu: totalOf(2 * dealing + 1) }) };
}

function ratio(dealings: readonly Dealt[], rows: Int32Array): Columns {
  const columns = dealings.flatMap((dealt) => {
    const u = Float64Array.from(rows, (row) => dealt.u[row] ?? 0);
    const s = Float64Array.from(rows, (row) => dealt.s[row] ?? 0);
    const product = (a: Float64Array, b: Float64Array): Float64Array => a.map((value, index) => value * (b[index] ?? 0));
    return [u, s, product(u, u), product(u, s), product(s, s)];
  });
  return {
    columns,
    sumsOf: (dealing, totalOf, n) => {
      const total = (column: number): number => totalOf(5 * dealing + column);
      return { n, u: total(0), s: total(1), uu: total(2), us: total(3), ss: total(4) };
    },
  };
}

/** The columns of dealings over these rows. */
export function columnsOf(dealings: readonly Dealt[], rows: Int32Array, measure: Measure): Columns {
  if (measure.isShare) return packed(dealings, rows);
  return measure.shape === 'ratio' ? ratio(dealings, rows) : net(dealings, rows, measure);
}
