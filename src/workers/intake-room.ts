import { rejected, type Admission, type RawTable } from '../core/admission';
import { assembleSnapshots, settleFiles, type Snapshot } from '../core/snapshots';
import type { Definitions } from '../core/workspace';
import type { AdmittedTable, FactTable, Stop, TableName } from '../core/model';
import { DealBook } from '../core/facts';
import type { AccountColumns, AttributeTable } from '../core/icp';
import type { Parcel, Scoring } from '../core/metrics';
import { readSource, Stopped } from '../sources';
import { admitOne } from './admit-one';
import { settingsFor, settingsText } from '../core/workspace';
import { findDefinitions, type FoundDefinitions } from './found-definitions';
import { headerFingerprint, shortHash } from './header-fingerprint';
import type { Built, DealsAsked, DealsTold, Job, RecordsAsked, Review } from './intake-messages';
import { dealsTold } from './deals-told';
import { RecordFinder, type FoundRecords } from './record-finder';
import { settledByDecisions } from './settled-by-decisions';
import { Shelf, type ReadSource, type Watch } from './read-files';
import { bytesOf, nameOf, reviewOf, type ReadEntry } from './review';

export type Pack = (table: TableName, facts: FactTable) => Parcel;
export type PackScoring = (told: { readonly attributes: AttributeTable; readonly sql: string; readonly scores: FactTable }) => Scoring;
/** How tables are made ready for an engine; one that cannot score is handed the scores. */
export type Packing = { readonly pack: Pack; readonly packScoring: PackScoring | null };
type Admitted = { readonly settings: string; readonly admission: Admission };
/** What is kept of what was built last, to be asked for. */
type Found = { readonly fingerprint: string; readonly records: RecordFinder; readonly accounts: AccountColumns; readonly deals: DealBook };
/** A job as far as it is understood, its tables whole. */
type Understood = {
  readonly review: Review;
  /** The tables as they were admitted, before files were held against each other. */
  readonly admitted: readonly AdmittedTable[];
  readonly snapshots: readonly Snapshot[];
  readonly found: FoundDefinitions;
  readonly raws: readonly RawTable[];
};

/**
 * The import of files, phase by phase:
 *
 *   files --read--> raw tables --admit--> admissions --settle--> review          (`review`)
 *                                            └--assemble--> facts --pack--> parcels   (`build`)
 *
 * Raw tables and admissions are kept, so that an answer or a mapping reads no byte again. One job at a time.
 */
export class IntakeRoom {
  readonly #shelf: Shelf;
  readonly #pack: Pack;
  readonly #packScoring: PackScoring | null;
  readonly #admitted = new WeakMap<RawTable, Admitted>();
  /** The settings that each table was admitted with. */
  readonly #settings = new WeakMap<AdmittedTable, string>();
  /** Of what was built last. */
  #finder: Found | null = null;
  #turn: Promise<unknown> = Promise.resolve();

  constructor({ pack, packScoring }: Packing, read: ReadSource = readSource) {
    this.#pack = pack;
    this.#packScoring = packScoring;
    this.#shelf = new Shelf(read);
  }

  /** What the files of a job would be loaded as. Rejects with `Stopped` alone. */
  review(job: Job, watch: Watch): Promise<Review> {
    return this.#inTurn(async () => (await this.#understand(job, watch)).review);
  }

  /** The job's dataset and its tables as parcels. Rejects where something is still open. */
  build(job: Job, watch: Watch): Promise<Built> {
    return this.#inTurn(() => this.#build(job, watch));
  }

  /** The records behind rows of what was built. Rejects where the files no longer make what they made. */
  records(job: Job, wanted: RecordsAsked, watch: Watch): Promise<FoundRecords> {
    return this.#inTurn(async () => (await this.#foundOf(job, wanted.fingerprint, watch)).records.find(wanted));
  }

  /** What is known of every account of what was built. Rejects as `records` does. */
  accounts(job: Job, fingerprint: string, watch: Watch): Promise<AccountColumns> {
    return this.#inTurn(async () => (await this.#foundOf(job, fingerprint, watch)).accounts);
  }

  /** What files say of the deals of what was built. Rejects as `records` does. */
  deals(job: Job, { fingerprint, asked }: { readonly fingerprint: string; readonly asked: DealsAsked }, watch: Watch): Promise<DealsTold> {
    return this.#inTurn(async () => dealsTold((await this.#foundOf(job, fingerprint, watch)).deals, asked));
  }

  async #foundOf(job: Job, fingerprint: string, watch: Watch): Promise<Found> {
    if (this.#finder?.fingerprint !== fingerprint) await this.#build(job, watch);
    if (this.#finder?.fingerprint !== fingerprint) throw new Error('the files are no longer what they were when they were loaded');
    return this.#finder;
  }

  async #build(job: Job, watch: Watch): Promise<Built> {
    const { review, admitted, snapshots, found, raws } = await this.#understand(job, watch);
    if (!review.canLoad) throw new Error('These files cannot be loaded yet: something is open or missing.');
    const { assembly, history } = assembleSnapshots(snapshots, found.definitions, null);
    const told = this.#packScoring === null ? null : assembly.scoring();
    const packed = [...assembly.tables].filter(([name, facts]) => facts.columns.size > 0 && (name !== 'score' || told === null));
    const parcels = packed.map(([name, facts]) => this.#pack(name, facts));
    const scoring = told === null ? null : (this.#packScoring?.(told) ?? null);
    const dataset = { ...assembly.dataset, fingerprint: `${assembly.dataset.fingerprint}${this.#settingsHash(admitted)}` };
    this.#finder = {
      fingerprint: dataset.fingerprint,
      records: new RecordFinder(assembly, admitted, raws),
      accounts: assembly.accountColumns,
      deals: new DealBook(assembly.deals, assembly.dealTables, assembly.accounts),
    };
    const { icpVersion, joins } = assembly;
    return { review, dataset, definitions: found.definitions, icpVersion, parcels, scoring, history, joins };
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = this.#turn.then(work);
    this.#turn = done.catch(() => undefined);
    return done;
  }

  async #understand(job: Job, watch: Watch): Promise<Understood> {
    const shelved = await this.#shelf.entriesOf(job, watch);
    const reads = shelved
      .flatMap(({ file, entries, answers }) => entries.map((entry): ReadEntry => ({ file, entry, answers })))
      .filter(({ entry }) => !job.removed.has(nameOf(entry)));
    const written = reads.flatMap(({ file, entry }) => (entry.kind === 'definitions' ? [{ batch: file.batch, entry }] : []));
    const found = findDefinitions(written, job.defined);
    const total = reads.reduce((sum, { entry }) => sum + bytesOf(entry), 0);
    let done = 0;
    const admitted: Admission[] = [];
    for (const read of reads) {
      if (read.entry.kind === 'definitions') continue;
      heed(watch.stop);
      watch.progress({ step: 'checking', done, total, file: nameOf(read.entry) });
      admitted.push(
        read.entry.kind === 'refused'
          ? rejected(read.entry, read.entry.error)
          : this.#admit(read.entry.raw, read.answers, { job, definitions: found.definitions }),
      );
      done += bytesOf(read.entry);
    }
    const { admissions, snapshots } = settleFiles(admitted, settledByDecisions(job.decisions, found.definitions));
    const tables = admitted.flatMap(({ table }) => (table === null ? [] : [table]));
    const raws = reads.flatMap(({ entry }) => (entry.kind === 'records' ? [entry.raw] : []));
    return { admitted: tables, snapshots, found, raws, review: reviewOf(reads, admissions, found) };
  }

  #admit(
    raw: RawTable,
    answers: ReadonlyMap<string, string>,
    { job, definitions }: { readonly job: Job; readonly definitions: Definitions },
  ): Admission {
    const own = settingsFor({ name: raw.file, fingerprint: headerFingerprint(raw.header) }, definitions, job.decisions);
    const settings = { ...own, answers: new Map([...answers, ...own.answers]) };
    const text = settingsText(settings);
    const known = this.#admitted.get(raw);
    if (known?.settings === text) return known.admission;
    const admission = admitOne(raw, settings);
    this.#admitted.set(raw, { settings: text, admission });
    if (admission.table !== null) this.#settings.set(admission.table, text);
    return admission;
  }

  /** Answers and mappings shape the numbers as much as the files do: equal fingerprints must hold equal numbers. */
  #settingsHash(tables: readonly AdmittedTable[]): string {
    return shortHash(tables.map((table) => this.#settings.get(table)).join('\n'));
  }
}

function heed(stop: Stop): void {
  if (stop.aborted) throw new Stopped();
}
