import { wholeAt } from '../../bytes';
import type { Dialect } from './dialect';
import { unescaped } from './escapes';
import { CUT, QUOTE_FAULT, type RecordBatch } from './record-batch';

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** The cells of one record as text; of a record with a quote fault the whole line as one cell, for its cells are not known. */
export function cellsOf(batch: RecordBatch, bytes: Uint8Array, dialect: Dialect, record: number): readonly string[] {
  const fault = wholeAt(batch.faults, record);
  if (fault === QUOTE_FAULT || fault === CUT) return [lineOf(batch, bytes, record)];
  const first = wholeAt(batch.firsts, record);
  return Array.from({ length: batch.width(record) }, (_, i) => {
    const from = wholeAt(batch.cells, 2 * (first + i));
    const to = wholeAt(batch.cells, 2 * (first + i) + 1);
    if (to >= 0) return decoder.decode(bytes.subarray(from, to));
    const plain = new Uint8Array(~to - from);
    return decoder.decode(plain.subarray(0, unescaped(dialect, { bytes, from, to: ~to }, plain)));
  });
}

/** A record as it stands in the file, without its line end. */
export function lineOf(batch: RecordBatch, bytes: Uint8Array, record: number): string {
  return decoder.decode(bytes.subarray(wholeAt(batch.starts, record), wholeAt(batch.ends, record)));
}
