import { isToldOf, type Intake, type Job } from '../workers/intake-messages';
import { Deciding } from './deciding';
import type { Session } from './session';

/** The files that are loaded, and where they are asked. */
export type AskedFiles = { readonly intake: Intake; readonly job: Job; readonly fingerprint: string };

/** What pages ask of the files that are loaded, beyond what the engine answers. */
export abstract class Asking extends Deciding {
  /** Throws where nothing is loaded. */
  protected abstract loadedFiles(): AskedFiles;

  readonly recordsOf: Session['recordsOf'] = async (wanted) => {
    const { intake, job, fingerprint } = this.loadedFiles();
    return intake.records(job, { ...wanted, fingerprint });
  };

  readonly accountColumns: Session['accountColumns'] = async () => {
    const { intake, job, fingerprint } = this.loadedFiles();
    return intake.accounts(job, fingerprint);
  };

  readonly aboutDeals: Session['aboutDeals'] = async (asked) => {
    const { intake, job, fingerprint } = this.loadedFiles();
    const told = await intake.deals(job, fingerprint, asked);
    if (!isToldOf(asked, told)) throw new Error('another question about deals was answered');
    return told;
  };
}
