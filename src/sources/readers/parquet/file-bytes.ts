import { BUDGET } from '../../budget';
import { Refusal } from '../../byte-source';
import type { Account, Job } from '../job';

const START = 0x10_0000;

/** All bytes of a file, for Parquet is read from its end. Refuses what is too large to be held. */
export async function bytesOf(job: Job, account: Account): Promise<Uint8Array> {
  let bytes = new Uint8Array(Math.min(Math.max(job.size, START), BUDGET.parquetBytes));
  let length = 0;
  for await (const block of job.open(account.tap)) {
    if (length + block.length > BUDGET.parquetBytes) throw tooLarge();
    if (length + block.length > bytes.length) {
      const larger = new Uint8Array(Math.min(2 * bytes.length, BUDGET.parquetBytes));
      larger.set(bytes.subarray(0, length));
      bytes = larger;
    }
    bytes.set(block, length);
    length += block.length;
    job.options.progress(Math.floor(Math.min(account.bytes, job.size) / 2), 0);
  }
  return bytes.subarray(0, length);
}

const tooLarge = (): Refusal =>
  new Refusal(
    `The Parquet file has over ${BUDGET.parquetBytes / 1_000_000} MB, more than can be held at once here; export fewer columns, or several files.`,
  );
