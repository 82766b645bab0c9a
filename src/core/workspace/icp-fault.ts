import { faultOfVersion, type IcpProfile, type IcpVersion } from '../icp';
import { attributesIn, type AttributeRule } from '../model';
import { NONE, type Segmentation } from '../segments';
import { cut } from './plain-fault';

const SCORES: ReadonlySet<string> = new Set(['tier', 'icp', 'icpProfile']);

/** The segments of each segmentation, of all its versions, and what is outside of them. */
type Segments = ReadonlyMap<string, ReadonlySet<string>>;

function segmentsOf(segmentations: readonly Segmentation[]): Segments {
  const segments = new Map<string, Set<string>>();
  for (const { id, segments: own } of segmentations) {
    const names = segments.get(id) ?? new Set([NONE]);
    for (const { name } of own) names.add(name);
    segments.set(id, names);
  }
  return segments;
}

/** Why an entry rule cannot name segments as it does, or null. */
function faultOfEntry(rule: AttributeRule, segments: Segments): string | null {
  switch (rule.kind) {
    case 'always':
    case 'known':
      return null;
    case 'within':
      return segments.has(rule.column) ? `asks for numbers of "${rule.column}", which is a segmentation` : null;
    case 'isOneOf': {
      const names = segments.get(rule.dimension);
      const strange = rule.members.find((member) => typeof member === 'string' && names?.has(member) === false);
      return typeof strange === 'string' ? `names "${strange}", which is no segment of "${rule.dimension}"` : null;
    }
    case 'not':
      return faultOfEntry(rule.of, segments);
    case 'all':
    case 'any':
      return rule.of.map((part) => faultOfEntry(part, segments)).find((fault) => fault !== null) ?? null;
  }
}

function faultOfProfile(profile: IcpProfile, segments: Segments): string | null {
  const { entry, mustHave, exclude, criteria } = profile;
  const bands = criteria.flatMap((criterion) => criterion.bands.map(({ when }) => when));
  const others = [...mustHave, ...exclude, ...bands].flatMap(attributesIn).concat(criteria.map(({ field }) => field));
  const scored = [...(entry === undefined ? [] : attributesIn(entry)), ...others].find((name) => SCORES.has(name));
  if (scored !== undefined) return `names "${scored}", which is what it gives`;
  const segmented = others.find((name) => segments.has(name));
  if (segmented !== undefined) return `names the segmentation "${segmented}" outside of its entry rule`;
  const fault = entry === undefined ? null : faultOfEntry(entry, segments);
  return fault === null ? null : `has an entry rule that ${fault}`;
}

function faultOfNames({ profiles }: IcpVersion, segments: Segments): string | null {
  for (const profile of profiles) {
    const fault = faultOfProfile(profile, segments);
    if (fault !== null) return `profile ${cut(profile.id)} ${fault}.`;
  }
  return null;
}

/**
 * Why accounts cannot be scored by these versions beside these segmentations, as a sentence that names version and profile;
 * null where they can.
 */
export function faultOfIcp(
  versions: readonly IcpVersion[],
  segmentations: readonly Segmentation[],
  from: 'given' | 'kept' = 'given',
): string | null {
  const [segments, ids] = [segmentsOf(segmentations), new Set<string>()];
  for (const version of versions) {
    if (ids.has(version.id)) return `ICP ${cut(version.id)} is there twice: a version is never written over, a change makes the next one.`;
    ids.add(version.id);
    const fault = (from === 'kept' ? null : faultOfVersion(version)) ?? faultOfNames(version, segments);
    if (fault !== null) return `ICP ${cut(version.id)}: ${fault}`;
  }
  return null;
}
