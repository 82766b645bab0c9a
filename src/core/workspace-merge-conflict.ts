import { contentText, type MergeSide } from './workspace-merge-sequence';

/** What two workspaces can say differently where only one can stand. */
export type ConflictKind =
  | 'calendarMonths'
  | 'calendarStart'
  | 'calendarName'
  | 'currency'
  | 'amountMeans'
  | 'lag'
  | 'dealClass'
  | 'allocationKey'
  | 'ltvVariant'
  | 'icpRuler'
  | 'icpDraft'
  | 'tam'
  | 'falseDiscovery'
  | 'assumption'
  | 'column'
  | 'stage'
  | 'dealType'
  | 'band'
  | 'fileAsOf'
  | 'practical'
  | 'target'
  | 'rate'
  | 'icpVersions'
  | 'segmentation'
  | 'flagRecord'
  | 'scoring';

/** Something that both say, and differently. `a` and `b` are plain JSON; undefined where that one says nothing any more. */
export type MergeConflict = {
  /** The same in whichever order the two are merged. */
  readonly id: string;
  readonly kind: ConflictKind;
  /** What it is about: the name of an assumption, file and header, ids of versions. */
  readonly key: readonly string[];
  readonly a: unknown;
  readonly b: unknown;
  /** Whose holds. */
  readonly taken: MergeSide;
  /** Both are kept: the other one under another id, or behind it. */
  readonly keepsBoth: boolean;
};

/** What people chose of conflicts, by their ids. */
export type MergeChoices = ReadonlyMap<string, MergeSide>;

export const conflictId = (kind: ConflictKind, key: readonly string[]): string => JSON.stringify([kind, ...key]);

/** The one that holds where nobody chose: no rule is right here, so it is one that does not depend on the order of the two. */
export const heldByRule = (a: unknown, b: unknown): MergeSide => (contentText(a) >= contentText(b) ? 'a' : 'b');
