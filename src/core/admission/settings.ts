import type { Currency, DealClass, Outcome } from '../model';

/** What people have said about their files. Every map may be empty. */
export type AdmissionSettings = {
  /** Question id -> choice value. An id is stable for the same headers. */
  readonly answers: ReadonlyMap<string, string>;
  /** File name -> source column -> product column, or null to leave the column out. */
  readonly mapping: ReadonlyMap<string, ReadonlyMap<string, string | null>>;
  /** `stage` or `pipeline/stage`, as the file spells them, to an outcome. */
  readonly stageMap: ReadonlyMap<string, Outcome>;
  readonly typeMap: ReadonlyMap<string, DealClass>;
  /** Records that people corrected: SHA-256 of the file -> line at which the record starts -> its cells as they should read. */
  readonly corrections: ReadonlyMap<string, ReadonlyMap<number, readonly string[]>>;
  /** The workspace's currency, taken (with a notice) where a file names none. */
  readonly currency: Currency | null;
};

export const NO_SETTINGS: AdmissionSettings = {
  answers: new Map(),
  mapping: new Map(),
  stageMap: new Map(),
  typeMap: new Map(),
  corrections: new Map(),
  currency: null,
};
