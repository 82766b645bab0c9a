import { BETWEEN_FILES, choiceOf, hashesIn, NO_DECISIONS, type Decisions } from '../core/workspace/decisions';
import type { Defined } from '../core/workspace/defined';
import type { Job, Review, SourceFile } from '../workers/intake-messages';
import type { OpenQuestion } from '../core/model';
import type { KeptWorkspace, Restored } from '../workers/vault-messages';
import type { AnsweredQuestion, Draft, Keep } from './session';
import type { SessionState } from './session-state';

/** A set of files that is to be reviewed, is reviewed, or is loaded, with what was decided about them. It is replaced, never changed. */
export type Wanted = {
  readonly files: readonly SourceFile[];
  readonly removed: ReadonlySet<string>;
  readonly decisions: Decisions;
  /** Definitions that were changed on the page; null where those of the files stand. */
  readonly defined: Defined | null;
  readonly sample: string | null;
  /** Files that are loaded already, and whether these here join them or take their place. */
  readonly standing: ReadonlySet<number>;
  readonly keep: Keep;
};
export type Reviewed = { readonly wanted: Wanted; readonly review: Review };

export const NO_FILES: Wanted = {
  files: [],
  removed: new Set(),
  decisions: NO_DECISIONS,
  defined: null,
  sample: null,
  standing: new Set(),
  keep: 'add',
};

let given = 0;

function freeName(name: string, taken: ReadonlySet<string>): string {
  const dot = name.lastIndexOf('.');
  const [stem, ending] = dot <= 0 ? [name, ''] : [name.slice(0, dot), name.slice(dot)];
  for (let nth = 2; taken.has(name); nth += 1) name = `${stem} (${nth})${ending}`;
  return name;
}

/** The drop of the newest files; 0 before the first. Definitions in files that come later go before those of the page. */
export const newestBatch = (files: readonly { readonly batch: number }[]): number => Math.max(0, ...files.map(({ batch }) => batch));

/** More files, in one drop. A name that is taken gets a number: neither file stands for the other before somebody says so. */
export function withFiles(wanted: Wanted, files: readonly File[]): Wanted {
  const taken = new Set(wanted.files.map(({ name }) => name));
  const batch = newestBatch(wanted.files) + 1;
  const added = files.map((blob): SourceFile => {
    const name = freeName(blob.name, taken);
    taken.add(name);
    given += 1;
    return { id: given, batch, name, blob };
  });
  return { ...wanted, files: [...wanted.files, ...added] };
}

/** Files that a vault gave back, under the names and in the drops they had. */
export function restoredFiles(workspace: KeptWorkspace, restored: readonly Restored[]): Wanted {
  const files = restored.flatMap((each): SourceFile[] => {
    if (each.kind === 'missing') return [];
    given += 1;
    return [{ id: given, batch: each.kept.batch, name: each.kept.name, blob: each.blob }];
  });
  return { ...NO_FILES, files, removed: new Set(workspace.removed), decisions: workspace.decisions, defined: workspace.defined };
}

const isWorkspaceFile = ({ name }: File): boolean => /\.plumbline(?:\.zip)?$/i.test(name);

/** Files but for one of a whole workspace, which is known by its name and waits to be looked at; and what pages are told of it. */
export function withoutWorkspace(
  given: readonly File[],
  isReviewing: boolean,
): { readonly files: readonly File[]; readonly told: Partial<SessionState> } {
  const workspaceFile = given.find(isWorkspaceFile);
  if (workspaceFile === undefined) return { files: given, told: {} };
  const failure = `${workspaceFile.name} holds a workspace: load the files under review, or put them back, then it can be opened.`;
  return { files: given.filter((file) => !isWorkspaceFile(file)), told: { workspaceFile, failure: isReviewing ? failure : null } };
}

/** What would be loaded: all files, or those alone that are to take the place of what is loaded. */
export function withoutReplaced(wanted: Wanted): Wanted {
  if (wanted.keep === 'add') return wanted;
  return { ...wanted, files: wanted.files.filter(({ id }) => !wanted.standing.has(id)) };
}

/** The same files as those that stand: the next ones join them or take their place. */
export const asStanding = (wanted: Wanted): Wanted => ({ ...wanted, standing: new Set(wanted.files.map(({ id }) => id)), keep: 'add' });

/** One file less; of an archive, one entry less as long as it has others. */
export function withoutFile({ wanted, review }: Reviewed, name: string): Wanted {
  const id = review.sources.get(name);
  const siblings = [...review.sources].filter(([entry, source]) => source === id && entry !== name && !wanted.removed.has(entry));
  if (siblings.length > 0) return { ...wanted, removed: new Set([...wanted.removed, name]) };
  return { ...wanted, files: wanted.files.filter((file) => file.id !== id) };
}

/** What the intake is told. The files of `others` are not part of the job; their records stay at hand. */
export function jobOf(wanted: Wanted, others: readonly (Wanted | null)[]): Job {
  const { files, removed, decisions, defined } = withoutReplaced(wanted);
  return { files, removed, decisions, defined, keep: others.flatMap((other) => other?.files.map(({ id }) => id) ?? []) };
}

/** Whether a question still speaks of the files under review: of headers that are there, or of files between which it was asked. */
function isAbout(review: Review, id: string): boolean {
  const scope = id.slice(0, id.indexOf(':'));
  if (scope !== BETWEEN_FILES) return [...review.fingerprints.values()].includes(scope);
  return hashesIn(id).every((hash) => review.admissions.some(({ inspection }) => inspection.sha256.startsWith(hash)));
}

/** What a page shows of a review, with the questions that were answered on the way. */
export function draftOf({ wanted, review }: Reviewed, asked: ReadonlyMap<string, OpenQuestion>): Draft {
  const open = new Set(review.admissions.flatMap(({ inspection }) => inspection.questions.map(({ id }) => id)));
  const answered = [...asked].flatMap(([id, question]): AnsweredQuestion[] => {
    const choice = choiceOf(wanted.decisions, id);
    return choice === null || open.has(id) || !isAbout(review, id) ? [] : [{ ...question, choice }];
  });
  const { admissions, definitionsError, definitionsFile, canLoad } = review;
  const asOf = new Map(
    admissions.flatMap(({ inspection: { file, sha256 } }) => {
      const date = wanted.decisions.asOf.get(sha256);
      return date === undefined ? [] : [[file, date] as const];
    }),
  );
  const isNew = wanted.files.some(({ id }) => !wanted.standing.has(id));
  const keep = wanted.standing.size === 0 || !isNew ? null : wanted.keep;
  return { admissions, definitionsError, definitionsFile, canLoad, answered, keep, asOf };
}

/** Where the definitions of a review come from, as people read it: a file, this page, or (null) nowhere. */
export function definitionsName({ definitionsFile, definedOnPage }: Review): string | null {
  if (!definedOnPage) return definitionsFile;
  return definitionsFile === null ? 'changed on this page' : `${definitionsFile}, changed on this page`;
}

/** Whether two reviews are of the same bytes: a file may have been changed on the disk between them. */
export function areOfSameBytes(a: Review, b: Review): boolean {
  const hashes = ({ admissions }: Review): string =>
    admissions.map(({ inspection }) => `${inspection.file} ${inspection.sha256}`).join('\n');
  return hashes(a) === hashes(b);
}
