import { Refusal } from '../../byte-source';

/** The refusal of a Parquet file that contradicts itself; `what` ends the sentence's first part. */
export const damaged = (what: string): Refusal => new Refusal(`The Parquet file is damaged: ${what}; copy or export it again.`);

/** A count or place as the file states it: a whole number that is none beyond what can be counted. */
export function countIn(value: unknown, what: string): number {
  const count = typeof value === 'bigint' ? Number(value) : value;
  if (typeof count === 'number' && Number.isSafeInteger(count) && count >= 0) return count;
  throw damaged(`${what} is no count`);
}
