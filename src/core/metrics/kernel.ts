import {
  FIRST_LABEL,
  NOT_KEPT,
  UNKNOWN,
  type Code,
  type Dataset,
  type Dimension,
  type FactTable,
  type Predicate,
  type TableName,
  type WholeColumn,
} from '../model';
import { datedBy, isWhole, placeOf, rulerAt } from '../sql';
import type { Ask } from './ask';
import { NO_MONTH, type Cube, type Spread } from './cube';
import { byFactAndClock, clockColumn, measureOf, numbersOf, rowsCounted, spreadsOf } from './cube-sql';
import type { Measure } from './measure';
import type { NumberId, SpreadId } from './measures';

export type Tables = ReadonlyMap<TableName, FactTable>;
type Row = number;
/** A fact as rows to look at; what is not known or not kept is null. */
type View = { readonly rows: number; code(row: Row, place: number): Code; whole(row: Row, column: string): number | null };

/**
 * The cube by a plain loop over typed columns: the second interpreter of measures, and the oracle of the first.
 * It shares the catalogue, `resolve` and `rowsCounted` with the SQL; cells come in the order of their first row.
 */
export function kernel(ask: Ask, tables: Tables, dataset: Dataset): Cube {
  const parts = byFactAndClock(numbersOf(ask)).map((ids) => countPart(ids, ask, tables, dataset));
  const cells = parts.flatMap((part) => [...part.values()]);
  return {
    ask,
    cells: cells.length,
    ...keysOf(cells, ask),
    numbers: new Map(numbersOf(ask).map((id) => [id, Float64Array.from(cells, (cell) => safe(cell.sums.get(id) ?? 0))])),
    spreads: new Map(spreadsOf(ask).map((id) => [id, spreadOf(id, ask, tables, dataset)])),
  };
}

type Key = { readonly codes: readonly Code[]; readonly month: number };
type Cell = Key & { readonly sums: Map<NumberId, number> };

function countPart(ids: readonly NumberId[], ask: Ask, tables: Tables, dataset: Dataset): ReadonlyMap<string, Cell> {
  const cells = new Map<string, Cell>();
  const [first] = ids.map(measureOf);
  if (first === undefined) return cells;
  const view = viewOf(first, tables, dataset);
  const filter = holds(ask.filter, view, dataset.dimensions);
  const keyOf = keyFinder(view, ask, dataset.dimensions, clockColumn(first.clock, ask));
  const measures = ids.map((id) => {
    const measure = measureOf(id);
    const counts = holds(rowsCounted(ask, measure, dataset.dimensions), view, dataset.dimensions);
    return { id, of: measure.fold === 'count' ? null : measure.of, counts };
  });
  for (let row = 0; row < view.rows; row += 1) {
    if (!filter(row)) continue;
    const { sums } = cellAt(cells, keyOf(row));
    for (const { id, of, counts } of measures) {
      if (counts(row)) sums.set(id, (sums.get(id) ?? 0) + (of === null ? 1 : (view.whole(row, of) ?? 0)));
    }
  }
  return cells;
}

function cellAt(cells: Map<string, Cell>, key: Key): Cell {
  const name = `${key.codes.join()} ${key.month}`;
  const found = cells.get(name) ?? { ...key, sums: new Map() };
  cells.set(name, found);
  return found;
}

function spreadOf(id: SpreadId, ask: Ask, tables: Tables, dataset: Dataset): Spread {
  const measure = measureOf(id);
  const view = viewOf(measure, tables, dataset);
  const counts = holds(rowsCounted(ask, measure, dataset.dimensions), view, dataset.dimensions);
  const keyOf = keyFinder(view, ask, dataset.dimensions, clockColumn(measure.clock, ask));
  const entries = new Map<string, Key & { readonly value: number; count: number }>();
  for (let row = 0; row < view.rows; row += 1) {
    const value = measure.fold === 'count' || !counts(row) ? null : view.whole(row, measure.of);
    if (value === null) continue;
    const key = keyOf(row);
    const name = `${key.codes.join()} ${key.month} ${value}`;
    const entry = entries.get(name) ?? { ...key, value, count: 0 };
    entry.count += 1;
    entries.set(name, entry);
  }
  const all = [...entries.values()];
  return {
    ...keysOf(all, ask),
    value: Float64Array.from(all, (entry) => entry.value),
    count: Uint32Array.from(all, (entry) => entry.count),
  };
}

function keysOf(keys: readonly Key[], ask: Ask): { readonly keys: readonly Uint32Array[]; readonly months: Int32Array } {
  return {
    keys: ask.by.map((_, axis) => Uint32Array.from(keys, (key) => key.codes[axis] ?? UNKNOWN)),
    months: Int32Array.from(keys, (key) => key.month),
  };
}

function keyFinder(view: View, ask: Ask, dimensions: readonly Dimension[], month: string | null): (row: Row) => Key {
  const places = ask.by.map((id) => placeOf(dimensions, id));
  if (places.includes(-1)) throw new RangeError('no such dimension is loaded');
  return (row) => ({
    codes: places.map((place) => view.code(row, place)),
    month: month === null ? NO_MONTH : (view.whole(row, month) ?? NO_MONTH),
  });
}

function holds(predicate: Predicate, view: View, dimensions: readonly Dimension[]): (row: Row) => boolean {
  switch (predicate.kind) {
    case 'always':
      return () => true;
    case 'isOneOf': {
      const [place, members] = [placeOf(dimensions, predicate.dimension), new Set(predicate.members)];
      return (row) => place >= 0 && members.has(view.code(row, place));
    }
    case 'within':
      return (row) => isBetween(view.whole(row, predicate.column), predicate.from, predicate.to);
    case 'known':
      return knows(predicate.column, view, dimensions);
    case 'not': {
      const of = holds(predicate.of, view, dimensions);
      return (row) => !of(row);
    }
    case 'all':
    case 'any': {
      const parts = predicate.of.map((part) => holds(part, view, dimensions));
      return predicate.kind === 'all' ? (row) => parts.every((part) => part(row)) : (row) => parts.some((part) => part(row));
    }
  }
}

const isBetween = (value: number | null, from: number | null, to: number | null): boolean =>
  value !== null && (from === null || value >= from) && (to === null || value <= to);

function knows(name: WholeColumn | string, view: View, dimensions: readonly Dimension[]): (row: Row) => boolean {
  if (isWhole(name)) return (row) => view.whole(row, name) !== null;
  const place = placeOf(dimensions, name);
  return (row) => place >= 0 && view.code(row, place) >= FIRST_LABEL;
}

const NOTHING: FactTable = { rows: 0, columns: new Map() };

/** The whole number at a row, or null where it is not known, the table has no such column, or there is no such row. */
function valueAt(table: FactTable, name: string, row: Row): number | null {
  const column = table.columns.get(name);
  if (column === undefined || row < 0 || row >= table.rows || column.known?.[row] === 0) return null;
  return column.values[row] ?? null;
}

/** A fact as it is counted by one clock: where several versions score accounts, the clock tells which. */
function viewOf({ fact, clock }: Pick<Measure, 'fact' | 'clock'>, tables: Tables, { dimensions, rulers }: Dataset): View {
  const [own, deals, scores] = [tables.get(fact) ?? NOTHING, tables.get('opportunity') ?? NOTHING, tables.get('score') ?? NOTHING];
  const pointsToDeal = fact === 'logo' || fact === 'spend';
  const dealAt = (row: Row): Row | null => (pointsToDeal ? dealNumber(valueAt(own, 'opportunity', row), deals) : row);
  const holder = pointsToDeal ? deals : own;
  const scoreRows = new Map(Array.from({ length: scores.rows }, (_, row) => [valueAt(scores, 'account', row), row]));
  const dated = datedBy(fact, clock);
  const scoreOf = (row: Row, at: Row, account: number): Row => {
    if (rulers === undefined) return scoreRows.get(account) ?? -1;
    const from = dated?.of === 'deal' ? deals : own;
    const date = dated === null ? null : valueAt(from, dated.column, dated.of === 'deal' ? at : row);
    return scoreRows.get(account + rulerAt(rulers, dated?.unit ?? 'day', date) * rulers.accounts) ?? -1;
  };
  const code = (row: Row, place: number): Code => {
    const [at, home] = [dealAt(row), dimensions[place]?.home];
    if (at === null || (home === 'opportunity' && holder !== deals)) return NOT_KEPT;
    if (home !== 'score') return valueAt(holder, `d${place}`, at) ?? UNKNOWN;
    const account = valueAt(holder, 'account', at);
    return account === null ? UNKNOWN : (valueAt(scores, `d${place}`, scoreOf(row, at, account)) ?? UNKNOWN);
  };
  const whole = (row: Row, column: string): number | null => {
    const at = dealAt(row);
    if (own.columns.has(column)) return valueAt(own, column, row);
    return pointsToDeal && at !== null && isWhole(column) ? valueAt(deals, column, at) : null;
  };
  return { rows: own.rows, code, whole };
}

const dealNumber = (row: number | null, deals: FactTable): Row | null => (row === null || row < 0 || row >= deals.rows ? null : row);

/** A sum that doubles still hold exactly; anything larger throws, as the engine's reader does. */
function safe(sum: number): number {
  if (!Number.isSafeInteger(sum)) throw new RangeError('a sum is too large to be exact');
  return sum;
}
