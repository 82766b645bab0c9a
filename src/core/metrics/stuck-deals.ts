import { labelOf, NOT_KEPT, type Dataset, type DimensionId, type Missing } from '../model';
import { countUpTo, type Spread } from '../statistics';
import type { Ask } from './ask';
import type { Assumptions } from './assumptions';
import { cellsBy, type Cells } from './cells';
import { STALE_LIMIT } from './catalogue/pipeline';
import type { Cube } from './cube';
import { ICP } from './delta';
import { measure, type Formula } from './formula';
import { filterAxes, maskFor, plan, type Condition } from './plan';
import { readFormulas } from './read-formulas';
import { TRAILING_YEAR } from './unit-economics';

export const STAGE = 'stage' as DimensionId;

/** Open deals of one side of the ICP (`null`: no ICP, or cannot be scored) in a stage, by how many days they have been open. */
export type StuckSide = { readonly icp: string | null; readonly ages: Spread; readonly past: number };

/** Open deals in one stage (`null`: no stage is named), and how many of them have been open for longer than the limit. */
export type StuckStage = {
  readonly label: string | null;
  readonly open: number;
  readonly past: number;
  readonly sides: readonly StuckSide[];
};

export type StuckDeals = {
  /** Days within which 95 in 100 won deals of the trailing year had closed; null under 20 of them. */
  readonly limit: number | null;
  /** The won deals that the limit is told from. */
  readonly wins: number;
  /** Open deals whose age is known, and those open for longer than the limit; 0 where there is none. */
  readonly open: number;
  readonly past: number;
  /** Open deals whose age is not known: no date of creation. */
  readonly undated: number;
  /** As the codes come: their order is nobody's. */
  readonly stages: readonly StuckStage[];
  readonly missing: Missing | null;
};

export type StuckAsk = { readonly where: readonly Condition[]; readonly assumptions: Assumptions };

const WINS: Formula = { op: 'size', id: 'wonCycle', ...TRAILING_YEAR };

/** What the engine is asked for open deals by stage and age. */
export function stuckPlan(dataset: Dataset, where: readonly Condition[]): Ask {
  const asked = plan(dataset, [], [STAGE, ICP, ...filterAxes(dataset, where)]);
  return { ...asked, measures: ['open', 'openAge', 'wonCycle'] };
}

const pastOf = (ages: Spread, limit: number | null): number => (limit === null ? 0 : ages.size - countUpTo(ages, limit));

type Read = { readonly cube: Cube; readonly dataset: Dataset; readonly ask: StuckAsk };

function groupsBy({ cube, dataset, ask }: Read, by: readonly DimensionId[]): ReadonlyMap<string, Cells> {
  const axes = by.map((id) => cube.ask.by.indexOf(id));
  return cellsBy(cube, { axes, mask: maskFor(cube.ask, dataset, { by: [], ...ask }) });
}

function stagesOf(read: Read, limit: number | null): readonly StuckStage[] {
  const { cube, dataset } = read;
  const by = [STAGE, ICP].filter((id) => cube.ask.by.includes(id));
  const [stage, icp] = [STAGE, ICP].map((id) => dataset.dimensions.find((dimension) => dimension.id === id));
  const stages = new Map<string | null, StuckSide[]>();
  for (const [key, cells] of groupsBy(read, by)) {
    const codes = key === '' ? [] : key.split(',').map(Number);
    const ages = cells.histogram('openAge', null);
    if (codes.includes(NOT_KEPT) || ages.size === 0) continue;
    const code = (id: DimensionId): number => codes[by.indexOf(id)] ?? 0;
    const label = stage === undefined ? null : labelOf(stage, code(STAGE));
    const side = { icp: icp === undefined ? null : labelOf(icp, code(ICP)), ages, past: pastOf(ages, limit) };
    stages.set(label, [...(stages.get(label) ?? []), side]);
  }
  const sum = (sides: readonly StuckSide[], of: (side: StuckSide) => number): number => sides.reduce((all, side) => all + of(side), 0);
  return [...stages].map(([label, sides]) => ({
    label,
    open: sum(sides, ({ ages }) => ages.size),
    past: sum(sides, ({ past }) => past),
    sides,
  }));
}

/**
 * Open deals by stage and age, and how many have been open for longer than 95 in 100 won deals of the trailing year took: the
 * same limit from which velocity takes a deal as stale. A deal on the limit is not past it. As of the as-of date, whatever the period.
 */
export function readStuck(cube: Cube, dataset: Dataset, ask: StuckAsk): StuckDeals {
  const about = { ...ask, span: null };
  const read = { cube, dataset, ask };
  const all = groupsBy(read, []).get('');
  const { wins, open, limit } = readFormulas(cube, dataset, {
    ...about,
    formulas: { wins: WINS, open: measure('open'), limit: STALE_LIMIT },
  });
  const known = wins >= STALE_LIMIT.needs ? limit : null;
  const ages = all?.histogram('openAge', null) ?? { values: [], counts: [], size: 0 };
  const isDated = dataset.supplied.has('createdDate');
  const without: Missing = isDated ? 'no_open' : 'not_mapped';
  return {
    limit: known,
    wins,
    open: ages.size,
    past: pastOf(ages, known),
    undated: open - ages.size,
    stages: stagesOf(read, known),
    missing: ages.size === 0 ? without : null,
  };
}
