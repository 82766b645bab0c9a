import { NOT_KEPT, UNKNOWN, type Dataset, type DimensionId, type Missing } from '../model';
import type { Ask } from './ask';
import { givenValue } from './assumptions';
import { cellsBy, type Cells } from './cells';
import type { Cube } from './cube';
import {
  cellOf,
  COMPETITOR,
  labelIn,
  lostIn,
  LOSS_REASON,
  withDifferences,
  type Group,
  type LossColumn,
  type LostAsk,
  type LostCell,
  type LostTable,
} from './lost-cells';
import type { MeasureId } from './measures';
import { filterAxes, maskFor, plan } from './plan';

const MEASURES: readonly MeasureId[] = ['won', 'decided', 'unwon', 'unwonValued', 'unwonAmount', 'unwonUnpriced'];

export { COMPETITOR, LOSS_REASON, type LossColumn, type LostAsk, type LostCell } from './lost-cells';

/** A slice with its lost deals, or all of them together. */
export type LostSlice = { readonly label: string | null; readonly lost: number; readonly cells: readonly LostCell[] };

export type LostDeals = {
  readonly column: LossColumn;
  readonly slices: readonly LostSlice[];
  /** All slices together: a row for each reason, the most frequent first, what is unknown last. */
  readonly whole: LostSlice;
  /** Lost deals of which nobody wrote the reason. */
  readonly unknown: number;
  /** How many differences were tested: the family of every q. */
  readonly tested: number;
  /** Why nothing can be told at all. */
  readonly missing: Missing | null;
};

/** What the engine is asked for a table of lost deals; null where the files do not have the column. */
export function lostDealsPlan(dataset: Dataset, { column, by, where }: Pick<LostAsk, 'column' | 'by' | 'where'>): Ask | null {
  if (!dataset.dimensions.some(({ id }) => id === column)) return null;
  return { ...plan(dataset, [], [column, by, ...filterAxes(dataset, where)]), measures: MEASURES };
}

/** Which of the two columns the files have. */
export const lossColumns = ({ dimensions }: Dataset): readonly LossColumn[] =>
  [LOSS_REASON, COMPETITOR].filter((column) => dimensions.some(({ id }) => id === column));

type Asked = { readonly cube: Cube; readonly dataset: Dataset; readonly ask: LostAsk };

/** The cells of a cube by one axis, in the order of codes. */
function groupsBy({ cube, dataset, ask }: Asked, by: readonly DimensionId[]): ReadonlyMap<string, Cells> {
  const axes = by.map((id) => cube.ask.by.indexOf(id));
  return cellsBy(cube, { axes, mask: maskFor(cube.ask, dataset, { by: [ask.by], where: ask.where, assumptions: ask.assumptions }) });
}

const groupsOf = (cells: ReadonlyMap<string, Cells>): readonly Group[] =>
  [...cells].map(([key, own]) => ({ code: Number(key), cells: own })).filter(({ code }) => code !== NOT_KEPT);

const NOTHING = { label: null, lost: 0, cells: [] };

function reasonMissing(dataset: Dataset, { column, by }: LostAsk): Missing | null {
  const has = (id: DimensionId): boolean => dataset.dimensions.some((dimension) => dimension.id === id);
  return has(column) && has(by) ? null : 'not_mapped';
}

/**
 * Lost deals and those closed without decision, by what sellers wrote of them, in each slice of a dimension (`domain.md`
 * 10.13): how many, which share of the slice's lost deals, for how much, and how far that share is from all other slices
 * together. It is what was typed, not why: nothing here is a cause. Deals are of the assumed class and fall into a period by
 * their close date.
 */
export function lostDeals(cube: Cube, dataset: Dataset, ask: LostAsk): LostDeals {
  const { column } = ask;
  const nothing: LostDeals = { column, slices: [], whole: NOTHING, unknown: 0, tested: 0, missing: reasonMissing(dataset, ask) };
  if (nothing.missing !== null) return nothing;
  const asked = { cube, dataset, ask };
  const bySize = (a: Group, b: Group): number =>
    Number(a.code === UNKNOWN) - Number(b.code === UNKNOWN) || lostIn(b.cells, ask) - lostIn(a.cells, ask) || a.code - b.code;
  const reasons = named(groupsBy(asked, [column]), ask).toSorted(bySize);
  const all = groupsBy(asked, []).get('');
  const slices = groupsOf(groupsBy(asked, [ask.by]))
    .filter(({ cells }) => lostIn(cells, ask) > 0)
    .toSorted(bySize);
  if (lostIn(all, ask) === 0) return { ...nothing, missing: 'no_closed' };
  const table: LostTable = { dataset, ask, all, reasons, crossed: groupsBy(asked, [column, ask.by]) };
  const counted = slices.flatMap((slice) => reasons.map((reason) => cellOf(table, reason, slice)));
  const { cells, tested } = withDifferences(counted, givenValue(ask.assumptions, 'minimumN') ?? 10);
  const width = reasons.length;
  return {
    ...nothing,
    slices: slices.map((slice, at) => ({
      label: labelIn(table, ask.by, slice.code),
      lost: lostIn(slice.cells, ask),
      cells: cells.slice(at * width, (at + 1) * width),
    })),
    whole: { label: null, lost: lostIn(all, ask), cells: reasons.map((reason) => cellOf(table, reason, null).cell) },
    unknown: lostIn(reasons.find(({ code }) => code === UNKNOWN)?.cells, ask),
    tested,
  };
}

/** The reasons that any lost deal names; against a competitor, also those that won deals alone name. */
function named(groups: ReadonlyMap<string, Cells>, ask: LostAsk): readonly Group[] {
  return groupsOf(groups).filter(({ code, cells }) => {
    const decided = ask.column === COMPETITOR && code !== UNKNOWN ? cells.number('decided', ask.span) : 0;
    return lostIn(cells, ask) + decided > 0;
  });
}
