import type { IcpVersion } from '../../../../core/icp';
import { readProfileFile } from '../../../../core/workspace';

/** No profile that people write is larger than this. */
const MOST_BYTES = 2_000_000;

export type ReadProfile = { readonly version: IcpVersion; readonly error: null } | { readonly version: null; readonly error: string };

/** Reads a profile file that somebody chose, or says why it cannot be one. Nothing of it is taken over here. */
export async function readProfile(file: File): Promise<ReadProfile> {
  if (file.size > MOST_BYTES) return { version: null, error: `${file.name} is too large for a profile: it has more than 2 MB.` };
  try {
    return readProfileFile(await file.text());
  } catch {
    return { version: null, error: `${file.name} could not be read.` };
  }
}
