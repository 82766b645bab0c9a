import { labelOf, NOT_KEPT, type Code, type Dataset, type DimensionId, type Missing, type Span } from '../model';
import { wilson, type Interval } from '../statistics';
import type { Ask } from './ask';
import type { Assumptions } from './assumptions';
import { cellsBy, type Cells } from './cells';
import type { Cube } from './cube';
import { ICP } from './delta';
import { LEVEL } from './interval-for';
import { filterAxes, maskFor, plan, type Condition } from './plan';
import { STAGE } from './stuck-deals';

const FURTHEST = 'furthestStage' as DimensionId;
const LAST = 'lastStage' as DimensionId;

/**
 * How it is known where deals stop: by a history of stages, by a column with the last stage before the end, or not at all, so
 * that only the present stage of open deals can be told.
 */
export type StageSource = 'history' | 'lastStage' | 'open';

/** Deals whose furthest known stage is one and the same, by how they stand. */
export type AtStage = { readonly label: string | null; readonly won: number; readonly open: number; readonly ended: number };

/** Deals of one side of the ICP: all that were created in the period, or all that are open where nothing else is known. */
export type StageSide = {
  readonly icp: string | null;
  readonly created: number;
  readonly won: number;
  readonly open: number;
  readonly at: readonly AtStage[];
};

export type StageReach = {
  readonly source: StageSource;
  /** ICP, non-ICP and those that cannot be scored, of whom there are any; one side alone without an ICP. */
  readonly sides: readonly StageSide[];
  readonly missing: Missing | null;
};

export type ReachAsk = { readonly span: Span | null; readonly where: readonly Condition[]; readonly assumptions: Assumptions };

const has = ({ dimensions }: Dataset, id: DimensionId): boolean => dimensions.some((dimension) => dimension.id === id);

/** What the files tell of where deals stop; a history before a column of last stages. */
export function stageSource(dataset: Dataset): StageSource {
  if (has(dataset, FURTHEST)) return 'history';
  return has(dataset, LAST) ? 'lastStage' : 'open';
}

const AXES: Readonly<Record<StageSource, readonly DimensionId[]>> = { history: [FURTHEST], lastStage: [LAST, STAGE], open: [STAGE] };

/** The dimension that names the stages, in whose order they may stand. */
export const stageDimensionOf = (source: StageSource): DimensionId => AXES[source][0] ?? STAGE;

/** What the engine is asked for deals by the furthest stage known of them. */
export function reachPlan(dataset: Dataset, where: readonly Condition[]): Ask {
  const source = stageSource(dataset);
  const asked = plan(dataset, [], [...AXES[source], ICP, ...filterAxes(dataset, where)]);
  return { ...asked, measures: source === 'open' ? ['open'] : ['created', 'createdWon', 'createdOpen'] };
}

type Read = { readonly cube: Cube; readonly dataset: Dataset; readonly ask: ReachAsk; readonly source: StageSource };

/** The furthest stage that codes name: the last one before the end, else the one that an open deal stands in. */
function stageOf({ dataset, source }: Read, codes: ReadonlyMap<DimensionId, Code>, isOpen: boolean): string | null {
  const label = (id: DimensionId): string | null => {
    const dimension = dataset.dimensions.find((each) => each.id === id);
    return dimension === undefined ? null : labelOf(dimension, codes.get(id) ?? 0);
  };
  if (source !== 'lastStage') return label(stageDimensionOf(source));
  return label(LAST) ?? (isOpen ? label(STAGE) : null);
}

type Counts = { won: number; open: number; ended: number };

function countsOf({ source, ask }: Read, cells: Cells): Counts {
  if (source === 'open') return { won: 0, open: cells.number('open', null), ended: 0 };
  const [created, won, open] = (['createdWon', 'createdOpen'] as const).reduce<readonly number[]>(
    (all, id) => [...all, cells.number(id, ask.span)],
    [cells.number('created', ask.span)],
  );
  return { won: won ?? 0, open: open ?? 0, ended: (created ?? 0) - (won ?? 0) - (open ?? 0) };
}

/** Adds the deals of a cell to the stages of its side. */
function noteCell(read: Read, at: Map<string | null, Counts>, codes: ReadonlyMap<DimensionId, Code>, counts: Counts): void {
  for (const kind of ['won', 'open', 'ended'] as const) {
    if (counts[kind] === 0) continue;
    const label = stageOf(read, codes, kind === 'open');
    const own = at.get(label) ?? { won: 0, open: 0, ended: 0 };
    own[kind] += counts[kind];
    at.set(label, own);
  }
}

function sidesOf(read: Read): readonly StageSide[] {
  const { cube, dataset, ask, source } = read;
  const by = [...AXES[source], ICP].filter((id) => cube.ask.by.includes(id));
  const axes = by.map((id) => cube.ask.by.indexOf(id));
  const icp = dataset.dimensions.find(({ id }) => id === ICP);
  const sides = new Map<string | null, Map<string | null, Counts>>();
  for (const [key, cells] of cellsBy(cube, { axes, mask: maskFor(cube.ask, dataset, { by: [], ...ask }) })) {
    const codes = new Map(by.map((id, place) => [id, key === '' ? 0 : Number(key.split(',')[place])]));
    if ([...codes.values()].includes(NOT_KEPT)) continue;
    const side = icp === undefined ? null : labelOf(icp, codes.get(ICP) ?? 0);
    const at = sides.get(side) ?? new Map<string | null, Counts>();
    noteCell(read, at, codes, countsOf(read, cells));
    sides.set(side, at);
  }
  return [...sides].map(([side, at]) => sideOf(side, at)).filter(({ created }) => created > 0);
}

function sideOf(icp: string | null, at: ReadonlyMap<string | null, Counts>): StageSide {
  const all = [...at.values()];
  const sum = (of: (counts: Counts) => number): number => all.reduce((total, counts) => total + of(counts), 0);
  return {
    icp,
    created: sum(({ won, open, ended }) => won + open + ended),
    won: sum(({ won }) => won),
    open: sum(({ open }) => open),
    at: [...at].map(([label, counts]) => ({ label, ...counts })),
  };
}

/**
 * Deals by the furthest stage known of them, on each side of the ICP. With a history or a column of last stages these are the
 * deals created in the period; without either, all open deals by the stage they stand in, whatever the period.
 */
export function readReach(cube: Cube, dataset: Dataset, ask: ReachAsk): StageReach {
  const source = stageSource(dataset);
  const missing = has(dataset, stageDimensionOf(source)) ? null : 'not_mapped';
  const sides = missing === null ? sidesOf({ cube, dataset, ask, source }) : [];
  const empty: Missing = source === 'open' ? 'no_open' : 'no_created';
  return { source, sides, missing: missing ?? (sides.length === 0 ? empty : null) };
}

/** How many deals came as far as a stage, and how many have stopped there or stand there now; null is the win. */
export type Step = {
  readonly label: string | null;
  readonly reached: number;
  /** Of the step before; the first step is held against all created. */
  readonly before: number;
  /** Wilson's limits of the share of all created that came so far; null where there are none. */
  readonly limits: Interval | null;
  readonly ended: number;
  readonly open: number;
};

/**
 * The steps of one side in an order of stages, the win as the last one. Who came further, or won, has passed what lies before,
 * whether or not anybody wrote it down; deals of which no stage is known came no further than their creation.
 */
export function stepsOf({ created, won, at }: StageSide, order: readonly string[]): readonly Step[] {
  const own = new Map(at.map((each) => [each.label, each]));
  const beyond = order.map((label) => (own.get(label)?.open ?? 0) + (own.get(label)?.ended ?? 0));
  let before = created;
  const stages = order.map((label, place): Step => {
    const reached = won + beyond.slice(place).reduce((sum, count) => sum + count, 0);
    const step = {
      label,
      reached,
      before,
      limits: wilson(reached, created, LEVEL),
      ended: own.get(label)?.ended ?? 0,
      open: own.get(label)?.open ?? 0,
    };
    before = reached;
    return step;
  });
  return [...stages, { label: null, reached: won, before, limits: wilson(won, created, LEVEL), ended: 0, open: 0 }];
}

/** Open deals of one side by the stage they stand in, as a share of all that are open on that side. */
export const standingIn = ({ open, at }: StageSide, order: readonly (string | null)[]): readonly Step[] =>
  order.map((label) => {
    const reached = at.find((each) => each.label === label)?.open ?? 0;
    return { label, reached, before: open, limits: wilson(reached, open, LEVEL), ended: 0, open: reached };
  });
