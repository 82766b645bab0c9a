import { codeOf, FIRST_LABEL, NOT_KEPT, UNKNOWN, type Code, type Dataset, type Dimension } from '../model';
import { group } from './cells';
import type { Cube, Spread } from './cube';
import { ICP } from './delta';
import { ofIcp } from './icp-measures';
import { NUMBER_IDS, SPREAD_IDS, type NumberId, type SpreadId } from './measures';
import { ACCOUNT } from './plan';

/** A dimension that a score gives, and its code for every account number; nobody (0) is unknown. */
export type Rescoring = { readonly dimension: Dimension; readonly codes: ArrayLike<number> };

/** What of the answer is wanted beside the new dimensions. */
export type RescoringOf = {
  /** Whether anything is known of accounts that a profile could ask for; without it an ICP stays missing. */
  readonly canScore: boolean;
  /** Leaves the axis of accounts in, for intervals that draw them anew. */
  readonly keepsAccounts?: boolean;
};

/** The code of a score for a cell, by its code on the axis of accounts (which begins with two that are no account's). */
export function scoreAt(codes: ArrayLike<number>, account: Code): Code {
  if (account === NOT_KEPT) return NOT_KEPT;
  return account < FIRST_LABEL ? UNKNOWN : (codes[account - FIRST_LABEL + 1] ?? UNKNOWN);
}

/** A dataset as if its accounts had been scored otherwise: by one version throughout. */
export function scoredDataset(dataset: Dataset, scores: readonly Rescoring[], canScore: boolean): Dataset {
  const { rulers: _, ...rest } = dataset;
  const others = dataset.dimensions.filter(({ home }) => home !== 'score');
  return {
    ...rest,
    dimensions: [...others, ...scores.map(({ dimension }) => dimension)],
    supplied: canScore ? new Set([...dataset.supplied, 'icp']) : dataset.supplied,
  };
}

/** Which codes of the membership some labels stand for. */
export function membershipCodes(scores: readonly Rescoring[], members: readonly string[]): ReadonlySet<Code> {
  const dimension = scores.find(({ dimension: { id } }) => id === ICP)?.dimension;
  if (dimension === undefined) return new Set();
  return new Set(members.map((member) => codeOf(dimension, member)).filter((code) => code !== null));
}

type Axes = { readonly cube: Cube; readonly scores: readonly Rescoring[]; readonly kept: readonly number[] };

const NOBODY = new Uint32Array(0);

/** The codes of rows on the new axes: those of the score first, then the axes that stay. */
function keysOf({ cube, scores, kept }: Axes, keys: readonly Uint32Array[], count: number): readonly Uint32Array[] {
  const accounts = keys[cube.ask.by.indexOf(ACCOUNT)] ?? NOBODY;
  const scored = scores.map(({ codes }) => Uint32Array.from({ length: count }, (_, row) => scoreAt(codes, accounts[row] ?? UNKNOWN)));
  return [...scored, ...kept.map((axis) => keys[axis] ?? new Uint32Array(count))];
}

const icpAxis = (scores: readonly Rescoring[]): number => scores.findIndex(({ dimension }) => dimension.id === ICP);

/** A column of the cube; throws where it was not asked for, for 0 in its place would be wrong. */
function columnOf<Id, Column>(columns: ReadonlyMap<Id, Column>, id: Id): Column {
  const column = columns.get(id);
  if (column === undefined) throw new Error(`the cube was not asked for ${String(id)}`);
  return column;
}

/** Cells of one key and month added up. */
function cellsOf(axes: Axes): Pick<Cube, 'cells' | 'keys' | 'months' | 'numbers'> {
  const { cube, scores } = axes;
  const keys = keysOf(axes, cube.keys, cube.cells);
  const months = Uint32Array.from(cube.months, (month) => month + 2 ** 31);
  const all = [...keys, months];
  const members = [...group({ keys: all, count: cube.cells }, { axes: [...all.keys()], mask: [] }).values()];
  const firsts = Uint32Array.from(members, ([first = 0]) => first);
  const merged = keys.map((codes) => Uint32Array.from(firsts, (cell) => codes[cell] ?? 0));
  const icp = merged[icpAxis(scores)] ?? NOBODY;
  const summed = (id: NumberId): Float64Array => {
    const found = ofIcp(id, NUMBER_IDS);
    const values = columnOf(cube.numbers, found?.base ?? id);
    const passes = found === null ? null : membershipCodes(scores, found.members);
    return Float64Array.from(members, (own, cell) =>
      passes === null || passes.has(icp[cell] ?? UNKNOWN) ? own.reduce((sum, row) => sum + (values[row] ?? 0), 0) : 0,
    );
  };
  return {
    cells: members.length,
    keys: merged,
    months: Int32Array.from(firsts, (cell) => cube.months[cell] ?? 0),
    numbers: new Map([...cube.numbers.keys()].map((id) => [id, summed(id)])),
  };
}

function spreadIn(axes: Axes, id: SpreadId): Spread {
  const { cube, scores } = axes;
  const found = ofIcp(id, SPREAD_IDS);
  const spread = columnOf(cube.spreads, found?.base ?? id);
  const keys = keysOf(axes, spread.keys, spread.value.length);
  if (found === null) return { ...spread, keys };
  const passes = membershipCodes(scores, found.members);
  const icp = keys[icpAxis(scores)] ?? NOBODY;
  const entries = Uint32Array.from(spread.value.keys()).filter((entry) => passes.has(icp[entry] ?? UNKNOWN));
  return {
    keys: keys.map((codes) => Uint32Array.from(entries, (entry) => codes[entry] ?? 0)),
    months: Int32Array.from(entries, (entry) => spread.months[entry] ?? 0),
    value: Float64Array.from(entries, (entry) => spread.value[entry] ?? 0),
    count: Uint32Array.from(entries, (entry) => spread.count[entry] ?? 0),
  };
}

/**
 * A cube with an axis of accounts as if they had been scored otherwise: the dimensions of the score come first, accounts are
 * added up, and what was counted on ICP accounts is counted anew. It is read with the dataset that comes with it. Any profile
 * can so be laid over one answer of the engine.
 */
export function rescored(
  cube: Cube,
  dataset: Dataset,
  scores: readonly Rescoring[],
  { canScore, keepsAccounts = false }: RescoringOf,
): { readonly cube: Cube; readonly dataset: Dataset } {
  const given = new Set(scores.map(({ dimension }) => dimension.id));
  const kept = cube.ask.by.flatMap((id, axis) => (given.has(id) || (id === ACCOUNT && !keepsAccounts) ? [] : [axis]));
  const axes: Axes = { cube, scores, kept };
  const by = [...given, ...kept.flatMap((axis) => cube.ask.by[axis] ?? [])];
  return {
    dataset: scoredDataset(dataset, scores, canScore),
    cube: {
      ask: { ...cube.ask, by },
      ...cellsOf(axes),
      spreads: new Map([...cube.spreads.keys()].map((id) => [id, spreadIn(axes, id)])),
    },
  };
}
