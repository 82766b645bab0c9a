import { plainCell } from './cell-text';
import type { Field } from './fields';
import type { Mapping } from './map-columns';
import { isMissing } from './missing-markers';
import type { SourceColumn } from './sheet';
import { flagOf } from './words';

/** Rows that say the same about how a deal stands: one pipeline, stage, status and reason. */
export type StageGroup = {
  readonly pipeline: string;
  readonly stage: string;
  readonly status: string;
  readonly reason: string;
  readonly rows: number;
  /** The first two rows of it. */
  readonly first: readonly number[];
  /** Which states the CRM's own flags give these rows. */
  readonly flags: ReadonlySet<'open' | 'won' | 'closed'>;
};

/** The groups, and by row of the file the place of its group; only the rows in `rows` have one. */
export type StageGroups = { readonly groups: readonly StageGroup[]; readonly of: Uint32Array; readonly rows: Uint32Array };

type Growing = {
  readonly codes: readonly number[];
  rows: number;
  readonly first: number[];
  readonly flags: Set<'open' | 'won' | 'closed'>;
};

const PARTS: readonly Field[] = ['pipeline', 'stage', 'outcome', 'statusReason'];

/** Gathers the data rows by what they say; there are few such groups however many rows there are. */
export function groupStages(mapping: Mapping, rows: Uint32Array, rowsInFile: number): StageGroups {
  const parts = PARTS.map((field) => mapping.byField.get(field));
  const flags = flagsByCode(mapping);
  const keyOf = keyMaker(parts);
  const places = new Map<number | string, number>();
  const growing: Growing[] = [];
  const of = new Uint32Array(rowsInFile);
  rows.forEach((row) => {
    const key = keyOf(row);
    let place = places.get(key);
    if (place === undefined) {
      place = growing.length;
      places.set(key, place);
      growing.push({ codes: parts.map((column) => column?.codes[row] ?? 0), rows: 0, first: [], flags: new Set() });
    }
    const group = growing[place];
    if (group !== undefined) count(group, flags, row);
    of[row] = place;
  });
  return { groups: growing.map((group) => named(group, parts)), of, rows };
}

/** A number for each combination of codes; a text where there could be more combinations than a number can tell apart. */
function keyMaker(parts: readonly (SourceColumn | undefined)[]): (row: number) => number | string {
  const combinations = parts.reduce((product, column) => product * (column?.values.length ?? 1), 1);
  if (combinations > Number.MAX_SAFE_INTEGER) return (row) => parts.map((column) => column?.codes[row] ?? 0).join(' ');
  return (row) => {
    let key = 0;
    for (const column of parts) if (column !== undefined) key = key * column.values.length + (column.codes[row] ?? 0);
    return key;
  };
}

type Flags = {
  readonly isWon: SourceColumn;
  readonly isClosed: SourceColumn;
  readonly won: readonly boolean[];
  readonly closed: readonly boolean[];
};

/** The flags by code, where the file has both: a blank means no, as in API exports. */
function flagsByCode(mapping: Mapping): Flags | null {
  const [isWon, isClosed] = [mapping.byField.get('isWon'), mapping.byField.get('isClosed')];
  if (isWon === undefined || isClosed === undefined || !saysAnything(isClosed)) return null;
  const [won, closed] = [isWon, isClosed].map((column) => column.values.map((cell) => flagOf(cell) === true));
  return { isWon, isClosed, won: won ?? [], closed: closed ?? [] };
}

const saysAnything = (column: SourceColumn): boolean =>
  column.values.some((cell, code) => (column.counts[code] ?? 0) > 0 && flagOf(cell) !== null);

function count(group: Growing, flags: Flags | null, row: number): void {
  group.rows++;
  if (group.first.length < 2) group.first.push(row);
  if (flags === null) return;
  const won = flags.won[flags.isWon.codes[row] ?? 0] === true;
  const closed = flags.closed[flags.isClosed.codes[row] ?? 0] === true;
  group.flags.add(won ? 'won' : closedOrOpen(closed));
}

const closedOrOpen = (closed: boolean): 'closed' | 'open' => (closed ? 'closed' : 'open');

function named(group: Growing, parts: readonly (SourceColumn | undefined)[]): StageGroup {
  const [pipeline = '', stage = '', status = '', reason = ''] = parts.map((column, at) => {
    const text = (column?.values[group.codes[at] ?? 0] ?? '').trim();
    return isMissing(plainCell(text), 'text') ? '' : text;
  });
  return { pipeline, stage, status, reason, rows: group.rows, first: group.first, flags: group.flags };
}
