import type { IcpVersion } from './icp';
import type { Segmentation } from './segments';
import { conflictId, heldByRule, type MergeChoices, type MergeConflict } from './workspace-merge-conflict';
import { contentText, mergedSequence, type MergeSide } from './workspace-merge-sequence';

/** Versions of two workspaces as one list. `renamed`: what an id of the side that does not hold became, or stands under already. */
export type MergedVersions<V> = {
  readonly versions: readonly V[];
  readonly conflicts: readonly MergeConflict[];
  readonly renamed: Readonly<Record<MergeSide, ReadonlyMap<string, string>>>;
};

const NOTHING_RENAMED = { a: new Map<string, string>(), b: new Map<string, string>() };
const other = (side: MergeSide): MergeSide => (side === 'a' ? 'b' : 'a');

/** A word that none of `taken` is: with the least number behind it that makes it so. */
function freeAmong(word: string, taken: ReadonlySet<string>): string {
  for (let nth = 2; ; nth += 1) if (!taken.has(`${word} (${nth})`)) return `${word} (${nth})`;
}

/** What a version is but for the names it goes by, which a merge may have changed. */
const icpContent = ({ id: _id, name: _name, ...content }: IcpVersion): string => contentText(content);
const latestDate = (versions: readonly { readonly effectiveFrom: string }[]): string =>
  versions.reduce((latest, { effectiveFrom }) => (effectiveFrom > latest ? effectiveFrom : latest), '');

/** Whose versions hold where nobody chose: those that take effect later, else the more, else by what they say. */
function laterSide<V extends { readonly effectiveFrom: string }>(a: readonly V[], b: readonly V[]): MergeSide {
  const [from, to] = [latestDate(a), latestDate(b)];
  if (from !== to) return from > to ? 'a' : 'b';
  if (a.length !== b.length) return a.length > b.length ? 'a' : 'b';
  return heldByRule(a, b);
}

/** The versions of one side, those of the given ids under others; or left out where the other side has them already. */
function renamedIcp(
  own: readonly IcpVersion[],
  others: readonly IcpVersion[],
  ids: ReadonlySet<string>,
): { readonly versions: readonly IcpVersion[]; readonly renamed: ReadonlyMap<string, string> } {
  const taken = new Set([...own, ...others].flatMap(({ id, name }) => [id, name]));
  const renamed = new Map<string, string>();
  const versions = own.flatMap((version): readonly IcpVersion[] => {
    if (!ids.has(version.id)) return [version];
    const same = [...others, ...own].find((each) => each.id !== version.id && icpContent(each) === icpContent(version));
    const id = same?.id ?? freeAmong(version.id, taken);
    renamed.set(version.id, id);
    if (same !== undefined) return [];
    const name = freeAmong(version.name, taken);
    taken.add(id).add(name);
    return [{ ...version, id, name }];
  });
  return { versions, renamed };
}

/** The side that has the other's versions already, under the ids that an earlier merge gave them; null where none or both do. */
function settledBy(a: readonly IcpVersion[], b: readonly IcpVersion[], ids: ReadonlySet<string>): MergeSide | null {
  const holds = (all: readonly IcpVersion[], others: readonly IcpVersion[]): boolean => {
    const contents = new Set(all.map(icpContent));
    return others.every((version) => !ids.has(version.id) || contents.has(icpContent(version)));
  };
  const [isInA, isInB] = [holds(a, b), holds(b, a)];
  if (isInA === isInB) return null;
  return isInA ? 'a' : 'b';
}

/** Versions as a choice between them names them. */
const cardsOf = (versions: readonly IcpVersion[], ids: readonly string[]): unknown =>
  versions.filter(({ id }) => ids.includes(id)).map(({ name, author, effectiveFrom }) => ({ name, author, effectiveFrom }));

/**
 * Published versions of the ICP of two workspaces, none lost. Where both published other versions under one id those of one side
 * keep it, and of versions that take effect on one day that side's holds; the others are kept under new ids.
 */
export function mergedIcp(a: readonly IcpVersion[], b: readonly IcpVersion[], choices: MergeChoices): MergedVersions<IcpVersion> {
  const how = { idOf: contentText, keyOf: ({ effectiveFrom }: IcpVersion) => effectiveFrom };
  const ofB = new Map(b.map((version) => [version.id, version]));
  const ids = a.flatMap(({ id, ...rest }) => {
    const same = ofB.get(id);
    return same === undefined || contentText(same) === contentText({ id, ...rest }) ? [] : [id];
  });
  if (ids.length === 0) return { versions: mergedSequence(a, b, how), conflicts: [], renamed: NOTHING_RENAMED };
  const settled = settledBy(a, b, new Set(ids));
  const key = ids.toSorted();
  const id = conflictId('icpVersions', key);
  const taken = settled ?? choices.get(id) ?? laterSide(a, b);
  const [holding, behind] = taken === 'a' ? [a, b] : [b, a];
  const moved = renamedIcp(behind, holding, new Set(ids));
  const versions = mergedSequence(holding, moved.versions, { ...how, first: 'b' });
  const conflict: MergeConflict = { id, kind: 'icpVersions', key, a: cardsOf(a, ids), b: cardsOf(b, ids), taken, keepsBoth: true };
  return {
    versions,
    conflicts: settled === null ? [conflict] : [],
    renamed: { ...NOTHING_RENAMED, [other(taken)]: moved.renamed },
  };
}

const segmentationContent = ({ version: _version, ...content }: Segmentation): string => contentText(content);

const inNumber = (all: readonly Segmentation[]): readonly Segmentation[] => all.toSorted((one, two) => one.version - two.version);

/** Numbers that go on from each other, each kept where it can be. */
function renumbered(all: readonly Segmentation[]): readonly Segmentation[] {
  let last = 0;
  return all.map((each) => {
    last = Math.max(last + 1, each.version);
    return each.version === last ? each : { ...each, version: last };
  });
}

type One = { readonly versions: readonly Segmentation[]; readonly conflict: MergeConflict | null };

/** The versions of one segmentation: those of both; where both gave one number to different ones, the ones that hold come last. */
function mergedOne(a: readonly Segmentation[], b: readonly Segmentation[], name: string, choices: MergeChoices): One {
  const twice = a.some((one) => b.some((two) => one.version === two.version && contentText(one) !== contentText(two)));
  if (!twice) {
    const how = { idOf: contentText, keyOf: ({ version }: Segmentation) => String(version).padStart(16, '0') };
    return { versions: mergedSequence(a, b, how), conflict: null };
  }
  const [inA, inB] = [new Set(a.map(segmentationContent)), new Set(b.map(segmentationContent))];
  const isIn = { a: b.every((each) => inA.has(segmentationContent(each))), b: a.every((each) => inB.has(segmentationContent(each))) };
  if (isIn.a || isIn.b) return { versions: isIn.a && (!isIn.b || heldByRule(a, b) === 'a') ? a : b, conflict: null };
  const id = conflictId('segmentation', [name]);
  const taken = choices.get(id) ?? laterSide(a, b);
  const [holding, behind] = taken === 'a' ? [inNumber(a), inNumber(b)] : [inNumber(b), inNumber(a)];
  const held = new Set(holding.map(segmentationContent));
  const left = behind.filter((each) => !held.has(segmentationContent(each)));
  const shared = new Set(behind.map(segmentationContent));
  const common = holding.filter((each) => shared.has(segmentationContent(each)));
  const alone = holding.filter((each) => !shared.has(segmentationContent(each)));
  return {
    versions: renumbered([...common, ...left, ...alone]),
    conflict: { id, kind: 'segmentation', key: [name], a: a.length, b: b.length, taken, keepsBoth: true },
  };
}

/** All versions of the segmentations of two workspaces, segmentation by segmentation, none lost. */
export function mergedSegmentations(
  a: readonly Segmentation[],
  b: readonly Segmentation[],
  choices: MergeChoices,
): Pick<MergedVersions<Segmentation>, 'versions' | 'conflicts'> {
  const idsOf = (all: readonly Segmentation[]): readonly string[] => [...new Set(all.map(({ id }) => id))];
  const ids = mergedSequence(idsOf(a), idsOf(b), { idOf: (id) => id, keyOf: (id) => id });
  const merged = ids.map((name) =>
    mergedOne(
      a.filter(({ id }) => id === name),
      b.filter(({ id }) => id === name),
      name,
      choices,
    ),
  );
  if (contentText(a) === contentText(b)) return { versions: a, conflicts: [] };
  return {
    versions: merged.flatMap(({ versions }) => versions),
    conflicts: merged.flatMap(({ conflict }) => (conflict === null ? [] : [conflict])),
  };
}
