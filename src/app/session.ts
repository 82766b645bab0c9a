import { createContext, useContext } from 'react';
import type { Admission } from '../core/admission';
import type { Answerable } from '../core/analysis';
import type { FlagRecord } from '../core/drift';
import type { Joins } from '../core/facts';
import type { AccountColumns, IcpVersion } from '../core/icp';
import type { Dataset, OpenQuestion, TableId } from '../core/model';
import type { Question } from '../core/question';
import type { History } from '../core/snapshots';
import type { Definitions } from '../core/workspace';
import type { DealsAsked, DealsToldOf } from '../workers/intake-messages';
import type { FoundRecords, RecordsWanted } from '../workers/record-finder';
import type { VaultState } from '../workers/vault-messages';
import type { DecisionStep } from './deciding';
import type { DefinitionStep } from './definition-steps';
import type { Reviewed, Wanted } from './wanted-files';

/** What is loaded and can be asked: it changes as a whole or not at all. */
export type Loaded = {
  readonly dataset: Dataset;
  readonly definitions: Definitions;
  readonly icpVersion: IcpVersion | null;
  readonly admissions: readonly Admission[];
  /** The name of the sample company, or null where these are somebody's own files. */
  readonly sample: string | null;
  /** The file that the definitions came from; null where none was loaded and the usual ones stand. */
  readonly definitionsFile?: string | null;
  /** What the snapshots among the files tell, and how deals were joined to the files of accounts. */
  readonly history?: History;
  readonly joins?: Joins;
};

/** Work that is under way: a step by name and bytes done of a known total. */
export type Progress = {
  readonly step: 'reading' | 'checking' | 'loading' | 'starting';
  readonly done: number;
  readonly total: number;
  readonly file: string | null;
};

/** An import that has been read but not taken over: files with their accounts, questions and mapping, to be reviewed. */
export type Draft = {
  readonly admissions: readonly Admission[];
  readonly definitionsError: string | null;
  readonly canLoad: boolean;
  readonly definitionsFile?: string | null;
  /** Whether these files join what is loaded; null where nothing of one's own is loaded. */
  readonly keep?: Keep | null;
  /** Dates that people gave to files, by file name. */
  readonly asOf?: ReadonlyMap<string, string>;
  /** Questions that were answered, by people or by what they answered before for the same headers; each can be answered anew. */
  readonly answered?: readonly AnsweredQuestion[];
};

/** Whether files join what is loaded or take its place. */
export type Keep = 'add' | 'replace';

/** What is kept in this browser beyond a reload, as far as it is known. */
export type Storage = {
  /** Null until the vault was opened. */
  readonly vault: VaultState | null;
  /** Of what is loaded: on its way to the disk, read back from it, or not kept (with the sentence that says why). */
  readonly saving: { readonly kind: 'none' | 'saving' | 'saved' } | { readonly kind: 'notKept'; readonly why: string };
  /** A sentence after everything was erased: what was erased, or what could not be. */
  readonly erased: string | null;
};

/** A question with the choice that was made; `id` is what `answer` takes. */
export type AnsweredQuestion = OpenQuestion & { readonly choice: string };

/** What the pages may know and do about data. Whatever fails, `loaded` stays what it was. */
export type Session = {
  readonly loaded: Loaded | null;
  readonly draft: Draft | null;
  readonly progress: Progress | null;
  /** The sample company that is being opened; null once it is loaded, or no longer asked for. */
  readonly opening: string | null;
  /** A sentence about what failed last; null when the next thing is begun. */
  readonly failure: string | null;
  readonly storage: Storage;
  /** A workspace file that was given among others, to be looked at before anything of it is taken over. */
  readonly workspaceFile: File | null;
  /** Whether `undo` brings back what was loaded before. */
  readonly canUndo: boolean;
  /** When that was replaced by what is loaded now. */
  readonly loadedAt: number;
  /** Definitions that are about to stand, while the files are built by them; who changes more goes on from these. */
  readonly defining: Definitions | null;
  /** Whether `undoDefine` takes back a change of definitions. */
  readonly canUndoDefine: boolean;
  /** The changes of definitions that can be taken back, the oldest first. */
  readonly definitionSteps: readonly DefinitionStep[];
  /** What was decided about the files under review and can be taken back, the oldest first. */
  readonly decisionSteps: readonly DecisionStep[];
  loadSample(company: string): void;
  /** Reads files in the worker and makes them the draft; files already in the draft stay in it. */
  inspect(files: readonly File[]): void;
  /** Reads the files of a workspace file as those of one's own, in the place of what is under review: see `broughtFiles`. */
  bring(wanted: Wanted): void;
  /** What is loaded, with its files; null where nothing is: see `takenFiles`. */
  taken(): Reviewed | null;
  /** The workspace file that was given has been looked at. */
  leaveWorkspaceFile(): void;
  answer(questionId: string, choice: string): void;
  mapColumn(file: string, column: string, to: string | null): void;
  mapStage(pipeline: string | null, stage: string, outcome: 'won' | 'lost' | 'open' | 'other'): void;
  /** Says which line of a file (by `inspection.file`) is its header, or what table it is; kept for files with the same headers. */
  chooseHeader(file: string, line: number): void;
  chooseTable(file: string, table: TableId): void;
  /** Puts other cells in the place of a record that was set aside. */
  correct(file: string, line: number, cells: readonly string[]): void;
  /** The date (YYYY-MM-DD) that a file's records are of. */
  dateFile(file: string, date: string): void;
  keep(keep: Keep): void;
  removeFile(file: string): void;
  load(): void;
  /** Loads what was loaded before the last import. */
  undo(): void;
  /** Puts other definitions, whole, in the place of those that stand, over the same files. */
  define(definitions: Definitions): void;
  /** Takes the last change of definitions back, or the last few at once; a load forgets them. */
  undoDefine(count?: number): void;
  /** Takes back what was decided last about the files under review. */
  undoDecision(): void;
  /** Records what was found at the as-of date of what is loaded; nobody's change, so there is nothing to take back. */
  recordFlags(record: FlagRecord): void;
  /** Tries once more to keep what is loaded. */
  keepLoaded(): void;
  /** Erases all that is kept in this browser and empties the page; `storage.erased` says what came of it. */
  eraseAll(): void;
  /** Asks the browser to promise that it will not evict what is kept. */
  askForPromise(): void;
  /** The records of the loaded files behind deals and accounts, by their numbers in the facts. */
  recordsOf(wanted: RecordsWanted): Promise<FoundRecords>;
  /** What is known of every account of what is loaded. */
  accountColumns(): Promise<AccountColumns>;
  /** What the files say of the deals of what is loaded, by their numbers in the facts. */
  aboutDeals<Asked extends DealsAsked>(asked: Asked): Promise<DealsToldOf<Asked>>;
  discard(): void;
  cancel(): void;
};

export const SessionContext = createContext<Session | null>(null);

/** The session of the page; throws where a component stands outside of it. */
export function useSession(): Session {
  const session = useContext(SessionContext);
  if (session === null) throw new Error('no session around this component');
  return session;
}

/**
 * What `useAnswerable` in queries.ts gives for a question. While a wider cube is under way the old one stays, and with it
 * the question that it can answer: read it by `question`, for a cube passes over a filter by a dimension it does not have.
 */
export type Answering = {
  readonly answerable: Answerable | null;
  readonly isUpdating: boolean;
  readonly failure: string | null;
  readonly question?: Question;
  retry(): void;
};
export type { Question };
