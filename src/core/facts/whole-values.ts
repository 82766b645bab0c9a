import type { WholeValues } from '../model';

/** A column of numbers that fit 32 bits, row by row; null is unknown. */
export function ints(count: number, read: (row: number) => number | null): WholeValues {
  const [values, known] = [new Int32Array(count), new Uint8Array(count)];
  let blanks = 0;
  for (let row = 0; row < count; row += 1) {
    const value = read(row);
    if (value === null) blanks += 1;
    else [values[row], known[row]] = [value, 1];
  }
  return { values, known: blanks === 0 ? null : known };
}

/** A column of whole amounts, row by row; null is unknown. */
export function wholes(count: number, read: (row: number) => number | null): WholeValues {
  const [values, known] = [new Float64Array(count), new Uint8Array(count)];
  for (let row = 0; row < count; row += 1) {
    const value = read(row);
    if (value !== null) [values[row], known[row]] = [value, 1];
  }
  return { values, known };
}

export const rowNumbers = (count: number): WholeValues => ints(count, (row) => row);
