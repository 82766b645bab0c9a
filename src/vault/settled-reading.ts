import type { Desk } from './desk';
import { bytesOf } from './digests';
import { MANIFEST } from './file-store';
import { WrittenLater } from './refusal';
import { textOf } from './sealed';
import { readStanding, type Standing } from './standing';

/** A tab that only reads may meet the one that writes in the middle of a save: it looks again, this often. */
const ATTEMPTS = 5;

async function manifestText({ store }: Desk): Promise<string | null> {
  const blob = await store.read(MANIFEST);
  return blob === null ? null : textOf(await bytesOf(blob));
}

/** Reads the vault as it is between two saves. Throws what the disk throws, and `WrittenLater`. */
export async function readSettled(desk: Desk, isWriting: boolean): Promise<Standing> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      const before = await manifestText(desk);
      const standing = await readStanding(desk, isWriting);
      if (isWriting || attempt === ATTEMPTS || before === (await manifestText(desk))) return standing;
    } catch (error) {
      if (isWriting || attempt === ATTEMPTS || error instanceof WrittenLater) throw error;
    }
  }
}
