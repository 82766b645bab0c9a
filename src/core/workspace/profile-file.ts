import * as v from 'valibot';
import type { IcpVersion } from '../icp';
import { faultOfIcp } from './icp-fault';
import { icpVersion } from './icp-schema';
import { isTooDeep, sentenceOf } from './plain-fault';

/** A profile is some kilobytes; this is a thousand times as much. */
const MOST_CHARACTERS = 2_000_000;
/** What our own files say they are. */
const KIND = 'icp';
const VERSION = 1;

export type ReadProfileFile = { readonly version: IcpVersion; readonly error: null } | { readonly version: null; readonly error: string };

/** A version of the ICP as a small file of JSON, in the shape of `domain.md` 9.1; `readProfileFile` gives it back. */
export const writeProfileFile = (version: IcpVersion): string =>
  `${JSON.stringify({ plumbline: KIND, version: VERSION, icp: version }, null, 2)}\n`;

const refused = (error: string): ReadProfileFile => ({ version: null, error });

/** What is asked for of an object, and not of what it inherits. */
const own = (json: object, key: string): unknown => Object.getOwnPropertyDescriptor(json, key)?.value;

function parsed(text: string): unknown {
  try {
    return JSON.parse(text.startsWith('\ufeff') ? text.slice(1) : text);
  } catch {
    return undefined;
  }
}

/** Why a file that says what it is holds no version that we read, or null. */
function faultOfEnvelope(json: object): string | null {
  const [kind, version] = [own(json, 'plumbline'), own(json, 'version')];
  if (kind !== KIND) return 'The file is from Plumbline, but it is no ICP.';
  if (version === VERSION) return Object.hasOwn(json, 'icp') ? null : 'The file holds no ICP: it has no "icp".';
  return typeof version === 'number'
    ? `The file is in version ${version} of the format for ICPs; only version ${VERSION} can be read.`
    : `The file does not say which version of the format for ICPs it is in; only version ${VERSION} can be read.`;
}

/** The version within its envelope, or by itself. */
function unwrapped(json: unknown): { readonly icp: unknown; readonly error: null } | { readonly error: string } {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) return { error: 'The file holds no ICP: it is not an object.' };
  if (Object.hasOwn(json, 'plumbline')) {
    const error = faultOfEnvelope(json);
    return error === null ? { icp: own(json, 'icp'), error } : { error };
  }
  if (Object.hasOwn(json, 'profiles')) return { icp: json, error: null };
  return Object.hasOwn(json, 'icp')
    ? { error: 'The file holds the definitions of a whole workspace, not an ICP: load it beside the files of data.' }
    : { error: 'The file holds no ICP: it has no "profiles".' };
}

/**
 * The version of the ICP in a file: one that `writeProfileFile` made, or the bare object of `domain.md` 9.1. Whatever else a
 * file holds is refused with one sentence. Keys that are not ours are not kept, and text stays text.
 */
export function readProfileFile(text: string): ReadProfileFile {
  if (text.length > MOST_CHARACTERS) return refused('The file is larger than 2 MB, which is too large for an ICP.');
  const json = parsed(text);
  if (json === undefined) return refused('The file is not JSON, so it holds no ICP.');
  if (isTooDeep(json)) return refused('The file is nested too deeply to hold an ICP.');
  const found = unwrapped(json);
  if (found.error !== null) return refused(found.error);
  const read = v.safeParse(icpVersion, found.icp, { abortEarly: true });
  if (!read.success) return refused(sentenceOf(read.issues[0]));
  const version = read.output as IcpVersion;
  const fault = faultOfIcp([version], []);
  return fault === null ? { version, error: null } : refused(fault);
}
