import type { Inspection, Sha256 } from '../model';
import type { Admission } from './admission';
import { admit } from './admit';
import type { RawTable } from './raw-table';
import type { AdmissionSettings } from './settings';

type File = { readonly file: string; readonly sha256: Sha256; readonly bytes: number };

const NOTHING: Omit<Inspection, keyof File | 'error'> = {
  format: null,
  table: null,
  outcome: 'reject',
  records: 0,
  loaded: 0,
  setAside: [],
  notData: [],
  notices: [],
  questions: [],
  totals: null,
  mapping: {},
};

/** A file that cannot be used, listed with the sentence that says why; it is in no number. */
export function rejected({ file, sha256, bytes }: File, error: string): Admission {
  return {
    inspection: { file, sha256, bytes, ...NOTHING, error },
    columns: [],
    stages: [],
    setAside: [],
    header: [],
    headerLine: 0,
    preview: [],
    table: null,
  };
}

/** Why the account of a file does not hold, or null: every record is loaded, set aside or named as not data. */
function imbalanceOf({ records, loaded, setAside, notData }: Inspection): string | null {
  const sum = (tally: readonly { readonly count: number }[]): number => tally.reduce((all, { count }) => all + count, 0);
  const [aside, not] = [sum(setAside), sum(notData)];
  if (records === loaded + aside + not) return null;
  return `The account of this file does not add up (${records} records, ${loaded} loaded, ${aside} set aside, ${not} not data), so nothing of it is used; this is a fault of Plumbline, not of the file.`;
}

/**
 * One file admitted. A file that breaks admission, or whose account does not hold, is refused with a sentence and stops no
 * other: this never throws.
 */
export function admitOrReject(raw: RawTable, settings: AdmissionSettings): Admission {
  try {
    const admission = admit(raw, settings);
    const imbalance = imbalanceOf(admission.inspection);
    return imbalance === null ? admission : rejected(raw, imbalance);
  } catch (error) {
    const cause = error instanceof Error ? error.message : String(error);
    return rejected(
      raw,
      `The file could not be checked to its end (${cause}), so nothing of it is used; this is a fault of Plumbline, not of the file.`,
    );
  }
}
