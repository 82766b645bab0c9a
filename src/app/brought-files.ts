import { NO_DECISIONS, type Decisions, type Definitions } from '../core/workspace';
import { newestBatch, NO_FILES, withFiles, withoutReplaced, type Reviewed, type Wanted } from './wanted-files';

/** Files that are loaded, as they were given, with what was decided about them. */
export type TakenFiles = {
  readonly files: readonly { readonly name: string; readonly batch: number; readonly blob: Blob }[];
  /** Entries of archives that people took out. */
  readonly removed: readonly string[];
  readonly decisions: Decisions;
};

/** Files that were given one by one with what was decided about them; definitions stand as if they were changed on the page. */
export function broughtFiles({ files, removed, decisions }: TakenFiles, definitions: Definitions | null): Wanted {
  const wanted = withFiles(
    NO_FILES,
    files.map(({ name, blob }) => new File([blob], name)),
  );
  const defined = definitions === null ? null : { definitions, batch: newestBatch(wanted.files) };
  return { ...wanted, removed: new Set(removed), decisions, defined };
}

/** The files that are loaded, but for those of definitions: what stands is written beside them. */
export function takenFiles(standing: Reviewed | null): TakenFiles {
  if (standing === null) return { files: [], removed: [], decisions: NO_DECISIONS };
  const { wanted, review } = standing;
  const records = new Set(review.admissions.map(({ inspection }) => review.sources.get(inspection.file)));
  const files = withoutReplaced(wanted).files.filter(({ id }) => records.has(id));
  return {
    files: files.map(({ name, batch, blob }) => ({ name, batch, blob })),
    removed: [...wanted.removed],
    decisions: wanted.decisions,
  };
}
