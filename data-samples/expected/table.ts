import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { readRecords, valueIn } from './records';

/** The counts of report.md: records = loaded + setAside + notData. */
export interface Counts {
  records: number;
  loaded: number;
  setAside: number;
  notData: number;
}

/** A record by column. */
export interface Row {
  readonly line: number;
  text(column: string | null): string | null;
}

export interface Table {
  readonly counts: Counts;
  readonly rows: Row[];
  readonly setAside: number[];
}

/**
 * Reads a file. A record of one cell is a blank line or a line of the report around the data; any other width than the
 * header's sets the record aside, and so does `check` when it says so.
 */
export function readTable(folder: string, file: string, check: (row: Row) => boolean): Table {
  const { header, records } = readRecords(readFileSync(join(folder, file), 'utf8'));
  const places = new Map(header.map((name, place) => [name, place]));
  const table: Table = { counts: { records: records.length, loaded: 0, setAside: 0, notData: 0 }, rows: [], setAside: [] };
  for (const { line, cells } of records) {
    const row = rowOf(line, cells, places);
    if (cells.length === 1) table.counts.notData++;
    else if (cells.length === header.length && check(row)) table.rows.push(row);
    else table.setAside.push(line);
  }
  table.counts.loaded = table.rows.length;
  table.counts.setAside = table.setAside.length;
  return table;
}

/** `None` is a value among technologies. */
function rowOf(line: number, cells: readonly string[], places: ReadonlyMap<string, number>): Row {
  const text = (column: string | null): string | null => {
    const place = column === null ? undefined : places.get(column);
    return place === undefined ? null : valueIn(cells[place], column === 'Technologies' ? ['none'] : []);
  };
  return { line, text };
}

/** For files in which every record is sound. */
export function everyRow(): boolean {
  return true;
}
