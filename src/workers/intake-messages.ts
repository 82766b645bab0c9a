import type { Admission } from '../core/admission';
import type { DealEntry, DealMoney, Joins } from '../core/facts';
import type { AccountColumns, IcpVersion } from '../core/icp';
import type { Parcel, Scoring } from '../core/metrics';
import type { Dataset } from '../core/model';
import type { History } from '../core/snapshots';
import type { Decisions, Defined, Definitions } from '../core/workspace';
import type { FoundRecords, RecordsWanted } from './record-finder';

/** A file as people gave it. `batch` counts the drops it came with; `name` is its own among all files of a job. */
export type SourceFile = { readonly id: number; readonly batch: number; readonly name: string; readonly blob: Blob };

/**
 * Everything that shapes an import. A job is said anew each time, whole: what was read for the one before is found again,
 * and a worker that was ended starts from nothing with the same result.
 */
export type Job = {
  readonly files: readonly SourceFile[];
  /** Names of entries (of an archive, say) that people took out. */
  readonly removed: ReadonlySet<string>;
  readonly decisions: Decisions;
  /** Definitions that were changed on the page; they stand unless a file of definitions came later. */
  readonly defined: Defined | null;
  /** Files of other jobs whose records are worth keeping. */
  readonly keep: readonly number[];
};

/** How far a job has come: bytes done of a known total. */
export type JobProgress = { readonly step: 'reading' | 'checking'; readonly done: number; readonly total: number; readonly file: string };

/** A job's files as they would be loaded. Tables come without their cells, which stay where they were read. */
export type Review = {
  readonly admissions: readonly Admission[];
  /** Header fingerprints by file. */
  readonly fingerprints: ReadonlyMap<string, string>;
  /** The file given by people that an admitted file stands in: itself, or the archive around it. */
  readonly sources: ReadonlyMap<string, number>;
  /** The file of definitions that came last. */
  readonly definitionsFile: string | null;
  /** Whether definitions that were changed on the page stand in its place. */
  readonly definedOnPage: boolean;
  readonly definitionsError: string | null;
  readonly canLoad: boolean;
};

/** A job made ready for an engine. The bytes of the parcels are transferred. */
export type Built = {
  readonly review: Review;
  readonly dataset: Dataset;
  readonly definitions: Definitions;
  readonly icpVersion: IcpVersion | null;
  readonly parcels: readonly Parcel[];
  /** What the engine scores accounts from; null without an ICP. */
  readonly scoring: Scoring | null;
  /** What the snapshots among the files tell: one point each, and what happened between them. */
  readonly history: History;
  /** How deals were joined to the files of accounts; empty without any. */
  readonly joins: Joins;
};

/** Records of what was built under a fingerprint; it is built once more where the worker was ended since. */
export type RecordsAsked = RecordsWanted & { readonly fingerprint: string };

/** What people ask of the deals of files beside the facts: `DealBook` says what each is. Arrays are transferred. */
export type DealsAsked =
  | { readonly kind: 'places'; readonly column: string }
  | { readonly kind: 'having'; readonly column: string; readonly text: string }
  | { readonly kind: 'entries'; readonly deals: readonly number[] }
  | { readonly kind: 'money'; readonly deals: Int32Array };
export type DealsTold =
  | { readonly kind: 'places'; readonly places: Int32Array }
  | { readonly kind: 'having'; readonly places: Int32Array }
  | { readonly kind: 'entries'; readonly entries: readonly DealEntry[] }
  | { readonly kind: 'money'; readonly money: DealMoney };
/** The answer to a question about deals, by its kind. */
export type DealsToldOf<Asked extends DealsAsked> = Extract<DealsTold, { readonly kind: Asked['kind'] }>;
export const isToldOf = <Asked extends DealsAsked>(asked: Asked, told: DealsTold): told is DealsToldOf<Asked> => told.kind === asked.kind;

export type IntakeRequest =
  | { readonly kind: 'review' | 'build'; readonly id: number; readonly job: Job }
  | { readonly kind: 'records'; readonly id: number; readonly job: Job; readonly wanted: RecordsAsked }
  | { readonly kind: 'accounts'; readonly id: number; readonly job: Job; readonly fingerprint: string }
  | { readonly kind: 'deals'; readonly id: number; readonly job: Job; readonly fingerprint: string; readonly asked: DealsAsked };

export type IntakeReply =
  | { readonly kind: 'progress'; readonly id: number; readonly progress: JobProgress }
  | { readonly kind: 'reviewed'; readonly id: number; readonly review: Review }
  | { readonly kind: 'built'; readonly id: number; readonly built: Built }
  | { readonly kind: 'found'; readonly id: number; readonly found: FoundRecords }
  | { readonly kind: 'known'; readonly id: number; readonly accounts: AccountColumns }
  | { readonly kind: 'told'; readonly id: number; readonly told: DealsTold }
  | { readonly kind: 'failed'; readonly id: number; readonly message: string };

/** The import side as the page sees it, wherever it runs. Whatever is under way when it is stopped rejects. */
export interface Intake {
  review(job: Job, progress: (progress: JobProgress) => void): Promise<Review>;
  build(job: Job, progress: (progress: JobProgress) => void): Promise<Built>;
  records(job: Job, wanted: RecordsAsked): Promise<FoundRecords>;
  /** What is known of every account of what was built under a fingerprint. */
  accounts(job: Job, fingerprint: string): Promise<AccountColumns>;
  /** What the files of what was built under a fingerprint say of its deals. */
  deals(job: Job, fingerprint: string, asked: DealsAsked): Promise<DealsTold>;
  stop(): void;
}
