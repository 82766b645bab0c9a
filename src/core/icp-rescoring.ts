import { PROFILE_UNKNOWN, profileCodes, scoreDimensionsOf, type AccountColumns, type IcpVersion, type Scored } from './icp';
import type { Rescoring } from './metrics';
import { FIRST_LABEL, UNKNOWN, type Dataset } from './model';

/** Scores number what they know from 1 on, dimensions from their first label on. */
function codesOf(codes: Uint8Array): Uint8Array {
  const shifted = new Uint8Array(codes.length);
  for (let at = 0; at < codes.length; at += 1) {
    const code = codes[at] ?? 0;
    shifted[at] = code === 0 ? UNKNOWN : code - 1 + FIRST_LABEL;
  }
  return shifted;
}

function profilesOf(version: IcpVersion, { profile }: Scored): Int32Array {
  const codes = profileCodes(version, [version]);
  const all = new Int32Array(profile.length);
  for (let at = 0; at < profile.length; at += 1) {
    const place = profile[at] ?? PROFILE_UNKNOWN;
    all[at] = place === PROFILE_UNKNOWN ? UNKNOWN : (codes[place] ?? UNKNOWN);
  }
  return all;
}

/** The dimensions of a version with the code of every account. */
export function rescoringOf(version: IcpVersion, scored: Scored): readonly Rescoring[] {
  const codes = [codesOf(scored.tier), codesOf(scored.icp), profilesOf(version, scored)];
  return scoreDimensionsOf([version]).map((dimension, at) => ({ dimension, codes: codes[at] ?? new Uint8Array(0) }));
}

/** Whether anything but segments is known of accounts: without it no deal's account can be in or out of an ICP. */
export function canScore({ columns }: AccountColumns, { dimensions, supplied }: Dataset): boolean {
  const segmentations = new Set<string>(dimensions.filter(({ isSegmentation }) => isSegmentation === true).map(({ id }) => id));
  return supplied.has('account') && [...columns.keys()].some((name) => !segmentations.has(name));
}
