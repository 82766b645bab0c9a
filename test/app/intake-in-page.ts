import type { AccountColumns } from '../../src/core/icp';
import type { Built, DealsAsked, DealsTold, Intake, Job, JobProgress, RecordsAsked, Review } from '../../src/workers/intake-messages';
import type { IntakeRoom } from '../../src/workers/intake-room';
import type { FoundRecords } from '../../src/workers/record-finder';

/** A room in the asker's own thread: for tests and for Node. What is stopped rejects at its next look. */
export class IntakeInPage implements Intake {
  readonly #open: () => IntakeRoom;
  #room: IntakeRoom;
  #stop = { aborted: false };

  constructor(open: () => IntakeRoom) {
    this.#open = open;
    this.#room = open();
  }

  review(job: Job, progress: (progress: JobProgress) => void): Promise<Review> {
    return this.#room.review(job, { stop: this.#stop, progress });
  }

  build(job: Job, progress: (progress: JobProgress) => void): Promise<Built> {
    return this.#room.build(job, { stop: this.#stop, progress });
  }

  records(job: Job, wanted: RecordsAsked): Promise<FoundRecords> {
    return this.#room.records(job, wanted, { stop: this.#stop, progress: () => undefined });
  }

  accounts(job: Job, fingerprint: string): Promise<AccountColumns> {
    return this.#room.accounts(job, fingerprint, { stop: this.#stop, progress: () => undefined });
  }

  deals(job: Job, fingerprint: string, asked: DealsAsked): Promise<DealsTold> {
    return this.#room.deals(job, { fingerprint, asked }, { stop: this.#stop, progress: () => undefined });
  }

  stop(): void {
    this.#stop.aborted = true;
    this.#stop = { aborted: false };
    this.#room = this.#open();
  }
}
