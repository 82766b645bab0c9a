import { parseDate } from '../model';
import { faultOfVersion } from './fault';
import type { IcpVersion } from './profile';

/** What whoever publishes says of it. `effectiveFrom` is `YYYY-MM-DD`. */
export type Publishing = { readonly author: string; readonly note: string; readonly effectiveFrom: string };

/** All versions with one more, or the sentence that says why there is none. */
export type Publication =
  | { readonly icp: readonly IcpVersion[]; readonly version: IcpVersion; readonly fault: null }
  | { readonly icp: null; readonly version: null; readonly fault: string };

const NUMBERED = /^icp-(\d{1,6})$/;

/** The number of the version that is published next: one more than the highest so far, and more than there are. */
export function nextNumber(versions: readonly IcpVersion[]): number {
  const numbers = versions.map(({ id }) => Number(NUMBERED.exec(id)?.[1] ?? 0));
  return Math.max(versions.length, ...numbers) + 1;
}

/** The same data, which nobody can change any more. */
function frozen<T>(value: T): T {
  if (Array.isArray(value)) return Object.freeze(value.map((each: unknown) => frozen(each))) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.freeze(Object.fromEntries(Object.entries(value).map(([name, part]) => [name, frozen<unknown>(part)]))) as T;
}

function faultOfPublishing({ author, note, effectiveFrom }: Publishing): string | null {
  if (author.trim() === '') return 'Say who publishes this version.';
  if (note.trim() === '') return 'Say what changed, and why.';
  if (effectiveFrom.trim() === '') return 'Say from which date on it takes effect.';
  return parseDate(effectiveFrom) === null ? `${effectiveFrom} is not a date that exists.` : null;
}

/** A name of its own is kept; one that a published version has, as that of a copy, becomes the number. */
function nameOf(draft: IcpVersion, versions: readonly IcpVersion[], number: number): string {
  const name = draft.name.trim();
  return name === '' || versions.some((version) => version.name.trim() === name) ? `ICP ${number}` : name;
}

/**
 * Publishes a draft as the next version. What was published before stays as it is, to the letter; the new one is a copy that
 * nothing done to the draft can reach. A draft without author, note, an existing date, or with a fault of its own is refused.
 */
export function published({ icp }: { readonly icp: readonly IcpVersion[] }, draft: IcpVersion, publishing: Publishing): Publication {
  const refused = (fault: string): Publication => ({ icp: null, version: null, fault });
  const [fault, number] = [faultOfPublishing(publishing), nextNumber(icp)];
  if (fault !== null) return refused(fault);
  const { author, note, effectiveFrom } = publishing;
  const version = frozen<IcpVersion>({
    id: `icp-${number}`,
    name: nameOf(draft, icp, number),
    effectiveFrom,
    author: author.trim(),
    note: note.trim(),
    profiles: draft.profiles,
  });
  const own = faultOfVersion(version);
  return own === null ? { icp: [...icp, version], version, fault: null } : refused(own);
}
