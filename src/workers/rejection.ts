import type { Admission } from '../core/admission';
import type { Inspection, Sha256 } from '../core/model';

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
  return { inspection: { ...NOTHING, file, sha256, bytes, error }, columns: [], stages: [], setAside: [], table: null };
}

/** A file that was admitted and is not used after all. Its mapping stays to be seen, and so does the account of its records. */
export function leftOut(admission: Admission, error: string): Admission {
  const { inspection } = admission;
  const unused = inspection.loaded === 0 ? [] : [{ reason: 'the file is left out', count: inspection.loaded, lines: [] }];
  return {
    ...admission,
    table: null,
    inspection: {
      ...inspection,
      outcome: 'reject',
      loaded: 0,
      setAside: [...inspection.setAside, ...unused],
      questions: [],
      totals: null,
      error,
    },
  };
}

/** Why the account of a file does not hold, or null: every record is loaded, set aside or named as not data. */
export function imbalanceOf({ records, loaded, setAside, notData }: Inspection): string | null {
  const sum = (tally: readonly { readonly count: number }[]): number => tally.reduce((all, { count }) => all + count, 0);
  const [aside, not] = [sum(setAside), sum(notData)];
  if (records === loaded + aside + not) return null;
  return `The account of this file does not add up (${records} records, ${loaded} loaded, ${aside} set aside, ${not} not data), so nothing of it is used; this is a fault of Plumbline, not of the file.`;
}
