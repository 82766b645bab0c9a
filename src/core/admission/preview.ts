import type { PreviewRecord } from './admission';
import type { RawTable } from './raw-table';
import { cellsOf } from './row-kinds';

const MOST = 12;

/**
 * The first records of a file by line, as they stand there: header, lines above it and odd ones too. The header in force
 * is always among them, in the last place where it lies further down.
 */
export function previewOf(raw: RawTable, headerLine: number): readonly PreviewRecord[] {
  const rows = Array.from({ length: Math.min(MOST, raw.rows) }, (_, row): PreviewRecord => recordAt(raw, row));
  const top = [{ line: raw.headerLine, cells: raw.header }, ...rows, ...raw.odd.slice(0, MOST)].toSorted((a, b) => a.line - b.line);
  const first = top.slice(0, MOST).map(({ line, cells }) => ({ line, cells }));
  if (first.some(({ line }) => line === headerLine)) return first;
  const header = top.find(({ line }) => line === headerLine) ?? furtherDown(raw, headerLine);
  return header === null ? first : [...first.slice(0, MOST - 1), { line: header.line, cells: header.cells }];
}

const recordAt = (raw: RawTable, row: number): PreviewRecord => ({ line: raw.lines[row] ?? 0, cells: cellsOf(raw, row) });

function furtherDown(raw: RawTable, line: number): PreviewRecord | null {
  const row = raw.lines.indexOf(line);
  return row < 0 ? (raw.odd.find((record) => record.line === line) ?? null) : recordAt(raw, row);
}
