import { recordsWithout } from '../core/council';
import type { Dataset } from '../core/model';
import type { Definitions, WorkspaceManifest } from '../core/workspace';
import type { MergeConflict } from '../core/workspace-merge';
import { counted, listed, raised } from '../wording';
import { definitionChanges } from './definition-change';
import { dayText } from './icp-ruler';
import { sizeText } from './sources';
import { conflictRows, type ConflictRow } from './workspace-conflicts';

/** What a workspace file would change, before any of it is taken over. */
export type WorkspacePreview = {
  /** Where it comes from, and what it was saved over. */
  readonly about: string;
  readonly changes: readonly string[];
  readonly conflicts: readonly ConflictRow[];
  /** What it holds and is not taken over, or not acted on. */
  readonly notes: readonly string[];
  /** What taking over does, as the words of its button; null where it would change nothing. */
  readonly action: string | null;
  /** Whether taking over merges it into what stands; else its files are imported. */
  readonly isMerge: boolean;
  /** Words of the button that loads its files in the place of those that stand; null where there is nothing to choose. */
  readonly instead: string | null;
};

/** A workspace file that was understood. */
export type SeenWorkspace = {
  readonly manifest: WorkspaceManifest;
  readonly definitions: Definitions;
  readonly files: readonly { readonly name: string; readonly blob: { readonly size: number } }[];
  readonly unheeded: readonly string[];
};

/** What stands here, and what the two would be together. */
export type Standing = {
  readonly open: Definitions;
  readonly dataset: Dataset;
  readonly merged: Definitions;
  readonly conflicts: readonly MergeConflict[];
};

function aboutText({ manifest }: SeenWorkspace, dataset: Dataset | null): string {
  const { product, asOf, data, isAnonymised } = manifest;
  const when = asOf === null ? '' : `, as of ${dayText(asOf)}`;
  const same = data === dataset?.fingerprint ? 'over the same data as what is loaded here' : 'over other data than what is loaded here';
  const over = dataset === null || data === null ? '' : `, ${same}`;
  const hidden = isAnonymised ? ' It is an anonymised copy: names in it are hashes that nobody can turn back.' : '';
  return `Saved by ${product}${when}${over}. Every part has the checksum that it says.${hidden}`;
}

type Kind = readonly [count: number, one: string, many: string];

const countsText = (kinds: readonly Kind[]): readonly string[] =>
  kinds.flatMap(([count, one, many]) => (count === 0 ? [] : [counted(count, one, many)]));

const decisionsOf = ({ council }: Pick<Definitions, 'council'>): number =>
  new Set(council.decisions.map(({ decision }) => decision.id)).size;

/** What a workspace holds, kind by kind. */
function held(definitions: Definitions): readonly string[] {
  const { council, icp, segmentations, targets, overrides, watched, flagLog } = definitions;
  return countsText([
    [decisionsOf(definitions), 'decision', 'decisions'],
    [council.answers.length, 'answer to the assessment', 'answers to the assessment'],
    [council.plans.length, 'version of the plan', 'versions of the plan'],
    [new Set(council.hypotheses.map(({ hypothesis }) => hypothesis.id)).size, 'hypothesis', 'hypotheses'],
    [icp.length, 'version of the ICP', 'versions of the ICP'],
    [segmentations.length, 'version of a segmentation', 'versions of segmentations'],
    [targets.length, 'target', 'targets'],
    [overrides.length, 'override', 'overrides'],
    [watched.length, 'note on a flag', 'notes on flags'],
    [flagLog.length, 'as-of date of findings', 'as-of dates of findings'],
  ]);
}

/** What the council wrote there and not here. */
function councilAdded(merged: Definitions, open: Definitions): readonly string[] {
  const more = recordsWithout(merged.council, open.council);
  const ids = new Set(open.council.decisions.map(({ decision }) => decision.id));
  const fresh = new Set(more.decisions.flatMap(({ decision }) => (ids.has(decision.id) ? [] : [decision.id]))).size;
  const again = more.decisions.filter(({ decision }) => ids.has(decision.id)).length;
  const added = countsText([
    [fresh, 'decision', 'decisions'],
    [again, 'entry in the history of a decision', 'entries in the histories of decisions'],
    [more.answers.length, 'answer to the assessment', 'answers to the assessment'],
    [more.stages.length, 'stage of the company', 'stages of the company'],
    [more.norms.length, 'threshold of a stage', 'thresholds of stages'],
    [more.capabilities.length, 'owner or KPIs of a capability', 'owners and KPIs of capabilities'],
    [more.marketChanges.length, 'note on the market', 'notes on the market'],
    [more.plans.length, 'version of the plan', 'versions of the plan'],
    [more.packets.length, 'packet that was taken', 'packets that were taken'],
    [more.hypotheses.length, 'entry in the log of hypotheses', 'entries in the log of hypotheses'],
    [merged.flagLog.length - open.flagLog.length, 'as-of date of findings', 'as-of dates of findings'],
  ]);
  return added.map((text) => `${raised(text)} added`);
}

function filesText({ files }: SeenWorkspace, isLoaded: boolean): readonly string[] {
  if (files.length === 0) return isLoaded ? [] : ['It holds no raw files: import the exports beside it.'];
  const size = files.reduce((sum, { blob }) => sum + blob.size, 0);
  const what = `It holds ${counted(files.length, 'raw file')} (${sizeText(size)})`;
  return [
    isLoaded
      ? `${what}, which stay in it: what is loaded here stands, unless you load them in its place.`
      : `${what}: ${listed(files.slice(0, 6).map(({ name }) => name))}${files.length > 6 ? ' and others' : ''}.`,
  ];
}

/** What opening a file does where nothing is loaded: it becomes the workspace. */
export function previewAlone(seen: SeenWorkspace): WorkspacePreview {
  const holds = held(seen.definitions);
  return {
    about: aboutText(seen, null),
    changes: holds.length === 0 ? ['It holds the usual definitions alone'] : holds.map(raised),
    conflicts: [],
    notes: [...filesText(seen, false), ...seen.unheeded],
    action: seen.files.length === 0 ? 'Open it, and import files next' : 'Review its files',
    isMerge: false,
    instead: null,
  };
}

/** What taking a file over changes about what stands here. */
export function previewBeside(seen: SeenWorkspace, { open, dataset, merged, conflicts }: Standing): WorkspacePreview {
  const others = { ...merged, council: open.council };
  const changes = [...councilAdded(merged, open), ...definitionChanges(open, others, dataset)];
  const rows = conflictRows(conflicts, { a: open, b: seen.definitions, currency: dataset.currency });
  return {
    about: aboutText(seen, dataset),
    changes: changes.length === 0 ? ['Nothing: all of it stands here already'] : changes,
    conflicts: rows,
    notes: [...filesText(seen, true), ...seen.unheeded],
    action: changes.length === 0 ? null : 'Take over',
    isMerge: true,
    instead: seen.files.length === 0 ? null : 'Review its files instead',
  };
}
