import { writeDefinitions, type Definitions } from '../../../core/workspace';
import { mergeWorkspaces, type MergeChoices } from '../../../core/workspace-merge';
import { readWorkspaceFile, type OpenedWorkspace } from '../../../exports/read-workspace-file';
import { previewAlone, previewBeside, type WorkspacePreview } from '../../../views/workspace-preview';
import { broughtFiles } from '../../brought-files';
import type { Loaded, Session } from '../../session';

/** A file that was looked at: what it would change, or the sentence that says why it is refused. */
export type Looked = { readonly workspace: OpenedWorkspace; readonly error: null } | { readonly workspace: null; readonly error: string };

/** Looks at a file; nothing of it is taken over. */
export const lookAt = (file: File): Promise<Looked> => readWorkspaceFile(file);

/** What stands, and what people chose where the file says otherwise. */
export type Beside = { readonly loaded: Loaded | null; readonly open: Definitions | null; readonly choices: MergeChoices };

/** Whether the file is merged into what stands. A sample gives way to files of one's own. */
const isBeside = ({ files }: OpenedWorkspace, { loaded }: Beside): boolean =>
  loaded !== null && (loaded.sample === null || files.length === 0);

/** The file's definitions with those that stand, or the sentence that says why they cannot be one. */
function merged(workspace: OpenedWorkspace, open: Definitions, choices: MergeChoices) {
  const both = mergeWorkspaces(null, open, workspace.definitions, choices);
  if (both.merged === null) throw new Error(both.error);
  return both;
}

/** What the file would change, or the sentence that says why it cannot be taken over. */
export function previewOf(workspace: OpenedWorkspace, beside: Beside): WorkspacePreview | string {
  const { loaded, open, choices } = beside;
  if (loaded === null || open === null || !isBeside(workspace, beside)) return previewAlone(workspace);
  try {
    const { merged: both, conflicts } = merged(workspace, open, choices);
    return previewBeside(workspace, { open, dataset: loaded.dataset, merged: both, conflicts });
  } catch (error) {
    return `What the file holds and what stands here cannot be one workspace: ${error instanceof Error ? error.message : String(error)}`;
  }
}

type Verbs = Pick<Session, 'define' | 'bring'>;

/** Has the files of the workspace reviewed, as the usual import does; its definitions stand once they are loaded. */
export function reviewFiles({ files, manifest, decisions, definitions }: OpenedWorkspace, { bring }: Verbs): void {
  bring(broughtFiles({ files, removed: manifest.removed, decisions }, definitions));
}

/** Takes the file over: merged into what stands, as one change that can be taken back; else as the workspace itself. */
export function takeOver(workspace: OpenedWorkspace, beside: Beside, verbs: Verbs): void {
  const { open, choices } = beside;
  if (open !== null && isBeside(workspace, beside)) return verbs.define(merged(workspace, open, choices).merged);
  if (workspace.files.length > 0) return reviewFiles(workspace, verbs);
  const text = `${JSON.stringify(writeDefinitions(workspace.definitions), null, 2)}\n`;
  const file = { name: 'workspace.json', batch: 1, blob: new Blob([text]) };
  verbs.bring(broughtFiles({ files: [file], removed: [], decisions: workspace.decisions }, null));
}
