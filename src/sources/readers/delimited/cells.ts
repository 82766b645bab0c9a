import { wholeAt } from '../../bytes';
import { OVERHANG, textOf, type Text } from './text';

/** Cells of one stretch of text, as the scanner marks them (see `RecordBatch`), and the number of each row's first. */
export type Cells = { readonly text: Text; readonly places: Int32Array; readonly firsts: Int32Array; readonly rows: number };

/** Cells in arrays of their own, with no more around them than they need, to be handed to another thread. */
export type PackedCells = {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly places: Int32Array<ArrayBuffer>;
  readonly firsts: Int32Array<ArrayBuffer>;
};

/** Copies some rows of so many cells out of the text they stand in. */
export function packed({ text, places, firsts, rows }: Cells, width: number): PackedCells {
  if (rows === 0) return { bytes: new Uint8Array(0), places: new Int32Array(0), firsts: new Int32Array(0) };
  const first = wholeAt(firsts, 0);
  const end = wholeAt(firsts, rows - 1) + width;
  const from = wholeAt(places, 2 * first);
  const last = wholeAt(places, 2 * end - 1);
  const to = last < 0 ? ~last : last;
  const own = places.slice(2 * first, 2 * end);
  // A place that stands for escapes is a complement: moving the text to the left moves it up.
  for (let i = 0; i < own.length; i += 1) own[i] = wholeAt(own, i) < 0 ? wholeAt(own, i) + from : wholeAt(own, i) - from;
  return { bytes: text.bytes.slice(from, to + OVERHANG), places: own, firsts: firsts.slice(0, rows).map((cell) => cell - first) };
}

/** The cells that were packed. */
export const unpackedCells = ({ bytes, places, firsts }: PackedCells): Cells => ({
  text: textOf(bytes),
  places,
  firsts,
  rows: firsts.length,
});
