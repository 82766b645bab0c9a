import type { Brand } from './brand';
import type { Tally } from './reading';

export type Sha256 = Brand<string, 'Sha256'>;

/** The tables an export can be. */
export type TableId = 'opportunity' | 'account' | 'customer' | 'subscription' | 'spend' | 'rate' | 'stage-history' | 'outreach';
/** The CRMs whose exports are known by their headers. */
export type FormatId = 'salesforce' | 'hubspot' | 'pipedrive' | 'dynamics' | 'plain';

/** Text by dictionary: `labels[0]` is '' and means that the cell holds nothing. */
export type TextColumn = { readonly kind: 'text'; readonly codes: Uint32Array; readonly labels: readonly string[] };
/** Calendar dates as day numbers. */
export type DayColumn = { readonly kind: 'day'; readonly values: Int32Array; readonly known: Uint8Array };
/** Numbers; money in whole minor units of the row's `currency` column, or of two decimals where nothing names one. */
export type NumberColumn = { readonly kind: 'money' | 'number'; readonly values: Float64Array; readonly known: Uint8Array };
export type Column = TextColumn | DayColumn | NumberColumn;

/**
 * The loaded rows of one file. Columns have product names (`closeDate`, `amount`); a column of the file that maps to
 * none and has few distinct values keeps its own header as its name. An opportunity table always has `outcome` and
 * `dealClass`, read from stage and type.
 */
export type AdmittedTable = {
  readonly file: string;
  readonly sha256: Sha256;
  readonly table: TableId;
  readonly rows: number;
  readonly columns: ReadonlyMap<string, Column>;
  /** Headers by column name, as the file spells them. */
  readonly headers: ReadonlyMap<string, string>;
  /** 1-based physical line at which each row's record starts. */
  readonly lines: Uint32Array;
};

/** What became of a file, in the words of `report.md`. */
export type FileOutcome = 'load' | 'notice' | 'quarantine' | 'ask' | 'reject';

/** Something the file leaves open. `reads` shows what two of its cells become under a choice. */
export type OpenQuestion = {
  readonly id: string;
  readonly column: string | null;
  readonly ask: string;
  readonly choices: readonly { readonly value: string; readonly reads: readonly string[] }[];
};

/** What was normalised, left out or assumed in a column; `held` is what came of holding the file's own figure against ours. */
export type Notice = {
  readonly column: string | null;
  readonly what: string;
  readonly count: number;
  readonly held?: 'agrees' | 'differs';
};

export type NotDataKind = 'preamble' | 'trailer' | 'total' | 'subtotal' | 'blank' | 'repeatedHeader';

/** Totals of an opportunity file, to be held against the CRM's own. */
export type FileTotals = {
  readonly rows: number;
  readonly won: number;
  readonly lost: number;
  readonly open: number;
  readonly other: number;
  readonly amount: Readonly<Record<string, number>>;
  readonly blankAmounts: number;
  readonly firstClose: string | null;
  readonly lastClose: string | null;
};

/** The account of one file: every record is loaded, set aside with a reason, or named as not data. */
export type Inspection = {
  readonly file: string;
  readonly sha256: Sha256;
  readonly bytes: number;
  readonly format: FormatId | null;
  readonly table: TableId | null;
  readonly outcome: FileOutcome;
  readonly records: number;
  readonly loaded: number;
  readonly setAside: Tally<'reason'>;
  readonly notData: Tally<'kind'>;
  readonly notices: readonly Notice[];
  readonly questions: readonly OpenQuestion[];
  readonly error: string | null;
  readonly totals: FileTotals | null;
  readonly mapping: Readonly<Record<string, { readonly to: string | null; readonly confidence: number }>>;
};
