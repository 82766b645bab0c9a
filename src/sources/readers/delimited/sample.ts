import { CR, LF, wholeAt } from '../../bytes';
import { cellsOf } from './cell-text';
import type { Dialect } from './dialect';
import { SOUND } from './record-batch';
import { TextWindow } from './text-window';

/** One record of a sample. `cells` are known for the first few hundred records alone. */
export type SampledRecord = {
  readonly width: number;
  readonly line: number;
  readonly isSound: boolean;
  readonly isBlank: boolean;
  readonly cells: readonly string[] | null;
};

/** A sample read by one dialect. */
export type SampleReading = { readonly dialect: Dialect; readonly records: readonly SampledRecord[] };

const SAMPLE = 1_000_000;
const MOST = 8_000_000;
const FEWEST_LINES = 40;
const WITH_CELLS = 400;
/** Thousands of records settle a layout; a megabyte of empty lines holds a million. */
const RECORDS_SEEN = 50_000;

const isLineEnd = (byte: number | undefined): boolean => byte === LF || byte === CR;

/** The start of a text, up to a line end: a megabyte, and more where the lines are very long. */
export async function sampleOf(text: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  let held = new Uint8Array(2 * SAMPLE);
  let length = 0;
  let lines = 0;
  for await (const part of text) {
    const block = part.subarray(0, MOST - length);
    if (length + block.length > held.length) {
      const larger = new Uint8Array(2 * (length + block.length));
      larger.set(held.subarray(0, length));
      held = larger;
    }
    held.set(block, length);
    length += block.length;
    for (let at = block.indexOf(LF); at >= 0 && lines < FEWEST_LINES; at = block.indexOf(LF, at + 1)) lines += 1;
    if ((length >= SAMPLE && lines >= FEWEST_LINES) || length >= MOST) return held.subarray(0, lastLineEnd(held, length));
  }
  return held.subarray(0, length);
}

function lastLineEnd(bytes: Uint8Array, length: number): number {
  let end = length;
  while (end > 0 && !isLineEnd(bytes[end - 1])) end -= 1;
  return end === 0 ? length : end;
}

/** Reads a sample by a dialect, with the same scanner that will read the file. */
export function readSample(sample: Uint8Array, dialect: Dialect): SampleReading {
  const records: SampledRecord[] = [];
  const window = new TextWindow(dialect, (batch, bytes) => {
    for (let i = 0; i < batch.owned && records.length < RECORDS_SEEN; i += 1) {
      const width = batch.width(i);
      const cells = records.length < WITH_CELLS ? cellsOf(batch, bytes, dialect, i) : null;
      const isBlank = width === 1 && isBlankText(bytes, wholeAt(batch.starts, i), wholeAt(batch.ends, i));
      records.push({ width, line: wholeAt(batch.lines, i), isSound: wholeAt(batch.faults, i) === SOUND, isBlank, cells });
    }
  });
  window.push(sample);
  window.finish();
  return { dialect, records };
}

/** Whether a stretch holds nothing but blanks and tabs. */
export function isBlankText(bytes: Uint8Array, from: number, to: number): boolean {
  for (let i = from; i < to; i += 1) {
    if (bytes[i] !== 0x20 && bytes[i] !== 0x09) return false;
  }
  return true;
}
