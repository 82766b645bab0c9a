import { TABLES, type Admission, type PreviewRecord } from '../core/admission';
import type { TableId } from '../core/model';
import { counted } from '../wording';
import { sourceRows, TABLE_NAMES, type SourceRow } from './sources';
import type { Option } from './mapping';

/** The records near the top of a file, of which one names the columns. `width` is the most cells that any of them has. */
export type HeaderChoice = {
  readonly line: number;
  readonly records: readonly PreviewRecord[];
  readonly width: number;
};

/** A file of an import: what it was taken for, and what people may say instead. */
export type DraftFile = SourceRow & {
  readonly isLoaded: boolean;
  /** The table it is read as, to be chosen; null where there is nothing to choose. `value` is '' while nobody knows. */
  readonly tables: { readonly value: TableId | ''; readonly options: readonly Option[] } | null;
  readonly header: HeaderChoice | null;
};

const TABLE_OPTIONS: readonly Option[] = (Object.keys(TABLE_NAMES) as TableId[]).map((table) => ({
  value: table,
  label: TABLE_NAMES[table],
}));

/** The table of an option's value; null where it names none. */
export const tableOf = (value: string): TableId | null => (Object.keys(TABLES) as TableId[]).find((table) => table === value) ?? null;

/** Where a source names its columns itself (JSON, Parquet) no line of it does, and there is nothing to choose. */
function headerChoice({ preview, headerLine }: Admission): HeaderChoice | null {
  if (preview.length < 2 || headerLine < 1) return null;
  return { line: headerLine, records: preview, width: Math.max(...preview.map(({ cells }) => cells.length)) };
}

type Draft = {
  readonly admissions: readonly Admission[];
  readonly definitionsError: string | null;
  readonly definitionsFile?: string | null;
};

/** The files of an import in the order in which they came, definitions last. */
export function draftFiles(
  { admissions, definitionsFile = null, definitionsError }: Draft,
  loaded: readonly Admission[],
): readonly DraftFile[] {
  const known = new Set(loaded.map(({ inspection }) => inspection.sha256));
  const rows = sourceRows(admissions, definitionsFile === null ? null : { file: definitionsFile, error: definitionsError }, false);
  return rows.map((row, at) => {
    const admission = admissions[at];
    if (admission === undefined) return { ...row, isLoaded: false, tables: null, header: null };
    const { inspection, header } = admission;
    return {
      ...row,
      isLoaded: inspection.sha256 !== '' && known.has(inspection.sha256),
      tables: header.length === 0 ? null : { value: inspection.table ?? '', options: TABLE_OPTIONS },
      header: headerChoice(admission),
    };
  });
}

/** What a file's header is, in a line: `Columns are named on line 3, 12 of them`. */
export function headerText({ line, records }: HeaderChoice): string {
  const named = records.find((record) => record.line === line);
  return named === undefined ? `Line ${line} names the columns` : `Line ${line} names the ${counted(named.cells.length, 'column')}`;
}
