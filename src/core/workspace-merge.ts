import { joinedRecords } from './council';
import { joinedLogs, type FlagLog, type FlagRecord } from './drift';
import { readDefinitions, writeDefinitions, type Definitions } from './workspace';
import { conflictId, heldByRule, type MergeChoices, type MergeConflict } from './workspace-merge-conflict';
import { contentText, mergedSequence, type MergeSide } from './workspace-merge-sequence';
import { mergedSettings, settingsOf, writtenSettings, type Settings } from './workspace-merge-settings';
import { mergedIcp, mergedSegmentations } from './workspace-merge-versions';

export type { ConflictKind, MergeChoices, MergeConflict } from './workspace-merge-conflict';
export type { MergeSide } from './workspace-merge-sequence';

/** Two workspaces as one, and what both said differently; or the sentence that says why they cannot be one. */
export type MergedWorkspaces =
  | { readonly merged: Definitions; readonly conflicts: readonly MergeConflict[]; readonly error: null }
  | { readonly merged: null; readonly conflicts: readonly MergeConflict[]; readonly error: string };

/** What both started from, where that is known: what one of them alone changed since is no conflict. */
type Base = Definitions | null;

/** Entries that were only ever added: those of both, but for what one of them took away since the base. */
function joinedEntries<T>(
  lists: readonly [base: readonly T[] | null, a: readonly T[], b: readonly T[]],
  keyOf: (entry: T) => string,
): readonly T[] {
  const [base, a, b] = lists;
  const textsOf = (all: readonly T[]): ReadonlySet<string> => new Set(all.map((each) => contentText(each)));
  const [before, inA, inB] = [textsOf(base ?? []), textsOf(a), textsOf(b)];
  const stays = (entry: T): boolean => {
    const text = contentText(entry);
    return !before.has(text) || (inA.has(text) && inB.has(text));
  };
  return mergedSequence(a.filter(stays), b.filter(stays), { idOf: contentText, keyOf });
}

type Logs = { readonly log: FlagLog; readonly conflicts: readonly MergeConflict[] };

/** What was found, as-of date by as-of date. Of one date that both recorded differently one record stands. */
function mergedLogs(a: FlagLog, b: FlagLog, choices: MergeChoices): Logs {
  const ofB = new Map(b.map((record) => [record.asOf, record]));
  const conflicts = a.flatMap((record): readonly MergeConflict[] => {
    const same = ofB.get(record.asOf);
    if (same === undefined || contentText(same) === contentText(record)) return [];
    const id = conflictId('flagRecord', [record.asOf]);
    const taken = choices.get(id) ?? heldByRule(record, same);
    return [{ id, kind: 'flagRecord', key: [record.asOf], a: record.flags.length, b: same.flags.length, taken, keepsBoth: false }];
  });
  const heldByB = new Set(conflicts.flatMap(({ taken, key }) => (taken === 'b' ? key : [])));
  const held = a.map((record): FlagRecord => (heldByB.has(record.asOf) ? (ofB.get(record.asOf) ?? record) : record));
  return { log: joinedLogs(held, b), conflicts };
}

/** Definitions of one side whose ICP, segmentations and overrides are those of another. */
const withScoringOf = (definitions: Definitions, { icp, icpRuler, icpDraft, segmentations, overrides }: Definitions): Definitions => ({
  ...definitions,
  icp,
  icpRuler,
  icpDraft,
  segmentations,
  overrides,
});

/** The settings of a side, whose ruler may name a version that goes by another id now. */
function settingsUnder(definitions: Definitions, renamed: ReadonlyMap<string, string>): Settings {
  const { icpRuler } = definitions;
  if (icpRuler.kind !== 'version') return settingsOf(definitions);
  return settingsOf({ ...definitions, icpRuler: { ...icpRuler, id: renamed.get(icpRuler.id) ?? icpRuler.id } });
}

function joined(base: Base, a: Definitions, b: Definitions, choices: MergeChoices): MergedWorkspaces {
  const icp = mergedIcp(a.icp, b.icp, choices);
  const segmentations = mergedSegmentations(a.segmentations, b.segmentations, choices);
  const logs = mergedLogs(a.flagLog, b.flagLog, choices);
  const of = { a: settingsUnder(a, icp.renamed.a), b: settingsUnder(b, icp.renamed.b) };
  const { settings, conflicts } = mergedSettings(base === null ? null : settingsOf(base), of.a, of.b, choices);
  const written = {
    ...writtenSettings(settings),
    icp: icp.versions,
    segmentations: segmentations.versions,
    overrides: joinedEntries([base?.overrides ?? null, a.overrides, b.overrides], ({ from }) => from),
    watched: joinedEntries([null, a.watched, b.watched], ({ on }) => on),
    flagLog: logs.log,
    council: joinedRecords(a.council, b.council),
  };
  const all = [...icp.conflicts, ...segmentations.conflicts, ...conflicts, ...logs.conflicts];
  const inOrder = all.toSorted((one, other) => Number(one.id > other.id) - Number(one.id < other.id));
  const read = readDefinitions(JSON.parse(JSON.stringify(written)));
  return read.definitions === null
    ? { merged: null, conflicts: inOrder, error: read.error }
    : { merged: read.definitions, conflicts: inOrder, error: null };
}

const SCORING = conflictId('scoring', []);
const nameScoring = ({ icp, segmentations }: Definitions): unknown => ({
  versions: icp.length,
  segmentations: new Set(segmentations.map(({ id }) => id)).size,
});

/** Rules of the two that cannot stand beside each other: ICP, segmentations and overrides are those of one side, whole. */
function withOneScoring(base: Base, a: Definitions, b: Definitions, choices: MergeChoices): MergedWorkspaces {
  const [own, others] = [nameScoring(a), nameScoring(b)];
  const byRule: MergeSide = heldByRule([a.icp, a.segmentations, a.overrides], [b.icp, b.segmentations, b.overrides]);
  const taken = choices.get(SCORING) ?? byRule;
  const of = taken === 'a' ? a : b;
  const under = base === null ? null : withScoringOf(base, of);
  const { conflicts, ...rest } = joined(under, withScoringOf(a, of), withScoringOf(b, of), choices);
  const conflict: MergeConflict = { id: SCORING, kind: 'scoring', key: [], a: own, b: others, taken, keepsBoth: false };
  return { ...rest, conflicts: [conflict, ...conflicts] };
}

/**
 * Two people's definitions as one. What was only ever written down (decisions, answers, stages, plans, packets, what was said of
 * flags, published versions) is there of both; of settings that differ one holds, and is listed with both values: the one that
 * `choices` name, else one by a rule that does not depend on who comes first. Merging in the other order gives the same, with the
 * sides of the conflicts swapped; merging one with itself gives it back. What comes out can be read as any definitions can.
 */
export function mergeWorkspaces(base: Base, a: Definitions, b: Definitions, choices: MergeChoices = new Map()): MergedWorkspaces {
  if (JSON.stringify(writeDefinitions(a)) === JSON.stringify(writeDefinitions(b))) return { merged: a, conflicts: [], error: null };
  const both = joined(base, a, b, choices);
  return both.merged === null ? withOneScoring(base, a, b, choices) : both;
}
