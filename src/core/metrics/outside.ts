import { NOT_KEPT, type Dataset } from '../model';
import { NO_ASSUMPTIONS } from './assumptions';
import type { Mask } from './cells';
import type { Cube, Spread } from './cube';
import type { MeasureId } from './measures';
import { maskFor, type Condition } from './plan';

type Rows = { readonly keys: readonly Uint32Array[]; readonly count: number };

/** The rows that some condition refuses; those of a fact that does not keep one of the dimensions are on neither side. */
function rowsOutside({ keys, count }: Rows, mask: Mask): Uint32Array {
  const asked = mask.flatMap((inside, axis) => (inside === null ? [] : [{ inside, codes: keys[axis] ?? new Uint32Array(count) }]));
  const found: number[] = [];
  for (let row = 0; row < count; row += 1) {
    const codes = asked.map((each) => ({ inside: each.inside, code: each.codes[row] ?? 0 }));
    if (codes.some(({ code }) => code === NOT_KEPT)) continue;
    if (codes.some(({ inside, code }) => !inside.has(code))) found.push(row);
  }
  return Uint32Array.from(found);
}

const taken = <Values extends Uint32Array | Int32Array | Float64Array>(values: Values, rows: Uint32Array, into: Values): Values => {
  for (let at = 0; at < rows.length; at += 1) into[at] = values[rows[at] ?? 0] ?? 0;
  return into;
};

const keysOf = (keys: readonly Uint32Array[], rows: Uint32Array): readonly Uint32Array[] =>
  keys.map((codes) => taken(codes, rows, new Uint32Array(rows.length)));

function spreadOutside(spread: Spread, mask: Mask): Spread {
  const rows = rowsOutside({ keys: spread.keys, count: spread.value.length }, mask);
  return {
    keys: keysOf(spread.keys, rows),
    months: taken(spread.months, rows, new Int32Array(rows.length)),
    value: taken(spread.value, rows, new Float64Array(rows.length)),
    count: taken(spread.count, rows, new Uint32Array(rows.length)),
  };
}

/** A cube with some of its measures alone: what is grouped and copied is what is read. */
export function narrowedTo(cube: Cube, measures: readonly MeasureId[]): Cube {
  const wanted = new Set<MeasureId>(measures);
  return {
    ...cube,
    numbers: new Map([...cube.numbers].filter(([id]) => wanted.has(id))),
    spreads: new Map([...cube.spreads].filter(([id]) => wanted.has(id))),
  };
}

/**
 * What of a cube lies outside a segment, as a cube: every row that some of its conditions refuses, whatever the class of the
 * deal. The cube must have been asked by the dimensions that the conditions name. Without conditions nothing lies outside.
 */
export function outsideOf(cube: Cube, dataset: Dataset, where: readonly Condition[]): Cube {
  // Deals of another class are outside of no segment: whoever reads the rest leaves them out again.
  const mask = maskFor(cube.ask, dataset, { by: [], where, assumptions: { ...NO_ASSUMPTIONS, dealClass: 'all' } });
  const rows = rowsOutside({ keys: cube.keys, count: cube.cells }, mask);
  return {
    ask: cube.ask,
    cells: rows.length,
    keys: keysOf(cube.keys, rows),
    months: taken(cube.months, rows, new Int32Array(rows.length)),
    numbers: new Map([...cube.numbers].map(([id, values]) => [id, taken(values, rows, new Float64Array(rows.length))])),
    spreads: new Map([...cube.spreads].map(([id, spread]) => [id, spreadOutside(spread, mask)])),
  };
}
