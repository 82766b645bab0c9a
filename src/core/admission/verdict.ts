import type { AdmittedTable, FileOutcome, FileTotals, FormatId, Inspection, TableId } from '../model';
import type { Admission, PreviewRecord, ReviewedColumn, ReviewedStage, SetAsideRecord } from './admission';
import type { MappedColumn } from './map-columns';
import type { OddFate } from './odd-records';
import type { RawTable } from './raw-table';
import { jointSentence, notDataRows, sentenceOf, tallyOf, type Reason, type RowBook } from './row-book';
import { cellsOf } from './row-kinds';
import { lineAt, samplesOf } from './sheet';
import type { Talk } from './talk';

/** How far admission came with a file. */
export type Reached = {
  readonly raw: RawTable;
  readonly book: RowBook;
  readonly odd: readonly OddFate[];
  readonly talk: Talk;
  readonly format: FormatId | null;
  readonly table: TableId | null;
  readonly error: string | null;
  readonly columns: readonly MappedColumn[];
  readonly stages: readonly ReviewedStage[];
  readonly loaded: number;
  readonly totals: FileTotals | null;
  readonly admitted: AdmittedTable | null;
};

/** Draws up the account of the file. Throws if its records do not add up: then nothing may be shown. */
export function draw(reached: Reached, preview: readonly PreviewRecord[]): Admission {
  const { raw, talk } = reached;
  const setAside = setAsideRecords(reached);
  const reasons = reasonsOf(reached);
  const notData = notDataLines(reached);
  const refused = reached.error !== null;
  const unused = refused ? unusedLines(reached) : [];
  const aside = new Map([...jointReasons(reasons), ...(unused.length > 0 ? [['the file is not used', unused] as const] : [])]);
  const outcome = outcomeOf(reached, aside.size > 0);
  const waits = outcome === 'reject' || outcome === 'ask';
  const inspection: Inspection = {
    file: raw.file,
    sha256: raw.sha256,
    bytes: raw.bytes,
    format: reached.format,
    table: reached.table,
    outcome,
    records: raw.recordCount,
    loaded: refused ? 0 : reached.loaded,
    setAside: tallyOf('reason', aside),
    notData: tallyOf('kind', notData),
    notices: talk.notices(),
    questions: refused ? [] : talk.questions(),
    error: reached.error,
    totals: waits ? null : reached.totals,
    mapping: mappingOf(reached.columns),
  };
  requireSum(inspection);
  return {
    inspection,
    columns: reached.columns.map(reviewed),
    stages: reached.stages,
    setAside,
    header: raw.header,
    headerLine: raw.headerLine,
    preview,
    table: waits ? null : reached.admitted,
  };
}

function outcomeOf({ error, talk }: Reached, someAside: boolean): FileOutcome {
  if (error !== null) return 'reject';
  if (talk.questions().length > 0) return 'ask';
  if (someAside) return 'quarantine';
  return talk.normalised() ? 'notice' : 'load';
}

function requireSum({ file, records, loaded, setAside, notData }: Inspection): void {
  const counted = [...setAside, ...notData].reduce((sum, each) => sum + each.count, loaded);
  if (counted !== records) throw new Error(`The ledger of ${file} does not add up: ${records} records, ${counted} accounted for.`);
}

type Placed = { readonly line: number; readonly reason: Reason };

function reasonsOf({ raw, book, odd }: Reached): readonly Placed[] {
  const regular = [...book.reasons].map(([row, reason]) => ({ line: lineAt(raw, row), reason }));
  return [...regular, ...odd.flatMap(({ record, reason }) => (reason === null ? [] : [{ line: record.line, reason }]))];
}

/** Lines by reason: records that break one rule in one column stand together. */
function jointReasons(placed: readonly Placed[]): ReadonlyMap<string, readonly number[]> {
  const groups = new Map<string, Placed[]>();
  for (const each of placed) {
    const key = `${each.reason.column ?? ''}\n${each.reason.rule}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [each]);
    else group.push(each);
  }
  return new Map([...groups.values()].map((group) => [jointSentence(group.map(({ reason }) => reason)), group.map(({ line }) => line)]));
}

function notDataLines({ raw, book, odd }: Reached): ReadonlyMap<string, readonly number[]> {
  const lines = new Map<string, number[]>();
  const add = (kind: string, line: number): void => {
    const known = lines.get(kind);
    if (known === undefined) lines.set(kind, [line]);
    else known.push(line);
  };
  for (const [kind, rows] of notDataRows(book)) for (const row of rows) add(kind, lineAt(raw, row));
  for (const { record, kind } of odd) if (kind !== null) add(kind, record.line);
  return lines;
}

/** Records that would load if the file could be used. */
function unusedLines({ raw, book }: Reached): readonly number[] {
  const lines: number[] = [];
  book.fates.forEach((fate, row) => {
    if (fate === 0) lines.push(lineAt(raw, row));
  });
  return lines;
}

function setAsideRecords({ raw, book, odd }: Reached): readonly SetAsideRecord[] {
  const regular = [...book.reasons].map(([row, reason]): SetAsideRecord => ({
    line: lineAt(raw, row),
    reason: sentenceOf(reason),
    column: reason.column,
    cells: cellsOf(raw, row),
  }));
  const others = odd.flatMap(({ record, reason }): readonly SetAsideRecord[] =>
    reason === null ? [] : [{ line: record.line, reason: sentenceOf(reason), column: reason.column, cells: record.cells }],
  );
  return [...regular, ...others].toSorted((a, b) => a.line - b.line);
}

const mappingOf = (columns: readonly MappedColumn[]): Inspection['mapping'] =>
  Object.fromEntries(columns.map(({ column, name, confidence }) => [column.key, { to: name, confidence }]));

const reviewed = ({ column, name, confidence }: MappedColumn): ReviewedColumn => ({
  header: column.key,
  to: name,
  confidence,
  samples: samplesOf(column, 3),
});
